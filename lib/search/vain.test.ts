import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { announce } from "#lib/platform/outbox.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { prepared } from "#lib/search/prepare.ts";
import { indexing } from "#lib/search/reactions.ts";
import { averages, weigh } from "#lib/search/snapshot.ts";
import { countVain, listMissed, noteVain, placeVain, settleMissed } from "#lib/search/vain.ts";
import { gatherWords } from "#lib/search/vocabulary.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await announce(base.db, { topic: "task.changed", record: { kind: "task", id: cast.taskId }, at: monday });
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const day = (n: number) => new Date(monday.getTime() + n * 86_400_000);
/** As many officials as asked for, drawn until each has set a bit of its own. */
async function missedBy(count: number, q: string, more: object = {}, at = monday) {
  const seat = (await cast.actor("seoon")).seat;
  for (let tries = 0; tries < 500; tries++) {
    const { askers } = (await base.db.searchVain.findUnique({ where: { words: q } })) ?? { askers: 0 };
    if (askers.toString(2).replaceAll("0", "").length >= count) return;
    await countVain(base.db, { officialId: newId(new Date(at.getTime() + tries)), seat }, searchInput.parse({ q, ...more }), at);
  }
}
const seenBy = async () => {
  const found: Partial<Record<Person, string[]>> = {};
  for (const who of people) {
    const { missed } = await ask(listMissed, await cast.actor(who), {}, monday);
    if (missed.length > 0) found[who] = missed.map((one) => `${one.words} ${one.askers}`);
  }
  return found;
};
const ofDivision = (...lines: string[]) => Object.fromEntries(["seoon", "junmo", "doyun", "yukyung"].map((who) => [who, lines]));

test("the same question of the same official counts once, of two it is told to nobody, of three to the unit of the nearest task", async () => {
  const seoon = await cast.actor("seoon");
  const input = searchInput.parse({ q: "행정업무 혁신 우수사례" });
  for (let n = 0; n < 5; n++) await countVain(base.db, seoon, input, monday);
  const once = await base.db.searchVain.findUniqueOrThrow({ where: { words: "행정업무 혁신 우수사례" } });
  expect(once.askers.toString(2).replaceAll("0", "")).toBe("1");
  await missedBy(2, "행정업무 혁신 우수사례");
  expect(await placeVain(base.db, monday)).toBe(0);
  expect(await seenBy()).toEqual({});
  await missedBy(3, "행정업무 혁신 우수사례");
  expect(await seenBy()).toEqual({});
  expect(await placeVain(base.db, monday)).toBe(1);
  expect(await seenBy()).toEqual(ofDivision("행정업무 혁신 우수사례 3"));
  expect((await ask(listMissed, seoon, {}, monday)).missed[0]).toMatchObject({ unitTaskId: cast.taskId, lastOn: "2026-11-23" });
});

test("is told in vain what no record holds in all its words, and is not what some record holds", async () => {
  const found = async (q: string) => {
    const { total, loose } = await search(base.db, await cast.actor("gaon"), searchInput.parse({ q }));
    return [total > 0, loose ?? false];
  };
  expect(await found("행정업무 혁신")).toEqual([true, false]);
  expect(await found("행정업무 코끼리사육")).toEqual([true, true]);
  expect(await found("코끼리사육")).toEqual([false, false]);
  const counted = () => base.db.searchVain.count();
  const before = await counted();
  const gaon = await cast.actor("gaon");
  noteVain(base.db, gaon, searchInput.parse({ q: "행정업무 혁신" }), { total: 1 }, monday);
  noteVain(base.db, gaon, searchInput.parse({ q: "행정업무 코끼리사육" }), { total: 1, loose: true }, monday);
  noteVain(base.db, gaon, searchInput.parse({ q: "코끼리사육" }), { total: 0 }, monday);
  await expect.poll(counted).toBe(before + 2);
});

test("no name and no official's id is kept, and it is one statement", async () => {
  const seoon = await cast.actor("seoon");
  expect((await statements(() => countVain(base.db, seoon, searchInput.parse({ q: "새 낱말 하나" }), monday))).length).toBe(1);
  const rows = JSON.stringify(await base.db.searchVain.findMany());
  for (const secret of [cast.official.seoon, cast.post.seoon, "박서온"]) expect(rows).not.toContain(secret);
  // Two rows of one asker do not tell that it was one: each has a salt of its own.
  expect(new Set((await base.db.searchVain.findMany()).map((row) => row.salt)).size).toBe(await base.db.searchVain.count());
});

test("nobody is told of whom others searched: an official's name, however written, and a word that may be one", async () => {
  const seoon = await cast.actor("seoon");
  const { nameEn } = await base.db.official.findUniqueOrThrow({ where: { id: cast.official.seoon } });
  const told = async (q: string) => {
    const before = await base.db.searchVain.count();
    await countVain(base.db, seoon, searchInput.parse({ q }), monday);
    return (await base.db.searchVain.count()) > before;
  };
  for (const q of ["박서온", "박서온이 징계", "징계 박 서온", nameEn, nameEn.toUpperCase(), nameEn.split(" ").reverse().join(" "), `disciplinary ${nameEn}`]) expect([q, await told(q)]).toEqual([q, false]);
  // In one open record, in its text alone: nothing but the name of somebody keeps it from the words of all.
  const [row] = await base.db.searchEntry.findMany({ take: 1, omit: { month: true, keys: true, impacts: true, measures: true } });
  const usual = await averages(base.db);
  const held = (text: string, recordId: string, readers: string[]) => prepared({ ...(row as SearchEntry), kind: "memo", recordId, title: "안내", text, readers }, usual);
  await embeddedEngine(base.db).index([held("홍길동의 물음에 답하였다. 낙지방류 낙지방류", newId(monday), ["all"]), held("낙지방류 시행", newId(day(1)), ["all"]), held("비밀사업 준비", newId(day(2)), ["official:nobody"])]);
  await weigh(base.db);
  await gatherWords(base.db);
  expect(await told("홍길동 징계")).toBe(false);
  expect(await told("낙지방류 확대")).toBe(true);
  // What no open record holds is told, and what hidden ones hold is told as if they did not.
  expect([await told("문어방류 확대"), await told("비밀사업 확대")]).toEqual([true, true]);
  await base.db.searchEntry.deleteMany({ where: { kind: "memo" } });
  await base.db.searchWord.deleteMany();
  await base.db.searchTerm.deleteMany();
});

test("goes to the unit that the question named; what belongs to no unit goes to none", async () => {
  await missedBy(3, "해파리 쏘임", { department: ["연안관리과"] });
  await missedBy(3, "zzz qqq xyzzy");
  await placeVain(base.db, monday);
  const seen = await seenBy();
  expect(seen.gaon).toEqual(["해파리 쏘임 3"]);
  expect(Object.values(seen).flat().join()).not.toContain("xyzzy");
});

test("is settled by the unit, counted anew when it is missed again, and forgotten when nobody asks", async () => {
  const [seoon, gaon] = [await cast.actor("seoon"), await cast.actor("gaon")];
  const { missed } = await ask(listMissed, seoon, {}, monday);
  const { id } = missed.find((one) => one.words === "행정업무 혁신 우수사례")!;
  await expect(perform(settleMissed, gaon, { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(settleMissed, seoon, { id }, monday);
  await expect(perform(settleMissed, seoon, { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await seenBy()).seoon).toBeUndefined();
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "missed-search", recordId: id } });
  expect(acts.map((act) => act.act)).toEqual(["missed-search.settled"]);
  await countVain(base.db, seoon, searchInput.parse({ q: "행정업무 혁신 우수사례" }), day(1));
  expect((await base.db.searchVain.findUniqueOrThrow({ where: { id } })).askers.toString(2).replaceAll("0", "")).toBe("1");
  expect((await seenBy()).seoon).toBeUndefined();
  await placeVain(base.db, day(400));
  expect(await base.db.searchVain.count()).toBe(0);
});
