import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, mark, soundAtBothWidths, takenUp } from "./support.ts";
import { seatOf } from "./routes.ts";

/** A memo report that its receiver alone finds, but for who wrote it. */
async function memo(writer: Page, receiver: Page, title: string): Promise<void> {
  const sent = await writer.request.post("/api/v1/memos", { data: { title, text: "살펴봐 주세요.", postIds: [(await seatOf(receiver)).postId], fileIds: [] } });
  expect(sent.status(), await sent.text()).toBe(201);
}

test("검색을 저장하면 새로 찾은 것이 나의 하루에 보이고, 열면 본 것이 된다", async ({ browser }) => {
  test.setTimeout(360_000);
  const key = mark();
  const [page, writer] = [await arrive(browser, "reviewer"), await arrive(browser, "drafter")];
  await takenUp(page);
  await page.goto(`/search?q=${key}`);
  await page.getByText("이 검색 저장", { exact: true }).click();
  const form = page.getByRole("form", { name: "이 검색 저장" });
  await expect(form).toBeVisible();
  await soundAtBothWidths(page, "form[aria-label='이 검색 저장']");
  await form.locator("[name=name]").fill("");
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(form.locator("[name=name]")).toHaveAttribute("aria-invalid", "true");
  await form.locator("[name=name]").fill(`지켜볼 일 ${key}`);
  await form.locator("[name=alert]").selectOption("at-once");
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(page.getByText(`저장한 검색 ‘지켜볼 일 ${key}’`)).toBeVisible();

  await memo(writer, page, `${key} 가로등 교체`);
  await memo(writer, page, "아무 상관 없는 일");
  await takenUp(page);
  await expect(async () => {
    await page.goto("/my-day?kind=finds");
    await expect(page.getByRole("region", { name: "저장한 검색이 새로 찾은 것" })).toContainText(`${key} 가로등 교체`, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const region = page.getByRole("region", { name: "저장한 검색이 새로 찾은 것" });
  await expect(region).not.toContainText("아무 상관 없는 일");
  await soundAtBothWidths(page);
  // Who wrote it kept no search, and is told nothing.
  await writer.goto("/my-day");
  await expect(writer.getByRole("region", { name: "저장한 검색이 새로 찾은 것" })).toHaveCount(0);

  await region.getByRole("link").filter({ hasText: `지켜볼 일 ${key}` }).first().click();
  await page.waitForURL(/saved=/);
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: `${key} 가로등 교체` }).getByText("새것", { exact: true })).toBeVisible();
  await soundAtBothWidths(page);
  await page.goto("/my-day");
  await expect(page.getByRole("main")).not.toContainText(`지켜볼 일 ${key}`);

  await memo(writer, page, `${key} 보도 정비`);
  await expect(async () => {
    await page.goto("/my-day?kind=finds");
    await expect(page.getByRole("form", { name: `지켜볼 일 ${key} 모두 봤음` })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole("form", { name: `지켜볼 일 ${key} 모두 봤음` }).getByRole("button").click();
  await expect(page.getByRole("main")).not.toContainText(`지켜볼 일 ${key}`);
});

test("저장한 검색을 부서와 함께 쓰고, 저장한 사람만 바꾸고 지운다", async ({ browser }) => {
  const key = mark();
  const [owner, colleague, outsider] = [await arrive(browser, "reviewer"), await arrive(browser, "drafter"), await arrive(browser, "outsider")];
  const saved = await owner.request.post("/api/v1/saved-searches", { data: { name: `함께 볼 일 ${key}`, q: "계획", kind: ["document"], sort: "date" } });
  expect(saved.status(), await saved.text()).toBe(201);
  await owner.goto("/search/saved");
  const row = owner.getByRole("main").getByRole("listitem").filter({ hasText: `함께 볼 일 ${key}` });
  await expect(row).toContainText("계획 · 종류: 문서 · 날짜 순");
  await row.getByText("바꾸기", { exact: true }).click();
  await soundAtBothWidths(owner);
  await row.locator("[name=name]").fill(`우리 과 일 ${key}`);
  await row.getByRole("checkbox").check();
  await row.getByRole("button", { name: "저장", exact: true }).click();
  await expect(owner.getByRole("main").getByRole("listitem").filter({ hasText: `우리 과 일 ${key}` })).toContainText("함께 씀");

  await colleague.goto("/search/saved");
  const theirs = colleague.getByRole("main").getByRole("listitem").filter({ hasText: `우리 과 일 ${key}` });
  await expect(theirs).toContainText("이준모 저장");
  await expect(theirs.getByRole("button")).toHaveCount(0);
  await soundAtBothWidths(colleague);
  await theirs.getByRole("link").click();
  await colleague.waitForURL(/kind=document/);
  await expect(colleague.getByText(`저장한 검색 ‘우리 과 일 ${key}’`)).toBeVisible();
  await outsider.goto("/search/saved");
  await expect(outsider.getByRole("main")).not.toContainText(key);

  await owner.getByRole("form", { name: `우리 과 일 ${key} 지우기` }).getByRole("button").click();
  await expect(owner.getByRole("main")).not.toContainText(key);
});

test("스크립트 없이 360픽셀에서도 저장하고, 이름이 없으면 칸에 알려 준다", async ({ browser }) => {
  const key = mark();
  const page = await arrive(browser, "manager", { width: 360, script: false });
  await page.goto("/search?q=계획&kind=document");
  await page.getByText("이 검색 저장", { exact: true }).click();
  const form = page.getByRole("form", { name: "이 검색 저장" });
  await form.locator("[name=name]").fill(" ");
  await form.locator("[name=alert]").selectOption("daily");
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(form.getByText("이름을 적어 주세요.").first()).toBeVisible();
  await expect(form.locator("[name=alert]")).toHaveValue("daily");
  await form.locator("[name=name]").fill(`적어 둔 일 ${key}`);
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(page.getByText(`저장한 검색 ‘적어 둔 일 ${key}’`)).toBeVisible();
  await page.getByRole("link", { name: "저장한 검색 관리" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `적어 둔 일 ${key}` })).toContainText("하루 한 번 알림");
});

test("찾은 것을 표와 링크 목록으로 내보낸다", async ({ browser }) => {
  const page = await arrive(browser, "drafter");
  await page.goto("/search?q=계획&kind=document");
  await page.getByText("내보내기", { exact: true }).click();
  await soundAtBothWidths(page);
  const form = page.getByRole("form", { name: "내보내기" });
  const saved = async (button: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), form.getByRole("button", { name: button }).click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
  };
  const first = page.locator("main ol > li a").first();
  const [csv, html] = [await saved("표(CSV)로 받기"), await saved("링크 목록(HTML)으로 받기")];
  expect(csv.name).toMatch(/^search-.*\.csv$/);
  expect(csv.text.startsWith("\uFEFF제목,종류,날짜")).toBe(true);
  expect(csv.text).toContain((await first.getAttribute("href"))!);
  expect(html.name).toMatch(/^search-.*\.html$/);
  expect(html.text).toContain(`${new URL(page.url()).origin}${(await first.getAttribute("href"))!}`);
  expect(page.url()).toContain("/search?q=");
  const auditor = await arrive(browser, "auditor");
  await auditor.goto("/history?act=search.exported");
  await expect(auditor.getByRole("main")).toContainText("검색 결과 내보냄");
});

test("기록을 모음에 담아 차례와 설명을 적고, 부서와 함께 보며, 볼 수 없는 기록은 보이지 않는다", async ({ browser }) => {
  test.setTimeout(360_000);
  const key = mark();
  const [owner, colleague, outsider] = [await arrive(browser, "drafter"), await arrive(browser, "decider"), await arrive(browser, "outsider")];
  const reviewer = await arrive(browser, "reviewer");
  await memo(owner, reviewer, `${key} 둘만 보는 메모`);
  await takenUp(owner);
  const add = owner.getByRole("link", { name: `모음에 담기: ${key} 둘만 보는 메모` });
  await expect(async () => {
    await owner.goto(`/search?q=${key}`);
    await expect(add).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await add.click();
  await owner.waitForURL(/collections\/add/);
  const form = owner.getByRole("form", { name: "모음에 담기" });
  if ((await form.locator("[name=collectionId]").count()) > 0) await form.locator("[name=collectionId]").selectOption("");
  await form.getByRole("button", { name: "담기", exact: true }).click();
  await expect(form.locator("[name=title]")).toHaveAttribute("aria-invalid", "true");
  await soundAtBothWidths(owner);
  await form.locator("[name=title]").fill(`후임에게 ${key}`);
  await form.locator("[name=note]").fill("먼저 읽습니다.");
  await form.getByRole("button", { name: "담기", exact: true }).click();
  await expect(owner.getByRole("heading", { level: 1, name: `후임에게 ${key}` })).toBeVisible();
  const collection = new URL(owner.url()).pathname;

  // What the colleague decided, the colleague reads.
  await owner.goto("/search?q=계획 decided-by:정유경&kind=document");
  await owner.locator("main ol > li").first().getByRole("link").first().click();
  await owner.waitForURL(/\/documents\//);
  await owner.getByRole("link", { name: "모음에 담기" }).click();
  await owner.waitForURL(/collections\/add/);
  await owner.getByRole("form", { name: "모음에 담기" }).locator("[name=collectionId]").selectOption({ label: `후임에게 ${key}` });
  await owner.getByRole("form", { name: "모음에 담기" }).getByRole("button", { name: "담기", exact: true }).click();
  await owner.waitForURL(new RegExp(collection));
  const items = owner.getByRole("list", { name: "모음에 담긴 기록" }).locator(":scope > li");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("먼저 읽습니다.");
  await items.nth(1).getByRole("button", { name: "위로" }).click();
  await expect(items.nth(1)).toContainText(`${key} 둘만 보는 메모`);
  await items.first().getByText("설명 고치기", { exact: true }).click();
  await items.first().locator("[name=note]").fill("계획부터 봅니다.");
  await items.first().getByRole("button", { name: "저장", exact: true }).click();
  await expect(items.first()).toContainText("계획부터 봅니다.");
  await owner.getByText("모음 고치기", { exact: true }).click();
  await soundAtBothWidths(owner);
  await owner.getByRole("form", { name: "모음 고치기" }).getByRole("checkbox").check();
  await owner.getByRole("form", { name: "모음 고치기" }).getByRole("button", { name: "저장", exact: true }).click();
  await expect(owner.getByText("부서와 함께 봄", { exact: true })).toBeVisible();

  await colleague.goto("/search/collections");
  await soundAtBothWidths(colleague);
  await colleague.getByRole("link").filter({ hasText: `후임에게 ${key}` }).click();
  await colleague.waitForURL(new RegExp(collection));
  await expect(colleague.getByRole("list", { name: "모음에 담긴 기록" }).locator(":scope > li")).toHaveCount(1);
  await expect(colleague.getByRole("main")).not.toContainText("둘만 보는 메모");
  await expect(colleague.getByRole("button", { name: "빼기" })).toHaveCount(0);
  expect((await outsider.goto(collection))?.status()).toBe(404);

  await owner.goto(`/handover/${(await seatOf(owner)).postId}`);
  await expect(owner.getByRole("region", { name: "이 자리의 모음" })).toContainText(`후임에게 ${key}`);
  await owner.goto(collection);
  await items.nth(1).getByRole("button", { name: "빼기" }).click();
  await expect(items).toHaveCount(1);
  await owner.getByRole("button", { name: "모음 지우기" }).click();
  await owner.waitForURL(/\/search\/collections$/);
  await expect(owner.getByRole("main")).not.toContainText(key);
});

test("스크립트 없이 360픽셀에서도 모음을 만들고, 이름이 없으면 칸에 알려 준다", async ({ browser }) => {
  const key = mark();
  const page = await arrive(browser, "manager", { width: 360, script: false });
  await page.goto("/search/collections");
  await page.getByText("모음 만들기", { exact: true }).click();
  const form = page.getByRole("form", { name: "모음 만들기" });
  await form.locator("[name=note]").fill("적어 둔 설명");
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(form.getByText("모음 이름을 적어 주세요.").first()).toBeVisible();
  await expect(form.locator("[name=note]")).toHaveValue("적어 둔 설명");
  await form.locator("[name=title]").fill(`스크립트 없이 ${key}`);
  await form.getByRole("button", { name: "저장", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `스크립트 없이 ${key}` })).toBeVisible();
});
