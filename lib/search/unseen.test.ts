import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, SearchEntry } from "#lib/search/engine.ts";
import { weigh, weighWhenGrown } from "#lib/search/snapshot.ts";
import { marked } from "#lib/search/words.ts";
import { enginesUnderTest } from "#lib/search/testing/engines.ts";

/* For 300 drawn triples of person, question and hidden record: every byte of the answer is the same with and without the record, also after the snapshot was sealed anew. */

const begin = new Date("2026-11-23T01:00:00Z");
let state = 20_261_123;
const draw = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
const one = <T>(of: readonly T[]): T => of[draw(of.length)]!;

const vocabulary = "예산 편성 집행 결산 시범기관 운영 계획 결과 보고 인사 발령 감사 지적 조치 민원 처리 기간 단축 개인정보 보호 교육 훈련 연안 사고 예방 위험구역 지정 budget approval audit safety planning".split(" ");
/** Words that stand in no record that one may see. */
const secret = ["비밀협상", "구조조정안", "내부고발", "whistleblower"];
const sentence = (words: readonly string[], length: number) => Array.from({ length }, () => one(words)).join(" ");

let n = 0;
function entry(readers: string[], words: readonly string[]): SearchEntry {
  n += 1;
  const year = 2019 + draw(7);
  return {
    kind: one(["document", "petition", "task"] as const), recordId: newId(new Date(begin.getTime() + n * 1_000)), sourceId: null, seq: 1, title: sentence(words, 3), text: sentence(words, 10 + draw(60)), url: `/documents/${n}`, number: `혁신기획과-${n}`,
    at: new Date(Date.UTC(year, draw(12), 1 + draw(28))), year, departmentNameKo: one(["혁신기획과", "인사과", "예산과"]), departmentNameEn: "", functionNameKo: one(["정부혁신", "재정"]), functionNameEn: "", disclosure: one(["open", "closed"]),
    people: [one(["정유경", "한도윤"])], postIds: [], readers,
  };
}

const persons = [["all"], ["all", "department:1"], ["all", "department:2", "agency:1"], ["all", "post:7"], ["official:x"], ["all", "agency:1", "department:1", "department:2", "post:7"]];
const open = Array.from({ length: 80 }, () => entry(one([["all"], ["all"], ["department:1"], ["agency:1", "department:2"], ["post:7"]]), vocabulary));
const hidden = Array.from({ length: 30 }, () => entry([one(["department:hidden", "post:hidden"])], [...vocabulary, ...secret]));
const questions = [
  ...vocabulary.slice(0, 12), ...secret, ...Array.from({ length: 14 }, () => sentence([...vocabulary, ...secret], 2 + draw(4))), "예산을 어떻게 편성하고 집행했습니까", '"예산 편성"', "예산 -결산", "by:정유경", "dept:인사과 감사", "number:혁신기획과", "혁신기획과 95", "2021년 3월", "",
];

describe.each(enginesUnderTest())("$name", ({ name, make, settle, end }) => {
  let base: TestDatabase;
  let engine: Engine;

  const put = async (entries: readonly SearchEntry[]) => {
    await engine.index(entries);
    // The snapshot is counted over what the embedded engine keeps.
    if (name === "elasticsearch") await embeddedEngine(base.db).index(entries);
    await settle(engine);
  };
  const take = async (gone: SearchEntry) => {
    await engine.remove(gone.kind, [gone.recordId]);
    if (name === "elasticsearch") await embeddedEngine(base.db).remove(gone.kind, [gone.recordId]);
    await settle(engine);
  };
  const answer = async (tokens: readonly string[], q: string) => {
    const found = await engine.query({ q, tokens, sort: "fit", limit: 20, offset: 0 });
    return JSON.stringify({ ...found, marked: found.hits.map((hit) => marked(hit.text, q)) });
  };

  beforeAll(async () => {
    base = await testDatabase();
    engine = await make(base);
    await put(open);
    await weigh(base.db);
  });
  afterAll(async () => {
    await end(engine);
    await base.drop();
  });

  test("300 triples", async () => {
    const before = new Map<string, string>();
    let differing = 0;
    for (const [at, record] of hidden.entries()) {
      const asked = Array.from({ length: 10 }, () => [one(persons), one(questions)] as const);
      for (const [tokens, q] of asked) {
        const key = JSON.stringify([tokens, q]);
        if (!before.has(key)) before.set(key, await answer(tokens, q));
      }
      await put([record]);
      if (at % 3 === 0) await weigh(base.db);
      expect(await weighWhenGrown(base.db)).toBe(false);
      // The record is there: whoever may read it finds it.
      expect((await engine.query({ q: "", tokens: record.readers, sort: "date", limit: 1, offset: 0 })).total).toBe(1);
      for (const [tokens, q] of asked) if ((await answer(tokens, q)) !== before.get(JSON.stringify([tokens, q]))) differing += 1;
      await take(record);
    }
    expect(differing).toBe(0);
    // Not by finding nothing: most answers hold something.
    expect([...before.values()].filter((found) => !found.startsWith('{"total":0')).length).toBeGreaterThan(before.size / 3);
  }, 600_000);
});
