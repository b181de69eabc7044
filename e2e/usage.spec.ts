import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";

const password = process.env["ONMARU_DEMO_PASSWORD"] ?? "";

async function arrive(browser: Browser, login: string, width = 1280): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await page.goto("/sign-in");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

async function sound(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((one) => `${one.id} ${one.nodes[0]?.target.join(" ") ?? ""}`)).toEqual([]);
}

test("the manager sees the department's figures, opens the rows, looks at a person, and the person sees the look", async ({ browser }) => {
  const manager = await arrive(browser, "manager");
  await manager.goto("/usage?who=department");
  await expect(manager.getByRole("img", { name: /열석 달/ })).toBeVisible();
  await sound(manager);
  await manager.locator("dl a").first().click();
  await manager.waitForURL(/rows=/);
  await expect(manager.locator("#rows li").first()).toBeVisible();
  await manager.getByText("어떻게 세나").click();
  await expect(manager.getByText(/다시 상신하면 마지막 상신한 날로/).first()).toBeVisible();
  await manager.goto("/usage?who=department");
  await manager.getByRole("link", { name: "박서온", exact: true }).click();
  await expect(manager.getByText("박서온 님의 수치입니다")).toBeVisible();
  const csv = await manager.request.get("/api/v1/usage/export?who=department");
  expect(csv.headers()["content-disposition"]).toContain("attachment");
  expect(await csv.text()).toContain("month,drafted,decided");

  const drafter = await arrive(browser, "drafter", 360);
  await drafter.goto("/usage");
  await expect(drafter.getByRole("region", { name: "내 수치를 본 사람" }).getByText("한도윤").first()).toBeVisible();
  await sound(drafter);
  const of = new URL(manager.url()).searchParams.get("person") ?? "";
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(`/usage?who=person&person=${of}`))?.status()).toBe(404);
  expect((await outsider.request.get(`/api/v1/usage?who=person&person=${of}`)).status()).toBe(404);
  expect((await drafter.request.get("/api/v1/usage?who=person")).status()).toBe(404);
});
