import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { decided, draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { requestCorrection } from "#lib/register/corrections.ts";
import { sendMemo } from "#lib/memos/commands.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { clusterOf } from "#lib/search/door.ts";
import { searchKnown } from "#lib/search/known.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { readRelated } from "#lib/search/related-reading.ts";
import { weigh } from "#lib/search/snapshot.ts";
import { suggestSearch } from "#lib/search/suggesting.ts";
import { gatherWords } from "#lib/search/vocabulary.ts";
import { saveSearch } from "#lib/keeping/commands.ts";
import { exportSearch } from "#lib/keeping/exports.ts";
import { lookForFinds } from "#lib/keeping/finds.ts";
import { readSavedFinds } from "#lib/keeping/readings.ts";
import { arriving } from "#lib/keeping/reactions.ts";

/*
 * For 300 drawn triples of person, question and hidden record: whatever search answers – hits, passages, totals, facets,
 * reasons, what it understood, suggestions, what is known by title, what is related, exports and alerts – is the same to
 * the byte with and without the record, also after words and weights were gathered anew. The records are made by acts, as offices make them.
 */

let state = 20_261_129;
const draw = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
const one = <T>(of: readonly T[]): T => of[draw(of.length)]!;
const vocabulary = "예산 편성 집행 시범기관 운영 계획 결과 보고 감사 조치 민원 처리 기간 단축 개인정보 보호 교육 연안 사고 예방".split(" ");
/** Words that stand in hidden records alone. */
const secret = ["비밀협상", "구조조정안", "내부고발", "특별조사"];
const words = (of: readonly string[], n: number) => Array.from({ length: n }, () => one(of)).join(" ");
const sentences = (of: readonly string[], n: number) => Array.from({ length: n }, (_, at) => `${at + 1}. ${words(of, 6)}한다.`).join("\n");

/** Persons who have no part in what is hidden, and how a record is made that none of them may know of. */
const persons = ["gaon", "ian", "nayun"] as const;
type Made = (cast: Cast, title: string, text: string) => Promise<void>;
const kept = { disclosure: "closed" as const, reasons: [5], scope: "department" as const };
const direct = (cast: Cast) => [{ kind: "draft" as const, postId: cast.post.seoon }, { kind: "decision" as const, postId: cast.post.doyun }];
const asSubmitted: Made = async (cast, title, text) => void (await submitted(cast, { title, text, card: kept, steps: direct(cast) }));
const asDecided: Made = async (cast, title, text) => {
  const id = await submitted(cast, { title, text, card: kept, steps: direct(cast) });
  await perform(approveDocument, await cast.actor("doyun"), { id, opinion: text, version: 1 }, monday);
};
const asDraft: Made = async (cast, title, text) => void (await draft(cast, { title, text }));
const asMemo: Made = async (cast, title, text) => void (await perform(sendMemo, await cast.actor("seoon"), sendMemo.input.parse({ title, text, postIds: [cast.post.doyun] }), monday));
/** Every agency might know of it, until its head closed it off. */
const asClosedSince: Made = async (cast, title, text) => {
  const { id } = await decided(cast, { title, text, card: { knownTo: "government" }, steps: direct(cast), by: ["doyun"] });
  await perform(requestCorrection, await cast.actor("doyun"), requestCorrection.input.parse({ id, field: "disclosure", disclosure: "closed", reasons: [5], reason: "감사 중" }), monday);
};
const ways = [asDecided, asDraft, asSubmitted, asClosedSince, asMemo];
/** What its agency may know of, and no other. */
const asOwn: Made = async (cast, title, text) => void (await decided(cast, { title, text, card: { scope: "department" }, steps: direct(cast), by: ["doyun"] }));

const questions = [...vocabulary.slice(0, 10), ...secret, ...Array.from({ length: 12 }, () => words([...vocabulary, ...secret], 2 + draw(3))), "예산 편성은 어떻게 보고한다", '"예산 편성"', "예산 -결산", "by:박서온", "예산 dept:혁신기획과", "예신 편성", "dPtks", "ㅇㅅ", "비밀협삼", "ql alfguqtkd", ""];
/** Beginnings as they are typed. */
const typed = ["예", "예산", "ㅂㅁ", "비밀", "구조", "qlal", "내부고", "시범", "ㄱㅈ", "특별"];

const url = process.env["ELASTICSEARCH_URL"];
describe.each(url ? ["embedded", "elasticsearch"] : ["embedded"])("%s", (name) => {
  let base: TestDatabase;
  let cast: Cast;
  let known: string;
  const saved = new Map<Person, string>();
  let minutes = 0;

  const settled = async () => {
    while ((await runOutboxOnce([...indexing, arriving])) > 0);
    await (await clusterOf(base.db))?.refresh();
    await lookForFinds(base.db, monday, 0);
  };
  beforeAll(async () => {
    if (name === "embedded") delete process.env["ELASTICSEARCH_URL"];
    base = await testDatabase();
    cast = await makeCast(base.db);
    for (let n = 0; n < 12; n++) ({ id: known } = await decided(cast, { title: words(vocabulary, 3), text: sentences(vocabulary, 4), card: { scope: one(["government", "government", "agency", "department"] as const) } }));
    // Of some every agency may know that there are they.
    for (let n = 0; n < 4; n++) await decided(cast, { title: words(vocabulary, 3), text: sentences(vocabulary, 3), card: { knownTo: "government" } });
    await decided(cast, { title: "예산 보고", text: sentences(vocabulary, 3), card: { knownTo: "government" } });
    ({ id: known } = await decided(cast, { title: "예산 편성 계획", text: sentences(vocabulary, 5), card: { scope: "government" } }));
    await settled();
    await reindex(base.db, monday, () => undefined);
    for (const who of persons) saved.set(who, (await perform(saveSearch, await cast.actor(who), saveSearch.input.parse({ q: "예산", name: "예산", alert: "at-once" }), monday)).id);
    await lookForFinds(base.db, monday, 0);
    await decided(cast, { title: "예산 집행 결과", text: sentences(vocabulary, 4), card: { scope: "government" } });
    await settled();
    await Promise.all([weigh(base.db), gatherWords(base.db)]);
  });
  afterAll(async () => {
    await (await clusterOf(base.db))?.drop();
    await base.drop();
    if (url) process.env["ELASTICSEARCH_URL"] = url;
  });

  /** All that search says to somebody about a question. */
  async function answers(who: Person, q: string): Promise<string> {
    const actor = await cast.actor(who);
    // Exports are allowed now and then: each is asked for a minute later.
    const at = new Date(monday.getTime() + (minutes += 1) * 60_000);
    const said = [
      await ask(searchRecords, actor, searchRecords.input.parse({ q, why: "1" }), monday), await ask(searchRecords, actor, searchRecords.input.parse({ q, sort: "date", limit: 3, exact: "1" }), monday),
      await ask(suggestSearch, actor, { q: q.slice(0, 4) }, monday), await ask(searchKnown, actor, { q }, monday),
      q === "" ? null : await perform(exportSearch, actor, exportSearch.input.parse({ q }), at, { address: "local", agent: "test", origin: "https://onmaru.test" }),
    ];
    return JSON.stringify(said);
  }
  /** What is said to somebody without a question. */
  async function aside(who: Person): Promise<string> {
    const actor = await cast.actor(who);
    const suggested = [];
    for (const q of typed) suggested.push(await ask(suggestSearch, actor, { q }, monday));
    return JSON.stringify([suggested, await ask(readRelated, actor, { kind: "document", id: known }, monday), await ask(readSavedFinds, actor, { id: saved.get(who)! }, monday)]);
  }

  const without = new Map<string, string>();
  test("300 triples", async () => {
    const first = new Map<string, string>();
    const asked = Array.from({ length: 30 }, () => Array.from({ length: 10 }, () => [one(persons), one(questions)] as const));
    for (const [who, q] of asked.flat()) if (!without.has(`${who} ${q}`)) without.set(`${who} ${q}`, await answers(who, q));
    for (const who of persons) first.set(who, await aside(who));
    const told: string[] = [];
    for (const [at, some] of asked.entries()) {
      const before = await base.db.searchEntry.count();
      await ways[at % ways.length]!(cast, `${one(secret)} ${words(vocabulary, 2)}`, sentences([...vocabulary, ...secret], 4));
      await settled();
      expect(await base.db.searchEntry.count()).toBeGreaterThan(before);
      if (at % 3 === 0) await Promise.all([weigh(base.db), gatherWords(base.db)]);
      for (const [who, q] of some) if ((await answers(who, q)) !== without.get(`${who} ${q}`)) told.push(`${who}: ${q}`);
      const other = persons[at % persons.length]!;
      if ((await aside(other)) !== first.get(other)) told.push(other);
    }
    expect(told).toEqual([]);
    // Not by finding nothing: each alert has told of what one may read, whoever may know of them finds them, and most answers hold something.
    for (const who of persons) expect((await ask(readSavedFinds, await cast.actor(who), { id: saved.get(who)! }, monday)).finds.map((find) => find.title)).toEqual(["예산 집행 결과"]);
    expect((await ask(searchRecords, await cast.actor("doyun"), searchRecords.input.parse({ q: secret[0]! }), monday)).total).toBeGreaterThan(0);
    expect([...without.values()].filter((found) => !found.startsWith('[{"total":0')).length).toBeGreaterThan(without.size / 2);
    expect((await ask(searchKnown, await cast.actor("gaon"), { q: "예산" }, monday)).documents.map((one) => one.title)).toContain("예산 보고");
  }, 600_000);

  test("another agency is told nothing of what the agency keeps to itself", async () => {
    const told: string[] = [];
    for (let n = 0; n < 6; n++) {
      await asOwn(cast, `${one(secret)} ${words(vocabulary, 2)}`, sentences([...vocabulary, ...secret], 4));
      await settled();
      for (const [asked, said] of [...without].filter(([asked]) => asked.startsWith("gaon ")).slice(n * 3, n * 3 + 6)) if ((await answers("gaon", asked.slice("gaon ".length))) !== said) told.push(asked);
    }
    expect(told).toEqual([]);
    // Officials of the agency are told of them by their titles.
    const ian = await cast.actor("ian");
    expect((await Promise.all(secret.map((q) => ask(searchKnown, ian, { q }, monday)))).reduce((sum, { total }) => sum + total, 0)).toBe(6);
  }, 300_000);
});
