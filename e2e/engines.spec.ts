import { expect, test } from "./test.ts";
import type { Browser, Page } from "@playwright/test";
import { freePort } from "../lib/platform/embedded/port.ts";
import { openInstance } from "../scripts/instance.ts";
import type { Instance } from "../scripts/instance.ts";
import { addressOf, serveBeside } from "../scripts/serve.ts";
import { newHolder, newOfficial, post } from "./people.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { arrive, mark, phone, sound, takenUp, today } from "./support.ts";

/* Three people search the same records, each where Elasticsearch answers and where PostgreSQL does: both servers stand on one host and take the same sign-in. */

const daysAgo = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

let instance: Instance;
let beside: ReturnType<typeof serveBeside>;
let withoutCluster: string;
let laid: Laid;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(420_000);
  // Other jobs of this process have the settings that they had.
  const kept = { ...process.env };
  delete process.env["ELASTICSEARCH_URL"];
  try {
    instance = await openInstance();
    const port = await freePort();
    const other: Instance = { ...instance, settings: { ...instance.settings, port }, environment: { ...instance.environment, PORT: String(port) } };
    withoutCluster = addressOf(other);
    beside = serveBeside(other);
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
    Object.assign(process.env, kept);
  }
  await beside.ready;
  laid = await layRecords(browser);
});
test.afterAll(async () => {
  await beside?.stop();
  await instance?.leave();
});

/** Three decisions whose titles begin alike: one question asks for all of them. */
interface Laid {
  key: string;
  /** Of a unit, for every official. */
  open: Named;
  /** Of whoever held the post, for that unit. */
  before: Named;
  /** Of the other unit, for it alone. */
  other: Named;
  postId: string;
  /** Who decided: the head of the post's unit, and of the other. */
  manager: Page;
  cooperator: Page;
}
interface Named {
  id: string;
  title: string;
}

async function layRecords(browser: Browser): Promise<Laid> {
  const key = `갈무리 ${mark()}`;
  const [admin, manager, cooperator] = (await Promise.all(["admin", "manager", "cooperator"].map((login) => arrive(browser, login)))) as [Page, Page, Page];
  const { departmentId } = await seatOf(manager);
  const login = mark();
  const { id: postId } = await post(admin, `departments/${departmentId}/posts`, { nameKo: `물려줄 담당 ${login}`, nameEn: `Officer ${login}`, level: 1, validFrom: daysAgo(60) });
  const giver = await newOfficial(admin, browser, `앞사람 ${login}`, `before.${login}`);
  await post(admin, "appointments", { officialId: giver.id, postId, kind: "regular", validFrom: daysAgo(40), reason: "" });
  const { page: neighbour } = await newHolder(admin, browser, "정보화담당관");
  const decided = async (writer: Page, head: Page, title: string, card: object): Promise<Named> => {
    const { postId: deciding } = await seatOf(head);
    const id = await draft(writer, title, () => [{ kind: "delegated-decision", postId: deciding }], card);
    await submit(writer, id);
    await approve(head, id);
    return { id, title };
  };
  // Of what is closed nobody but its readers knows the title.
  const closed = { disclosure: "closed", reasons: [5] };
  const before = await decided(giver.page, manager, `${key} 물려줄 결정`, closed);
  const open = await decided(neighbour, cooperator, `${key} 모두의 결정`, { scope: "government" });
  const other = await decided(neighbour, cooperator, `${key} 이웃의 결정`, closed);
  return { key, open, before, other, postId: postId!, manager, cooperator };
}

interface Hit {
  id: string;
  kind: string;
  title: string;
  url: string;
  department: string;
}

interface Found {
  total: number;
  hits: Hit[];
  facets: Record<string, { value: string; count: number }[]>;
  months: { count: number }[];
  fallback: boolean;
}

const engines = () => [{ name: "Elasticsearch", at: process.env["ONMARU_URL"] ?? "http://127.0.0.1:3000" }, { name: "PostgreSQL", at: withoutCluster }];

/** The answer of the engine itself: where all of this machine's work made it late, it is asked again. */
async function found(page: Page, at: string, q: string, more = ""): Promise<Found> {
  let found: Found | undefined;
  await expect(async () => {
    const answer = await page.request.get(`${at}/api/v1/search?q=${encodeURIComponent(q)}&limit=100${more}`);
    expect(answer.status()).toBe(200);
    found = (await answer.json()) as Found;
    expect(found.fallback).toBe(false);
  }).toPass({ timeout: 60_000 });
  return found!;
}

const sum = (counts: readonly { count: number }[]) => counts.reduce((all, { count }) => all + count, 0);
const suggested = async (page: Page, at: string, q: string) => ((await (await page.request.get(`${at}/api/v1/search/suggestions?q=${encodeURIComponent(q)}`)).json()) as { suggestions: { title: string }[] }).suggestions.map(({ title }) => title);
const openedBy = async (page: Page, id: string) => (await page.request.get(`/api/v1/documents/${id}`)).status();

/** Of the three decisions one finds these and nothing of the others: not in totals, facets or months, and not in what is suggested. */
async function finds(page: Page, at: string, wanted: readonly Named[], more = ""): Promise<void> {
  const titles = wanted.map(({ title }) => title).sort();
  await expect.poll(async () => (await found(page, at, `"${laid.key}"`, more)).hits.map(({ title }) => title).sort(), { timeout: 60_000 }).toEqual(titles);
  const { total, hits, facets, months } = await found(page, at, `"${laid.key}"`, more);
  expect(total).toBe(titles.length);
  for (const [name, values] of Object.entries(facets)) expect(sum(values), name).toBe(total);
  expect(facets["department"]?.map(({ value }) => value).sort()).toEqual([...new Set(hits.map(({ department }) => department))].sort());
  expect(sum(months)).toBe(total);
  if (more !== "") return;
  expect((await suggested(page, at, laid.key)).filter((title) => title.startsWith(laid.key)).sort()).toEqual(titles);
  for (const one of [laid.open, laid.before, laid.other]) {
    const may = wanted.includes(one);
    if (!may) expect((await found(page, at, `"${one.title}"`)).total, one.title).toBe(0);
    expect(await openedBy(page, one.id), one.title).toBe(may ? 200 : 404);
  }
}

/** The page shows these and says how many, and nowhere on it stand the others. */
async function shows(page: Page, at: string, wanted: readonly Named[], more = ""): Promise<void> {
  await page.goto(`${at}/search?q=${encodeURIComponent(laid.key)}${more}`);
  const main = page.getByRole("main");
  for (const one of [laid.open, laid.before, laid.other]) {
    if (wanted.includes(one)) await expect(main.locator("ol > li").getByRole("link", { name: one.title, exact: true }).first()).toBeVisible();
    else await expect(main).not.toContainText(one.title);
  }
  await sound(page);
}

/** What somebody else finds and these do not is closed to them; what they find opens. */
async function nothingElse(page: Page, other: Page, at: string, q: string): Promise<void> {
  const [mine, theirs] = [await found(page, at, q, "&kind=document"), await found(other, at, q, "&kind=document")];
  const own = new Set(mine.hits.map((hit) => hit.id));
  const hidden = theirs.hits.filter((hit) => !own.has(hit.id)).slice(0, 12);
  const documents = mine.hits.filter((hit) => hit.url.startsWith("/documents/")).slice(0, 8);
  expect(documents.length).toBeGreaterThan(0);
  for (const hit of documents) expect(await openedBy(page, hit.id), hit.title).toBe(200);
  let closed = 0;
  for (const hit of hidden.filter((one) => one.url.startsWith("/documents/"))) {
    // Beyond the first hundred it may be found all the same; then it opens.
    const named = await found(page, at, `"${hit.title}"`, "&kind=document");
    const isFound = named.hits.some((one) => one.id === hit.id);
    expect(await openedBy(page, hit.id), hit.title).toBe(isFound ? 200 : 404);
    if (!isFound) closed++;
  }
  expect(closed).toBeGreaterThan(0);
}

test("the operator's page says what answers, and who decided finds it there", async ({ browser }) => {
  test.setTimeout(420_000);
  const admin = await arrive(browser, "admin");
  await takenUp(admin);
  for (const { name, at } of engines()) {
    await test.step(name, async () => {
      // The cluster's index is built after the first start.
      const told = async () => (await admin.request.get(`${at}/api/health/metrics`)).text();
      await expect.poll(told, { timeout: 90_000 }).toMatch(name === "PostgreSQL" ? /^onmaru_search_cluster\{state="none"\} 1$/m : /^onmaru_search_cluster\{state="answers"\} 1$/m);
      await finds(laid.manager, at, [laid.open, laid.before]);
      await finds(laid.cooperator, at, [laid.open, laid.other]);
    });
  }
});

test("an official of another agency finds what is for every official, and nothing of a unit's", async ({ browser }) => {
  test.setTimeout(420_000);
  const [outsider, drafter] = [await arrive(browser, "outsider", { width: phone }), await arrive(browser, "drafter")];
  for (const { name, at } of engines()) {
    await test.step(name, async () => {
      await finds(outsider, at, [laid.open]);
      await nothingElse(outsider, drafter, at, "계획");
      await shows(outsider, at, [laid.open]);
    });
  }
});

test("whoever is appointed today finds nothing before, then what the earlier holder of the post decided, and nothing of another unit", async ({ browser }) => {
  test.setTimeout(420_000);
  const key = mark();
  const [admin, decider] = [await arrive(browser, "admin"), await arrive(browser, "decider")];
  const taker = await newOfficial(admin, browser, `뒷사람 ${key}`, `after.${key}`);
  for (const { at } of engines()) {
    await finds(taker.page, at, []);
    expect((await found(taker.page, at, "")).total).toBe(0);
  }
  await post(admin, "appointments", { officialId: taker.id, postId: laid.postId, kind: "regular", validFrom: today, reason: "" });
  for (const { name, at } of engines()) {
    await test.step(name, async () => {
      await finds(taker.page, at, [laid.open, laid.before]);
      await finds(taker.page, at, [laid.before], "&scope=predecessors");
      await nothingElse(taker.page, decider, at, "계획");
      await shows(taker.page, at, [laid.before], "&scope=predecessors");
    });
  }
});

test("an administrator without a record of their own finds what is for every official, and nothing of a unit's", async ({ browser }) => {
  test.setTimeout(420_000);
  const key = mark();
  const [admin, drafter] = [await arrive(browser, "admin"), await arrive(browser, "drafter")];
  const { id, page } = await newOfficial(admin, browser, `관리자 ${key}`, `admin.${key}`);
  await post(admin, `officials/${id}/roles`, { role: "administrator" });
  // The role alone lets one read nothing.
  for (const { at } of engines()) await finds(page, at, []);
  const { id: departmentId } = await post(admin, "departments", { code: `N${key}`, nameKo: `새 부서 ${key}`, nameEn: `New unit ${key}`, validFrom: today });
  const { id: postId } = await post(admin, `departments/${departmentId}/posts`, { nameKo: `관리 담당 ${key}`, nameEn: "Administrator", level: 1, validFrom: today });
  await post(admin, "appointments", { officialId: id, postId, kind: "regular", validFrom: today, reason: "" });
  for (const { name, at } of engines()) {
    await test.step(name, async () => {
      await finds(page, at, [laid.open]);
      await finds(page, at, [], "&scope=predecessors");
      for (const kind of ["task", "post", "department"]) expect((await found(page, at, "혁신", `&kind=${kind}`)).total, kind).toBeGreaterThan(0);
      await nothingElse(page, drafter, at, "계획");
      await shows(page, at, [laid.open]);
    });
  }
});

test("where the cluster is away the search page says that PostgreSQL answers, and finds all the same", async ({ browser }) => {
  const port = await freePort();
  const settings = { ...instance.settings, port };
  // Nothing listens there.
  const away = serveBeside({ ...instance, settings, environment: { ...instance.environment, PORT: String(port), ELASTICSEARCH_URL: `http://127.0.0.1:${await freePort()}` } });
  try {
    await away.ready;
    const page = await arrive(browser, "drafter", { baseURL: addressOf({ ...instance, settings }), width: phone });
    await page.goto("/search?q=계획");
    await expect(page.getByText("검색 서버가 답하지 않아").first()).toBeVisible();
    const answer = (await (await page.request.get("/api/v1/search?q=계획")).json()) as Found;
    expect(answer).toMatchObject({ fallback: true });
    expect(answer.total).toBeGreaterThan(0);
    await sound(page);
  } finally {
    await away.stop();
  }
});
