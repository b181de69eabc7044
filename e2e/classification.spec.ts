import { writeFileSync } from "node:fs";
import { expect, test } from "./test.ts";
import { signIn } from "./support.ts";

test("an official finds a unit task by function, opens its card and sees documents by step", async ({ page }) => {
  await signIn(page, "drafter");
  await page.goto("/tasks?view=function");
  await expect(page.locator("main").getByText("일반공공행정")).toBeVisible();
  const search = page.locator("main [name=q]");
  await expect(async () => {
    await search.fill("");
    await search.pressSequentially("시범기관");
    await expect(page.locator("main").getByRole("link", { name: /행정업무 혁신 시범기관 운영/ }).first()).toBeVisible({ timeout: 1500 });
  }).toPass();
  await page.locator("main").getByRole("link", { name: /행정업무 혁신 시범기관 운영/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("행정업무 혁신 시범기관 운영");
  for (const part of ["표제", "담당자", "단계별 문서"]) await expect(page.getByRole("region", { name: part }).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "자료 수집" }).getByRole("link").first()).toBeVisible();
});

test("both trees are browsed without script, as of a day", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "outsider");
  await page.goto("/tasks?view=function&q=철도 안전점검");
  await page.locator("main").getByRole("link", { name: /철도 안전점검/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("철도 안전점검");
  await page.goto("/tasks?view=function&on=1990-01-01");
  await expect(page.getByText("맞는 기능이 없습니다")).toBeVisible();
  await page.goto("/tasks?view=purpose");
  await page.locator("main").getByRole("link", { name: /투명하고 책임 있는 재정/ }).click();
  await expect(page.locator("main").getByRole("link", { name: "예산안 편성·조정" })).toBeVisible();
  await context.close();
});

test("the head of the unit names who is in charge; an official of the unit finds no form", async ({ browser }) => {
  const official = await (await browser.newContext()).newPage();
  await signIn(official, "drafter");
  await official.goto("/tasks?view=unit");
  await official.locator("main").getByRole("link", { name: "혁신 교육과정 운영" }).click();
  await expect(official.locator("main [name=postId]")).toHaveCount(0);
  const head = await (await browser.newContext()).newPage();
  await signIn(head, "manager");
  await head.goto(official.url());
  await head.locator("main select[name=postId]").selectOption({ label: "주무관 1 · 박서온" });
  await head.getByRole("button", { name: "담당 정하기" }).click();
  await expect(head.getByRole("row").filter({ hasText: "박서온" })).toBeVisible();
  // The task keeps who was named by whom, for every reader.
  await official.reload();
  await expect(official.getByRole("region", { name: "이력" }).getByRole("listitem").filter({ hasText: "담당자 정함" }).first()).toContainText("한도윤");
});

test("an administrator adds, renames and closes a function, and the day before keeps the old name", async ({ page }) => {
  await signIn(page, "admin");
  const code = `9${Date.now() % 1_000_000}`;
  await page.goto("/admin/classification");
  await page.getByText("정책분야 더하기").first().click();
  await page.locator("main [name=code]").fill(code);
  await page.locator("main [name=nameKo]").fill(`시험 분야 ${code}`);
  await page.getByRole("button", { name: "정책분야 더하기" }).click();
  const link = page.locator("main").getByRole("link", { name: new RegExp(`시험 분야 ${code}`) });
  await link.click();
  await page.getByText("이름 바꾸기").first().click();
  await page.locator("form").filter({ hasText: "이름 바꾸기" }).locator("[name=nameKo]").fill(`바뀐 분야 ${code}`);
  await page.getByRole("button", { name: "이름 바꾸기" }).click();
  await expect(page.locator("main").getByRole("link", { name: new RegExp(`바뀐 분야 ${code}`) })).toBeVisible();
  await page.locator("summary").filter({ hasText: "닫기" }).click();
  await page.getByRole("button", { name: "닫기", exact: true }).click();
  await expect(page.getByText("이미 닫힌").or(page.locator("main").getByRole("link", { name: new RegExp(`바뀐 분야 ${code}`) })).first()).toBeVisible();
});

test("a file of functions is previewed, told row by row, and imported", async ({ page }, info) => {
  await signIn(page, "admin");
  const file = info.outputPath("sectors.csv");
  writeFileSync(file, "code,name_ko,name_en\nA,농업,Agriculture\nA.1,작물,Crops\n,이름만,\n");
  await page.goto("/admin/imports");
  await expect(async () => {
    await page.locator("main [name=file]").setInputFiles(file);
    await expect(page.locator("main [name=tree]")).toHaveValue("sectors", { timeout: 1500 });
  }).toPass();
  await page.getByRole("button", { name: "미리 보기" }).click();
  await expect(page.getByText("미리 보기: 아직 아무것도 바꾸지 않았습니다.")).toBeVisible();
  await expect(page.getByText("코드가 없습니다.")).toBeVisible();
  await page.getByRole("button", { name: "가져오기", exact: true }).click();
  await page.getByRole("link", { name: "분류 보기" }).click();
  await expect(page.locator("main").getByText("농업")).toBeVisible();
});
