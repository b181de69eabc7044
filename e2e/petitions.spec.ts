import { expect, test } from "./test.ts";
import { signIn, sound } from "./support.ts";

test("an administrator sets which unit receives a category", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/admin/petition-categories");
  const form = page.getByRole("form", { name: "행정", exact: true });
  await form.locator("select").selectOption({ label: "행정제도과" });
  await form.getByRole("button", { name: "정하기" }).click();
  await expect(page.getByText("처리과를 정했습니다.").first()).toBeVisible();
});

test("petitions are listed with filters in the address, read by another agency, and handled by their unit alone", async ({ browser }) => {
  const outsider = await (await browser.newContext()).newPage();
  await signIn(outsider, "outsider");
  await outsider.goto("/petitions?status=received");
  const row = outsider.locator("#petitions a").filter({ hasText: "혁신기획과" }).first();
  await expect(row).toBeVisible();
  await row.click();
  await expect(outsider.getByRole("region", { name: "접수 정보" })).toContainText("접수번호");
  await expect(outsider.getByRole("button", { name: "처리 시작" })).toHaveCount(0);
  const own = await (await browser.newContext()).newPage();
  await signIn(own, "drafter");
  await own.goto(outsider.url());
  await own.getByRole("button", { name: "처리 시작" }).click();
  await own.locator("main [name=answer]").fill("  ");
  await own.getByRole("button", { name: "답변 완료" }).click();
  await expect(own.locator("main [role=alert]")).toBeVisible();
  await own.locator("main [name=answer]").fill("담당 과에서 살펴 답했습니다.");
  await own.getByRole("button", { name: "답변 완료" }).click();
  await expect(own.getByRole("region", { name: "처리 이력" })).toContainText("담당 과에서 살펴 답했습니다.");
  // The unit sees who opened it; nobody else is offered that, and asking for it by hand is refused.
  await own.getByRole("link", { name: "열람 이력" }).click();
  await expect(own.getByRole("region", { name: "누가 읽었나" }).getByRole("listitem").filter({ hasText: ((await (await outsider.request.get("/api/v1/session")).json()) as { name: string }).name }).first()).toContainText("읽음");
  await sound(own);
  await expect(outsider.getByRole("link", { name: "열람 이력" })).toHaveCount(0);
  expect((await outsider.request.get(`/api/v1${new URL(outsider.url()).pathname}/reads`)).status()).toBe(403);
});
