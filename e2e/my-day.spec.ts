import { expect, test } from "./test.ts";
import type { Browser, Page } from "@playwright/test";
import { draft, seatOf, submit } from "./routes.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";

interface Waiting { total: number; received: { id: string; title: string }[]; records: { waits: string }[]; corrections: number }
const waiting = async (page: Page): Promise<Waiting> => (await (await page.request.get("/api/v1/inbox")).json()) as Waiting;

/** Somebody of the demonstration whose unit has received petitions. */
async function receiver(browser: Browser, width: number): Promise<Page> {
  for (const login of ["drafter", "manager", "reviewer", "cooperator", "decider"]) {
    const page = await arrive(browser, login, { width });
    if ((await waiting(page)).received.length > 0) return page;
    await page.context().close();
  }
  throw new Error("nobody has received a petition");
}

for (const width of [desk, phone]) {
  test(`a petition received is taken on, promised by its day, answered and gone (${width} px)`, async ({ browser }) => {
    const page = await receiver(browser, width);
    let before = await waiting(page);
    // Other jobs give this person work meanwhile: what is told and what is shown are asked for together.
    await expect(async () => {
      before = await waiting(page);
      await page.goto("/my-day");
      await expect(page).toHaveTitle(new RegExp(`\\(${before.total}\\) 나의 하루`), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(String(before.total));
    const list = page.getByRole("region", { name: "접수한 민원" });
    await expect(list.getByRole("link")).toHaveCount(before.received.length);
    await sound(page);
    await page.getByRole("link", { name: `접수 ${before.received.length}` }).click();
    await page.waitForURL(/kind=received/);
    const { id, title } = before.received[0]!;
    await list.getByRole("link").filter({ hasText: title }).first().click();
    await page.waitForURL(`**/petitions/${id}`);
    await page.getByRole("button", { name: "처리 시작" }).click();
    await expect(page.getByText("처리를 시작했습니다.").first()).toBeVisible();
    await expect(page.getByText("담당", { exact: true })).toBeVisible();
    await page.goto("/my-day?kind=promised");
    await sound(page);
    await page.getByRole("region", { name: "약속한 일" }).locator(`a[href="/petitions/${id}"]`).click();
    await page.locator("[name=answer]").fill("확인하고 조치했습니다.");
    await page.getByRole("button", { name: "답변 완료" }).click();
    await expect(page.getByText("답변을 남겼습니다.").first()).toBeVisible();
    const after = await waiting(page);
    expect(after.received.map((one) => one.id)).not.toContain(id);
  });

  test(`a records officer sees the years and appraisals that wait, and goes to each (${width} px)`, async ({ browser }) => {
    const officer = await arrive(browser, "records", { width });
    const list = officer.getByRole("region", { name: "기록물", exact: true });
    // Other jobs ask for corrections and dispose of files meanwhile.
    await expect(async () => {
      const { records, corrections } = await waiting(officer);
      expect(records.length).toBeGreaterThan(0);
      await officer.goto("/my-day?kind=records");
      await expect(list.getByRole("link")).toHaveCount(Math.min(20, records.length) + (corrections > 0 ? 1 : 0), { timeout: 500 });
    }).toPass({ timeout: 30_000 });
    await sound(officer);
    await list.getByRole("link").last().click();
    await officer.waitForURL(/\/records\//);
    await expect(officer.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

for (const width of [desk, phone]) {
  test(`what I sent says where it stands, and asks for it once a day (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager] = await Promise.all(["drafter", "reviewer", "manager"].map((login) => arrive(browser, login, { width })));
    const [reviewing, managing] = await Promise.all([reviewer!, manager!].map(seatOf));
    const title = `알릴 문서 ${mark()}`;
    const id = await draft(drafter!, title, () => [{ kind: "review", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }]);
    await submit(drafter!, id);
    await drafter!.goto("/my-day");
    await drafter!.getByRole("navigation", { name: "거르기" }).getByRole("link", { name: /^보낸 문서/ }).click();
    await drafter!.waitForURL("**/my-day?kind=sent");
    await sound(drafter!);
    // What was sent last stands last.
    for (const next = drafter!.getByRole("link", { name: "다음 쪽", exact: true }); await next.isVisible(); ) await drafter!.goto((await next.getAttribute("href"))!);
    const row = drafter!.locator("[data-row]").filter({ hasText: title });
    await expect(row).toContainText("이준모");
    await row.getByRole("button", { name: "알림 보내기" }).click();
    await expect(drafter!.getByText("지금 차례인 사람에게 알렸습니다").first()).toBeVisible();
    await expect(row).toContainText("오늘 알림 보냄");
    expect((await drafter!.request.post(`/api/v1/documents/${id}/reminders`, { data: {} })).status(), "a second time on the same day").toBe(409);
    await reviewer!.goto("/my-day?kind=review");
    await expect(reviewer!.locator("#waiting a").filter({ hasText: title })).toContainText("알림 받음");
    await sound(reviewer!);
  });
}

test("My day in English on a phone: what was received, promised and what waits of the records", async ({ browser }) => {
  const officer = await arrive(browser, "records", { width: phone, english: true });
  await officer.goto("/my-day");
  await expect(officer.getByRole("region", { name: "Records", exact: true })).toBeVisible();
  await sound(officer);
});
