import { expect, test } from "./test.ts";
import type { Browser, Page } from "@playwright/test";
import { arrive, mark, sound } from "./support.ts";

/** A unit task that no clause of its own names: its matters are decided by the division's head. */
async function freeTask(browser: Browser, page: Page): Promise<string> {
  const admin = await arrive(browser, "admin");
  await admin.goto("/admin/delegation");
  const named = await admin.getByRole("table").innerText();
  await admin.context().close();
  return (await page.locator("[name=unitTaskId] option").allTextContents()).find((label, at) => at > 0 && !named.includes(label)) ?? "";
}

/** Drafts a batch; answers the address of its page. */
async function drafted(browser: Browser, page: Page, titles: readonly string[], { savedRouteId = "" } = {}): Promise<string> {
  await page.goto("/documents/batches");
  const form = page.getByRole("form", { name: "새 일괄기안" });
  await form.locator("[name=lines]").fill(titles.map((title, n) => `${title},${n + 1}청`).join("\n"));
  await form.locator("[name=text]").fill("1. {받는 곳}의 점검 결과를 통보합니다.  끝.");
  await form.locator("[name=summary]").fill("점검 결과를 알립니다.");
  await form.locator("[name=keywords]").fill("점검, 통보");
  await form.locator("[name=unitTaskId]").selectOption({ label: await freeTask(browser, page) });
  if (savedRouteId) await form.locator("[name=savedRouteId]").selectOption(savedRouteId);
  await form.getByRole("button", { name: "함께 쓰기" }).click();
  await page.waitForURL(/\/documents\/batches\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

for (const width of [1280, 360]) {
  test(`drafted, submitted and decided together, each with its own result (${width} px)`, async ({ browser }) => {
    test.setTimeout(240_000);
    const key = mark();
    const titles = [1, 2, 3].map((n) => `점검 통보 ${key}-${n}`);
    const drafter = await arrive(browser, "drafter", { width });
    await drafter.goto("/documents/batches");
    const form = drafter.getByRole("form", { name: "새 일괄기안" });
    await form.locator("[name=lines]").fill(`${titles[0]}\n,받는 곳만`);
    await form.getByRole("button", { name: "함께 쓰기" }).click();
    await expect(form.locator("[name=lines]")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByText("2번째 줄에 제목이 없습니다.").first()).toBeVisible();
    await sound(drafter);
    const at = await drafted(browser, drafter, titles);
    for (const title of titles) await expect(drafter.getByRole("link", { name: new RegExp(title) })).toBeVisible();
    await sound(drafter);
    await drafter.getByRole("checkbox", { name: `고르기: ${titles[2]}` }).uncheck();
    await drafter.getByRole("button", { name: "선택한 2건 상신" }).click();
    await expect(drafter.getByText("2건을 상신했습니다")).toBeVisible();
    await expect(drafter.getByRole("checkbox")).toHaveCount(1);
    await sound(drafter);

    const manager = await arrive(browser, "manager", { width });
    await manager.goto("/my-day?kind=decide");
    await expect(manager.getByRole("checkbox", { name: new RegExp(key) })).toHaveCount(0);
    for (const title of titles.slice(0, 2)) {
      await manager.goto("/my-day?kind=decide");
      await manager.locator("#waiting a").filter({ hasText: title }).click();
      await manager.waitForURL(/open=/);
      await expect(manager.getByRole("heading", { level: 2, name: title })).toBeVisible();
    }
    await manager.goto("/my-day?kind=decide");
    for (const title of titles.slice(0, 2)) await manager.getByRole("checkbox", { name: `고르기: ${title}` }).check();
    await sound(manager);
    await manager.getByRole("button", { name: "선택한 2건 승인" }).click();
    const results = manager.getByRole("region", { name: "문서마다의 결과" });
    await expect(results).toContainText("2건을 승인했습니다");
    await expect(results.getByText(/혁신기획과-\d+/)).toHaveCount(2);
    await expect(manager.locator("#waiting a").filter({ hasText: key })).toHaveCount(0);
    await sound(manager);
    await drafter.goto(at);
    await expect(drafter.getByRole("listitem").filter({ hasText: titles[0] })).toContainText(/혁신기획과-\d+/);
  });
}

test("without JavaScript: one that was recalled meanwhile says why, the other is approved", async ({ browser }) => {
  test.setTimeout(240_000);
  const key = mark();
  const titles = [1, 2].map((n) => `점검 통보 ${key}-${n}`);
  const drafter = await arrive(browser, "drafter", { script: false });
  await drafted(browser, drafter, titles);
  await drafter.getByRole("button", { name: "고른 문서 상신" }).click();
  await expect(drafter.getByRole("region", { name: "문서마다의 결과" })).toContainText("2건을 상신했습니다");

  const manager = await arrive(browser, "manager", { script: false });
  for (const title of titles) {
    await manager.goto("/my-day?kind=decide");
    await manager.locator("#waiting a").filter({ hasText: title }).click();
    await expect(manager.getByRole("heading", { level: 2, name: title })).toBeVisible();
  }
  await manager.goto("/my-day?kind=decide");
  for (const title of titles) await manager.getByRole("checkbox", { name: `고르기: ${title}` }).check();
  await drafter.getByRole("link", { name: new RegExp(titles[1]!) }).last().click();
  await drafter.getByRole("button", { name: "회수", exact: true }).click();
  await manager.getByRole("button", { name: "고른 문서 승인" }).click();
  const results = manager.getByRole("region", { name: "문서마다의 결과" });
  await expect(results).toContainText("1건을 승인했고 1건은 하지 못했습니다");
  await expect(results).toContainText(/혁신기획과-\d+/);
});

/** Drafts and submits a batch, and opens each of it as whoever decides; My day stands before them with all of it chosen. */
async function chosenTogether(browser: Browser, manager: Page, titles: readonly string[], script = true): Promise<Page> {
  const drafter = await arrive(browser, "drafter", { script });
  await drafted(browser, drafter, titles);
  await drafter.getByRole("button", { name: /상신$/ }).click();
  await expect(drafter.getByText(`${titles.length}건을 상신했습니다`)).toBeVisible();
  for (const title of titles) {
    await manager.goto("/my-day?kind=decide");
    await manager.locator("#waiting a").filter({ hasText: title }).click();
    await expect(manager.getByRole("heading", { level: 2, name: title })).toBeVisible();
  }
  await manager.goto("/my-day?kind=decide");
  for (const title of titles) await manager.getByRole("checkbox", { name: `고르기: ${title}` }).check();
  return drafter;
}

for (const width of [1280, 360]) {
  test(`returned together for one reason, each with its own result (${width} px)`, async ({ browser }) => {
    test.setTimeout(240_000);
    const key = mark();
    const titles = [1, 2].map((n) => `반려 통보 ${key}-${n}`);
    const manager = await arrive(browser, "manager", { width });
    const drafter = await chosenTogether(browser, manager, titles);
    await manager.locator("summary").filter({ hasText: "반려" }).click();
    await expect(manager.locator("[name=reason]")).toBeFocused();
    await sound(manager);
    await manager.getByRole("button", { name: "선택한 2건 반려" }).click();
    await expect(manager.locator("[name=reason]")).toHaveAttribute("aria-invalid", "true");
    await manager.locator("[name=reason]").fill(`붙임 확인 ${key}`);
    await manager.getByRole("button", { name: "선택한 2건 반려" }).click();
    const results = manager.getByRole("region", { name: "문서마다의 결과" });
    await expect(results).toContainText("2건을 반려했습니다");
    await expect(results.getByText("반려", { exact: false })).not.toHaveCount(0);
    await expect(manager.locator("#waiting a").filter({ hasText: key })).toHaveCount(0);
    await sound(manager);
    await drafter.goto("/my-day?kind=returned");
    await drafter.locator("#waiting a").filter({ hasText: titles[1] }).click();
    await expect(drafter.getByRole("region", { name: titles[1] })).toContainText(`붙임 확인 ${key}`);
  });
}

test("without JavaScript: a return without its reason keeps what was chosen, then each has its result", async ({ browser }) => {
  test.setTimeout(240_000);
  const key = mark();
  const titles = [1, 2].map((n) => `반려 통보 ${key}-${n}`);
  const manager = await arrive(browser, "manager", { script: false });
  await chosenTogether(browser, manager, titles, false);
  await manager.locator("summary").filter({ hasText: "반려" }).click();
  await manager.getByRole("button", { name: "고른 문서 반려" }).click();
  await expect(manager.getByText("사유를 적어 주세요.").first()).toBeVisible();
  for (const title of titles) await expect(manager.getByRole("checkbox", { name: `고르기: ${title}` })).toBeChecked();
  await manager.locator("[name=reason]").fill("붙임을 확인하십시오.");
  await manager.getByRole("button", { name: "고른 문서 반려" }).click();
  await expect(manager.getByRole("region", { name: "문서마다의 결과" })).toContainText("2건을 반려했습니다");
});

for (const width of [1280, 360]) {
  test(`a batch is read in one place and decided together (${width} px)`, async ({ browser }) => {
    test.setTimeout(240_000);
    const key = mark();
    const titles = [1, 2, 3].map((n) => `한자리 통보 ${key}-${n}`);
    const drafter = await arrive(browser, "drafter");
    await drafted(browser, drafter, titles);
    await drafter.getByRole("button", { name: /상신$/ }).click();
    await expect(drafter.getByText("3건을 상신했습니다")).toBeVisible();

    const manager = await arrive(browser, "manager", { width });
    await manager.goto("/my-day");
    await manager.getByRole("region", { name: "함께 읽고 결정할 일괄기안" }).getByRole("link", { name: `${titles[0]} 외 2건` }).click();
    await expect(manager.getByRole("heading", { level: 1, name: "일괄기안 3건 함께 읽기" })).toBeVisible();
    for (const [n, title] of titles.entries()) await expect(manager.getByRole("region", { name: title })).toContainText(`${n + 1}청의 점검 결과를 통보합니다.`);
    await sound(manager);
    await manager.getByRole("checkbox", { name: `고르기: ${titles[1]}` }).uncheck();
    await manager.locator("summary").filter({ hasText: "승인" }).click();
    await manager.locator("[name=opinion]").fill(`확인함 ${key}`);
    await sound(manager);
    await manager.getByRole("button", { name: "선택한 2건 승인" }).click();
    const results = manager.getByRole("region", { name: "문서마다의 결과" });
    await expect(results).toContainText("2건을 승인했습니다");
    await expect(results.getByText(/혁신기획과-\d+/)).toHaveCount(2);
    await expect(manager.getByRole("heading", { level: 1, name: "일괄기안 1건 함께 읽기" })).toBeVisible();
    await manager.getByRole("checkbox", { name: `고르기: ${titles[1]}` }).check();
    await manager.locator("summary").filter({ hasText: "반려" }).click();
    await manager.locator("[name=reason]").fill("받는 곳을 고치십시오.");
    await manager.getByRole("button", { name: "선택한 1건 반려" }).click();
    await expect(results).toContainText("1건을 반려했습니다");
    await expect(manager.getByRole("heading", { name: "이 일괄기안에서 나를 기다리는 문서가 없습니다" })).toBeVisible();
    await sound(manager);
  });
}

const seatOf = async (browser: Browser, login: string): Promise<string> => {
  const page = await arrive(browser, login);
  const { seats } = (await (await page.request.get("/api/v1/session")).json()) as { seats: { postId: string }[] };
  await page.context().close();
  return seats[0]!.postId;
};

for (const width of [1280, 360]) {
  test(`a batch takes a route that was kept (${width} px)`, async ({ browser }) => {
    test.setTimeout(240_000);
    const key = mark();
    const drafter = await arrive(browser, "drafter", { width });
    const steps = [{ kind: "draft", postId: await seatOf(browser, "drafter") }, { kind: "review", postId: await seatOf(browser, "reviewer") }, { kind: "delegated-decision", postId: await seatOf(browser, "manager") }];
    const kept = await drafter.request.post("/api/v1/saved-routes", { data: { name: `검토 뒤 과장 ${key}`, steps } });
    expect(kept.status(), await kept.text()).toBe(201);
    await drafter.goto("/documents/batches");
    const form = drafter.getByRole("form", { name: "새 일괄기안" });
    const option = await form.locator("[name=savedRouteId] option").filter({ hasText: key }).getAttribute("value");
    await form.locator("[name=savedRouteId]").selectOption(option);
    await sound(drafter);
    await drafted(browser, drafter, [`경로 통보 ${key}-1`, `경로 통보 ${key}-2`], { savedRouteId: option ?? "" });
    await expect(drafter.getByText(/보고경로: 이준모 .+ → 한도윤 /)).toBeVisible();
    await drafter.getByRole("button", { name: /상신$/ }).click();
    await expect(drafter.getByText("2건을 상신했습니다")).toBeVisible();
    await expect(drafter.getByText(/이준모/).first()).toBeVisible();
    await sound(drafter);
  });
}

test("the pages of batches in English", async ({ browser }) => {
  const drafter = await arrive(browser, "drafter", { english: true, width: 360 });
  await drafter.goto("/documents/batches");
  await expect(drafter.getByRole("heading", { level: 1, name: "Batches" })).toBeVisible();
  await sound(drafter);
});
