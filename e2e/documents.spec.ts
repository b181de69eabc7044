import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, mark, sound, takenUp } from "./support.ts";
import { addStep, approveByKeys, savedText, submit, tabTo, write, writeByKeys } from "./writing.ts";

test("written, reviewed with an edit, given an opinion, decided by two keys, numbered and filed", async ({ browser }) => {
  test.setTimeout(400_000);
  const title = `시범기관 운영계획 ${mark()}`;
  const drafter = await arrive(browser, "drafter");
  const id = await write(drafter, title, "1. 운영 기간은 3개월로 한다.");
  await addStep(drafter, "검토", "이준모");
  await addStep(drafter, "협조", "최나윤");
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
  await takenUp(drafter);
  await expect(async () => {
    const found = await drafter.request.get(`/api/v1/search?q=${encodeURIComponent(`"${title}"`)}`);
    expect(((await found.json()) as { total: number }).total).toBe(1);
  }).toPass({ timeout: 30_000 });
});

test("returned with a reason, written anew; recalled before anyone acts; and two deciders at one moment", async ({ browser }) => {
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
    await expect(bar.locator("[data-act=return] [name=reason]")).toBeVisible({ timeout: 800 });
  }).toPass({ timeout: 15_000 });
  await bar.locator("details[open] button[type=submit]").click();
  await expect(bar.locator("[data-act=return] [name=reason]")).toHaveAttribute("aria-invalid", "true");
  await bar.locator("[data-act=return] [name=reason]").fill("기간의 근거를 적어 주세요.");
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

for (const width of [1280, 360]) test(`in English and by keyboard alone: written, submitted, decided and searched for (${width} px)`, async ({ browser }) => {
  test.setTimeout(400_000);
  const drafter = await arrive(browser, "drafter", { english: true, width });
  const title = `Plan in English ${mark()}`;
  const id = await writeByKeys(drafter, title, "1. The period is three months.");
  await sound(drafter);
  await tabTo(drafter, drafter.getByRole("button", { name: "Submit", exact: true }));
  await drafter.keyboard.press("Enter");
  await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);
  const manager = await arrive(browser, "manager", { english: true, width });
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
  await manager.goto("/search");
  await takenUp(manager);
  const field = manager.locator("[name=q]").filter({ visible: true }).first();
  await expect(async () => {
    await field.fill("");
    await manager.keyboard.type(`"${title}"`);
    await expect(field).toHaveValue(`"${title}"`, { timeout: 500 });
    await manager.keyboard.press("Enter");
    await manager.waitForURL(/q=/, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(async () => {
    await manager.reload();
    await expect(manager.getByRole("main").getByRole("link", { name: title, exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await sound(manager);
});

test("what may not be done now is shown with its reason to those who have a part in it, and to nobody else", async ({ browser }) => {
  const drafter = await arrive(browser, "drafter");
  const id = await write(drafter, `까닭을 보이는 글 ${mark()}`);
  await addStep(drafter, "검토", "이준모");
  await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await submit(drafter, id);
  const acts = (page: Page) => page.getByRole("region", { name: /^(할 수 있는 일|결정)/ });
  await expect(acts(drafter).getByRole("button", { name: "회수", exact: true })).toBeEnabled();
  await expect(acts(drafter).getByRole("button", { name: "고치기" })).toBeDisabled();
  await expect(acts(drafter)).toContainText("결재가 진행되고 있습니다.");

  const manager = await arrive(browser, "manager", { width: 360 });
  await manager.goto(`/documents/${id}`);
  for (const name of ["승인", "반려"]) await expect(acts(manager).getByRole("button", { name, exact: true })).toBeDisabled();
  await expect(acts(manager)).toContainText("지금은 다른 사람의 차례입니다.");
  await sound(manager);

  const reviewer = await arrive(browser, "reviewer");
  await approveByKeys(reviewer, id);
  await reviewer.goto(`/documents/${id}`);
  await expect(acts(reviewer).getByRole("button", { name: "승인", exact: true })).toBeDisabled();
  await expect(acts(reviewer)).toContainText("이미 처리한 단계입니다.");
  await drafter.goto(`/documents/${id}`);
  await expect(acts(drafter).getByRole("button", { name: "회수", exact: true })).toBeDisabled();
  await expect(acts(drafter)).toContainText("다음 사람이 이미 처리해 회수할 수 없습니다.");

  await manager.goto(`/documents/${id}`);
  await expect(acts(manager).getByRole("button", { name: "본문 고쳐 승인" })).toBeDisabled();
  await expect(acts(manager)).toContainText("고치려면 반려하세요.");
  await sound(manager);
  await approveByKeys(manager, id);
  await drafter.goto(`/documents/${id}`);
  await expect(acts(drafter).getByRole("button", { name: "개정문서 작성" })).toBeEnabled();
  await expect(acts(drafter).getByRole("button", { name: "고치기" })).toBeDisabled();
  await sound(drafter);
  // Who only reads it, or has reviewed it, finds nothing to do but to have it read by more.
  const known = (await (await manager.request.get("/api/v1/documents?list=register")).json()) as { documents: { id: string; drafter: string; decider: string; readable: boolean }[] };
  const others = known.documents.find((one) => one.readable && one.drafter !== "이준모" && one.decider !== "이준모");
  expect(others).toBeDefined();
  await reviewer.goto(`/documents/${others!.id}`);
  await expect(reviewer.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(reviewer.getByRole("region", { name: "할 수 있는 일" }).getByRole("button")).toHaveCount(0);
});

test("versions are compared with their card: words, paragraphs side by side, summary, keywords, and who made each at which step", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  const id = await write(page, `견줄 글 ${mark()}`, "예산은 없다.");
  await submit(page, id);
  await page.getByRole("button", { name: "회수", exact: true }).click();
  await expect(page.getByText("회수했습니다").first()).toBeVisible();
  await page.goto(`/documents/${id}/edit`);
  await page.locator("[contenteditable=true]").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("다음 달에 다시 정하기로 하고 자료를 모은다.");
  await page.locator("[name=summary]").fill("시범기관을 골라 운영하려는 것입니다.");
  await page.locator("[name=keywords]").fill("시범기관, 평가");
  await expect(page.getByRole("status").filter({ hasText: savedText })).toBeVisible();
  await submit(page, id);
  await page.goto(`/documents/${id}?tab=compare`);
  const main = page.getByRole("main");
  await expect(main.getByRole("listitem").filter({ hasText: /^1판.*기안.*박서온/ })).toBeVisible();
  const beside = main.getByRole("group", { name: "나란히 견줌" });
  await expect(beside.locator("del")).toContainText("예산은 없다.");
  await expect(beside.locator("ins")).toContainText("다음 달에");
  await expect(main.getByRole("region", { name: "요약" }).locator("ins")).toContainText("골라");
  await expect(main.getByRole("region", { name: "핵심어" })).toContainText("평가");
  await sound(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await sound(page);
});
