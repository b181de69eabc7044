import { glob } from "node:fs/promises";
import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { draft, seatOf } from "./routes.ts";
import { arrive, mark, phone, sound } from "./support.ts";
import { takenOver } from "./taken-over.ts";

/* Each page that the product has, on a phone in English: axe finds nothing, nothing scrolls sideways, no sentence is missing. At a desk in Korean they are driven by the jobs of people. */

/** The first id that stands in an answer of the API. */
async function first(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/${address}`);
  expect(answer.status(), address).toBe(200);
  return /"id":\s*"([0-9a-f-]{36})"/.exec(await answer.text())?.[1] ?? "";
}

/** The first link of a page that leads to such an address. */
async function linked(page: Page, from: string, to: RegExp): Promise<string> {
  await page.goto(from);
  const addresses = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return addresses.flatMap((one) => to.exec(one)?.[0] ?? [])[0] ?? "";
}

async function batch(page: Page): Promise<string> {
  const lines = `함께 보는 글 ${mark()},1청\n함께 보는 글 ${mark()},2청`;
  const answer = await page.request.post("/api/v1/document-batches", { data: { lines, text: "점검 결과를 통보합니다.", summary: "알립니다.", keywords: "점검", unitTaskId: await first(page, "tasks") } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** A document of an earlier system. */
async function ofBefore(page: Page): Promise<string> {
  const id = `page-${mark()}`;
  return (await takenOver(page, [{ id, title: `옛 문서 ${id}`, body: "옛 시스템의 문서입니다." }]))[0]!;
}

const decided = (page: Page) => first(page, "documents?list=register");
async function statement(page: Page): Promise<string> {
  const { statements } = (await (await page.request.get("/api/v1/handovers")).json()) as { statements: { id: string }[] };
  return `/handover/statements/${statements[0]?.id ?? ""}`;
}
type Address = string | ((page: Page) => Promise<string>);
/** Where each page stands, by who looks at it. What is not here is looked at by jobs of its own. */
const pages: Readonly<Record<string, readonly [file: string, address: Address][]>> = {
  admin: [
    ...["", "/appointments", "/classification", "/delegation", "/imports", "/operation", "/organisation", "/people", "/petition-categories", "/problems", "/synonyms"].map((name) => [`admin${name}`, `/admin${name}`] as [string, Address]),
    ["admin/organisation/[id]", async (page) => `/admin/organisation/${(await seatOf(page)).departmentId}`],
    ["admin/people/[id]", async (page) => `/admin/people/${await first(page, `officials?q=${encodeURIComponent("박서온")}`)}`],
  ],
  auditor: [["history", "/history"], ["history/reads", "/history/reads"]],
  records: [
    ["records", "/records"], ["records/corrections", "/records/corrections"], ["records/disposals", "/records/disposals"], ["records/files", "/records/files"],
    ["records/files/[id]", (page) => linked(page, "/records/disposals", /^\/records\/files\/[0-9a-f-]{36}/)],
  ],
  reviewer: [["handover", "/handover"], ["handover/statements/[id]", statement], ["handover/statements/[id]/print", async (page) => `${await statement(page)}/print`]],
  drafter: [
    ["", "/"], ["my-day", "/my-day"], ["documents", "/documents"], ["documents/batches", "/documents/batches"], ["help", "/help"], ["help/[room]", "/help/search"], ["lessons", "/lessons"], ["lessons/missing", "/lessons/missing"], ["memos", "/memos"],
    ["petitions", "/petitions"], ["problems", "/problems"], ["profile", "/profile"], ["search", "/search?q=계획&why=1"], ["search/saved", "/search/saved"], ["search/collections", "/search/collections"], ["tasks", "/tasks"], ["usage", "/usage"],
    ["accessibility", "/accessibility"], ["developers", "/developers"], ["password", "/password"], ["privacy", "/privacy"],
    ["documents/[id]", async (page) => `/documents/${await decided(page)}`], ["documents/[id]/print", async (page) => `/documents/${await decided(page)}/print`], ["documents/[id]/access", async (page) => `/documents/${await decided(page)}/access`],
    ["documents/[id]/correction", async (page) => `/documents/${await decided(page)}/correction`], ["documents/[id]/route", async (page) => `/documents/${await decided(page)}/route`],
    ["documents/[id]/edit", async (page) => `/documents/${await draft(page, `보는 글 ${mark()}`, () => [])}/edit`],
    ["documents/batches/[id]", async (page) => `/documents/batches/${await batch(page)}`], ["documents/batches/[id]/reading", async (page) => `/documents/batches/${await batch(page)}/reading`],
    ["handover/[postId]", async (page) => `/handover/${(await seatOf(page)).postId}`], ["posts/[id]", async (page) => `/posts/${(await seatOf(page)).postId}`], ["departments/[id]", async (page) => `/departments/${(await seatOf(page)).departmentId}`],
    ["lessons/[id]", async (page) => `/lessons/${await first(page, "lessons")}`], ["lessons/new", async (page) => `/lessons/new?on=task:${await first(page, "tasks")}`], ["petitions/[id]", async (page) => `/petitions/${await first(page, "petitions")}`],
    ["search/collections/[id]", async (page) => `/search/collections/${await first(page, "collections")}`], ["search/collections/add", async (page) => `/search/collections/add?kind=document&record=${await decided(page)}`],
    ["tasks/[id]", async (page) => `/tasks/${await first(page, "tasks")}`], ["archive/[id]", async (page) => `/archive/${await ofBefore(page)}`],
  ],
};
/** Pages for those who are not signed in, or before anybody can be: frame.spec.ts and set-up.spec.ts look at them. */
const elsewhere = ["set-up", "sign-in"];

test("each page of the product is looked at", async () => {
  const files: string[] = [];
  for await (const file of glob("app/**/page.tsx")) files.push(file.replace(/^app\//, "").replace(/\([a-z]+\)\//, "").replace(/\/?page\.tsx$/, ""));
  expect([...Object.values(pages).flatMap((some) => some.map(([file]) => file)), ...elsewhere].sort()).toEqual(files.sort());
});

for (const [login, some] of Object.entries(pages)) {
  test(`pages of ${login} are sound in English on a phone`, async ({ browser }) => {
    test.setTimeout(360_000);
    const page = await arrive(browser, login, { width: phone, english: true });
    for (const [file, address] of some) {
      const at = typeof address === "string" ? address : await address(page);
      const answer = await page.goto(at);
      expect(answer?.status(), `${file}: ${at}`).toBe(200);
      expect(new URL(page.url()).pathname, file).toBe(file === "" ? "/my-day" : new URL(at, page.url()).pathname);
      await sound(page);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
    }
  });
}
