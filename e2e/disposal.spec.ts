import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { withAccount } from "./people.ts";
import { arrive, desk, mark, phone, sound, soundAtBothWidths } from "./support.ts";

/* Records act 27: nothing is disposed of without opinion, examination and the committee's decision, and nothing under a hold. */

test("what the demonstration holds is seen by its records officer on every side, and by others no more than they may", async ({ browser }) => {
  const officer = await arrive(browser, "records");
  for (const address of ["/records", "/records/corrections", "/records/disposals", "/records/files"]) {
    await officer.goto(address);
    await soundAtBothWidths(officer);
  }
  await expect(officer.getByRole("heading", { level: 1, name: "기록물" })).toBeVisible();
  await officer.goto("/records/disposals");
  await expect(officer.locator("#disposals").getByText("폐기함").first()).toBeVisible();
  await expect(officer.locator("#disposals").getByText("폐기 금지").first()).toBeVisible();
  const file = await officer.locator("#disposals a").first().getAttribute("href");
  const outsider = await arrive(browser, "outsider");
  expect((await outsider.goto(file ?? ""))?.status()).toBe(404);
  await officer.goto("/help/records");
  await expect(officer.getByRole("heading", { level: 1, name: "기록물" })).toBeVisible();
});

const members = "김가람, 이도담\n박마루";

/** The hold on the file before the officer is released, and the committee keeps it: its unit is asked again, in a second round. */
async function keptOnce(officer: Page): Promise<void> {
  await release(officer, "소송 하나가 끝났습니다");
  const appraisal = officer.getByRole("region", { name: "평가·폐기" });
  await appraisal.locator("[name=verdict]").selectOption({ label: "보류" });
  await appraisal.locator("[name=members]").fill("김가람");
  await appraisal.locator("[name=reason]").fill("한 해 더 두고 봅니다");
  await appraisal.getByRole("button", { name: "결정 적기" }).click();
  await expect(appraisal.locator("[name=members]")).toHaveAttribute("aria-invalid", "true");
  await appraisal.locator("[name=members]").fill(members);
  await appraisal.getByRole("button", { name: "결정 적기" }).click();
  await expect(appraisal.getByText("처리과 의견 차례")).toBeVisible();
  await sound(officer);
}

async function release(officer: Page, reason: string): Promise<void> {
  await officer.getByText("풀기", { exact: true }).first().click();
  await officer.getByLabel("푸는 사유").fill(reason);
  await officer.getByRole("button", { name: "풀기" }).click();
  await expect(officer.getByText(new RegExp(`풀었습니다: ${reason}`))).toBeVisible();
}

// Two files of the demonstration have outlived their retention: one that its division is asked about, one that a law suit holds, of a division whose acting head has no account yet.
for (const [width, file] of [[desk, "혁신 교육과정 운영"], [phone, "2024 공동활용 회의실 운영"]] as const) {
  test(`a file is appraised, its disposal is refused under a hold, and carried out when the hold is released (${width} px)`, async ({ browser }) => {
    const officer = await arrive(browser, "records", { width });
    const held = width === phone;
    await officer.goto("/records/disposals");
    await officer.locator("#disposals a").filter({ hasText: file }).first().click();
    await officer.waitForURL("**/records/files/*");
    if (held) await keptOnce(officer);

    const manager = held ? await withAccount(await arrive(browser, "admin"), browser, "김하린", `acting.${mark()}`, { width }) : await arrive(browser, "manager", { width });
    await manager.goto("/records/disposals");
    await manager.locator("#disposals a").filter({ hasText: "처리과 의견 차례" }).first().click();
    await manager.waitForURL("**/records/files/*");
    const address = new URL(manager.url()).pathname;
    await sound(manager);
    await manager.locator("[name=reason]").first().fill("업무에 더 쓰이지 않습니다");
    await manager.getByRole("button", { name: "의견 내기" }).click();
    await expect(manager.getByText("심사 차례")).toBeVisible();
    const first = manager.locator("#contents a").first();
    const [document, number, title] = [await first.getAttribute("href"), /\S+-\d+/.exec(await first.innerText())![0], (await first.locator(".row-what > span").first().innerText()).trim()];

    await officer.goto(address);
    const appraisal = officer.getByRole("region", { name: "평가·폐기" });
    // Where the list stands above it, the way to what waits stands above the list.
    if (held) {
      await officer.getByRole("link", { name: "심사 차례" }).click();
      await expect(appraisal.getByRole("heading")).toBeInViewport();
    }
    await appraisal.locator("[name=reason]").fill("의견이 타당합니다");
    await appraisal.getByRole("button", { name: "심사하기" }).click();
    await expect(appraisal.getByText("심의회 결정 차례")).toBeVisible();
    await officer.getByText("폐기 막기", { exact: true }).first().click();
    await officer.getByLabel("막는 사유").fill("소송에 증거로 냈습니다");
    await officer.getByRole("button", { name: "폐기 막기" }).click();
    await expect(officer.getByText(/노해인 님이 .* 폐기를 막았습니다: 소송에 증거로 냈습니다/).first()).toBeVisible();
    await sound(officer);
    await appraisal.locator("[name=members]").fill(members);
    await appraisal.locator("[name=reason]").fill("보존할 가치가 없습니다");
    await appraisal.getByRole("button", { name: "결정 적기" }).click();
    await expect(appraisal.locator("form [role=alert]")).toContainText("소송에 증거로 냈습니다");
    await expect(appraisal.locator("[name=members]")).toHaveValue(members);
    await release(officer, "소송이 끝났습니다");
    await appraisal.getByRole("button", { name: "결정 적기" }).click();
    await expect(appraisal.getByText("폐기 차례")).toBeVisible();
    await officer.locator("summary").filter({ hasText: "폐기하기" }).click();
    await officer.getByRole("button", { name: "예, 폐기합니다" }).click();
    await expect(appraisal.getByText("심의위원 김가람, 이도담, 박마루").last()).toBeVisible();
    await expect(officer.getByRole("button", { name: "예, 폐기합니다" })).toHaveCount(0);
    for (const said of ["업무에 더 쓰이지 않습니다", "의견이 타당합니다", "보존할 가치가 없습니다"]) await expect(appraisal.getByText(said).last()).toBeVisible();
    await sound(officer);

    await manager.goto(document ?? "");
    await expect(manager.getByText("폐기된 문서입니다")).toBeVisible();
    // The text has gone; what it was, of whom and under which number stays.
    await expect(manager.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(manager.getByRole("complementary", { name: "문서관리카드" })).toContainText(number);
    await sound(manager);
    await manager.goto(`${document}?tab=history`);
    await expect(manager.getByText("본문과 붙임을 폐기했습니다").first()).toBeVisible();
  });
}
