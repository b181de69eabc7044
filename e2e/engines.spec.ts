import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { freePort } from "../lib/platform/embedded/postgres.ts";
import { openInstance } from "../scripts/instance.ts";
import type { Instance } from "../scripts/instance.ts";
import { addressOf, serveBeside } from "../scripts/serve.ts";
import { arrive, desk, phone, sound, takenUp } from "./support.ts";

/* Three people search the same records, first where Elasticsearch answers and then where PostgreSQL does. */

let instance: Instance;
let beside: ReturnType<typeof serveBeside>;
let withoutCluster: string;

test.beforeAll(async () => {
  test.setTimeout(420_000);
  // Other jobs of this process have the settings that they had.
  const kept = { ...process.env };
  delete process.env["ELASTICSEARCH_URL"];
  try {
    instance = await openInstance();
    const port = await freePort(0);
    const other: Instance = { ...instance, settings: { ...instance.settings, port }, environment: { ...instance.environment, PORT: String(port) } };
    withoutCluster = addressOf(other);
    beside = serveBeside(other);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
    Object.assign(process.env, kept);
  }
  await beside.ready;
});
test.afterAll(async () => {
  await beside?.stop();
  await instance?.leave();
});

interface Hit {
  id: string;
  kind: string;
  title: string;
  url: string;
}

async function found(page: Page, q: string, more = ""): Promise<{ total: number; hits: Hit[] }> {
  const answer = await page.request.get(`/api/v1/search?q=${encodeURIComponent(q)}&limit=100${more}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { total: number; hits: Hit[] };
}

/** The page shows as many as programs are told, and its first find opens. */
async function searched(page: Page, q: string, more = ""): Promise<void> {
  const { total, hits } = await found(page, q, more);
  expect(total, q).toBeGreaterThan(0);
  await page.goto(`/search?q=${encodeURIComponent(q)}${more}`);
  await expect(page.getByText(new RegExp(`${total.toLocaleString("ko-KR")}건`)).first()).toBeVisible();
  await sound(page);
  await page.locator("main ol > li").first().getByRole("link", { name: hits[0]!.title, exact: true }).first().click();
  await page.waitForURL((url) => url.pathname !== "/search");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

const openedBy = async (page: Page, id: string) => (await page.request.get(`/api/v1/documents/${id}`)).status();

/** What somebody else finds and these do not is closed to them; what they find opens. */
async function nothingElse(page: Page, other: Page, q: string): Promise<void> {
  const [mine, theirs] = [await found(page, q, "&kind=document"), await found(other, q, "&kind=document")];
  const own = new Set(mine.hits.map((hit) => hit.id));
  const hidden = theirs.hits.filter((hit) => !own.has(hit.id)).slice(0, 12);
  const documents = mine.hits.filter((hit) => hit.url.startsWith("/documents/")).slice(0, 8);
  for (const hit of documents) expect(await openedBy(page, hit.id), hit.title).toBe(200);
  let closed = 0;
  for (const hit of hidden.filter((one) => one.url.startsWith("/documents/"))) {
    // Beyond the first hundred it may be found all the same; then it opens.
    const named = await found(page, `"${hit.title}"`, "&kind=document");
    const isFound = named.hits.some((one) => one.id === hit.id);
    expect(await openedBy(page, hit.id), hit.title).toBe(isFound ? 200 : 404);
    if (!isFound) closed++;
  }
  expect(closed).toBeGreaterThan(0);
}

for (const engine of ["Elasticsearch", "PostgreSQL"] as const) {
  const at = () => (engine === "PostgreSQL" ? { baseURL: withoutCluster } : {});

  test(`on ${engine}: the operator's page says what answers`, async ({ browser }) => {
    test.setTimeout(360_000);
    const admin = await arrive(browser, "admin", at());
    await takenUp(admin);
    // The cluster's index is built after the first start.
    const told = async () => (await admin.request.get("/api/health/metrics")).text();
    await expect.poll(told, { timeout: 90_000 }).toMatch(engine === "PostgreSQL" ? /^onmaru_search_cluster\{state="none"\} 1$/m : /^onmaru_search_cluster\{state="answers"\} 1$/m);
    const { fallback } = (await (await admin.request.get("/api/v1/search?q=x")).json()) as { fallback: boolean };
    expect(fallback).toBe(false);
  });

  test(`on ${engine}: an official of another agency finds what is open to them and nothing else`, async ({ browser }) => {
    const [outsider, drafter] = [await arrive(browser, "outsider", { width: phone, ...at() }), await arrive(browser, "drafter", at())];
    await nothingElse(outsider, drafter, "계획");
    await searched(outsider, "예산 집행 계획");
  });

  test(`on ${engine}: a newly posted official finds what the earlier holders of the post did`, async ({ browser }) => {
    const [successor, outsider] = [await arrive(browser, "successor", { width: desk, ...at() }), await arrive(browser, "outsider", at())];
    const { total, hits } = await found(successor, "", "&scope=predecessors");
    expect(total).toBeGreaterThan(0);
    for (const hit of hits.filter((one) => one.kind === "document" && one.url.startsWith("/documents/")).slice(0, 5)) expect(await openedBy(successor, hit.id)).toBe(200);
    const theirs = new Set((await found(outsider, "", "&scope=predecessors")).hits.map((hit) => hit.id));
    expect(hits.filter((hit) => theirs.has(hit.id) && hit.kind === "document")).toEqual([]);
    await nothingElse(successor, await arrive(browser, "decider", at()), "계획");
    await searched(successor, "계획", "&scope=predecessors");
  });

  test(`on ${engine}: an administrator without a record of their own finds tasks, posts and what everybody may read, and nothing else`, async ({ browser }) => {
    const [admin, drafter] = [await arrive(browser, "admin", { width: desk, ...at() }), await arrive(browser, "drafter", at())];
    for (const kind of ["task", "post", "department"]) expect((await found(admin, "혁신", `&kind=${kind}`)).total, kind).toBeGreaterThan(0);
    await nothingElse(admin, drafter, "계획");
    await searched(admin, "정보공개", "&kind=department&kind=task&kind=document");
  });
}

test("where the cluster is away the search page says that PostgreSQL answers, and finds all the same", async ({ browser }) => {
  const port = await freePort(0);
  const settings = { ...instance.settings, port };
  // Nothing listens there.
  const away = serveBeside({ ...instance, settings, environment: { ...instance.environment, PORT: String(port), ELASTICSEARCH_URL: `http://127.0.0.1:${await freePort(0)}` } });
  try {
    await away.ready;
    const page = await arrive(browser, "drafter", { baseURL: addressOf({ ...instance, settings }), width: phone });
    await page.goto("/search?q=계획");
    await expect(page.getByText("검색 서버가 답하지 않아").first()).toBeVisible();
    expect((await found(page, "계획")).total).toBeGreaterThan(0);
    await sound(page);
  } finally {
    await away.stop();
  }
});
