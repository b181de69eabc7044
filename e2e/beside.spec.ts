import { expect, test } from "./test.ts";
import type { Page } from "@playwright/test";
import { seatOf } from "./routes.ts";
import { arrive, mark, phone, soundAtBothWidths, takenUp } from "./support.ts";
import { takenOver } from "./taken-over.ts";

/* From a record of any kind to what it cites, what cites it and what is like it. */

interface Related {
  cited: { id: string; title: string; number: string }[];
  citing: { total: number; q: string | null; records: { title: string }[] };
  alike: { id: string; title: string; url: string }[];
}

const ask = async <T>(page: Page, address: string) => (await (await page.request.get(`/api/v1/${address}`)).json()) as T;
const related = (page: Page, kind: string, id: string) => ask<Related>(page, `search/related/${kind}/${id}`);
const region = (page: Page, name: string | RegExp) => page.getByRole("region", { name });

/** A page's side 'related' says what the API says. */
async function shows(page: Page, kind: string, id: string): Promise<Related> {
  await page.getByRole("navigation", { name: "기록의 면" }).getByRole("link", { name: "관련", exact: true }).click();
  await page.waitForURL(/tab=related/);
  const told = await related(page, kind, id);
  await expect(region(page, "비슷한 기록").getByRole("listitem")).toHaveCount(told.alike.length);
  for (const { title } of told.alike) await expect(region(page, "비슷한 기록")).toContainText(title);
  await expect(region(page, "내 자리의 앞선 담당자가 한 것")).toBeVisible();
  await expect(region(page, "본문에서 인용한 기록")).toHaveCount(told.cited.length > 0 ? 1 : 0);
  for (const { number } of told.cited) await expect(region(page, "본문에서 인용한 기록")).toContainText(number);
  await soundAtBothWidths(page);
  return told;
}

test("이전 시스템 문서와 민원에서 인용한 기록, 인용된 기록, 비슷한 기록으로 간다", async ({ browser }) => {
  test.setTimeout(420_000);
  const key = mark();
  const drafter = await arrive(browser, "drafter");
  await takenUp(drafter);
  const [document] = (await ask<{ documents: { id: string; title: string; number: string }[] }>(drafter, "documents?list=register")).documents;
  const [petition] = (await ask<{ petitions: { id: string; title: string; receiptLabel: string }[] }>(drafter, "petitions")).petitions;
  const { id, title, number } = document!;
  const body = `${title}에 관한 옛 문서입니다.\n관련: ${number}, ${petition!.receiptLabel}호. ${petition!.title}에 답합니다.`;
  const [old] = await takenOver(drafter, Array.from({ length: 9 }, (_, n) => ({ id: `beside-${key}-${n}`, title: `${title} 옛 검토 ${key} ${n}`, body, date: "2026-11-16" })));

  await drafter.goto(`/archive/${old!}`);
  await soundAtBothWidths(drafter);
  expect((await shows(drafter, "archive", old!)).cited.map((one) => one.number).sort()).toEqual([number, petition!.receiptLabel].sort());
  await region(drafter, "본문에서 인용한 기록").getByRole("link", { name: title, exact: true }).click();
  await drafter.waitForURL(`**/documents/${id}`);
  await drafter.goto(`/documents/${id}?tab=related`);
  await expect(region(drafter, /이 기록을 인용한 기록 \d+건/)).toContainText(key);
  await soundAtBothWidths(drafter);

  // Of what cites it the newest stand on the page, and the search has all of them, as many as the page says.
  await drafter.goto(`/petitions/${petition!.id}`);
  await soundAtBothWidths(drafter);
  const { citing } = await shows(drafter, "petition", petition!.id);
  expect(citing.total).toBe(9);
  await expect(region(drafter, "이 기록을 인용한 기록 9건").getByRole("listitem")).toHaveCount(8);
  await drafter.getByRole("link", { name: "인용한 기록 9건 모두 찾기" }).click();
  await drafter.waitForURL(/\/search\?q=cites/);
  await expect(drafter.locator("main ol > li")).toHaveCount(9);
  await expect(drafter.getByRole("main")).toContainText("이 번호를 인용한 것");
  await soundAtBothWidths(drafter);

  // Whoever is of another agency reads the petition, and what is like it of what they may read alone.
  const outsider = await arrive(browser, "outsider", { width: phone });
  await outsider.goto(`/petitions/${petition!.id}?tab=related`);
  await expect(region(outsider, "비슷한 기록")).toBeVisible();
  for (const { url } of (await related(outsider, "petition", petition!.id)).alike) expect((await outsider.request.get(url)).status(), url).toBe(200);
  await region(outsider, "비슷한 기록").getByRole("link", { name: "비슷한 기록을 찾기에서 더 보기" }).click();
  await outsider.waitForURL(/\/search\?q=similar/);
  await expect(outsider.locator("main ol > li").first()).toBeVisible();
});

test("단위과제와 메모보고에도 비슷한 기록이 있고, 메모보고의 것은 받은 사람과 쓴 사람만 본다", async ({ browser }) => {
  test.setTimeout(300_000);
  const [drafter, reviewer, outsider] = [await arrive(browser, "drafter"), await arrive(browser, "reviewer"), await arrive(browser, "outsider")];
  await takenUp(drafter);
  const [task] = (await ask<{ tasks: { id: string }[] }>(drafter, "tasks?mine=on")).tasks;
  await drafter.goto(`/tasks/${task!.id}`);
  expect((await shows(drafter, "task", task!.id)).alike.length).toBeGreaterThan(0);

  const [document] = (await ask<{ documents: { title: string; number: string }[] }>(drafter, "documents?list=register")).documents;
  const sent = await drafter.request.post("/api/v1/memos", { data: { title: `${document!.title} 의견 ${mark()}`, text: `${document!.number}을 보시고 의견을 주세요.`, postIds: [(await seatOf(reviewer)).postId], fileIds: [] } });
  const { id } = (await sent.json()) as { id: string };
  await takenUp(drafter);
  await expect.poll(async () => (await related(drafter, "memo", id)).alike.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await drafter.goto(`/memos?list=sent&open=${id}`);
  expect((await shows(drafter, "memo", id)).cited.map((one) => one.number)).toEqual([document!.number]);
  expect((await outsider.request.get(`/api/v1/search/related/memo/${id}`)).status()).toBe(404);
  expect((await outsider.goto(`/memos?open=${id}&tab=related`))?.status()).toBe(404);
  expect((await drafter.request.get(`/api/v1/search/related/nothing/${id}`)).status()).toBe(404);
});
