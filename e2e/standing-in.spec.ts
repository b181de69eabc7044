import { expect, test } from "./test.ts";
import type { Browser, Page } from "@playwright/test";
import { startTrial } from "../scripts/trial.ts";
import type { Trial } from "../scripts/trial.ts";
import { approve, draft, seatOf, submit } from "./routes.ts";
import { arrive, desk, mark, phone, sound } from "./support.ts";
import { approveByKeys } from "./writing.ts";

/* §10: while the decider is away the deputy decides in their place, in sight; and all comes back when the absence ends. A trial of its own: nobody else's decider goes away. */

let trial: Trial;
test.beforeAll(async () => {
  test.setTimeout(420_000);
  trial = await startTrial();
});
test.afterAll(async () => {
  // It stopped by itself, within its ten seconds.
  if (trial) expect(await trial.stop()).toBe(0);
});

/** The head of the division, who decides what the drafter writes. */
const name = "한도윤";

/** Signed in at the trial. */
const come = (browser: Browser, login: string, width?: number) => arrive(browser, login, { baseURL: trial.url, word: trial.password, ...(width ? { width } : {}) });

/** Writes and submits along the route that the table gives; answers the id. */
async function send(page: Page, title: string): Promise<string> {
  await page.goto("/documents");
  await page.getByRole("button", { name: "새 문서", exact: true }).first().click();
  await page.waitForURL(/\/edit$/);
  const editor = page.locator("[contenteditable=true]");
  await expect(editor).toBeVisible();
  await page.locator("[name=title]").fill(title);
  await page.locator("[name=summary]").fill("대리가 결재할 것입니다.");
  await page.locator("[name=keywords]").fill("대리");
  const task = page.locator("[name=unitTaskId]");
  if ((await task.inputValue()) === "") await task.selectOption({ index: 1 });
  await editor.click();
  await page.keyboard.type("1. 관련: 혁신기획과-1187");
  await expect(page.getByRole("status").filter({ hasText: "저장됨" })).toBeVisible();
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.getByRole("button", { name: "상신", exact: true }).click();
  await page.waitForURL((url) => url.pathname === `/documents/${id}`);
  return id;
}

test("a product that has only just begun understands the other keyboard layout", async ({ browser }) => {
  const page = await come(browser, "drafter");
  const understood = async () => ((await (await page.request.get("/api/v1/search?q=dPtks")).json()) as { understood: { q: string } | null }).understood?.q;
  // Within moments of the start, long before the words are gathered by the clock.
  await expect.poll(understood, { timeout: 20_000 }).toBe("예산");
});

for (const width of [desk, phone]) {
  test(`the decider names a deputy, who decides in their place in sight; when the absence ends nothing waits for the deputy (${width} px)`, async ({ browser }) => {
    const [first, second] = [`부재 중 결재 ${mark()}`, `돌아온 뒤 결재 ${mark()}`];
    const drafter = await come(browser, "drafter", width);
    const firstId = await send(drafter, first);
    const secondId = await send(drafter, second);

    const decider = await come(browser, "manager", width);
    await decider.goto("/profile");
    await decider.getByText("부재 적기", { exact: true }).first().click();
    const form = decider.getByRole("form", { name: "부재 적기" });
    await expect(form.getByText(/대리를 정하지 않으면 .+ 자리에서 기다리는 일은 .+에게 갑니다/)).toBeVisible();
    await form.locator("[name=validFrom]").fill("2026-11-16");
    await form.locator("[name=validUntil]").fill("2026-11-18");
    await form.getByRole("combobox", { name: /대리하는 사람/ }).fill("ㅇㅈㅁ");
    await decider.getByRole("option", { name: /이준모/ }).click();
    await expect(form.getByText(/자리에서 기다리는 일은 이준모에게 갑니다/)).toBeVisible();
    await sound(decider);
    await form.getByRole("button", { name: "부재 적기" }).click();
    const row = decider.getByRole("listitem").filter({ hasText: "이준모 대리" });
    await expect(row).toBeVisible();
    // The same days cannot be marked twice: said at the field, and nothing typed is lost.
    await form.locator("[name=validFrom]").fill("2026-11-17");
    await form.locator("[name=validUntil]").fill("2026-11-17");
    await form.getByRole("button", { name: "부재 적기" }).click();
    await expect(form.locator("[name=validFrom]")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByText("이미 적은 부재와 겹칩니다.").first()).toBeVisible();

    // The deputy's own leave is refused where their work would come back, at its field.
    const deputy = await come(browser, "reviewer", width);
    const circle = await deputy.request.get("/api/v1/officials", { params: { q: name } });
    const [official] = ((await circle.json()) as { officials: { id: string }[] }).officials;
    const refused = await deputy.request.post("/api/v1/absences", { data: { validFrom: "2026-11-16", validUntil: "2026-11-16", reason: "leave", deputyId: official?.id } });
    expect([refused.status(), ((await refused.json()) as { errors: { field: string }[] }).errors[0]?.field]).toEqual([422, "deputyId"]);

    await deputy.goto("/profile");
    await deputy.getByText("부재 적기", { exact: true }).first().click();
    const circular = deputy.getByRole("form", { name: "부재 적기" });
    await circular.locator("[name=validFrom]").fill("2026-11-16");
    await circular.locator("[name=validUntil]").fill("2026-11-16");
    await circular.getByRole("combobox", { name: /대리하는 사람/ }).fill(name);
    await deputy.getByRole("option", { name: new RegExp(name) }).first().click();
    await circular.getByRole("button", { name: "부재 적기" }).click();
    await expect(circular.locator("[aria-invalid=true]").first()).toBeVisible();
    await sound(deputy);

    // Nor is somebody named who is away themselves.
    await drafter.goto("/profile");
    await drafter.getByText("부재 적기", { exact: true }).first().click();
    const nested = drafter.getByRole("form", { name: "부재 적기" });
    await nested.locator("[name=validFrom]").fill("2026-11-16");
    await nested.locator("[name=validUntil]").fill("2026-11-16");
    await nested.getByRole("combobox", { name: /대리하는 사람/ }).fill(name);
    await drafter.getByRole("option", { name: new RegExp(name) }).first().click();
    await nested.getByRole("button", { name: "부재 적기" }).click();
    await expect(nested.getByText(/그 사람도 .+부터 .+까지 자리를 비웁니다/).first()).toBeVisible();

    await deputy.goto("/my-day");
    const waiting = deputy.locator("#waiting a").filter({ hasText: first });
    await expect(waiting).toContainText(`${name} 대신`);
    await sound(deputy);
    await deputy.goto(`/documents/${firstId}`);
    const bar = deputy.getByRole("region", { name: /^결정/ });
    await expect(bar).toContainText(name);
    await expect(async () => {
      await deputy.keyboard.press("a");
      await expect(bar.locator("details[open] button[type=submit]").first()).toBeVisible({ timeout: 800 });
    }).toPass({ timeout: 15_000 });
    await bar.locator("details[open] button[type=submit]").first().press("Enter");
    await expect(deputy.getByText("처리했습니다").first()).toBeVisible();
    await deputy.goto(`/documents/${firstId}`);
    await expect(deputy.getByRole("main").getByText(`${name} 대신`).filter({ visible: true }).first()).toBeVisible();
    await sound(deputy);
    await deputy.goto(`/documents/${firstId}?tab=history`);
    await expect(deputy.locator("main ol.mx-auto > li").filter({ hasText: "이준모" }).first()).toContainText(`${name} 대신`);

    // Working in that seat, the frame says as whom on every page.
    const who = (await (await deputy.request.get("/api/v1/session")).json()) as { seats: { postId: string; kind: string; post: string }[] };
    const seat = who.seats.find((one) => one.kind === "deputy");
    await deputy.request.post("/api/v1/session/seat", { data: { postId: seat?.postId } });
    await deputy.goto("/my-day");
    await expect(deputy.getByText(new RegExp(`${seat?.post ?? "-"} 직무대리 · ${name} 대신`)).filter({ visible: true }).first()).toBeVisible();
    await expect(deputy.locator("#waiting a").filter({ hasText: second })).toBeVisible();

    await row.getByRole("button", { name: "지금 끝내기" }).click();
    await expect(row).toHaveCount(0);
    await deputy.goto("/my-day");
    await expect(deputy.locator("#waiting a").filter({ hasText: second })).toHaveCount(0);
    await expect(deputy.getByText(`${name} 대신`)).toHaveCount(0);
    // It was theirs to see for the seat alone: now it is as if it were not there.
    expect((await deputy.request.post(`/api/v1/documents/${secondId}/approvals`, { data: { version: 1, opinion: "" } })).status()).toBe(404);
    await decider.goto("/my-day");
    await expect(decider.locator("#waiting a").filter({ hasText: second })).toBeVisible();
  });
}

for (const width of [desk, phone]) {
  test(`what waits at a post without a holder is looked after by the head above, in sight (${width} px)`, async ({ browser }) => {
    const key = mark();
    const [drafter, head, admin] = await Promise.all([come(browser, "drafter", width), come(browser, "manager", width), come(browser, "admin")]);
    const heading = await seatOf(head!);
    const made = await admin!.request.post(`/api/v1/departments/${heading.departmentId}/posts`, { data: { nameKo: `빈자리 ${key}`, nameEn: `Vacant ${key}`, level: 1, validFrom: "2026-09-01" } });
    expect(made.ok(), await made.text()).toBe(true);
    const { id: vacant } = (await made.json()) as { id: string };
    const title = `빈자리를 거치는 글 ${key}`;
    const id = await draft(drafter!, title, () => [{ kind: "review", postId: vacant }, { kind: "delegated-decision", postId: heading.postId }]);
    await submit(drafter!, id);

    await head!.goto("/my-day");
    await expect(head!.locator("#waiting a").filter({ hasText: title })).toContainText(`빈자리 ${key} 직무대리`);
    await sound(head!);
    await head!.goto(`/documents/${id}`);
    await expect(head!.getByRole("region", { name: /^결정/ })).toContainText(`공석인 빈자리 ${key} 자리를 직무대리로 처리합니다`);
    await approve(head!, id);
    await head!.goto(`/documents/${id}`);
    await expect(head!.getByRole("main").getByText("직무대리", { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await head!.goto(`/documents/${id}?tab=history`);
    await expect(head!.locator("main ol.mx-auto > li").filter({ hasText: name }).first()).toContainText("직무대리");
    await sound(head!);
  });
}

for (const width of [desk, phone]) {
  test(`an absent reviewer is left out with the reason, which the route keeps (${width} px)`, async ({ browser }) => {
    const [drafter, reviewer, manager] = await Promise.all([come(browser, "drafter", width), come(browser, "reviewer"), come(browser, "manager")]);
    const [reviewing, managing] = await Promise.all([reviewer!, manager!].map(seatOf));
    const id = await draft(drafter!, `검토자가 없는 글 ${mark()}`, () => [{ kind: "review", postId: reviewing!.postId }, { kind: "delegated-decision", postId: managing!.postId }]);
    await submit(drafter!, id);
    await drafter!.goto(`/documents/${id}/route`);
    // Whoever is there is not left out.
    await expect(drafter!.getByRole("region", { name: "단계 생략" })).toHaveCount(0);
    const away = await reviewer!.request.post("/api/v1/absences", { data: { validFrom: "2026-11-16", validUntil: "2026-11-17", reason: "trip" } });
    expect(away.ok(), await away.text()).toBe(true);
    await drafter!.reload();
    const skipping = drafter!.getByRole("region", { name: "단계 생략" });
    await expect(skipping.locator("summary")).toBeVisible();
    await sound(drafter!);
    await skipping.locator("summary").click();
    await skipping.getByRole("button", { name: "생략하기" }).click();
    await expect(skipping.locator("textarea")).toHaveAttribute("aria-invalid", "true");
    await skipping.locator("textarea").fill("국외 출장 중입니다");
    await skipping.getByRole("button", { name: "생략하기" }).click();
    await expect(drafter!.getByText("생략했습니다").first()).toBeVisible();
    await drafter!.goto(`/documents/${id}`);
    await expect(drafter!.getByRole("main").getByText("국외 출장 중입니다").filter({ visible: true }).first()).toBeVisible();
    await approve(manager!, id);
    expect((await reviewer!.request.post(`/api/v1/absences/${((await away.json()) as { id: string }).id}/endings`, { data: {} })).ok()).toBe(true);
  });
}

for (const width of [desk, phone]) {
  test(`what was decided for an absent decider on a major matter waits for them, and for nobody else, to be read afterwards (${width} px)`, async ({ browser }) => {
    const title = `주요 사항 ${mark()}`;
    const [drafter, decider, deputy] = await Promise.all([come(browser, "drafter"), come(browser, "manager", width), come(browser, "reviewer", width)]);
    const [managing] = await Promise.all([seatOf(decider!)]);
    const id = await draft(drafter!, title, () => [{ kind: "delegated-decision", postId: managing!.postId }], { major: true });
    await submit(drafter!, id);
    const found = await deputy!.request.get("/api/v1/officials", { params: { q: "이준모" } });
    const [standing] = ((await found.json()) as { officials: { id: string }[] }).officials;
    const away = await decider!.request.post("/api/v1/absences", { data: { validFrom: "2026-11-16", validUntil: "2026-11-16", reason: "leave", deputyId: standing?.id } });
    expect(away.ok(), await away.text()).toBe(true);
    await approveByKeys(deputy!, id);
    await deputy!.goto("/my-day?kind=read");
    await expect(deputy!.locator("#waiting a").filter({ hasText: title })).toHaveCount(0);
    expect((await decider!.request.post(`/api/v1/absences/${((await away.json()) as { id: string }).id}/endings`, { data: {} })).ok()).toBe(true);

    await decider!.goto("/my-day?kind=read");
    await expect(decider!.locator("#waiting a").filter({ hasText: title })).toBeVisible();
    await decider!.goto(`/documents/${id}`);
    await expect(decider!.getByRole("region", { name: /보고경로|경로/ }).first()).toContainText("후열");
    await sound(decider!);
    const fold = decider!.locator("details").filter({ has: decider!.locator("summary", { hasText: "읽음으로 표시" }) }).first();
    await fold.locator("summary").click();
    await fold.locator("textarea").fill("잘 처리했습니다.");
    await fold.getByRole("button", { name: "읽었습니다", exact: true }).click();
    await expect(decider!.getByText(/읽음으로 표시했습니다/).first()).toBeVisible();
    await decider!.goto("/my-day?kind=read");
    await expect(decider!.locator("#waiting a").filter({ hasText: title })).toHaveCount(0);
  });
}
