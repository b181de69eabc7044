import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "#lib/platform/operation.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { asMeant, meantBy, nearest } from "#lib/search/forgiving.ts";
import { searchInput } from "#lib/search/queries.ts";
import { indexing } from "#lib/search/reactions.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";
import { suggest } from "#lib/search/suggesting.ts";
import { initialsTyped, slips } from "#lib/search/typing.ts";
import { gatherWhenGrown, gatherWords } from "#lib/search/vocabulary.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await decided(cast, { title: "예산 집행 계획", text: "1. 해양안전교육 budget when 예산을 쓰고 예선을 연다.  끝.", card: { scope: "government" } });
  await decided(cast, { title: "해양안전교육 예산 결과", text: "1. 수상레저 안전 교육에 budget when 전부를 썼고 예선을 열었다.  끝.", card: { scope: "government" } });
  // Read by the department alone: its words are no candidates.
  await decided(cast, { title: "기밀작전 준비", text: "1. 기밀작전을 준비한다.  끝." });
  while ((await runOutboxOnce(indexing)) > 0);
  await gatherWords(base.db);
});
afterAll(() => base.drop());

const answers = async (who: Person, q: string, more: object = {}) => ask(searchRecords, await cast.actor(who), searchInput.parse({ q, ...more }), monday);

test.each([["계획", "계획", 0], ["예산", "예싼", 1], ["계획", "계흭", 1], ["dpt", "dtp", 1], ["abc", "", 3]])("slips between %s and %s: %i", (one, other, count) => expect(slips(one, other)).toBe(count));

describe("what may have been meant", () => {
  test.each([
    ["dPtks", "예산"],
    ["ㅠㅕㅇㅎㄷㅅ", "budget"],
    ["wp6ck dPtks", "제6차 예산"],
    ["wp6ck dPtksdmf", "제6차 예산"],
    ["wp6ck budget", "wp6ck budget"],
    ["kf94 dPtks", "kf94 예산"],
    ["예싼", "예산"],
    ["예쌴 집행", "예산 집행"],
    ["해양안전교욱", "해양안전교육"],
    ["해얌안전교육", "해양안전교육"],
    ["해양안전ㅛ육", "해양안전교육"],
    ["해양안전ㅛ육에서", "해양안전교육"],
    ["해ㅑㅇ안전교육 집행", "해양안전교육 집행"],
    ["ㅐㄹ ㅠㅕㅇㅎㄷㅅ", "of budget"],
    ["조ㅑㄴ싣-ㅠㅣㅐㅈㄷㄱㄴ ㅠㅕㅇㅎㄷㅅ", "whistle-blowers budget"],
    ["wi-fi dPtks", "wi-fi 예산"],
    ["bugdet", "budget"],
    ["예산에서는도", "예산"],
    ["집행을도", "집행"],
    ["ㅇㅅ", "예산"],
    ["예산", "예산"],
    ["예산을", "예산"],
    ["2026 예싼 -계획 dept:혁신기획과", "2026 예산 -계획 dept:혁신기획과"],
    ['"예싼"', '"예싼"'],
    ['예싼"집행"', '예산"집행"'],
    ["예싼 -예싼 “예싼” by:예싼", "예산 -예싼 “예싼” by:예싼"],
    ["기밀작존", "기밀작존"],
    ["“예산", "“예산"],
    ["예쌴(돈사)에서", "예쌴(돈사)에서"],
    ["bubget", "budget"],
    ["조부의", "조부의"],
    ["how photo", "how photo"],
  ])("%s: %s", async (typed, meant) => {
    const found = asMeant(typed, await meantBy(base.db, typed));
    expect(found === typed && typed.startsWith(meant) ? meant : found).toBe(meant);
  });

  test("the initial consonants of a whole name, spaces left out", async () => {
    const [seat] = (await cast.actor("gaon")).seats;
    await base.db.searchTitle.create({ data: { kind: "task", recordId: seat!.postId, title: "재난 훈련 참여 지원", note: "", url: "/", keys: "", initials: ` ${initialsTyped("재난 훈련 참여 지원")}`, at: monday, readers: ["all"] } });
    await base.db.searchTitle.create({ data: { kind: "document", recordId: seat!.postId, title: "비밀 훈련 참여 지원", note: "", url: "/", keys: "", initials: ` ${initialsTyped("비밀 훈련 참여 지원")}`, at: monday, readers: ["department:x"] } });
    expect(await meantBy(base.db, "ㅈㄴㅎㄹㅊㅇ")).toEqual([{ typed: "ㅈㄴㅎㄹㅊㅇ", meant: "재난 훈련 참여 지원" }]);
    expect(await meantBy(base.db, "ㅂㅁㅎㄹㅊㅇ")).toEqual([]);
  });

  test("only by what every official may read", async () => expect(await nearest(base.db, "기밀작존", 5)).toEqual([]));
});

test("what was meant is searched and said where what was typed finds nothing, and one can search exactly that", async () => {
  const meant = await answers("gaon", "예쌴 집행");
  expect(meant.understood).toEqual({ q: "예산 집행", applied: true, changes: [{ typed: "예쌴", meant: "예산" }] });
  expect(meant.hits[0]).toMatchObject({ title: "예산 집행 계획", marked: expect.stringContaining("<mark>예산을</mark>") });
  const joined = await answers("gaon", '예싼"집행"');
  expect(joined).toMatchObject({ understood: { q: '예산"집행"', applied: true }, hits: [{ title: "예산 집행 계획" }], also: [] });
  const exact = await answers("gaon", "dPtks", { exact: "1" });
  expect(exact).toMatchObject({ total: 0, understood: null });
  expect((await answers("gaon", "예산")).understood).toBeNull();
});

test("what was typed is asked beside what was meant, so that a longer word is found by its parts", async () => {
  const { asked: { question } } = await searchUnderstood(base.db, await cast.actor("gaon"), searchInput.parse({ q: "예싼" }));
  expect(question.terms.map(({ term }) => term)).toEqual(expect.arrayContaining(["w예산", "w예싼"]));
  expect(question.required).toEqual([[["b예산"], ["b예싼"]]]);
  expect(question.also).toEqual([]);
});

test("English that makes no syllables on the other layout is searched like any", async () => {
  expect(await answers("gaon", "How budget")).toMatchObject({ understood: null, hits: [expect.anything(), expect.anything()] });
});

test("a word that stands in what its searcher may read is theirs", async () => {
  await decided(cast, { title: "예싼 마을 이야기", text: "1. 예싼 마을이다.  끝." });
  while ((await runOutboxOnce(indexing)) > 0);
  expect((await answers("junmo", "예싼")).understood).toMatchObject({ q: "예산", applied: false });
  expect((await answers("junmo", "예싼")).hits.map((hit) => hit.title)).toContain("예싼 마을 이야기");
  expect((await answers("gaon", "예싼")).understood).toMatchObject({ q: "예산", applied: true });
});

test("a slip is forgiven in suggestions too", async () => {
  expect((await suggest(base.db, await cast.actor("gaon"), "해얌안전교육")).map((one) => one.title)).toEqual(["해양안전교육 예산 결과"]);
});

test("words are gathered anew once there are a tenth more", async () => {
  expect(await gatherWhenGrown(base.db)).toBe(false);
  await decided(cast, { title: "새로운낱말 등장", card: { scope: "government" } });
  await decided(cast, { title: "또다른낱말 등장", card: { scope: "government" } });
  while ((await runOutboxOnce(indexing)) > 0);
  await base.db.searchWord.update({ where: { word: " " }, data: { df: 1 } });
  expect(await gatherWhenGrown(base.db)).toBe(true);
  expect(await nearest(base.db, "새로훈낱말", 1)).toEqual(["새로운낱말"]);
});
