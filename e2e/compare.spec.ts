import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";

async function uploaded(page: Page, name: string): Promise<string> {
  const sent = await page.request.post("/api/v1/files", { multipart: { file: { name, mimeType: "text/plain", buffer: Buffer.from(`${name} ${mark()}`) } }, headers: { origin: new URL(page.url()).origin, accept: "application/json" } });
  expect(sent.status(), await sent.text()).toBe(201);
  return ((await sent.json()) as { id: string }).id;
}

const text = "1. 운영 기간은 3개월로 한다.  끝.";
const bold = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text, marks: [{ type: "bold" }] }] }] };
const edited = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: text.replace("3개월", "6개월") }] }] };

for (const width of [desk, phone]) {
  test(`any two versions are compared by words, form and attachments, with who changed what at which step (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager] = (await Promise.all(["drafter", "reviewer", "manager"].map((login) => arrive(browser, login, { width })))) as [Page, Page, Page];
    const [reviewing, managing] = await Promise.all([reviewer, manager].map(seatOf));
    await drafter.goto("/my-day");
    const [before, after] = [await uploaded(drafter, "처음 계획.txt"), await uploaded(drafter, "고친 계획.txt")];
    const id = await draft(drafter, `판을 견줄 문서 ${mark()}`, () => [{ kind: "review", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }], { fileIds: [before] });
    await submit(drafter, id);
    expect((await reviewer.request.post(`/api/v1/documents/${id}/returns`, { data: { version: 1, reason: "계획을 바꿔 주십시오." } })).status()).toBe(200);
    const { draft: kept } = (await (await drafter.request.get(`/api/v1/documents/${id}`)).json()) as { draft: object };
    const saved = await drafter.request.put(`/api/v1/documents/${id}/draft`, { data: { ...kept, body: bold, fileIds: [after] } });
    expect(saved.status(), await saved.text()).toBe(200);
    await submit(drafter, id);
    await approve(reviewer, id, 2, { body: edited });

    await drafter.goto(`/documents/${id}?tab=compare`);
    const compared = drafter.locator("form").filter({ has: drafter.locator("select[name=from]") });
    const compare = async (from: string, to: string) => {
      await compared.locator("select[name=from]").selectOption(from);
      await compared.locator("select[name=to]").selectOption(to);
      await compared.getByRole("button", { name: "견주기" }).click();
      await drafter.waitForURL(new RegExp(`from=${from}&to=${to}`));
    };
    await compare("1", "2");
    await expect(drafter.getByRole("region", { name: "형식이 바뀐 곳" })).toContainText(/굵게 “1\. 운영 기간은 3개월로 한다/);
    const files = drafter.locator("main").getByRole("region", { name: "붙임", exact: true }).first();
    await expect(files.getByRole("deletion")).toContainText("처음 계획.txt");
    await expect(files.getByRole("insertion")).toContainText("고친 계획.txt");
    await sound(drafter);
    await compare("1", "3");
    const words = drafter.getByRole("region", { name: "본문", exact: true });
    await expect(words.getByRole("deletion").first()).toContainText("3");
    await expect(words.getByRole("insertion").first()).toContainText("6");
    await expect(drafter.locator("main").getByRole("listitem").filter({ hasText: /3판.*검토.*이준모/ })).toBeVisible();
    await sound(drafter);
  });
}
