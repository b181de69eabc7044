import { expect, test } from "./test.ts";
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import { signIn, sound } from "./support.ts";

const demo = process.env["ONMARU_DEMO_PASSWORD"] ?? "";

/** A person of this test alone, made by an administrator's program. */
async function newcomer(browser: Browser): Promise<{ login: string; password: string; admin: APIRequestContext; id: string }> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "admin", demo);
  const login = `p.${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`;
  const made = await page.request.post("/api/v1/officials", { data: { nameKo: "한결", nameEn: "Han Gyeol", login } });
  expect(made.status()).toBe(201);
  const { id, password } = (await made.json()) as { id: string; password: string };
  return { id, login, password, admin: page.request };
}

async function change(page: Page, current: string, password: string): Promise<void> {
  await page.locator("[name=current]").fill(current);
  await page.locator("main [name=password]").fill(password);
  await page.locator("[name=again]").fill(password);
  await page.getByRole("button", { name: "바꾸기", exact: true }).click();
}

test("a first password opens nothing but its change, without JavaScript and at 360 px too; the change ends other sessions", async ({ browser }) => {
  const person = await newcomer(browser);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  await signIn(page, person.login.toUpperCase(), person.password);
  await expect(page).toHaveURL(/\/password/);
  await page.goto("/documents");
  await expect(page).toHaveURL(/\/password/);
  expect((await context.request.get("/api/v1/inbox")).status()).toBe(403);
  await change(page, "틀린 비밀번호입니다", "가을 하늘 높고 푸른");
  await expect(page.locator("[name=current][aria-invalid=true]")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const elsewhere = await browser.newContext();
  await signIn(await elsewhere.newPage(), person.login, person.password);
  await change(page, person.password, "가을 하늘 높고 푸른");
  await expect(page).toHaveURL(/\/my-day/);
  expect((await elsewhere.request.get("/api/v1/session")).status()).toBe(401);
  expect((await context.request.get("/api/v1/session")).status()).toBe(200);

  await page.goto("/profile");
  await page.locator("summary").filter({ hasText: "토큰 만들기" }).click();
  await page.getByRole("form", { name: "토큰 만들기" }).locator("[name=label]").fill("스크립트 없이");
  await page.getByRole("form", { name: "토큰 만들기" }).getByRole("button").click();
  await expect(page.locator("body")).toContainText(/onmaru_\S+/);
  const token = /onmaru_\S+/.exec(await page.locator("body").innerText())?.[0] ?? "";
  expect((await page.request.get("/api/v1/session", { headers: { authorization: `Bearer ${token}`, cookie: "" } })).status()).toBe(200);
});

test("signing out everywhere ends every browser and leaves the token; a reset ends the rest of a forgotten password", async ({ browser, request }) => {
  const person = await newcomer(browser);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, person.login, person.password);
  await change(page, person.password, "겨울 바람 차고 맑은");
  await page.waitForURL(/\/my-day/);
  const other = await browser.newContext();
  await signIn(await other.newPage(), person.login, "겨울 바람 차고 맑은");
  const { token } = (await (await page.request.post("/api/v1/tokens", { data: { label: "남는 것", scopes: ["read"] } })).json()) as { token: string };
  await page.goto("/profile");
  await expect(page.getByText("맡은 자리가 없습니다").or(page.getByText("오늘 맡은 자리가 없습니다")).first()).toBeVisible();
  await page.getByRole("button", { name: "모든 곳에서 로그아웃" }).click();
  await page.waitForURL(/\/sign-in/);
  expect((await other.request.get("/api/v1/session")).status()).toBe(401);
  expect((await request.get("/api/v1/session", { headers: { authorization: `Bearer ${token}` } })).status()).toBe(200);
  const reset = await person.admin.post(`/api/v1/officials/${person.id}/password-resets`, { data: {} });
  const { password } = (await reset.json()) as { password: string };
  expect((await request.post("/api/v1/sessions", { data: { login: person.login, password: "겨울 바람 차고 맑은" } })).status()).toBe(401);
  await signIn(page, person.login, password);
  await expect(page).toHaveURL(/\/password/);
});

for (const theme of ["light", "dark", "contrast"] as const) {
  test(`profile, password and what an administrator opens are accessible and fit 360 px on the ${theme} screen`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    await context.addCookies([{ name: "theme", value: theme, url: baseURL ?? "" }]);
    const page = await context.newPage();
    await signIn(page, "admin", demo);
    await page.goto("/admin/people?q=outsider");
    const person = await page.locator("main a[href^='/admin/people/']").first().getAttribute("href");
    await page.goto("/admin/organisation");
    const unit = await page.locator("main a[href^='/admin/organisation/']").first().getAttribute("href");
    for (const path of ["/profile", "/password", "/admin/people", person ?? "", "/admin/organisation", unit ?? ""]) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await sound(page);
    }
  });
}
