import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import { decided, draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { settingOf } from "#lib/platform/setting-rows.ts";
import { forgetMarks } from "#lib/search/opening-marks.ts";
import { countOpening, openedAfter } from "#lib/search/opening.ts";
import type { Opened } from "#lib/search/opening.ts";
import { searchInput } from "#lib/search/queries.ts";
import { keepParts } from "#lib/search/parts.ts";
import { passageIn } from "#lib/search/passage.ts";
import { questionOf } from "#lib/search/question.ts";
import { indexing } from "#lib/search/reactions.ts";
import { shownOf } from "#lib/search/showing.ts";
import { weigh } from "#lib/search/snapshot.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";

/* What stands beside the hits: what superseded them, why they stand where they stand, the lines that answer, the months. */

let base: TestDatabase;
let cast: Cast;
let first: string;
let second: string;
const later = new Date(monday.getTime() + 3_600_000);

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  first = (await decided(cast, { title: "청사 이전 계획", text: "1. 청사 이전 비용은 3,200만원으로 한다. 2. 이사는 5월에 한다.", card: { scope: "government" } })).id;
  second = (await decided(cast, { title: "청사 이전 일정 통보", text: "1. 모두 함께 옮긴다. 안내는 총무과가 맡는다.", card: { scope: "government" } })).id;
  await settle();
});
afterAll(() => base.drop());

async function settle(): Promise<void> {
  while ((await runOutboxOnce(indexing)) > 0);
  await weigh(base.db);
}
const find = async (who: Person, q: string, more: object = {}) => ask(searchRecords, await cast.actor(who), searchInput.parse({ q, kind: ["document"], ...more }), later);
const open = async (who: Person, q: string, id: string, at = later) => perform(countOpening, await cast.actor(who), { q, kind: "document", id }, at);
const after = (days: number) => new Date(later.getTime() + days * 86_400_000);

test("a document that was superseded says by what, and comes after what stands; only to those who may know of that", async () => {
  const id = await draft(cast, { title: "청사 이전 계획 변경", card: { disclosure: "closed", reasons: [5] } });
  await perform(relateDocument, await cast.actor("seoon"), { id, other: first, kind: "supersedes" }, later);
  await settle();
  // A draft supersedes nothing yet.
  expect((await find("seoon", "청사 이전")).hits.every((hit) => hit.supersededBy === null)).toBe(true);
  await perform(submitDocument, await cast.actor("seoon"), { id }, later);
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, later);
  await settle();
  const own = (await find("seoon", "청사 이전")).hits;
  expect(own.find((hit) => hit.id === first)?.supersededBy).toMatchObject({ id, title: "청사 이전 계획 변경" });
  expect(own.findIndex((hit) => hit.id === first)).toBeGreaterThan(own.findIndex((hit) => hit.id === second));
  // What it said answers nothing any more for those who may know; nor does a file that it carries.
  expect((await find("seoon", "청사 이전 비용")).answer).toBeNull();
  expect((await find("gaon", "청사 이전 비용")).answer).toMatchObject({ id: first, kind: "document", page: null });
  const input = searchInput.parse({ q: "청사 이전 비용" });
  const carried = async (who: Person) => {
    const found = await searchUnderstood(base.db, await cast.actor(who), input);
    const hit = { ...found.hits.find((one) => one.recordId === first)!, kind: "attachment" as const, recordId: newId(later) };
    await keepParts(base.db, [{ recordId: hit.recordId, ofId: first }]);
    return (await shownOf(base.db, await cast.actor(who), input, { ...found, hits: [hit] })).answer?.hit.kind ?? null;
  };
  expect([await carried("gaon"), await carried("seoon")]).toEqual(["attachment", null]);
  const others = (await find("gaon", "청사 이전")).hits;
  expect(others.map((hit) => [hit.id, hit.supersededBy])).toEqual([[first, null], [second, null]]);
});

test("why a hit stands where it stands is said in words, to those who ask, and no score is told", async () => {
  expect((await find("seoon", "청사 비용")).hits.every((hit) => hit.why === null)).toBe(true);
  const { hits } = await find("gaon", "청사 비용", { why: "1" });
  expect(hits[0]).toMatchObject({ id: first, why: { words: [{ word: "청사", place: "title" }, { word: "비용", place: "text" }] } });
  expect(hits[0]?.why?.reasons).toEqual([{ useful: "settled", percent: 13 }, { useful: "record", percent: 9 }, { useful: "current", percent: 19 }]);
  expect((await find("seoon", "청사 비용", { why: "1" })).hits.find((hit) => hit.id === first)?.why?.reasons.map((one) => one.useful)).toEqual(["settled", "record", "ownPost", "ownUnit"]);
  expect(JSON.stringify(hits)).not.toContain("score");
});

test("a record whose title is just what was typed, whatever its spaces, is lifted for those who may know of it", async () => {
  const lifted = async (who: Person, q: string) => (await find(who, q, { why: "1" })).hits.flatMap((hit) => (hit.why?.reasons.some((one) => one.useful === "named") ? [hit.id] : []));
  expect(await lifted("gaon", "청사이전 계획")).toEqual([first]);
  expect(await lifted("gaon", "청사 이전")).toEqual([]);
});

test("lines that clearly answer stand above the hits, as they stand in the record; without such there are none", async () => {
  const { answer } = await find("gaon", "청사 이전 비용");
  expect(answer).toMatchObject({ id: first, title: "청사 이전 계획", url: `/documents/${first}` });
  expect(answer?.marked.replaceAll(/<\/?mark>/g, "")).toBe("1. 청사 이전 비용은 3,200만원으로 한다.");
  expect((await find("gaon", "청사")).answer).toBeNull();
  expect((await find("gaon", "청사 이전 비용 주차장 설계")).answer).toBeNull();
  expect((await find("gaon", "청사 이전 비용", { sort: "date" })).answer).toBeNull();
  expect((await find("gaon", "청사 이전 비용", { offset: 1 })).answer).toBeNull();
});

test("a passage of a text with pages is opened at its own page, not where the words first stand", async () => {
  const question = await questionOf(base.db, "청사 이전 비용");
  const [hit] = (await searchUnderstood(base.db, await cast.actor("gaon"), searchInput.parse({ q: "청사 이전 비용" }))).hits;
  const of = (text: string) => passageIn(question, [{ ...hit!, text }]);
  expect(of("청사 이전 비용 차례\f이사는 5월에 한다.\f1. 청사 이전 비용은\n3,200만원으로 한다.")).toMatchObject({ page: 3, text: "1. 청사 이전 비용은 3,200만원으로 한다." });
  expect(of("1. 청사 이전 비용은 3,200만원으로 한다.")).toMatchObject({ page: null });
});

test("months are counted of what one may read, and days that were asked for narrow the hits alone", async () => {
  const all = await find("gaon", "청사 이전");
  const month = monday.toISOString().slice(0, 7);
  expect(all.months).toEqual([{ month, count: 2 }]);
  const none = await find("gaon", `청사 이전 before:${month}`);
  expect(none).toMatchObject({ total: 0, months: all.months });
});

test("what was opened after the same words, in any order, comes first for everybody, and nobody's name is kept", async () => {
  const before = (await find("gaon", "이전 청사")).hits.map((hit) => hit.id);
  expect(before[0]).toBe(first);
  expect(await open("gaon", "청사 이전", second)).toEqual({ counted: true });
  expect((await find("gaon", "이전 청사")).hits[0]?.id).toBe(first);
  // The same person counts once a day for it, whatever the order of the words.
  expect(await open("gaon", "이전 청사", second)).toEqual({ counted: false });
  expect(await open("gaon", "이전 청사", first)).toEqual({ counted: true });
  for (let days = 0; days < 25; days++) expect(await open(days % 2 === 0 ? "ian" : "gaon", "이전 청사", second, after(days))).toEqual({ counted: true });
  expect((await find("gaon", "청사 이전")).hits[0]?.id).toBe(second);
  expect((await find("gaon", "청사")).hits[0]?.id).toBe(first);
  expect(Object.keys(await base.db.searchOpening.findFirstOrThrow()).sort()).toEqual(["recordId", "times", "words"]);
});

test("what one may not read takes the place of nothing that one may, however often it was opened", async () => {
  const { words } = await base.db.searchOpening.findFirstOrThrow();
  const hidden = await base.db.searchEntry.findFirstOrThrow({ where: { recordId: second }, omit: { month: true, numberPlain: true } });
  const ids = Array.from({ length: 60 }, () => crypto.randomUUID());
  await base.db.searchEntry.createMany({ data: ids.map((recordId) => ({ ...hidden, recordId, readers: ["official:nobody"] })) });
  await base.db.searchOpening.createMany({ data: ids.map((recordId) => ({ words, recordId, times: 500 })) });
  expect((await find("gaon", "청사 이전")).hits[0]?.id).toBe(second);
  const opened = await base.db.$queryRaw<Opened[]>(openedAfter("청사 이전", (await cast.actor("gaon")).tokens));
  expect(opened).toEqual([{ recordId: second, times: 26 }]);
  expect(await base.db.$queryRaw<Opened[]>(openedAfter("청사 이전", ["official:nobody"]))).toHaveLength(40);
  await base.db.searchEntry.deleteMany({ where: { recordId: { in: ids } } });
  await base.db.searchOpening.deleteMany({ where: { recordId: { in: ids } } });
});

test("of whose openings were counted nothing is left once the day is over", async () => {
  expect(await open("gaon", "청사 일정", second, after(40))).toEqual({ counted: true });
  const [mark] = await base.db.searchOpeningMark.findMany();
  expect(mark?.mark).toMatch(/^[0-9a-f]{64}$/);
  await forgetMarks(base.db, after(40));
  expect(await base.db.searchOpeningMark.count()).toBe(1);
  await forgetMarks(base.db, after(41));
  expect([await base.db.searchOpeningMark.count(), await settingOf(base.db, "search.openings")]).toEqual([0, null]);
  // The same person, words and record on the same day again: another key, another mark.
  await open("gaon", "청사 일정", second, after(40));
  expect(await base.db.searchOpeningMark.findMany()).not.toEqual([mark]);
});

test("opening what one may not read counts for nothing", async () => {
  const closed = (await decided(cast, { title: "감사 대상", card: { disclosure: "closed", reasons: [5] } })).id;
  expect(await open("gaon", "감사", closed)).toEqual({ counted: false });
  expect(await open("seoon", "감사", closed)).toEqual({ counted: true });
  expect(await open("seoon", "…", closed)).toEqual({ counted: false });
});
