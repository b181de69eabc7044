import { expect, test } from "./test.ts";
import { arrive, sound } from "./support.ts";

test("the manager sees the department's figures, opens the rows, looks at a person, and the person sees the look", async ({ browser }) => {
  const manager = await arrive(browser, "manager");
  await manager.goto("/usage?who=department");
  await expect(manager.getByRole("img", { name: /열석 달/ })).toBeVisible();
  await sound(manager);
  await manager.locator("dl a").first().click();
  await manager.waitForURL(/rows=/);
  await expect(manager.locator("#rows li").first()).toBeVisible();
  // What stands beside the month opens its rows too, and the days of use their days.
  await manager.getByRole("link", { name: /^지난달 / }).first().click();
  await manager.waitForURL(/of=before/);
  await expect(manager.locator("#rows li").first()).toBeVisible();
  await manager.goto("/usage?who=department&rows=days");
  await expect(manager.locator("#rows li").first()).toContainText("명");
  await sound(manager);
  await manager.getByText("어떻게 세나").click();
  await expect(manager.getByText(/다시 상신한 문서는 처음 상신한 날로/).first()).toBeVisible();
  await manager.goto("/usage?who=department");
  await manager.getByRole("link", { name: "박서온", exact: true }).click();
  await expect(manager.getByText("박서온 님의 수치입니다")).toBeVisible();
  const csv = await manager.request.get("/api/v1/usage/export?who=department");
  expect(csv.headers()["content-disposition"]).toContain("attachment");
  expect(await csv.text()).toContain("month,drafted,decided");

  const drafter = await arrive(browser, "drafter", { width: 360 });
  await drafter.goto("/usage");
  await expect(drafter.getByRole("region", { name: "내 수치를 본 사람" }).getByText("한도윤").first()).toBeVisible();
  await sound(drafter);
  const of = new URL(manager.url()).searchParams.get("person") ?? "";
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(`/usage?who=person&person=${of}`))?.status()).toBe(404);
  expect((await outsider.request.get(`/api/v1/usage?who=person&person=${of}`)).status()).toBe(404);
  expect((await drafter.request.get("/api/v1/usage?who=person")).status()).toBe(404);
});
