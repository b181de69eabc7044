import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import type { Page } from "@playwright/test";

const password = process.env["ONMARU_DEMO_PASSWORD"] ?? "";

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

test("the auditor filters the history, exports it and has it verified; nobody else opens it", async ({ browser, page }) => {
  await signIn(page, "auditor");
  await page.getByRole("link", { name: "이력" }).first().click();
  await page.waitForURL(/\/history/);
  const filter = page.getByRole("form", { name: "거르기" });
  await filter.locator("[name=who]").fill("한도윤");
  await filter.locator("[name=act]").selectOption("document.decided");
  await filter.getByRole("button").click();
  await page.waitForURL(/act=document.decided/);
  const lines = page.locator("main ol > li");
  await expect(lines.first()).toContainText("한도윤");
  for (const text of await lines.allTextContents()) expect(text).toContain("한도윤");
  await expect(filter.locator("[name=who]")).toHaveValue("한도윤");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "내보내기" }).click();
  const file = await (await download).createReadStream();
  let csv = "";
  for await (const chunk of file) csv += String(chunk);
  expect(csv).toContain("document.decided");
  expect(csv).not.toContain("document.submitted");
  await page.goto("/history?act=history.");
  await expect(lines.first()).toContainText("문태오");
  await page.goto("/history?verify=1");
  await expect(page.getByRole("alert").filter({ hasText: "온전합니다" })).toBeVisible();
  await page.goto("/history?from=2026-13-40");
  await expect(page.locator("[name=from][aria-invalid=true]")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/history");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map((found) => `${found.id} ${found.nodes[0]?.target.join(" ") ?? ""}`)).toEqual([]);

  const official = await (await browser.newContext()).newPage();
  await signIn(official, "drafter");
  expect((await official.goto("/history"))?.status()).toBe(404);
  expect((await official.request.get("/api/v1/history")).status()).toBe(404);
  await official.goto("/my-day");
  await expect(official.getByRole("navigation").getByRole("link", { name: "이력", exact: true })).toHaveCount(0);
});
