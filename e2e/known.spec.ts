import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, desk, mark, phone, soundAtBothWidths, takenUp } from "./support.ts";
import { approveByKeys, savedText, submit, write } from "./writing.ts";

for (const width of [desk, phone]) {
  test(`다른 기관 사람이 제목을 알 수 있는 문서를 찾아 열람을 요청하고, 허락받아 읽는다 (${width} px)`, async ({ browser }) => {
    test.setTimeout(400_000);
    const [drafter, manager, outsider] = (await Promise.all(["drafter", "manager", "outsider"].map((login) => arrive(browser, login, { width })))) as [Page, Page, Page];
    const word = mark();
    const [told, kept] = [`물범 서식지 계획 ${word}`, `물범 서식지 예산 ${word}`];
    const keptId = await write(drafter, kept);
    await submit(drafter, keptId);
    const id = await write(drafter, told, "1. 서식지를 세 곳으로 한다.");
    const [disclosure, known] = [drafter.locator("[name=disclosure]"), drafter.locator("[name=knownTo]")];
    await expect(known).toHaveValue("agency");
    await known.selectOption({ label: "모든 기관" });
    await disclosure.selectOption({ label: "비공개" });
    // What is closed is its agency's again; chosen all the same it is refused at its field.
    await expect(known).toHaveValue("agency");
    await drafter.locator("[name=reason-5]").check();
    await known.selectOption({ label: "모든 기관" });
    await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
    await drafter.getByRole("button", { name: "상신", exact: true }).click();
    await expect(known).toHaveAttribute("aria-invalid", "true");
    await expect(drafter.getByText("비공개 문서는 다른 기관에 제목을 알리지 않습니다.").first()).toBeVisible();
    await soundAtBothWidths(drafter);
    await disclosure.selectOption({ label: "공개" });
    await expect(known).toHaveValue("government");
    await expect(drafter.getByRole("status").filter({ hasText: savedText })).toBeVisible();
    await submit(drafter, id);
    await expect(drafter.getByRole("complementary", { name: "문서관리카드" })).toContainText("모든 기관");
    for (const one of [keptId, id]) await approveByKeys(manager, one);

    await takenUp(outsider);
    const beside = outsider.getByRole("region", { name: /제목만 알 수 있는 문서/ });
    await expect(async () => {
      await outsider.goto(`/search?q=${encodeURIComponent(`물범 ${word}`)}`);
      await expect(beside.getByRole("listitem")).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(beside).toContainText(told);
    await expect(beside).toContainText("기획조정부 혁신기획과");
    await expect(outsider.getByRole("main")).not.toContainText(kept);
    await soundAtBothWidths(outsider);
    // Its text is neither searched nor opened, and the document beside it is not there at all.
    for (const address of [`/api/v1/documents/${id}`, `/api/v1/documents/${keptId}`, `/documents/${keptId}`, `/documents/${keptId}/access`]) expect((await outsider.request.get(address)).status(), address).toBe(404);
    await outsider.goto(`/search?q=${encodeURIComponent(`세 곳으로 ${word}`)}`);
    await expect(outsider.getByRole("main")).not.toContainText(told);
    await outsider.goBack();
    await beside.locator(`a[href="/documents/${id}/access"]`).click();
    await outsider.waitForURL(/\/access$/);
    await expect(outsider.getByRole("heading", { level: 1, name: told })).toBeVisible();
    await expect(outsider.getByRole("main")).not.toContainText("공개구분");
    await soundAtBothWidths(outsider);
    const reason = `연안 조사를 함께 합니다 ${word}`;
    const form = outsider.getByRole("form", { name: "열람 요청" });
    await form.locator("[name=reason]").fill(reason);
    await form.getByRole("button", { name: "요청 보내기" }).click();
    await expect(outsider.getByText("답을 기다림")).toBeVisible();

    await manager.goto("/my-day?kind=access");
    const waits = manager.getByRole("region", { name: "열람 요청" }).getByRole("link").filter({ hasText: reason });
    await expect(waits).toContainText("국토혁신부");
    await waits.click();
    await manager.waitForURL(/\/access$/);
    const request = manager.getByRole("listitem").filter({ hasText: reason });
    await expect(request).toContainText("국토혁신부");
    await soundAtBothWidths(manager);
    await request.locator("summary").filter({ hasText: "열람 허락" }).click();
    await request.locator("details[open] [name=reason]").fill("함께 봅니다.");
    await request.getByRole("button", { name: "허락하기" }).click();
    await expect(request.locator("summary").filter({ hasText: "허락 거두기" })).toBeVisible();

    await outsider.goto("/my-day?kind=access");
    await outsider.getByRole("region", { name: "열람 요청" }).getByRole("link").filter({ hasText: told }).click();
    await outsider.waitForURL(/\/access$/);
    await expect(outsider.getByRole("main")).toContainText("함께 봅니다.");
    await outsider.getByRole("link", { name: "문서 열기" }).click();
    await outsider.waitForURL(new RegExp(`/documents/${id}$`));
    await expect(outsider.getByRole("main")).toContainText("서식지를 세 곳으로 한다.");
    await soundAtBothWidths(outsider);
    await manager.goto(`/documents/${id}?tab=history`);
    for (const act of ["열람을 요청했습니다", "열람을 허락했습니다"]) await expect(manager.getByRole("main")).toContainText(act);
  });
}

for (const script of [true, false]) {
  test(`찾은 것 아래에 제목만 알 수 있는 문서가 뒤따르고, 없으면 아무것도 서지 않는다 (${script ? "스크립트" : "스크립트 없이"})`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { script });
    const toldOf = async (q: string) => (await (await drafter.request.get(`/api/v1/search/known?q=${encodeURIComponent(q)}`)).json()) as { total: number };
    // Other jobs write and decide meanwhile: what is listed is asked of each line.
    const word = "예산";
    expect((await toldOf(word)).total).toBeGreaterThan(0);
    const beside = drafter.getByRole("region", { name: /제목만 알 수 있는 문서/ });
    await drafter.goto(`/search?q=${encodeURIComponent(word)}`);
    await expect(drafter.getByRole("main").locator("[data-id]").first()).toBeVisible();
    const asks = drafter.getByRole("link", { name: "제목만 알 수 있는 문서도 찾기" });
    if (script) await expect(asks).toBeHidden();
    else {
      await expect(beside).toBeHidden();
      await asks.click();
    }
    const asked = beside.getByRole("listitem").getByRole("link", { name: /^열람 요청: .*예산/ });
    await expect(asked.first()).toBeVisible();
    await expect(beside.getByRole("heading")).toHaveText(/^제목만 알 수 있는 문서 [1-9][0-9,]*$/);
    expect(await asked.count()).toBe(await beside.getByRole("listitem").count());
    for (const link of await asked.all()) {
      const id = /^\/documents\/(.+)\/access$/.exec((await link.getAttribute("href")) ?? "")?.[1];
      expect((await drafter.request.get(`/api/v1/documents/${id}`)).status()).toBe(404);
    }
    if (script) await soundAtBothWidths(drafter);
    const none = "물범서식지예산없음";
    expect((await toldOf(none)).total).toBe(0);
    await drafter.goto(`/search?q=${none}`);
    await expect(drafter.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await expect(beside).toBeHidden();
  });
}
