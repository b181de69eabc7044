import { expect, test } from "./test.ts";
import { draft, seatOf, submit } from "./routes.ts";
import { arrive, desk, mark, phone, signIn, sound } from "./support.ts";

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
  await sound(page);

  await page.goto("/history/reads?outcome=refused");
  await expect(lines.first()).toContainText("거절됨");
  for (const text of await lines.allTextContents()) expect(text).toContain("거절됨");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "내보내기" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^reads-.*\.csv$/);
  await sound(page);
  await page.goto("/history/reads?from=never");
  await expect(page.locator("[name=from][aria-invalid=true]")).toBeVisible();

  const official = await (await browser.newContext()).newPage();
  await signIn(official, "drafter");
  expect((await official.goto("/history"))?.status()).toBe(404);
  expect((await official.goto("/history/reads"))?.status()).toBe(404);
  for (const path of ["history", "reads"]) expect((await official.request.get(`/api/v1/${path}`)).status()).toBe(404);
  await official.goto("/my-day");
  await expect(official.getByRole("navigation").getByRole("link", { name: "이력", exact: true })).toHaveCount(0);
});

test("without JavaScript an export is a file", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, "auditor");
  for (const [path, name] of [["/history?act=account.", /^history-.*\.csv$/], ["/history/reads?outcome=refused", /^reads-.*\.csv$/]] as const) {
    await page.goto(path);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "내보내기" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(name);
    let csv = "";
    for await (const chunk of await file.createReadStream()) csv += String(chunk);
    expect(csv).toMatch(/^\uFEFFat,/);
  }
});

for (const width of [desk, phone]) {
  test(`the holder of a record sees who read it and who was refused; another reader does not (${width} px)`, async ({ browser }) => {
    const [drafter, outsider, reviewer, auditor] = await Promise.all(["drafter", "outsider", "reviewer", "auditor"].map((login) => arrive(browser, login, { width })));
    const reviewing = await seatOf(reviewer!);
    const title = `열람을 보는 문서 ${mark()}`;
    const id = await draft(drafter!, title, () => [{ kind: "delegated-decision", postId: reviewing.postId }]);
    await submit(drafter!, id);
    const path = `/documents/${id}`;
    expect((await outsider!.goto(path))?.status()).toBe(404);
    await drafter!.goto(path);
    await drafter!.getByRole("link", { name: "열람", exact: true }).click();
    const refused = drafter!.locator("main ol > li").filter({ hasText: "거절됨" });
    await expect(refused.first()).toContainText("화면");
    await sound(drafter!);
    await reviewer!.goto(`${path}?tab=reads`);
    await expect(reviewer!.locator("main h1")).toBeVisible();
    await expect(reviewer!.getByText("거절됨")).toHaveCount(0);
    await expect(reviewer!.getByRole("link", { name: "열람", exact: true })).toHaveCount(0);
    // The auditor sees all of them, of whatever record.
    await auditor!.goto("/history/reads");
    const filter = auditor!.getByRole("form", { name: "거르기" });
    await filter.locator("[name=record]").fill(id);
    await filter.getByRole("button").click();
    await auditor!.waitForURL(/record=/);
    const reads = auditor!.locator("main ol > li");
    await expect(reads.filter({ hasText: "배지안" }).first()).toContainText("거절됨");
    await expect(reads.filter({ hasText: "이준모" }).first()).toContainText("읽음");
    await sound(auditor!);
  });
}
