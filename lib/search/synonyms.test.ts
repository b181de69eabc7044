import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { importSynonyms, keepSynonym, listSynonyms, removeSynonym } from "#lib/search/synonym-commands.ts";
import { readLines, stretchesOf, wordsOfLine } from "#lib/search/synonym-rules.ts";
import { listed, search, searchInput } from "#lib/search/queries.ts";
import { questionOf } from "#lib/search/question.ts";
import { indexing } from "#lib/search/reactions.ts";
import { synonymsAbout, synonymsIn } from "#lib/search/synonyms.ts";

let base: TestDatabase;
let cast: Cast;
let admin: Actor;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  const someone = await cast.actor("ian");
  admin = { ...someone, roles: [{ role: "administrator", agencyId: someone.seats[0]!.agencyId }] };
});
afterAll(() => base.drop());

const keep = (words: string, actor = admin) => perform(keepSynonym, actor, { words }, monday);
const others = async (q: string) => synonymsIn(await base.db.$queryRaw(synonymsAbout(q)), q).map((one) => `${one.of}=${one.text}`);

describe("a line of the table", () => {
  test.each([
    [["행안부", " 행정안전부 ", "", "행정 안전부"], ["행안부", "행정안전부"]],
    [["ＭＯＩＳ", "mois"], ["ＭＯＩＳ"]],
    [["가".repeat(100)], ["가".repeat(60)]],
  ])("%j: %j", (cells, words) => expect(wordsOfLine(cells)).toEqual(words));

  test("stretches of a question: runs of words, and how a longer word begins", () => {
    expect(stretchesOf("행안부예산 지침").map((one) => one.text)).toEqual(expect.arrayContaining(["행안부", "행안부예산", "행안부예산 지침", "지침"]));
    expect(stretchesOf("가 ".repeat(5_000)).length).toBeLessThan(1_000);
  });

  test("a file: quotes, names of columns, lines that are none", () => {
    expect(readLines('낱말,다른 말\n행안부,"행정안전부, 옛 내무부"\n혼자\n,,\n교육부,문교부')).toEqual({ lines: [["행안부", "행정안전부, 옛 내무부"], ["교육부", "문교부"]], errors: [{ line: 3, reason: "too-few-words" }, { line: 4, reason: "too-few-words" }] });
  });
});

test("administrators alone keep lines, each once, and what is kept applies at the next question", async () => {
  await expect(keep("가나, 다라", await cast.actor("seoon"))).rejects.toMatchObject({ code: "search.not-administrator" });
  await expect(keep("혼자")).rejects.toMatchObject({ code: "search.too-few-words", field: "words" });
  const { id } = await keep("국조실, 국무조정실, Office for Government Policy");
  await expect(keep("국무 조정실, 국조실")).rejects.toMatchObject({ code: "search.same-already" });
  expect(await others("국조실 예산")).toEqual(["국조실=국무조정실", "국조실=Office for Government Policy"]);
  expect(await others("office for government policy")).toContain("office for government policy=국조실");
  expect((await ask(listSynonyms, await cast.actor("seoon"), { q: "국조", page: 1 }, monday)).lines).toEqual([{ id, words: ["국조실", "국무조정실", "Office for Government Policy"] }]);
  await perform(removeSynonym, admin, { id }, monday);
  expect(await others("국조실")).toEqual([]);
  await expect(perform(removeSynonym, admin, { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await base.db.historyEntry.count({ where: { recordKind: "synonym", recordId: id } })).toBe(2);
});

test.each([
  // What was asked, and what a record must hold for it: one of these sets of words.
  ["예산안", [["b예산", "b산안"], ["b재정"]]],
  ["예산을", [["b예산"], ["b재정"]]],
  ["예산집행", [["b예산", "b집행"], ["b재정", "b집행"]]],
  ["본예산의", [["b본예", "b예산"], ["b재정"]]],
])("%s: what hangs on a word of the table goes with it", async (q, required) => {
  await base.db.searchSynonym.deleteMany();
  await keep("예산, 재정");
  await keep("본예산, 재정");
  expect((await questionOf(base.db, q)).required).toEqual([required]);
});

test("a circle of lines asks for the words of one line alone", async () => {
  await keep("감나무, 배나무");
  await keep("배나무, 밤나무");
  await keep("밤나무, 감나무");
  expect((await others("감나무")).sort()).toEqual(["감나무=밤나무", "감나무=배나무"]);
});

test("a table of 100,000 lines is imported once, and asked in a moment", async () => {
  const csv = Array.from({ length: 100_000 }, (_, n) => `줄임${n},본디 이름 ${n},name ${n}`).join("\n");
  const first = await perform(importSynonyms, admin, { csv: `${csv}\n홀로` }, monday);
  expect(first).toEqual({ added: 100_000, same: 0, failed: 1, errors: [{ line: 100_001, reason: "too-few-words" }] });
  expect(await perform(importSynonyms, admin, { csv: csv.slice(0, 2_000) }, monday)).toMatchObject({ added: expect.any(Number), failed: 0 });
  await base.db.$executeRaw`analyze "SearchSynonym"`;
  expect(await others("줄임77777 지침")).toEqual(["줄임77777=본디 이름 77777", "줄임77777=name 77777"]);
  const began = performance.now();
  for (let n = 0; n < 20; n++) await others(`줄임${n * 999} 예산 집행 계획을 세운 부서의 지침`);
  expect((performance.now() - began) / 20).toBeLessThan(60);
  await expect(perform(importSynonyms, admin, {}, monday)).rejects.toMatchObject({ code: "search.file-missing" });
}, 120_000);

test("a record that says it by another word is found from the next question on, without indexing anew", async () => {
  const { id } = await decided(cast, { title: "해양안전교육 실시 결과", card: { scope: "government" } });
  while ((await runOutboxOnce(indexing)) > 0);
  const asked = async (more: object = {}) => search(base.db, await cast.actor("gaon"), searchInput.parse({ q: "해안교", ...more }));
  const found = async (more: object = {}) => (await asked(more)).hits.map((hit) => hit.recordId);
  expect(await found()).not.toContain(id);
  await keep("해안교, 해양안전교육");
  expect(await found()).toContain(id);
  expect((await asked()).asked.question.also).toEqual(["해양안전교육"]);
  // What was typed is still to be had alone, in a list too.
  expect(await found({ exact: "1" })).toEqual([]);
  expect((await asked({ exact: "1" })).asked.question.also).toEqual([]);
  const { hits } = await listed(base.db, await cast.actor("gaon"), searchInput.parse({ q: "해안교", exact: "1" }));
  expect(hits).toEqual([]);
});
