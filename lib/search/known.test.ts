import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { decided, draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { askAccess, grantAccess } from "#lib/register/access.ts";
import { knownByTitle, searchKnown } from "#lib/search/known.ts";
import { indexing } from "#lib/search/reactions.ts";

let base: TestDatabase;
let cast: Cast;
let plan: string;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  ({ id: plan } = await decided(cast, { title: "2026년 예산집행 계획 Budget plan", text: "여비를 줄인다.  끝." }));
  await decided(cast, { title: "예산 배정 알림", card: { scope: "government" } });
  await decided(cast, { title: "예산 감사 명단", card: { disclosure: "closed", reasons: [5] } });
  await draft(cast, { title: "예산 초안" });
  await submitted(cast, { title: "예산 협의안" });
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const titles = async (who: Person, q: string) => (await knownByTitle(base.db, await cast.actor(who), q)).documents.map((one) => one.title);
const title = "2026년 예산집행 계획 Budget plan";

test.each(["예산", "집행", "예산을 계획", "2026 계획", "budget", '"예산집행"', "BUDGET 계획은"])("%s finds by its title what one may know of and not read", async (q) => {
  expect(await titles("ian", q)).toEqual([title]);
});

test("nobody is told by it of what they read, of what they may not know of, or of what is not decided", async () => {
  for (const who of ["seoon", "junmo", "nayun", "doyun", "yukyung", "gaon"] as const) expect(await titles(who, "예산"), who).toEqual([]);
  expect(await knownByTitle(base.db, { tokens: [] }, "예산")).toEqual({ total: 0, documents: [] });
});

test.each(["여비", "예산 여비", "예산 -감사", "예산 by:박서온", "예산 dept:혁신기획과", "예산 before:2030", "예산 disclosure:open", "예산 has:attachment", "예산 decided-by:한도윤", "similar:혁신기획과-1", "", "!!", "%", "_", "가", "x".repeat(9_000)])("%s tells nothing of a text or of a condition", async (q) => {
  expect(await titles("ian", q)).toEqual([]);
});

test("programs are told the same; granted, it is read and stands there no more", async () => {
  const ian = await cast.actor("ian");
  const { total, documents } = await ask(searchKnown, ian, { q: "예산 집행" }, monday);
  expect([total, documents]).toEqual([1, [{ id: plan, title, number: expect.stringMatching(/^혁신기획과-\d+$/), date: "2026-11-23", department: "혁신기획과", departmentEn: expect.any(String), agency: null, agencyEn: null }]]);
  const { id } = await perform(askAccess, ian, { id: plan, reason: "평가에 씁니다" }, monday);
  await perform(grantAccess, await cast.actor("doyun"), { id, reason: "업무에 필요합니다." }, monday);
  // At once, also while the titles that were kept do not know of it.
  expect(await titles("ian", "예산")).toEqual([]);
});
