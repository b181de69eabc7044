import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";

const password = process.env["ONMARU_DEMO_PASSWORD"] ?? "";
const mark = () => Math.random().toString(36).slice(2, 8);

async function arrive(browser: Browser, login: string, { width = 1280, english = false } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  if (english) {
    await page.goto("/sign-in");
    await context.addCookies([{ name: "locale", value: "en", url: new URL(page.url()).origin }]);
  }
  await signIn(page, login);
  return page;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function sound(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  expect(await page.locator("body").innerText()).not.toMatch(/\b(documents|approval|files|inbox|ui)\.[a-z][a-zA-Z]*\.[a-z]/);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((found) => `${found.id} ${found.nodes[0]?.target.join(" ") ?? ""}`)).toEqual([]);
}

const savedText = /저장됨|Saved/;

/** Writes a draft that lacks nothing; answers its id. */
async function write(page: Page, title: string, body = "1. 관련: 혁신기획과-1187"): Promise<string> {
  await page.goto("/documents");
  await page.getByRole("button", { name: /^(새 문서|New document)$/ }).first().click();
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  await expect(editor).toBeVisible();
  await page.locator("[name=title]").fill(title);
  await page.locator("[name=summary]").fill("시범기관을 정해 운영하려는 것입니다.");
  await page.locator("[name=keywords]").fill("시범기관, 운영");
  const task = page.locator("[name=unitTaskId]");
  if ((await task.inputValue()) === "") await task.selectOption({ index: 1 });
  await editor.click();
  await page.keyboard.type(body);
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function addStep(page: Page, kind: string, who: RegExp): Promise<void> {
  await page.locator("[name=routeKind]").selectOption({ label: kind });
  const post = page.locator("[name=routePost]");
  const label = (await post.locator("option").allTextContents()).find((text) => who.test(text)) ?? "";
  expect(label, `${who.source} may be chosen`).not.toBe("");
  await post.selectOption({ label });
  await page.getByRole("button", { name: "경로에 넣기", exact: true }).click();
}

async function submit(page: Page, id: string): Promise<void> {
  await page.getByRole("button", { name: /^(상신|Submit)$/ }).click();
  await page.waitForURL((url) => url.pathname === `/documents/${id}`);
}

/** Approves with the two keys, on the page of the document. */
async function approveByKeys(page: Page, id: string, opinion = ""): Promise<void> {
  await page.goto(`/documents/${id}`);
  const bar = page.getByRole("region", { name: /^(결정|Decide)/ });
  await expect(bar).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(bar.locator("button[type=submit]").first()).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  if (opinion) {
    await bar.locator("[name=opinion]").fill(opinion);
    await bar.locator("details[open] button[type=submit]").click();
  } else {
    await bar.locator("details[open] button[type=submit]").press("Enter");
  }
  await expect(page.getByText(/처리했습니다|Done/).first()).toBeVisible();
}

test("written, reviewed with an edit, given an opinion, decided by two keys, numbered and filed", async ({ browser }) => {
  test.setTimeout(180_000);
  const title = `시범기관 운영계획 ${mark()}`;
  const drafter = await arrive(browser, "drafter");
  const id = await write(drafter, title, "1. 운영 기간은 3개월로 한다.");
  await addStep(drafter, "검토", /이준모/);
  await addStep(drafter, "협조", /최나윤/);
  await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(drafter);
  await submit(drafter, id);
  await sound(drafter);

  const reviewer = await arrive(browser, "reviewer");
  await reviewer.goto(`/documents/${id}/edit`);
  const text = reviewer.locator("[contenteditable=true]");
  await expect(text).toContainText("3개월");
  await text.click();
  await reviewer.keyboard.press("ControlOrMeta+End");
  await reviewer.keyboard.type(" 상반기 평가와 맞춘다.");
  await reviewer.getByRole("button", { name: "본문 고쳐 승인" }).click();
  await reviewer.waitForURL((url) => url.pathname === `/documents/${id}`);
  await expect(reviewer.getByText("2판").first()).toBeVisible();
  await reviewer.goto(`/documents/${id}?tab=compare&from=1&to=2`);
  await expect(reviewer.locator("ins").first()).toContainText("상반기");
  await sound(reviewer);

  const cooperator = await arrive(browser, "cooperator");
  expect((await cooperator.request.post(`/api/v1/documents/${id}/approvals`, { data: { version: 2, body: { type: "doc", content: [] } }, headers: { accept: "application/json", "sec-fetch-site": "same-origin" } })).status()).toBeGreaterThanOrEqual(403);
  await approveByKeys(cooperator, id, "계정은 12월 18일까지 만듭니다.");

  const manager = await arrive(browser, "manager");
  await manager.goto("/my-day");
  const row = manager.locator("#waiting a").filter({ hasText: title });
  await expect(row).toBeVisible();
  await row.click();
  await manager.waitForURL(/open=/);
  await sound(manager);
  const bar = manager.getByRole("region", { name: /^결정/ });
  await expect(async () => {
    await manager.keyboard.press("a");
    await expect(bar.locator("details[open] button[type=submit]")).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await manager.keyboard.press("Enter");
  await expect(manager.locator("#waiting a").filter({ hasText: title })).toHaveCount(0);
  await manager.goto(`/documents/${id}`);
  await expect(manager.getByText(/혁신기획과-\d+/).first()).toBeVisible();
  await expect(manager.getByText("계정은 12월 18일까지 만듭니다.").first()).toBeVisible();
  await manager.goto(`/documents/${id}?tab=history`);
  await expect(manager.getByRole("main")).toContainText("이준모");
  await sound(manager);
  await manager.goto("/documents?list=register");
  await expect(manager.getByRole("link", { name: new RegExp(title) })).toBeVisible();

  // The one who takes over the post later finds it; another agency does not.
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(`/documents/${id}`))?.status()).toBe(404);
  await expect(async () => {
    const found = await drafter.request.get(`/api/v1/search?q=${encodeURIComponent(`"${title}"`)}`);
    expect(((await found.json()) as { total: number }).total).toBe(1);
  }).toPass({ timeout: 5000 });
});

test("returned with a reason, written anew; recalled before anyone acts; and two deciders at one moment", async ({ browser }) => {
  test.setTimeout(180_000);
  const drafter = await arrive(browser, "drafter");
  const manager = await arrive(browser, "manager", { width: 360 });
  const title = `반려될 계획 ${mark()}`;
  const id = await write(drafter, title);
  await submit(drafter, id);

  await manager.goto(`/documents/${id}`);
  await sound(manager);
  const bar = manager.getByRole("region", { name: /^결정/ });
  await expect(async () => {
    await manager.keyboard.press("r");
    await expect(bar.locator("[name=reason]")).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await bar.locator("details[open] button[type=submit]").click();
  await expect(bar.locator("[name=reason]")).toHaveAttribute("aria-invalid", "true");
  await bar.locator("[name=reason]").fill("기간의 근거를 적어 주세요.");
  await bar.locator("details[open] button[type=submit]").click();
  await expect(manager.getByText("반려했습니다").first()).toBeVisible();

  await drafter.goto(`/documents/${id}`);
  await expect(drafter.getByText("기간의 근거를 적어 주세요.").first()).toBeVisible();
  await drafter.getByRole("link", { name: "고치기" }).click();
  await drafter.waitForURL(/\/edit$/);
  await drafter.locator("[contenteditable=true]").click();
  await drafter.keyboard.type("근거를 더했다. ");
  await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await submit(drafter, id);
  await drafter.getByRole("button", { name: "회수", exact: true }).click();
  await expect(drafter.getByText("회수했습니다").first()).toBeVisible();
  const late = await manager.request.post(`/api/v1/documents/${id}/approvals`, { data: { version: 2 }, headers: { accept: "application/json", "sec-fetch-site": "same-origin" } });
  expect(late.status()).toBe(409);

  await drafter.goto(`/documents/${id}/edit`);
  await expect(drafter.locator("[contenteditable=true]")).toBeVisible();
  await submit(drafter, id);
  const version = Number(((await (await drafter.request.get(`/api/v1/documents/${id}`)).json()) as { version: number }).version);
  const both = await Promise.all([0, 1].map(() => manager.request.post(`/api/v1/documents/${id}/approvals`, { data: { version }, headers: { accept: "application/json", "sec-fetch-site": "same-origin" } })));
  expect(both.map((answer) => answer.status()).sort()).toEqual([200, 409]);
  const lost = (await both.find((answer) => answer.status() === 409)!.json()) as { detail: string };
  expect(lost.detail).toContain("이미");
});

test("in English and by keyboard alone: written, submitted, found and decided", async ({ browser }) => {
  test.setTimeout(120_000);
  const drafter = await arrive(browser, "drafter", { english: true });
  const title = `Plan in English ${mark()}`;
  const id = await write(drafter, title, "1. The period is three months.");
  await sound(drafter);
  await drafter.getByRole("button", { name: "Submit", exact: true }).focus();
  await drafter.keyboard.press("Enter");
  await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);
  const manager = await arrive(browser, "manager", { english: true });
  await manager.goto("/my-day");
  const rows = manager.locator("#waiting a");
  await expect(rows.first()).toBeVisible();
  const at = (await rows.allTextContents()).findIndex((text) => text.includes(title));
  expect(at).toBeGreaterThanOrEqual(0);
  await expect(async () => {
    await manager.keyboard.press("j");
    await expect(manager.locator("#waiting a:focus")).toHaveCount(1, { timeout: 800 });
  }).toPass({ timeout: 15_000 });
  for (let step = 0; step < 60 && !((await manager.locator("#waiting a:focus").textContent()) ?? "").includes(title); step += 1) await manager.keyboard.press("j");
  await manager.keyboard.press("Enter");
  await manager.waitForURL(/open=/);
  const bar = manager.getByRole("region", { name: /^Decide/ });
  await expect(async () => {
    await manager.keyboard.press("a");
    await expect(bar.locator("details[open] button[type=submit]")).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await manager.keyboard.press("Enter");
  await expect(manager.locator("#waiting a").filter({ hasText: title })).toHaveCount(0);
  await manager.goto(`/documents/${id}`);
  await expect(manager.getByText("Decided").first()).toBeVisible();
  await sound(manager);
});

test("a session that ends while writing loses nothing, and a text saved by another window is not written over", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await arrive(browser, "drafter");
  const title = `잃지 않는 글 ${mark()}`;
  const id = await write(page, title);
  const other = await page.context().newPage();
  await other.goto(`/documents/${id}/edit`);
  await expect(other.locator("[contenteditable=true]")).toBeVisible();
  await page.locator("[name=summary]").fill("첫 창에서 고친 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await other.locator("[name=summary]").fill("둘째 창에서 고친 요약");
  await expect(other.getByRole("alert").filter({ hasText: "다른 창" })).toBeVisible();
  await other.close();

  await page.context().clearCookies({ name: /session/ });
  await page.locator("[contenteditable=true]").click();
  await page.keyboard.type("로그인이 끝난 뒤에 적은 글 ");
  await expect(page.getByRole("alert").filter({ hasText: "로그인" })).toBeVisible();
  const again = await page.context().newPage();
  await signIn(again, "drafter");
  await again.close();
  await page.locator("[contenteditable=true]").press("End");
  await page.keyboard.type("이어서");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(page.locator("[contenteditable=true]")).toContainText("로그인이 끝난 뒤에 적은 글");
});

test("what could not be saved is offered again, both texts of two windows are shown, and discarding asks first", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await arrive(browser, "drafter");
  const id = await write(page, `되살리는 글 ${mark()}`);
  await page.route("**/draft", (route) => route.abort());
  await page.locator("[contenteditable=true]").click();
  await page.keyboard.type("닫힌 창에 남은 글 ");
  await page.locator("[name=summary]").fill("저장하지 못한 요약");
  await expect(page.getByRole("button", { name: "다시 저장" })).toBeVisible();
  await page.unroute("**/draft");
  await page.reload();
  await page.getByRole("alert").filter({ hasText: "저장하지 못한 글" }).getByRole("button", { name: "그 글 되살리기" }).click();
  await expect(page.locator("[contenteditable=true]")).toContainText("닫힌 창에 남은 글");
  await expect(page.locator("[name=summary]")).toHaveValue("저장하지 못한 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();

  await page.locator("[name=disclosure]").selectOption("partly");
  await page.locator("[name=scope]").selectOption("departments");
  await page.getByRole("button", { name: "상신", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "1호부터 8호" }).first()).toBeVisible();
  await page.getByLabel("5호 감사·입찰·인사·의사결정").check();
  await page.getByLabel("6호 개인정보").check();
  await page.getByRole("combobox", { name: "열람할 부서" }).fill("행정제도");
  await page.getByRole("option").first().click();
  await expect(page.getByRole("button", { name: "행정제도과 빼기" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await sound(page);

  const other = await page.context().newPage();
  await other.goto(`/documents/${id}/edit`);
  await expect(other.locator("[contenteditable=true]")).toBeVisible();
  await page.locator("[name=summary]").fill("이 창이 먼저 저장한 요약");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await other.locator("[name=summary]").fill("늦은 창의 요약");
  const both = other.getByRole("alert").filter({ hasText: "다른 창" });
  await expect(both.getByRole("region", { name: "이 창의 글" })).toContainText("늦은 창의 요약");
  await expect(both.getByRole("region", { name: "먼저 저장된 글" })).toContainText("이 창이 먼저 저장한 요약");
  await both.getByRole("button", { name: "저장된 글 보기" }).click();
  await expect(other.locator("[name=summary]")).toHaveValue("이 창이 먼저 저장한 요약");
  await other.close();

  await page.goto(`/documents/${id}`);
  await page.getByText("버리기", { exact: true }).click();
  await page.getByRole("button", { name: "예, 버립니다" }).click();
  await page.waitForURL(/\/documents(\?|$)/);
  expect((await page.goto(`/documents/${id}`))?.status()).toBe(404);
});
