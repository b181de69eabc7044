import { readFile } from "node:fs/promises";
import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { arrive, desk, phone, sound, today } from "./support.ts";

const thisYear = Number(today.slice(0, 4));

async function atBothWidths(page: Page, address: string): Promise<void> {
  const was = page.viewportSize()!;
  for (const width of [desk, phone]) {
    await page.setViewportSize({ width, height: was.height });
    await page.goto(address);
    await sound(page);
  }
  await page.setViewportSize(was);
}

interface Line {
  id: string;
  number: string;
  title: string;
  disclosure: string;
  scope: string;
  waiting: number;
  corrections: number;
  readable: boolean;
  destroyed: boolean;
  /** The original of a returned major matter: no document of its own. */
  original: string | number | boolean | null;
}

async function registered(page: Page, wanted: (line: Line) => boolean): Promise<Line> {
  const answer = (await (await page.request.get(`/api/v1/register?year=${thisYear}`)).json()) as { lines: Line[] };
  const line = answer.lines.find((one) => one.readable && !one.destroyed && !one.original && one.waiting === 0 && one.corrections === 0 && wanted(one));
  expect(line, "a registered document that nobody corrected").toBeDefined();
  return line!;
}

const idOf = (units: unknown, name: string) => (units as { departments: { id: string; name: string }[] }).departments.find((one) => one.name === name)?.id ?? "";

/** Whoever answers works at the other width. */
const other = (width: number): number => (width === desk ? phone : desk);

for (const width of [desk, phone]) {
  test(`registered data is corrected by request: asked, asked again by another, confirmed; the text stays (${width} px)`, async ({ browser }) => {
    const drafter = await arrive(browser, "drafter", { width });
    const { id, title, number } = await registered(drafter, (line) => line.disclosure === "open");
    await drafter.goto(`/documents/${id}`);
    await drafter.getByRole("link", { name: "등록정보 정정" }).click();
    await drafter.waitForURL("**/correction");
    await atBothWidths(drafter, `/documents/${id}/correction`);
    const form = drafter.getByRole("form", { name: "정정 요청" });
    await form.locator("[name=text]").fill(`${title} 고침`);
    await form.getByRole("button", { name: "정정 요청" }).click();
    await expect(form.locator("[name=reason]")).toHaveAttribute("aria-invalid", "true");
    await form.locator("[name=reason]").fill("제목에 오기가 있습니다");
    await form.locator("[name=reason]").press("Tab");
    await drafter.keyboard.press("Enter");
    const list = drafter.getByRole("region", { name: "요청과 결정" });
    await expect(list.getByText("결정 전")).toBeVisible();

    const reviewer = await arrive(browser, "reviewer");
    await reviewer.goto(`/documents/${id}/correction`);
    await reviewer.getByRole("form", { name: "정정 요청" }).locator("[name=text]").fill("다른 제목");
    await reviewer.getByRole("form", { name: "정정 요청" }).locator("[name=reason]").fill("저도 고치려 합니다");
    await reviewer.getByRole("button", { name: "정정 요청" }).click();
    await expect(reviewer.locator("main [role=alert]").first()).toContainText("박서온 님이");
    await expect(reviewer.locator("main [name=text]")).toHaveValue("다른 제목");

    const officer = await arrive(browser, "records", { width: other(width) });
    await officer.goto("/records/corrections");
    const row = officer.locator("main").getByRole("listitem").filter({ hasText: `${number} ` });
    await row.getByRole("button", { name: "확인" }).click();
    await expect(row).toHaveCount(0);
    await sound(officer);
    await officer.goto("/records/corrections?state=decided");
    await expect(officer.getByText(`${title} 고침`).first()).toBeVisible();

    await drafter.setViewportSize({ width: desk, height: 900 });
    await drafter.goto(`/documents/${id}`);
    await expect(drafter.getByRole("heading", { level: 1 })).toHaveText(`${title} 고침`);
    await expect(drafter.getByRole("complementary", { name: "문서관리카드" })).toContainText(`${title} → ${title} 고침`);
    await drafter.goto(`/documents/${id}?tab=history`);
    await expect(drafter.getByText("등록정보를 고쳤습니다").first()).toBeVisible();
  });
}

for (const width of [desk, phone]) {
  test(`a head closes a document at once, opening it waits for the records officer, and lists follow (${width} px)`, async ({ browser }) => {
    const manager = await arrive(browser, "manager", { width });
    const { id, number } = await registered(manager, (line) => line.disclosure === "open" && line.scope === "department");
    await manager.goto(`/documents/${id}/correction?field=disclosure`);
    await expect(manager.getByText("과정이 끝나면 공개가 원칙이므로").first()).toBeVisible();
    await sound(manager);
    await manager.locator("select[name=disclosure]").selectOption("closed");
    await manager.locator("[name=reason]").fill("감사가 진행 중입니다");
    await manager.getByRole("button", { name: "정정 요청" }).click();
    await expect(manager.locator("main [role=alert]").first()).toContainText("1호부터 8호");
    await manager.getByLabel(/^5호/).check();
    await manager.getByRole("button", { name: "정정 요청" }).click();
    await expect(manager.getByText("부서장이 바로 적용").first()).toBeVisible();
    const lists = async (page: Page) => ((await (await page.request.get(`/api/v1/register?year=${thisYear}&unit=${unit}`)).json()) as { lines: Line[] }).lines.map((line) => line.number);
    const unit = idOf(await (await manager.request.get("/api/v1/departments")).json(), "혁신기획과");
    const [admin, officer] = [await arrive(browser, "admin"), await arrive(browser, "records")];
    expect(await lists(admin)).not.toContain(number);
    expect(await lists(officer)).toContain(number);
    await officer.goto(`/records?unit=${unit}&year=${thisYear}&disclosure=closed`);
    await expect(officer.getByRole("row").filter({ hasText: number })).toContainText("열람 제한");
    const csv = await admin.request.get(`/api/v1/register/export?unit=${unit}&year=${thisYear}`);
    expect(csv.headers()["content-disposition"]).toContain("attachment");
    expect(await csv.text()).not.toContain(number);

    const drafter = await arrive(browser, "drafter", { width });
    await drafter.goto(`/documents/${id}/correction?field=disclosure`);
    await drafter.locator("select[name=disclosure]").selectOption("open");
    await drafter.getByLabel(/^5호/).uncheck();
    await drafter.locator("[name=reason]").fill(`감사가 끝났습니다 ${width}`);
    await drafter.getByRole("button", { name: "정정 요청" }).click();
    await expect(drafter.getByText("결정 전").first()).toBeVisible();
    expect(await lists(admin)).not.toContain(number);
    await officer.goto("/records/corrections");
    await officer.getByRole("listitem").filter({ hasText: `감사가 끝났습니다 ${width}` }).getByRole("button", { name: "확인" }).click();
    await expect(officer.getByRole("listitem").filter({ hasText: `감사가 끝났습니다 ${width}` })).toHaveCount(0);
    expect(await lists(admin)).toContain(number);
  });

  test(`access scope and unit task are changed by request, and the register is narrowed and exported (${width} px)`, async ({ browser }) => {
    const [manager, officer] = [await arrive(browser, "manager", { width }), await arrive(browser, "records", { width: other(width) })];
    const { id, number, title } = await registered(manager, (line) => line.disclosure === "open" && line.scope === "department");
    const asked = async (field: string, choose: () => Promise<string>, reason: string) => {
      await manager.goto(`/documents/${id}/correction?field=${field}`);
      const wanted = await choose();
      await sound(manager);
      await manager.locator("[name=reason]").fill(reason);
      await manager.getByRole("button", { name: "정정 요청" }).click();
      await expect(manager.getByRole("region", { name: "요청과 결정" }).getByText("결정 전").first()).toBeVisible();
      await officer.goto("/records/corrections");
      const request = officer.locator("main").getByRole("listitem").filter({ hasText: reason });
      await request.getByRole("button", { name: "확인" }).click();
      await expect(request).toHaveCount(0);
      return wanted;
    };
    await asked("scope", async () => (await manager.locator("select[name=scope]").selectOption("agency"))[0]!, `기관이 함께 봅니다 ${width}`);
    const lineOf = async () => ((await (await officer.request.get(`/api/v1/register?year=${thisYear}&unit=${unit}`)).json()) as { lines: Line[] }).lines.find((line) => line.number === number);
    const unit = idOf(await (await manager.request.get("/api/v1/departments")).json(), "혁신기획과");
    expect((await lineOf())?.scope).toBe("agency");
    const task = await asked("unit-task", async () => {
      const select = manager.locator("select[name=unitTaskId]");
      const now = await select.inputValue();
      const next = (await select.locator("option").evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value))).find((value) => value !== "" && value !== now)!;
      await select.selectOption(next);
      return select.locator("option:checked").innerText();
    }, `다른 과제의 일입니다 ${width}`);
    await manager.goto(`/documents/${id}/correction?field=unit-task`);
    await expect(manager.locator("main")).toContainText(task.trim());

    await manager.goto("/records");
    const filter = manager.getByRole("search", { name: "거르기" });
    await filter.getByLabel("제목·번호·기안자").fill(title);
    await filter.getByRole("checkbox").check();
    await filter.getByRole("button", { name: "보기" }).click();
    await manager.waitForURL(/corrected=1/);
    await expect(manager.locator("main").getByRole("link", { name: title }).filter({ visible: true }).first()).toBeVisible();
    await sound(manager);
    const [file] = await Promise.all([manager.waitForEvent("download"), manager.getByRole("link", { name: "CSV 받기" }).click()]);
    const csv = await readFile(await file.path(), "utf8");
    expect(csv).toContain(number);
    expect(csv.trim().split("\n")).toHaveLength(1 + (await manager.locator("tbody tr").count()));
    // What the unit received has numbers of its own.
    await filter.getByLabel("제목·번호·기안자").fill("");
    await filter.getByRole("checkbox").uncheck();
    await filter.locator("[name=kind]").selectOption({ label: "접수" });
    await filter.getByRole("button", { name: "보기" }).click();
    await manager.waitForURL(/kind=receipts/);
    await expect(manager.locator("main").getByText(/^혁신기획과 접수-\d+/).filter({ visible: true }).first()).toBeVisible();
    await sound(manager);
  });
}

/** Each width closes the last year of a unit of its own. */
const unitOf: Readonly<Record<number, string>> = { [desk]: "감사담당관", [phone]: "운영지원과" };
for (const width of [desk, phone]) {
  test(`the records officer closes a unit's year, and its files are reviewed (${width} px)`, async ({ browser }) => {
    const officer = await arrive(browser, "records", { width });
    const unit = idOf(await (await officer.request.get("/api/v1/departments")).json(), unitOf[width]!);
    const address = `/records/files?unit=${unit}&year=${thisYear - 1}`;
    const outsider = await arrive(browser, "drafter");
    await outsider.goto(address);
    await expect(outsider.getByRole("button", { name: `${thisYear - 1}년 종결` })).toHaveCount(0);
    await atBothWidths(officer, address);
    await officer.getByRole("button", { name: `${thisYear - 1}년 종결` }).click();
    await expect(officer.getByText("노해인 님이").first()).toBeVisible();
    await expect(officer.getByText(/공개구분과 편철을 검토합니다/)).toBeVisible();
    await officer.getByRole("region", { name: `기록물철 ${thisYear - 1}` }).getByRole("link").first().click();
    await officer.waitForURL("**/records/files/*");
    await officer.getByLabel("검토 의견").fill("이상 없음");
    await officer.getByRole("button", { name: "검토 마침" }).click();
    await expect(officer.getByText(/검토를 마쳤습니다/).first()).toBeVisible();
    await sound(officer);
  });
}

test("without scripts a request that lacks its reason comes back with what was typed, and goes through when it is whole", async ({ browser }) => {
  const scripted = await arrive(browser, "drafter");
  const { id, title } = await registered(scripted, (line) => line.disclosure === "open");
  const page = await (await browser.newContext({ javaScriptEnabled: false, storageState: await scripted.context().storageState() })).newPage();
  await page.goto(`/documents/${id}/correction?field=summary`);
  const form = page.getByRole("form", { name: "정정 요청" });
  await form.locator("[name=text]").fill("새 요약입니다");
  await form.getByRole("button", { name: "정정 요청" }).click();
  await expect(form.locator("[name=reason]")).toHaveAttribute("aria-invalid", "true");
  await expect(form.locator("[name=text]")).toHaveValue("새 요약입니다");
  await form.locator("[name=reason]").fill("요약이 짧습니다");
  await form.getByRole("button", { name: "정정 요청" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("region", { name: "요청과 결정" }).getByText("새 요약입니다")).toBeVisible();
});
