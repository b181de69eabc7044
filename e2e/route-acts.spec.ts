import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { approve, draft } from "./routes.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { addStep } from "./writing.ts";

const row = (page: Page, who: string) => page.locator("li[data-step]").filter({ hasText: who });
const route = (page: Page) => page.getByRole("region", { name: /보고경로|경로/ }).first();

for (const width of [desk, phone]) {
  test(`a route laid by hand, side by side and with a whole department, is reordered under way, decided, and read by whom it is shown to (${width} px)`, async ({ browser }) => {
    test.setTimeout(300_000);
    const logins = ["drafter", "reviewer", "cooperator", "records", "admin", "manager", "decider"];
    const [drafter, reviewer, cooperator, records, admin, manager, decider] = (await Promise.all(logins.map((login) => arrive(browser, login, { width })))) as [Page, Page, Page, Page, Page, Page, Page];
    const id = await draft(drafter, `손으로 놓은 경로 ${mark()}`, () => []);
    await drafter.goto(`/documents/${id}/edit`);
    await expect(drafter.locator("[contenteditable=true]")).toBeVisible();
    await addStep(drafter, "협조", "최나윤");
    await addStep(drafter, "협조", "노해인");
    await row(drafter, "노해인").getByRole("checkbox", { name: /나란히/ }).check();
    await row(drafter, "노해인").getByRole("checkbox", { name: /부서 전체/ }).check();
    await addStep(drafter, "확인", "이준모");
    await addStep(drafter, "검토", "서민하");
    await addStep(drafter, "전결", "한도윤");
    await addStep(drafter, "참조", "정유경");
    await sound(drafter);
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);
    await expect(route(drafter)).toContainText("부서");

    // What has not acted is put in another order, behind the two whose turn it is, by the keys of its handle.
    await drafter.goto(`/documents/${id}/route`);
    await row(drafter, "서민하").getByRole("button", { name: /옮기기|순서/ }).first().press("ArrowUp");
    await expect(drafter.locator("li[data-step]").nth(2)).toContainText("서민하");
    // The key has scrolled to its row; what lies under the frame then is too small a target for axe.
    await drafter.evaluate(() => scrollTo(0, 0));
    await sound(drafter);
    await drafter.getByRole("button", { name: "경로 바꾸기", exact: true }).click();
    await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);

    // Side by side either may be first; the department's answer is its receiver's here.
    await approve(records, id);
    await approve(cooperator, id);
    await approve(admin, id);
    await approve(reviewer, id);
    await approve(manager, id);
    await drafter.goto(`/documents/${id}?tab=history`);
    await expect(drafter.locator("main ol.mx-auto > li").filter({ hasText: "경로를 바꿨습니다" }).first()).toContainText("서민하");

    // 참조 reads after the decision; somebody else is shown it through the form, and when it was read stands in the route.
    expect((await decider.request.post(`/api/v1/documents/${id}/readings`, { data: {} })).status()).toBe(200);
    await drafter.goto(`/documents/${id}/route`);
    await drafter.getByRole("combobox", { name: "읽을 사람" }).and(drafter.locator("input")).fill("차이안");
    await drafter.getByRole("option").filter({ hasText: "차이안" }).first().click();
    await drafter.getByRole("button", { name: "공람하게 하기" }).click();
    await drafter.waitForURL((url) => url.pathname === `/documents/${id}`);
    await expect(route(drafter).getByRole("listitem").filter({ hasText: "차이안" })).toContainText("읽기 전");
    await expect(route(drafter).getByRole("listitem").filter({ hasText: "정유경" })).not.toContainText("읽기 전");
    await sound(drafter);
  });
}
