import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { newOfficial, post } from "./people.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { arrive, mark, sound, takenUp, today } from "./support.ts";

/* The story that the product is for: what one decided is found by whoever takes over the post, from the next request on, and by nobody else. */

const day = (after: number) => new Date(Date.parse(`${today}T00:00:00Z`) + after * 86_400_000).toISOString().slice(0, 10);

const found = async (page: Page, q: string, more = "") => ((await (await page.request.get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`)).json()) as { total: number }).total;

test("an appointment is moved to today: whoever takes over the post finds what was decided before, and whoever left reads it no more", async ({ browser }) => {
  test.setTimeout(400_000);
  const key = mark();
  const [admin, manager, outsider] = await Promise.all([arrive(browser, "admin"), arrive(browser, "manager"), arrive(browser, "outsider")]);
  const { departmentId } = await seatOf(manager!);
  const { id: postId } = await post(admin!, `departments/${departmentId}/posts`, { nameKo: `이어받는 담당 ${key}`, nameEn: `Successor ${key}`, level: 1, validFrom: day(-60) });
  const giver = await newOfficial(admin!, browser, `앞사람 ${key}`, `before.${key}`);
  await post(admin!, "appointments", { officialId: giver.id, postId, kind: "regular", validFrom: day(-40), reason: "" });
  const taker = await newOfficial(admin!, browser, `뒷사람 ${key}`, `after.${key}`);
  await post(admin!, "appointments", { officialId: taker.id, postId, kind: "regular", validFrom: day(20), reason: "" });

  const title = `이어받을 결정 ${key}`;
  const managing = await seatOf(manager!);
  const id = await draft(giver.page, title, () => [{ kind: "delegated-decision", postId: managing.postId }]);
  await submit(giver.page, id);
  await approve(manager!, id);
  await takenUp(manager!);
  await expect.poll(() => found(giver.page, `"${title}"`), { timeout: 30_000 }).toBeGreaterThan(0);
  // Appointed from a day to come, one holds nothing yet.
  expect(await found(taker.page, `"${title}"`)).toBe(0);
  expect((await taker.page.request.get(`/api/v1/documents/${id}`)).status()).toBe(404);

  await admin!.goto("/admin/appointments");
  await sound(admin!);
  const line = admin!.getByRole("listitem").filter({ hasText: `뒷사람 ${key}` });
  await line.locator("summary").click();
  await line.locator("[name=validFrom]").fill(today);
  await line.getByRole("button").click();
  await expect(admin!.getByText(/옮겼습니다/).first()).toBeVisible();

  const next = taker.page;
  await next.goto(`/search?q=${encodeURIComponent(title)}&scope=predecessors`);
  await next.locator("main ol > li").first().getByRole("link", { name: title, exact: true }).click();
  await next.waitForURL(`**/documents/${id}`);
  await expect(next.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await next.goto(`/handover/${postId}`);
  await expect(next.getByRole("main")).toContainText(title);
  await expect(next.getByRole("main")).toContainText(`앞사람 ${key}`);
  await sound(next);

  expect(await found(giver.page, `"${title}"`)).toBe(0);
  expect((await giver.page.request.get(`/api/v1/documents/${id}`)).status()).toBe(404);
  await outsider!.goto(`/search?q=${encodeURIComponent(`"${title}"`)}`);
  await expect(outsider!.getByText("찾은 것이 없습니다").first()).toBeVisible();
  expect(await found(outsider!, `"${title}"`)).toBe(0);

  await manager!.goto("/usage?who=department&rows=decided");
  await expect(manager!.locator("#rows")).toContainText(title);
});
