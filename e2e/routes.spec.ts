import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { newHolder } from "./people.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";

/** Opens the act, answers what it asks and does it. */
async function act(page: Page, label: string, now: string, text: string): Promise<void> {
  const fold = page.locator("details").filter({ has: page.locator("summary", { hasText: label }) }).first();
  await fold.locator("summary").click();
  await fold.locator("textarea").fill(text);
  await fold.getByRole("button", { name: now, exact: true }).click();
}

const done = (page: Page, sentence: RegExp) => expect(page.getByText(sentence).first()).toBeVisible();

for (const width of [desk, phone]) {
  test(`held with a reason, resumed, changed by the drafter, stopped and submitted again (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager, cooperator] = await Promise.all(["drafter", "reviewer", "manager", "cooperator"].map((login) => arrive(browser, login, { width })));
    const [reviewing, managing, cooperating] = await Promise.all([reviewer!, manager!, cooperator!].map(seatOf));
    const id = await draft(drafter!, `경로 시험 ${mark()}`, () => [{ kind: "review", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }]);
    await submit(drafter!, id);

    await reviewer!.goto(`/documents/${id}`);
    await act(reviewer!, "보류", "보류하기", "예산 협의를 기다립니다.");
    await done(reviewer!, /보류했습니다/);
    await expect(reviewer!.getByText("예산 협의를 기다립니다.").first()).toBeVisible();
    await sound(reviewer!);
    await reviewer!.getByRole("button", { name: "보류 풀기" }).click();
    await done(reviewer!, /보류를 풀었습니다/);

    await drafter!.goto(`/documents/${id}`);
    await drafter!.getByRole("link", { name: "경로 바꾸기" }).click();
    await drafter!.waitForURL(/\/route$/);
    await sound(drafter!);
    const laying = drafter!.locator("form").filter({ has: drafter!.locator("[name=routeKind]") });
    // The field that is typed into is there once the page answers; before, it is a plain list.
    const who = laying.getByRole("combobox", { name: "사람 넣기" }).and(drafter!.locator("input"));
    await expect(who).toBeVisible();
    await laying.locator("[name=routeKind]").selectOption({ label: "협조" });
    await who.fill("최나윤");
    await drafter!.getByRole("option", { name: /최나윤/ }).first().click();
    await laying.locator("[name=reason]").fill("정보화 부서의 뜻을 묻습니다.");
    await laying.getByRole("button", { name: "경로 바꾸기", exact: true }).click();
    await drafter!.waitForURL(`**/documents/${id}`);
    await expect(drafter!.getByRole("region", { name: /보고경로|경로/ }).first()).toContainText("최나윤");
    await approve(reviewer!, id);
    await approve(cooperator!, id);
    expect(cooperating!.postId).not.toBe("");

    await drafter!.goto(`/documents/${id}`);
    await act(drafter!, "중단", "결재 중단하기", "사업을 미룹니다.");
    await done(drafter!, /중단했습니다/);
    await expect(drafter!.getByText("중단", { exact: true }).first()).toBeVisible();
    await submit(drafter!, id);
    await drafter!.goto(`/documents/${id}?tab=history`);
    for (const what of ["보류했습니다", "보류를 풀었습니다", "경로를 바꿨습니다", "중단했습니다"]) await expect(drafter!.getByText(what).first()).toBeVisible();
    await expect(drafter!.getByText("사업을 미룹니다.").first()).toBeVisible();
    const changed = drafter!.getByRole("listitem").filter({ hasText: "경로를 바꿨습니다" });
    await expect(changed).toContainText(/남은 경로 ?전: 검토 .*전결 [^,]*\(한도윤\) ?후: 검토 .*협조 [^,]*\(최나윤\)/);
    await sound(drafter!);
  });
}

for (const width of [desk, phone]) {
  test(`a whole department cooperates beside a person: its head lays a route inside, and one result comes back (${width} px)`, async ({ browser }) => {
    const [drafter, cooperator, reviewer, manager, admin] = await Promise.all(["drafter", "cooperator", "reviewer", "manager", "admin"].map((login) => arrive(browser, login, { width })));
    const { page: member, name } = await newHolder(admin!, browser, "정보화담당관", { width });
    const [heading, reviewing, managing] = await Promise.all([cooperator!, reviewer!, manager!].map(seatOf));
    const title = `부서 협조 ${mark()}`;
    const id = await draft(drafter!, title, () => [
      { kind: "cooperation", postId: heading!.postId, departmentId: heading!.departmentId, group: 1 },
      { kind: "cooperation", postId: reviewing!.postId, group: 1 },
      { kind: "delegated-decision", postId: managing!.postId },
    ]);
    await submit(drafter!, id);
    await cooperator!.goto(`/documents/${id}`);
    await cooperator!.getByRole("link", { name: "부서 안 경로 정하기" }).click();
    await cooperator!.waitForURL(/\/route$/);
    await sound(cooperator!);
    const laying = cooperator!.locator("form").filter({ has: cooperator!.getByRole("button", { name: "부서 안에서 진행하기" }) });
    await laying.getByRole("combobox", { name: "사람 넣기" }).and(cooperator!.locator("input")).fill(name);
    await cooperator!.getByRole("option").filter({ hasText: name }).first().click();
    await laying.getByRole("button", { name: "부서 안에서 진행하기" }).click();
    await cooperator!.waitForURL(`**/documents/${id}`);
    const route = cooperator!.getByRole("region", { name: /보고경로|경로/ }).first();
    await expect(route).toContainText("부서 안 경로 2단계");
    await sound(cooperator!);
    await approve(reviewer!, id, 1, { opinion: "이견 없습니다." });
    await drafter!.goto(`/documents/${id}`);
    await expect(drafter!.getByText("부서 안에서 처리 중").first()).toBeVisible();
    await sound(drafter!);

    for (const [page, opinion] of [[member, "계정은 저희가 만듭니다."], [cooperator!, "정보화담당관의 뜻입니다."]] as const) {
      await page.goto("/my-day");
      await page.locator("#waiting a").filter({ hasText: title }).click();
      await page.waitForURL(/open=/);
      await page.goto(`/documents/${id}`);
      await page.locator("summary").filter({ hasText: "승인" }).click();
      await page.locator("[data-act=approve] [name=opinion]").fill(opinion);
      await page.locator("[data-act=approve] button[type=submit]").click();
      await done(page, /처리했습니다/);
    }
    await manager!.goto(`/documents/${id}`);
    await expect(manager!.getByRole("region", { name: /^결정/ })).toBeVisible();
    const place = manager!.getByRole("region", { name: /보고경로|경로/ }).first();
    await expect(place).not.toContainText("부서 안에서 처리 중");
    await sound(manager!);
  });
}

for (const width of [desk, phone]) {
  test(`readers are named after the decision, see it in My day and mark it read (${width} px)`, async ({ browser }) => {
    const [drafter, manager, outsider] = await Promise.all([arrive(browser, "drafter", { width }), arrive(browser, "manager", { width }), arrive(browser, "outsider", { width })]);
    const [managing] = await Promise.all([seatOf(manager!)]);
    const id = await draft(drafter!, `공람 시험 ${mark()}`, () => [{ kind: "delegated-decision", postId: managing!.postId }]);
    await submit(drafter!, id);
    await approve(manager!, id);
    expect((await outsider!.request.get(`/api/v1/documents/${id}`)).status()).toBe(404);
    const reading = await seatOf(outsider!);
    const named = await drafter!.request.post(`/api/v1/documents/${id}/circulations`, { data: { postIds: [reading.postId] } });
    expect(named.status(), await named.text()).toBe(200);
    await outsider!.goto("/my-day?kind=read");
    await sound(outsider!);
    await outsider!.goto(`/documents/${id}`);
    await act(outsider!, "읽음으로 표시", "읽었습니다", "잘 읽었습니다.");
    await done(outsider!, /읽음으로 표시했습니다/);
    await drafter!.goto(`/documents/${id}`);
    await expect(drafter!.getByRole("region", { name: /보고경로|경로/ }).first()).toContainText("공람");
    await drafter!.getByRole("link", { name: "공람하게 하기" }).click();
    await drafter!.waitForURL(/\/route$/);
    await sound(drafter!);
  });
}

for (const width of [desk, phone]) {
  test(`a route that cannot be followed says so at its place, and nothing written is lost (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager] = await Promise.all(["drafter", "reviewer", "manager"].map((login) => arrive(browser, login, { width })));
    const [reviewing, managing] = await Promise.all([reviewer!, manager!].map(seatOf));
    const bad: [RegExp, object[]][] = [
      [/결재할 사람이 경로에 없습니다/, []],
      [/같은 자리가 두 번/, [{ kind: "review", postId: reviewing!.postId }, { kind: "cooperation", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }]],
    ];
    for (const [sentence, steps] of bad) {
      const title = `갈 수 없는 경로 ${mark()}`;
      const id = await draft(drafter!, title, () => steps);
      await drafter!.goto(`/documents/${id}/edit`);
      await expect(drafter!.locator("[contenteditable=true]")).toBeVisible();
      await drafter!.getByRole("button", { name: "상신", exact: true }).click();
      await expect(drafter!.getByRole("region", { name: "보고경로" }).getByRole("alert").filter({ hasText: sentence }).first()).toBeVisible();
      await expect(drafter!.locator("[name=title]")).toHaveValue(title);
      await expect(drafter!.locator("[contenteditable=true]")).toContainText("운영 기간은 3개월로 한다.");
      await sound(drafter!);
    }
  });
}

test("in English and without JavaScript a step is held and a document stopped", async ({ browser }) => {
  const [drafter, manager] = await Promise.all([arrive(browser, "drafter"), arrive(browser, "manager")]);
  const managing = await seatOf(manager!);
  const id = await draft(drafter!, `멈춤 시험 ${mark()}`, () => [{ kind: "delegated-decision", postId: managing.postId }]);
  await submit(drafter!, id);
  const page = await arrive(browser, "manager", { script: false, english: true });
  await page.goto(`/documents/${id}`);
  const fold = page.locator("details").filter({ has: page.locator("summary", { hasText: "Hold" }) }).first();
  await fold.locator("summary").click();
  await fold.getByRole("button", { name: "Put on hold" }).click();
  await expect(page.getByText("Say what must be").or(page.getByText(/reason/i)).first()).toBeVisible();
  const again = page.locator("details").filter({ has: page.locator("summary", { hasText: "Hold" }) }).first();
  if ((await again.getAttribute("open")) === null) await again.locator("summary").click();
  await again.locator("textarea").fill("Waiting for the budget");
  await again.getByRole("button", { name: "Put on hold" }).click();
  await expect(page.getByText("Waiting for the budget").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Put on hold" })).toBeVisible();
});
