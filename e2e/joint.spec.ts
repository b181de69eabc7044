import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { newHolder } from "./people.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";
import type { Seat } from "./routes.ts";
import { submit as sendDraft } from "./writing.ts";

/* Rule 5: a joint document is approved in two agencies, the lead first; one text, each with its own number. */

/** What each agency gives it as its number. */
const numbers = [/혁신기획과-\d+/, /국토혁신부 · 공간정보과-\d+/, /해양안전청 · 연안관리과-\d+/];

/** Finds it in My day, lays the route inside under a task of its own agency, and signs; `empty` first without naming the task. */
async function sign(page: Page, id: string, title: string, { empty = false } = {}): Promise<void> {
  await page.goto("/my-day?kind=sign");
  await page.locator("#waiting a").filter({ hasText: title }).click();
  await page.waitForURL(/open=/);
  await page.goto(`/documents/${id}`);
  await page.getByRole("link", { name: "부서 안 경로 정하기" }).click();
  await page.waitForURL(/\/route$/);
  if (empty) {
    await sound(page);
    await page.getByRole("button", { name: "부서 안에서 진행하기" }).click();
    await expect(page.getByText("단위과제를 골라 주세요.").first()).toBeVisible();
  }
  await page.locator("[name=unitTaskId]").selectOption({ index: 1 });
  await page.getByRole("button", { name: "부서 안에서 진행하기" }).click();
  await page.waitForURL(`**/documents/${id}`);
  if (empty) await sound(page);
  await decideByHand(page);
}

async function decideByHand(page: Page): Promise<void> {
  await page.locator("summary").filter({ hasText: "승인" }).click();
  await page.getByRole("button", { name: "승인하기" }).click();
  await expect(page.getByText("처리했습니다").first()).toBeVisible();
}

for (const width of [desk, phone]) {
  test(`three agencies sign one document: the lead decides, each partner in turn lays its route inside under its own task, and all see the three numbers (${width} px)`, async ({ browser }) => {
    const [drafter, manager, other, admin] = (await Promise.all(["drafter", "manager", "outsider", "admin"].map((login) => arrive(browser, login, { width })))) as [Page, Page, Page, Page];
    const { page: partner } = await newHolder(admin, browser, "연안관리과", { width });
    const [managing, signing, following] = (await Promise.all([manager, other, partner].map(seatOf))) as [Seat, Seat, Seat];
    const title = `공동 운영 ${mark()}`;
    const joint = ({ postId, departmentId }: Seat) => ({ kind: "joint", postId, departmentId });
    const id = await draft(drafter, title, () => [{ kind: "delegated-decision", postId: managing.postId }, joint(signing), joint(following)]);
    await submit(drafter, id);
    const waits = async (page: Page) => ((await (await page.request.get("/api/v1/inbox")).json()) as { items: { id: string }[] }).items.some((item) => item.id === id);
    expect(await Promise.all([other, partner].map(waits)), "before the lead has decided").toEqual([false, false]);
    await manager.goto(`/documents/${id}`);
    await decideByHand(manager);
    expect(await Promise.all([other, partner].map(waits)), "one partner after the other").toEqual([true, false]);
    await sign(other, id, title, { empty: true });
    await sign(partner, id, title);
    await expect(partner.getByText("결재 끝남").first()).toBeVisible();
    for (const page of [drafter, other, partner]) {
      await page.goto(`/documents/${id}`);
      const card = page.getByRole("complementary", { name: "문서관리카드" });
      for (const number of numbers) await expect(card).toContainText(number);
      await expect(page.getByText(/공동기안/).first()).toBeVisible();
      // Above its text stands first under which number the reader's own agency keeps it.
      const own = page === drafter ? /^혁신기획과-/ : page === other ? /^공간정보과-/ : /^연안관리과-/;
      await expect(page.getByRole("main").getByText(/^\S+과-\d+$/).first()).toHaveText(own);
      await sound(page);
    }
    await drafter.goto(`/documents/${id}?tab=history`);
    for (const what of ["공동기안을 받아 철할 단위과제를 정했습니다", "공동기안에 서명했습니다", "공동기안을 등록했습니다"]) {
      for (const agency of ["국토혁신부", "해양안전청"]) await expect(drafter.getByRole("main").getByRole("listitem").filter({ hasText: what }).filter({ hasText: agency })).toBeVisible();
    }
    await sound(drafter);
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
