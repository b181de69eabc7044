import { expect, test } from "./test.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { submit as sendDraft } from "./writing.ts";

/* Rule 5: a joint document is approved in two agencies, the lead first; one text, each with its own number. */

for (const width of [desk, phone]) {
  test(`the lead decides, the other agency lays its route inside under its own task and signs, and both are numbered (${width} px)`, async ({ browser }) => {
    const [drafter, manager, other] = await Promise.all(["drafter", "manager", "outsider"].map((login) => arrive(browser, login, { width })));
    const [managing, signing] = await Promise.all([manager!, other!].map(seatOf));
    const title = `공동 운영 ${mark()}`;
    const id = await draft(drafter!, title, () => [{ kind: "delegated-decision", postId: managing!.postId }, { kind: "joint", postId: signing!.postId, departmentId: signing!.departmentId }]);
    await submit(drafter!, id);
    const waits = async () => ((await (await other!.request.get("/api/v1/inbox")).json()) as { items: { id: string }[] }).items.some((item) => item.id === id);
    expect(await waits(), "before the lead has decided").toBe(false);
    await approve(manager!, id);
    await other!.goto("/my-day?kind=sign");
    await other!.locator("#waiting a").filter({ hasText: title }).click();
    await other!.goto(`/documents/${id}`);
    await other!.getByRole("link", { name: "부서 안 경로 정하기" }).click();
    await other!.waitForURL(/\/route$/);
    await sound(other!);
    await other!.getByRole("button", { name: "부서 안에서 진행하기" }).click();
    await expect(other!.getByText("단위과제를 골라 주세요.").first()).toBeVisible();
    await other!.locator("[name=unitTaskId]").selectOption({ index: 1 });
    await other!.getByRole("button", { name: "부서 안에서 진행하기" }).click();
    await other!.waitForURL(`**/documents/${id}`);
    await sound(other!);
    await other!.locator("summary").filter({ hasText: "승인" }).click();
    await other!.getByRole("button", { name: "승인하기" }).click();
    await expect(other!.getByText("결재 끝남").first()).toBeVisible();
    await drafter!.goto(`/documents/${id}`);
    await expect(drafter!.getByText(/혁신기획과-\d+/).first()).toBeVisible();
    await expect(drafter!.getByText(/공동기안/).first()).toBeVisible();
    await sound(drafter!);
    await drafter!.goto(`/documents/${id}?tab=history`);
    for (const what of ["공동기안을 받아 철할 단위과제를 정했습니다", "공동기안에 서명했습니다", "공동기안을 등록했습니다"]) await expect(drafter!.getByRole("main").getByRole("listitem").filter({ hasText: what })).toContainText("국토혁신부");
    await sound(drafter!);
  });

  test(`a joint document whose other agency does not answer is stopped with a reason and sent without it (${width} px)`, async ({ browser }) => {
    const [drafter, manager, other] = await Promise.all(["drafter", "manager", "outsider"].map((login) => arrive(browser, login, { width })));
    const [managing, signing] = await Promise.all([manager!, other!].map(seatOf));
    const id = await draft(drafter!, `답이 없는 공동기안 ${mark()}`, () => [{ kind: "delegated-decision", postId: managing!.postId }, { kind: "joint", postId: signing!.postId, departmentId: signing!.departmentId }]);
    await submit(drafter!, id);
    await approve(manager!, id);
    await drafter!.goto(`/documents/${id}`);
    const fold = drafter!.locator("details").filter({ has: drafter!.locator("summary", { hasText: "중단" }) }).first();
    await fold.locator("summary").click();
    await fold.locator("textarea").fill("상대 기관이 답하지 않습니다.");
    await fold.getByRole("button", { name: "결재 중단하기" }).click();
    await expect(drafter!.getByText("중단", { exact: true }).first()).toBeVisible();
    await sound(drafter!);
    await other!.goto("/my-day?kind=sign");
    await expect(other!.locator(`a[href*="${id}"]`)).toHaveCount(0);

    await drafter!.goto(`/documents/${id}/edit`);
    await expect(drafter!.locator("[contenteditable=true]")).toContainText("운영 기간은 3개월로 한다.");
    const steps = drafter!.getByRole("region", { name: "보고경로" }).locator("li[data-step]");
    await expect(steps).toHaveCount(3);
    await steps.nth(2).getByRole("button", { name: /빼기$/ }).click();
    await expect(steps).toHaveCount(2);
    await sendDraft(drafter!, id);
    await approve(manager!, id, 2);
    await drafter!.goto(`/documents/${id}`);
    await expect(drafter!.getByText(/혁신기획과-\d+/).first()).toBeVisible();
    await drafter!.goto(`/documents/${id}?tab=history`);
    await expect(drafter!.getByRole("main").getByRole("listitem").filter({ hasText: "상대 기관이 답하지 않습니다." })).toBeVisible();
    expect((await other!.request.get(`/api/v1/documents/${id}`)).status(), "the agency that did not sign").toBe(404);
  });
}
