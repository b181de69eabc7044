import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Engine, SearchEntry } from "#lib/search/engine.ts";
import { enginesUnderTest, lay } from "#lib/search/testing/engines.ts";
import { holding, reasonsOf, supersededFacts } from "#lib/search/useful.ts";

/* What comes before what when the text says the same; the same on both engines. */

const begin = new Date("2026-11-23T01:00:00Z");
const [post, other] = [newId(begin), newId(begin)];

let n = 0;
/** Each a day older than the one before, so that without a reason the first made comes first. */
function entry(title: string, more: Partial<SearchEntry> = {}): SearchEntry {
  n += 1;
  return {
    kind: "document", recordId: newId(new Date(begin.getTime() + n * 1_000)), sourceId: null, seq: 1, title, text: "연안 점검 계획", url: `/documents/${n}`, number: null, at: new Date(begin.getTime() - n * 86_400_000), year: 2026,
    departmentNameKo: "혁신기획과", departmentNameEn: "", functionNameKo: "", functionNameEn: "", disclosure: "open", people: [], postIds: [], facts: [], readers: ["all"], ...more,
  };
}

const pairs: readonly { why: string; useful: string; asked?: Partial<Asked>; first: Partial<SearchEntry>; second: Partial<SearchEntry> }[] = [
  { why: "decided over draft", useful: "settled", first: { facts: ["settled"] }, second: {} },
  { why: "the record over what hangs on it", useful: "record", first: {}, second: { kind: "attachment" } },
  { why: "a lesson that readers found useful", useful: "lesson", first: { kind: "lesson", facts: ["lesson"] }, second: { kind: "lesson" } },
  { why: "what stands over what was superseded", useful: "current", first: {}, second: { facts: supersededFacts(["all"]) } },
  { why: "the work of one's own post", useful: "ownPost", asked: { own: { postIds: [post], departments: [] } }, first: { postIds: [post] }, second: { postIds: [other] } },
  { why: "the work of one's own unit", useful: "ownUnit", asked: { own: { postIds: [], departments: ["인사과"] } }, first: { departmentNameKo: "인사과" }, second: {} },
];

describe.each(enginesUnderTest())("$name", ({ name, make, settle, end }) => {
  let base: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    base = await testDatabase();
    engine = await make(base);
  });
  afterAll(async () => {
    await end(engine);
    await base.drop();
  });
  const find = (asked: Partial<Asked> = {}) => engine.query({ q: "연안 점검", tokens: ["all"], sort: "fit", limit: 20, offset: 0, ...asked });
  const among = async (entries: readonly SearchEntry[], work: () => Promise<void>) => {
    await lay({ name, settle }, engine, base, entries);
    await work();
    for (const one of entries) {
      await engine.remove(one.kind, [one.recordId]);
      await embeddedEngine(base.db).remove(one.kind, [one.recordId]);
    }
    await settle(engine);
  };

  test.each(pairs)("$why", async ({ useful, asked, first, second }) => {
    // The lesser is the newer one, which would come first without a reason.
    const [lesser, better] = [entry("둘째", second), entry("첫째", first)];
    await among([lesser, better], async () => {
      const { hits } = await find(asked);
      expect(hits.map((hit) => hit.recordId)).toEqual([better.recordId, lesser.recordId]);
      const reasons = reasonsOf({ tokens: ["all"], ...asked });
      expect(holding(reasons, hits[0]!)).toContain(useful);
      expect(holding(reasons, hits[1]!)).not.toContain(useful);
    });
  });

  test("what was opened more often after the same words comes first", async () => {
    const [never, often, most] = [entry("아무도"), entry("가끔"), entry("자주")];
    await among([never, often, most], async () => {
      const opened = [{ recordId: most.recordId, times: 25 }, { recordId: often.recordId, times: 7 }];
      expect((await find({ opened })).hits.map((hit) => hit.title)).toEqual(["자주", "가끔", "아무도"]);
      expect((await find()).hits.map((hit) => hit.title)).toEqual(["아무도", "가끔", "자주"]);
    });
  });

  test("what bears just the name that was searched for comes first", async () => {
    const [newer, so] = [entry("연안 점검의 계획"), entry("연안 점검 기록")];
    await among([newer, so], async () => {
      expect((await find({ named: [so.recordId] })).hits.map((hit) => hit.recordId)).toEqual([so.recordId, newer.recordId]);
      expect((await find({ named: [newer.recordId] })).hits.map((hit) => hit.recordId)).toEqual([newer.recordId, so.recordId]);
    });
  });

  test("that a record was superseded is not told to those who may not know by what", async () => {
    const [old, usual] = [entry("옛것", { facts: supersededFacts(["department:secret"]) }), entry("다른 것")];
    await among([old, usual], async () => {
      expect((await find()).hits.map((hit) => hit.title)).toEqual(["옛것", "다른 것"]);
      expect((await find({ tokens: ["all", "department:secret"] })).hits.map((hit) => hit.title)).toEqual(["다른 것", "옛것"]);
    });
  });

  test("a better text comes before a more useful record", async () => {
    const [thin, full] = [entry("어떤 보고", { text: `${"다른 이야기를 길게 적는다. ".repeat(30)} 연안 점검`, facts: ["settled"], postIds: [post] }), entry("연안 점검 연안 점검", { text: "연안 점검을 연안에서 점검한다" })];
    await among([thin, full], async () => {
      expect((await find({ own: { postIds: [post], departments: ["혁신기획과"] } })).hits.map((hit) => hit.recordId)).toEqual([full.recordId, thin.recordId]);
    });
  });
});
