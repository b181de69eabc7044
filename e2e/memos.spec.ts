import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, desk, mark, phone, sound } from "./support.ts";

async function choose(page: Page, name: string): Promise<void> {
  await page.getByLabel("받는 사람", { exact: true }).and(page.locator("input[role=combobox]")).fill(name);
  await page.getByRole("option").filter({ hasText: name }).first().click();
}

for (const width of [desk, phone]) {
  test(`메모보고를 써서 보내고, 받은 사람이 읽고 의견을 내고, 쓴 사람이 보고 문서로 만든다 (${width} px)`, async ({ browser }) => {
    const title = `시범기관을 늘릴지 ${mark()}`;
    const writer = await arrive(browser, "drafter", { width });
    await writer.goto("/memos");
    await sound(writer);
    const form = writer.getByRole("form", { name: "메모보고 쓰기" });
    // On a phone the list comes first, and the form when it is asked for.
    if (width === phone) await writer.getByRole("link", { name: "메모보고 쓰기" }).click();
    await form.getByRole("button", { name: "보내기" }).click();
    await expect(form.locator("[name=title]")).toHaveAttribute("aria-invalid", "true");
    await form.locator("[name=title]").fill(title);
    await form.locator("[name=text]").fill("두 곳을 더하면 예산이 10% 늘어납니다.");
    await form.getByRole("button", { name: "보내기" }).click();
    await expect(form.getByText("받는 사람을 한 명 이상 골라 주세요.").first()).toBeVisible();
    await choose(writer, "이준모");
    await choose(writer, "한도윤");
    await form.getByRole("button", { name: "보내기" }).click();
    await writer.waitForURL(/open=/);
    await expect(writer.getByRole("heading", { level: 2, name: title })).toBeVisible();
    await expect(writer.getByRole("heading", { name: "2명 가운데 0명 읽음" })).toBeVisible();
    const address = writer.url();

    const receiver = await arrive(browser, "reviewer", { width });
    await receiver.goto("/my-day?kind=memo");
    await sound(receiver);
    await receiver.getByRole("region", { name: "메모보고" }).getByRole("link").filter({ hasText: title }).click();
    await receiver.waitForURL(/\/memos\?open=/);
    await expect(receiver.getByText("두 곳을 더하면 예산이 10% 늘어납니다.")).toBeVisible();
    await receiver.getByRole("form", { name: "의견 적기" }).locator("[name=text]").fill("한 곳만 더합시다.");
    await receiver.getByRole("button", { name: "의견 보내기" }).click();
    await expect(receiver.getByRole("heading", { name: "의견 1건" })).toBeVisible();
    await sound(receiver);
    await receiver.goto("/my-day");
    await expect(receiver.getByRole("main")).not.toContainText(title);

    const other = await arrive(browser, "outsider");
    expect((await other.goto(new URL(address).pathname + new URL(address).search))?.status()).toBe(404);
    const cooperator = await arrive(browser, "cooperator");
    await cooperator.goto("/memos");
    await expect(cooperator.getByRole("main")).not.toContainText(title);

    await writer.goto("/my-day");
    await writer.getByRole("region", { name: "메모보고" }).getByRole("link").filter({ hasText: title }).click();
    await writer.waitForURL(/open=/);
    await expect(writer.getByText("한 곳만 더합시다.")).toBeVisible();
    await expect(writer.getByRole("heading", { name: "2명 가운데 1명 읽음" })).toBeVisible();
    await writer.getByRole("button", { name: "문서로 만들기" }).click();
    await writer.waitForURL(/\/documents\/.*\/edit$/);
    await expect(writer.locator("[contenteditable=true]")).toContainText("이준모");
    await expect(writer.locator("[name=title]")).toHaveValue(title);
    await writer.goto(new URL(writer.url()).pathname.replace(/\/edit$/, ""));
    await writer.getByText("이 문서는 메모보고에서 시작되었습니다:").getByRole("link", { name: title }).click();
    await writer.waitForURL(/\/memos\?open=/);
    await expect(writer.getByText("이 메모보고로 쓴 문서:")).toBeVisible();
    await expect(writer.getByRole("button", { name: "문서로 만들기" })).toHaveCount(0);
    await sound(writer);
    // The writer sees who opened it, and who was refused it.
    await writer.getByRole("link", { name: "열람 이력" }).click();
    const reads = writer.getByRole("region", { name: "누가 읽었나" });
    await expect(reads.getByRole("listitem").filter({ hasText: "이준모" }).first()).toContainText("읽음");
    await expect(reads.getByRole("listitem").filter({ hasText: "거절됨" }).first()).toBeVisible();
    await sound(writer);
    await receiver.goto(new URL(address).pathname + new URL(address).search);
    await expect(receiver.getByRole("link", { name: "열람 이력" })).toHaveCount(0);
  });
}

test("메모보고는 스크립트 없이 360픽셀에서도 쓰고, 틀리면 적은 것이 남는다", async ({ browser }) => {
  const title = `스크립트 없이 ${mark()}`;
  const page = await arrive(browser, "manager", { width: 360, script: false });
  await page.goto("/memos");
  await page.getByRole("link", { name: "메모보고 쓰기" }).click();
  const form = page.getByRole("form", { name: "메모보고 쓰기" });
  await form.locator("[name=title]").fill(title);
  await form.locator("[name=postIds]").selectOption([{ index: 0 }, { index: 1 }]);
  await form.getByRole("button", { name: "보내기" }).click();
  await expect(form.locator("[name=title]")).toHaveValue(title);
  await expect(form.getByText("내용을 적어 주세요.").first()).toBeVisible();
  expect(await form.locator("[name=postIds]").evaluate((list) => (list as HTMLSelectElement).selectedOptions.length)).toBe(2);
  await form.locator("[name=text]").fill("글만 적어 보냅니다.");
  await form.getByRole("button", { name: "보내기" }).click();
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { name: "2명 가운데 0명 읽음" })).toBeVisible();
});
