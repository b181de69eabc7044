import { expect, test } from "./test.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";

// Each width has a kind of its own: a clause speaks to the end of its last day.
for (const [width, kind] of [[desk, "계약"], [phone, "법령·규정"]] as const) {
  test(`a clause is added with its amounts, one that meets another is refused with its number, and it ends (${width} px)`, async ({ browser }) => {
    const admin = await arrive(browser, "admin", { width });
    const clause = `T-${mark()}`;
    await admin.goto("/admin/delegation");
    await sound(admin);
    const form = admin.getByRole("form", { name: "항 더하기" });
    await form.locator("[name=clause]").fill(clause);
    await form.locator("[name=matterKo]").fill("소액 사무");
    await form.locator("[name=matterKind]").selectOption({ label: kind });
    await form.locator("[name=amountFrom]").fill("20000000");
    await form.locator("[name=amountUntil]").fill("10000000");
    await form.getByRole("button", { name: "항 더하기" }).click();
    await expect(form.locator("[name=amountUntil]")).toHaveAttribute("aria-invalid", "true");
    await form.locator("[name=amountFrom]").fill("");
    await form.locator("[name=important]").check();
    await form.getByRole("button", { name: "항 더하기" }).click();
    const row = admin.getByRole("row").filter({ hasText: clause });
    await expect(row).toContainText("1,000만원 미만");
    await expect(row).toContainText("중요");
    await form.locator("[name=clause]").fill(`${clause}b`);
    await form.locator("[name=matterKo]").fill("같은 종류 모두");
    await form.locator("[name=matterKind]").selectOption({ label: kind });
    await form.getByRole("button", { name: "항 더하기" }).click();
    await expect(form.getByRole("alert").filter({ hasText: `${clause}항(소액 사무, 과장 전결)` })).toBeVisible();
    await expect(form.locator("[name=matterKo]")).toHaveValue("같은 종류 모두");
    await admin.evaluate(() => scrollTo(0, 0));
    await sound(admin);
    await row.locator("summary").click();
    await row.getByRole("button", { name: `끝내기: ${clause}` }).click();
    await expect(row.getByRole("button")).toHaveCount(0);
  });
}

test("without JavaScript an overlapping clause is refused at its field and loses nothing typed", async ({ browser }) => {
  const admin = await arrive(browser, "admin", { script: false });
  await admin.goto("/admin/delegation");
  const form = admin.getByRole("form", { name: "항 더하기" });
  await form.locator("[name=clause]").fill("77-1");
  await form.locator("[name=matterKo]").fill("통상 사무 하나 더");
  await form.getByRole("button", { name: "항 더하기" }).click();
  await expect(form.getByRole("alert")).toContainText("1-1항");
  await expect(form.locator("[name=matterKo]")).toHaveValue("통상 사무 하나 더");
});

for (const width of [desk, phone]) {
  test(`a matter that goes by amount asks for it; the amount stands on the card (${width} px)`, async ({ browser }) => {
    const admin = await arrive(browser, "admin");
    await admin.goto("/admin/delegation");
    const named = await admin.getByRole("table").innerText();
    const drafter = await arrive(browser, "drafter", { width });
    await drafter.goto("/documents");
    await drafter.getByRole("button", { name: "새 문서", exact: true }).first().click();
    await drafter.waitForURL(/\/edit$/);
    await expect(drafter.locator("[contenteditable=true]")).toBeVisible();
    await drafter.locator("[name=title]").fill(`장비 구매 ${mark()}`);
    await drafter.locator("[name=summary]").fill("장비를 사려는 것입니다.");
    const task = drafter.locator("[name=unitTaskId]");
    const free = (await task.locator("option").allTextContents()).find((label, at) => at > 0 && !named.includes(label)) ?? "";
    expect(free).not.toBe("");
    await task.selectOption({ label: free });
    await drafter.locator("[name=matterKind]").selectOption({ label: "예산 집행" });
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await expect(drafter.locator("[name=keywords]")).toHaveAttribute("aria-invalid", "true");
    await expect(drafter.getByText("핵심어를 하나 이상 적어 주세요.").first()).toBeVisible();
    await drafter.locator("[name=keywords]").fill("장비");
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await expect(drafter.locator("[name=amount]")).toHaveAttribute("aria-invalid", "true");
    await drafter.locator("[name=amount]").fill("45000000");
    await expect(drafter.getByText("4,500만원")).toBeVisible();
    await sound(drafter);
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await drafter.waitForURL((url) => !url.pathname.endsWith("/edit"));
    const card = drafter.getByRole("complementary", { name: "문서관리카드" });
    await expect(card).toContainText("4,500만원");
    await expect(card).toContainText("예산 집행");
    await expect(card).toContainText("위임전결 20-1");
  });
}

for (const width of [desk, phone]) {
  test(`a route is kept under a name, taken over in another document, and removed (${width} px)`, async ({ browser }) => {
    const name = `주간 ${mark()}`;
    const drafter = await arrive(browser, "drafter", { width });
    const write = async () => {
      await drafter.goto("/documents");
      await drafter.getByRole("button", { name: "새 문서", exact: true }).first().click();
      await drafter.waitForURL(/\/edit$/);
      await expect(drafter.locator("[contenteditable=true]")).toBeVisible();
      await drafter.locator("[name=title]").fill(`경로 ${mark()}`);
      await drafter.getByText("경로 불러오기·저장").click();
    };
    await write();
    const suggestions = drafter.getByRole("list", { name: "경로 불러오기·저장" });
    await expect(suggestions.getByRole("listitem").first()).toContainText("위임전결표");
    await drafter.locator("[name=routeName]").fill(name);
    await drafter.locator("[name=routeName]").press("Enter");
    await expect(drafter.getByRole("status").filter({ hasText: `${name} 경로를 저장했습니다.` })).toBeVisible();
    await drafter.locator("[name=routeName]").fill(name);
    await drafter.getByRole("button", { name: "경로 저장" }).click();
    await expect(drafter.locator("[name=routeName]")).toHaveAttribute("aria-invalid", "true");
    // What lies half below the bar that keeps to the edge is no target there.
    await suggestions.getByRole("button", { name: `쓰기: ${name}` }).evaluate((button) => button.scrollIntoView({ block: "center" }));
    await sound(drafter);
    await write();
    await suggestions.getByRole("button", { name: `쓰기: ${name}` }).click();
    await expect(drafter.getByRole("status").filter({ hasText: `${name} 경로를 넣었습니다.` })).toBeVisible();
    const route = drafter.getByRole("region", { name: "보고경로" });
    await expect(route).toContainText("한도윤");
    // What the table says is put in the same way.
    await route.getByRole("button", { name: /한도윤.*빼기$/ }).click();
    await expect(route.locator("li[data-step]")).toHaveCount(1);
    await suggestions.getByRole("listitem").filter({ hasText: "위임전결표" }).first().getByRole("button", { name: /^쓰기/ }).click();
    await expect(route.locator("li[data-step]").filter({ hasText: "한도윤" })).toBeVisible();
    await suggestions.getByRole("button", { name: `지우기: ${name}` }).click();
    await expect(suggestions.getByText(name)).toHaveCount(0);
  });
}
