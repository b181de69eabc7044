import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { signIn, sound } from "./support.ts";

async function choose(page: Page, name: string, value: string): Promise<void> {
  const settings = page.locator("nav").getByText(/화면·글자|Display/).first();
  await settings.click();
  await page.locator(`nav:visible button[name=${name}][value=${value}]`).click();
}

test("the screen, the text and the language are what the reader chooses, and stay so", async ({ page }) => {
  await signIn(page, "drafter");
  await choose(page, "theme", "contrast");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
  await page.locator("nav:visible button[name=text][value='125']").click();
  await expect(page.locator("html")).toHaveAttribute("data-text", "125");
  await page.locator("nav:visible button[name=locale][value=en]").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/help");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Help");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
});

test("without JavaScript the screen is chosen and a problem is reported all the same", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "drafter");
  await page.locator("header [name=q]").fill("계획");
  await page.locator("header [name=q]").press("Enter");
  await expect(page.locator("main mark").first()).toBeVisible();
  await page.goto("/problems");
  await page.locator("main [name=text]").fill("  ");
  await page.locator("main form button[type=submit]").first().click();
  await expect(page.locator("main [role=alert]")).toBeVisible();
  await expect(page.locator("main form").getByText("적어 주세요.", { exact: true }).first()).toBeVisible();
  await page.locator("main [name=text]").fill("스크립트 없이 알립니다 <script>alert(1)</script>");
  await page.locator("main form button[type=submit]").first().click();
  await expect(page.getByText("스크립트 없이 알립니다 <script>alert(1)</script>").first()).toBeVisible();
  await context.close();
});

test("the palette goes anywhere from the keyboard, by initial consonants too", async ({ page }) => {
  await signIn(page, "drafter");
  await page.goto("/help");
  await page.locator("html[data-theme]").waitFor();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "온마루, 나의 하루로" }).focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "온마루, 나의 하루로" })).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").locator("input").fill("ㅁㅅ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/documents/);
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "문서·과제·사람·번호 찾기" })).toBeFocused();
  await page.keyboard.type("계획");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=/);
});

test("a reported problem is answered by an administrator of the agency, and its reporter sees the answer", async ({ browser }) => {
  const words = `인쇄가 되지 않습니다 ${Date.now()}`;
  const reporter = await (await browser.newContext()).newPage();
  await signIn(reporter, "drafter");
  await reporter.goto("/help/documents");
  await expect(async () => {
    await reporter.getByRole("button", { name: "도움말과 문제 알리기" }).click();
    await expect(reporter.getByRole("dialog")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await reporter.getByRole("dialog").getByRole("button", { name: "보내기" }).click();
  await expect(reporter.getByRole("dialog").getByText("적어 주세요.", { exact: true }).first()).toBeVisible();
  await reporter.getByRole("dialog").locator("[name=text]").fill(words);
  await reporter.getByRole("dialog").getByRole("button", { name: "보내기" }).click();
  await expect(reporter.getByText("보냈습니다.").first()).toBeVisible();

  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, "admin");
  await admin.goto("/admin/problems");
  const line = admin.getByRole("listitem").filter({ hasText: words });
  await line.locator("[name=answer]").fill("다음 판에서 고칩니다");
  await line.getByRole("button", { name: "답하기" }).click();
  await expect(line.getByText("다음 판에서 고칩니다")).toBeVisible();

  await reporter.goto("/problems");
  await expect(reporter.getByRole("listitem").filter({ hasText: words }).getByText("다음 판에서 고칩니다")).toBeVisible();
});

const open = ["/sign-in", "/accessibility", "/privacy", "/developers"];
const ofOfficials = ["/my-day", "/documents", "/documents?list=sent", "/tasks", "/petitions", "/search", "/search?q=계획", "/help", "/help/documents", "/problems", "/profile", "/password", "/usage"];
const ofAdministrators = ["/admin", "/admin/people", "/admin/organisation", "/admin/appointments", "/admin/delegation", "/admin/problems"];

async function soundAt(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await sound(page);
}

// On the light screen e2e/every-page.spec.ts looks at all there are.
for (const theme of ["dark", "contrast"] as const) {
  test(`pages are accessible and fit 360 px on the ${theme} screen`, async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    const page = await context.newPage();
    for (const path of open) await soundAt(page, path);
    await signIn(page, "manager");
    for (const path of ofOfficials) await soundAt(page, path);
    await context.clearCookies({ name: /session/ });
    await signIn(page, "admin");
    for (const path of ofAdministrators) await soundAt(page, path);
    await context.close();
  });
}

test("My day is worked through from the keyboard, and what is opened says enough to decide", async ({ page }) => {
  await signIn(page, "decider");
  await page.goto("/my-day");
  const rows = page.locator("#waiting [data-row] a");
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows.first()).toBeFocused({ timeout: 500 });
    await page.keyboard.press("k");
  }).toPass();
  await page.keyboard.press("Enter");
  await page.waitForURL(/open=/);
  const opened = page.locator("section").filter({ has: page.getByRole("heading", { level: 2 }) }).last();
  await expect(opened.getByRole("heading", { name: "본문" })).toBeVisible();
  // Every (의견) of the route leads to opinions that stand on the page.
  for (const link of await opened.locator("a[href^='#']").all()) await expect(page.locator((await link.getAttribute("href")) ?? "#none")).toBeVisible();
  const approve = opened.getByRole("button", { name: /승인하기/ });
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(approve).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(approve).toBeHidden();
  await expect(page.locator("summary:focus")).toContainText("승인");
  await page.getByRole("link", { name: "문서 열기" }).click();
  await page.waitForURL(/\/documents\//);
  await expect(page).toHaveTitle(`${await page.getByRole("heading", { level: 1 }).innerText()} · 온마루`);
});

test("on a phone what was found comes before the conditions, and these open without script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await signIn(page, "drafter");
  await page.goto("/search?q=계획");
  await expect(page.locator("main ol > li").first()).toBeInViewport();
  await expect(page.getByRole("group", { name: "연도" })).toBeHidden();
  await page.locator("main summary").first().click();
  await expect(page.getByRole("group", { name: "연도" })).toBeVisible();
  await context.close();
});

test("a page that is not there and one that is not mine look alike, and answer 404", async ({ page }) => {
  await signIn(page, "outsider");
  for (const path of ["/documents/019aaaaa-0000-7000-8000-000000000000", "/admin/problems", "/nowhere"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("찾는 것이 없습니다");
  }
});
