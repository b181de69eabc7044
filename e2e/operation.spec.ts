import { expect, test } from "./test.ts";
import { arrive, phone, sound } from "./support.ts";

test("an administrator sees how far the indexes are behind, at 360 px too, and programs read the same", async ({ browser }) => {
  const admin = await arrive(browser, "admin", { width: phone });
  await admin.goto("/admin");
  await admin.getByRole("link", { name: /운영 상태/ }).click();
  await admin.waitForURL(/\/admin\/operation/);
  await expect(admin.getByRole("heading", { name: "뒤따르는 일" })).toBeVisible();
  await expect(admin.getByText("100건 가운데 99건이 끝난 시간")).toBeVisible();
  await expect(admin.getByText("검색 클러스터")).toBeVisible();
  await sound(admin);
  const metrics = await admin.request.get("/api/health/metrics");
  expect(metrics.headers()["content-type"]).toContain("text/plain");
  const told = await metrics.text();
  for (const line of [/^onmaru_outbox_waiting \d+$/m, /^onmaru_outbox_lag_seconds\{quantile="0.99"\} [\d.]+$/m, /^onmaru_search_missed \d+$/m]) expect(told).toMatch(line);
  expect(told.match(/^onmaru_search_cluster\{state="\w+"\} 1$/gm)).toHaveLength(1);
  const wide = await arrive(browser, "admin", { english: true });
  await wide.goto("/admin/operation");
  await expect(wide.getByRole("heading", { name: "Search indexes" })).toBeVisible();
  await sound(wide);
  const drafter = await arrive(browser, "drafter");
  expect((await drafter.goto("/admin/operation"))?.status()).toBe(404);
});
