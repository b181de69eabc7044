import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { cursorFrom, cursorOf } from "#lib/search/cursor.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Engine, SearchEntry } from "#lib/search/engine.ts";
import { enginesUnderTest } from "#lib/search/testing/engines.ts";

/* One suite for both engines. */

const url = process.env["ELASTICSEARCH_URL"];
const petitions = path.resolve("../shared/data/petitions");
const begin = new Date("2026-11-23T01:00:00Z");
const post = newId(begin);

let n = 0;
function entry(title: string, text: string, more: Partial<SearchEntry> = {}): SearchEntry {
  n += 1;
  return {
    kind: "document", recordId: newId(new Date(begin.getTime() + n * 1_000)), sourceId: null, seq: 1, title, text, url: `/documents/${n}`, number: `혁신기획과-${n}`, at: new Date(begin.getTime() - n * 86_400_000), year: 2026,
    departmentNameKo: "혁신기획과", departmentNameEn: "Innovation Planning Division", functionNameKo: "정부혁신", functionNameEn: "Innovation", disclosure: "open", people: ["정유경"], postIds: [], readers: ["all"], ...more,
  };
}

const samples = {
  pilot: entry("시범기관 운영계획(안)", "올해 시범기관은 8개로 하고, 운영 기간은 3개월로 한다."),
  result: entry("시범기관 운영 결과", "8개 시범기관 가운데 6개가 예산 1,234,000원을 썼다.", { kind: "petition", year: 2025, at: new Date("2025-08-19T01:00:00Z"), sourceId: "579348", postIds: [post] }),
  hidden: entry("시범기관 인사 검토", "비공개 시범기관 인사안", { readers: ["department:x"], disclosure: "closed", departmentNameKo: "인사과" }),
  hanja: entry("女子 체육 지원", "Monthly budgets of <b>sports</b> & leisure"),
  dated: entry("연안 점검", "2019. 5. 7. 점검을 마쳤다."),
  signs: entry("운영비 50% 절감 \"방안\"", "100% 달성_목표 \\ 끝."),
};

describe.each(enginesUnderTest())("$name", ({ name, make, settle, end }) => {
  let base: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    base = await testDatabase();
    engine = await make(base);
    await engine.index(Object.values(samples));
    // The weights are the same whichever engine asks for them.
    if (name === "elasticsearch") await embeddedEngine(base.db).index(Object.values(samples));
    await embeddedEngine(base.db).weigh();
    await settle(engine);
  });
  afterAll(async () => {
    await end(engine);
    await base.drop();
  });

  const find = (q: string, more: Partial<Asked> = {}) => engine.query({ q, tokens: ["all"], sort: "fit", limit: 20, offset: 0, ...more });
  const titles = async (q: string, more: Partial<Asked> = {}) => (await find(q, more)).hits.map((hit) => hit.title);
  const { pilot, result, hidden, hanja, signs, dated } = samples;
  const n0 = pilot.number!.split("-")[1]!;

  test("tells nothing of what the tokens may not read, in hits, totals and facets", async () => {
    const outsider = await find("시범기관");
    expect(outsider.hits.map((hit) => hit.recordId).sort()).toEqual([pilot.recordId, result.recordId].sort());
    expect(outsider.total).toBe(2);
    expect(outsider.facets.disclosure).toEqual([{ value: "open", count: 2 }]);
    expect(outsider.facets.department).toEqual([{ value: "혁신기획과", count: 2 }]);
    expect((await find("시범기관", { tokens: ["all", "department:x"] })).total).toBe(3);
    expect((await find("시범기관", { tokens: [] })).total).toBe(0);
    expect((await find(`number:${hidden.number}`)).total).toBe(0);
  });

  test("a hidden record changes no score", async () => {
    const before = (await find("시범기관 운영")).hits.map((hit) => hit.score.toFixed(4));
    const more = Array.from({ length: 5 }, () => entry("시범기관 운영 시범기관", "시범기관 운영", { readers: ["department:x"] }));
    await engine.index(more);
    await settle(engine);
    expect((await find("시범기관 운영")).hits.map((hit) => hit.score.toFixed(4))).toEqual(before);
    await engine.remove("document", more.map((one) => one.recordId));
    await settle(engine);
    expect((await find("시범기관", { tokens: ["department:x"] })).total).toBe(1);
  });

  test("words, particles, spacing, numbers, Hanja, English", async () => {
    expect((await titles("시범기관을 운영계획은"))[0]).toBe(pilot.title);
    expect(await titles("시범 기관 운영 계획")).toContain(pilot.title);
    expect(await titles("1234000원")).toEqual([result.title]);
    expect(await titles("여자 체육")).toEqual([hanja.title]);
    expect(await titles("budget")).toEqual([hanja.title]);
  });

  test("what is meant is found however it is written", async () => {
    for (const q of [`혁신기획과 ${n0}`, `혁신기획과${n0}`, `혁신 기획과 - ${n0}`]) expect((await titles(q))[0]).toBe(pilot.title);
    expect((await titles("2019년 5월 7일"))[0]).toBe(dated.title);
    for (const q of ["2019-05-07", "2019. 5. 7.", "2019.05.07", "2019년 5월 7일자", "2019년 5월 7일에", "2019년 5월의"]) expect((await find(q, { strict: true })).hits[0]?.title, q).toBe(dated.title);
  });

  test("a question in a sentence finds what holds most of its words", async () => {
    expect((await titles("시범기관을 몇 개나 두고 얼마 동안 운영한다고 했습니까?"))[0]).toBe(pilot.title);
    expect((await titles("어느 해에 여자 체육을 지원했나요"))[0]).toBe(hanja.title);
  });

  test("what a record says often, and in its title, goes before what it says once", async () => {
    const once = entry("가나다라 보고", `마바사아 ${"자차카타 ".repeat(20)}`);
    const often = entry("파하거너 보고", `마바사아 마바사아 마바사아 ${"자차카타 ".repeat(18)}`);
    const titled = entry("마바사아 보고", `마바사아 마바사아 ${"자차카타 ".repeat(18)}`);
    await engine.index([once, often, titled]);
    await settle(engine);
    expect(await titles("마바사아")).toEqual([titled.title, often.title, once.title]);
    await engine.remove("document", [once, often, titled].map((one) => one.recordId));
    await settle(engine);
  });

  test("phrases, minus and field words", async () => {
    expect(await titles('"운영 기간은 3개월"')).toEqual([pilot.title]);
    expect(await titles('"운영기간은 3개월"')).toEqual([]);
    expect(await titles("시범기관 -결과")).toEqual([pilot.title]);
    expect(await titles("시범기관 before:2026")).toEqual([result.title]);
    expect(await titles("시범기관 after:2026-01")).toEqual([pilot.title]);
    expect((await find("dept:혁신기획과 by:정유경")).total).toBe(5);
    expect((await find("dept:innovation")).total).toBe(5);
    expect((await find("by:없는사람")).total).toBe(0);
    expect(await titles('"50%"')).toEqual([signs.title]);
    expect((await find("number:혁신%")).total).toBe(0);
    expect((await find("number:혁신*")).total).toBe(0);
  });

  test("phrases, minus and field words find the same when Hangul is typed in parts, and when a record holds it so", async () => {
    for (const q of ['"운영 기간은 3개월"', "시범기관 -결과", "시범기관 부서:혁신기획과 -결과", "-시범기관 dept:혁신기획과", "by:정유경 시범기관"]) {
      const [whole, inParts] = [await find(q), await find(q.normalize("NFD"))];
      expect(whole.total, q).toBeGreaterThan(0);
      expect(inParts.hits.map((hit) => hit.recordId), q).toEqual(whole.hits.map((hit) => hit.recordId));
    }
    const parted = entry("바닷길 점검표".normalize("NFD"), "등대와 부표를 본다.".normalize("NFD"));
    await engine.index([parted]);
    await settle(engine);
    for (const q of ['"등대와 부표"', '"등대와 부표"'.normalize("NFD"), "바닷길 -없는말"]) expect((await find(q)).hits.map((hit) => hit.recordId), q).toEqual([parted.recordId]);
    expect((await find("바닷길 -부표")).total).toBe(0);
    await engine.remove("document", [parted.recordId]);
    await settle(engine);
  });

  test("what says nothing finds nothing, unless a condition stands beside it; phrases of letters are sought by these", async () => {
    for (const q of ["!!", "the of", "ㅋㅋㅋ", "ㅇㅅ", "😀", "カード", "Привет", '"!!"', '" "', '-""', 'near:"!! ??"']) {
      expect((await find(q)).total, q).toBe(0);
      expect((await find(q, { among: [pilot.recordId], strict: true })).total, q).toBe(0);
    }
    expect((await find("!! dept:혁신기획과")).total).toBe(5);
    expect((await find("ㅋㅋㅋ", { kind: ["petition"] })).total).toBe(1);
    expect((await find("")).total).toBe(5);
    const foreign = entry("가온나루 카드", "カード Привет");
    await engine.index([foreign]);
    await settle(engine);
    for (const q of ['"カード"', '"Привет"']) expect(await titles(q), q).toEqual([foreign.title]);
    await engine.remove("document", [foreign.recordId]);
    await settle(engine);
  });

  test("without nothing is without nothing", async () => {
    for (const q of ['시범기관 -""', '시범기관 -" "']) expect((await find(q)).total, q).toBe(2);
  });

  test("asks of some records alone, with all words alone, without texts", async () => {
    const both = { among: [pilot.recordId, hanja.recordId] };
    expect(await titles("시범기관", both)).toEqual([pilot.title]);
    expect(await titles("시범기관", { among: [] })).toEqual([]);
    expect(await titles("시범기관", { among: [hidden.recordId] })).toEqual([]);
    expect(await titles("시범기관 체육")).not.toEqual([]);
    expect(await titles("시범기관 체육", { strict: true })).toEqual([]);
    expect(await titles("시범기관 계획", { strict: true, ...both })).toEqual([pilot.title]);
    const { hits } = await find("시범기관 계획", { bare: true });
    expect(hits[0]).toMatchObject({ title: pilot.title, url: pilot.url });
    expect(hits.map((hit) => hit.text ?? "")).toEqual(hits.map(() => ""));
  });

  test("facets narrow, posts scope, dates sort, pages follow", async () => {
    expect(await titles("시범기관", { kind: ["petition"] })).toEqual([result.title]);
    expect(await titles("", { postIds: [post] })).toEqual([result.title]);
    expect(await titles("", { sort: "date" })).toEqual([pilot.title, hanja.title, dated.title, signs.title, result.title]);
    expect(await titles("", { sort: "date", limit: 1, offset: 1 })).toEqual([hanja.title]);
    expect((await find("", { offset: 10_000, limit: 100 })).hits).toEqual([]);
    const hit = (await find("579348 시범기관 결과", { kind: ["petition"] })).hits[0];
    expect(hit).toMatchObject({ sourceId: "579348", kind: "petition", year: 2025, at: result.at, departmentNameKo: "혁신기획과", text: result.text });
  });

  test("a list by date goes on after any of its records, those of one instant among them, and counts the same", async () => {
    const at = new Date("2024-02-03T04:05:06.789Z");
    const same = Array.from({ length: 5 }, (_, k) => entry(`나란히 ${k}`, "나란히 적은 것", { at: k < 3 ? at : new Date(at.getTime() - k * 86_400_000) }));
    await engine.index(same);
    await settle(engine);
    const all = await find("나란히", { sort: "date" });
    expect(all.total).toBe(5);
    for (const size of [1, 2, 3]) {
      const walked: string[] = [];
      for (let after: Asked["after"] | undefined; ; ) {
        const page = await find("나란히", { sort: "date", limit: size, ...(after ? { after } : {}) });
        expect(page.total).toBe(5);
        walked.push(...page.hits.map((hit) => hit.recordId));
        const last = page.hits.at(-1);
        if (!last) break;
        after = cursorFrom(cursorOf(last));
      }
      expect(walked).toEqual(all.hits.map((hit) => hit.recordId));
    }
    await engine.remove("document", same.map((one) => one.recordId));
    await settle(engine);
  });

  test("an older version never replaces a newer one", async () => {
    await engine.index([{ ...pilot, seq: 3, title: "세 번째 개정본" }]);
    await engine.index([{ ...pilot, seq: 2, title: "두 번째 개정본" }]);
    await settle(engine);
    expect(await titles("개정본")).toEqual(["세 번째 개정본"]);
  });

  test.each(["'; drop table x; --", "((((", "a:b:c", "-", '"', "\0", "\ud800", "*?\\", "dept:", "before:gestern", "😀 👨‍👩‍👧", "dept:*\\", '"\ud800"'])("answers to %j", async (q) => {
    expect((await find(q)).total).toBeGreaterThanOrEqual(0);
  });

  test("answers to questions of 10,000 characters", async () => {
    for (const q of ["가".repeat(10_000), "가나 ".repeat(3_333), `"${"가".repeat(9_998)}"`]) expect((await find(q)).total).toBeGreaterThanOrEqual(0);
  });

  test("by its facts, its class and how near words stand", async () => {
    const kept = entry("가온마을 도서관 확충", "가온마을의 작은 도서관을 해마다 두 곳씩 넓히고 예산을 따로 둔다.", { facts: ["decided:한도윤", "decided:Han Doyun", "step:decide", "has:attachment"], disclosure: "partly" });
    await engine.index([kept, entry("가온마을 안내", "가온마을 소식")]);
    await settle(engine);
    for (const q of ["가온마을 decided-by:한도윤", "가온마을 decided-by:han", "가온마을 step:결정", "가온마을 has:붙임", "가온마을 disclosure:부분공개", 'near:"가온마을 도서관"', 'near:"작은 가온마을"', 'near:"도서관 해마다 넓히고"']) expect(await titles(q), q).toEqual([kept.title]);
    for (const q of ["가온마을 decided-by:도", "가온마을 step:result", "가온마을 decided-by:%_*", 'near:"가온마을 없는말"']) expect(await titles(q), q).toEqual(q.endsWith("도") ? [kept.title] : []);
  });

  test.skipIf(!existsSync(petitions))("99 of 100 real petitions are found by their titles within the first ten", async () => {
    const lines = readdirSync(petitions).filter((name) => name.endsWith(".jsonl")).flatMap((name) => readFileSync(path.join(petitions, name), "utf8").trim().split("\n"))
      .map((line) => JSON.parse(line) as { title: string; content: string; petition_idx: string | number });
    const entries = lines.map((line) => entry(line.title, line.content, { kind: "petition", sourceId: String(line.petition_idx), year: 2019 }));
    for (let at = 0; at < entries.length; at += 200) await engine.index(entries.slice(at, at + 200));
    if (name === "elasticsearch") for (let at = 0; at < entries.length; at += 200) await embeddedEngine(base.db).index(entries.slice(at, at + 200));
    await embeddedEngine(base.db).weigh();
    await settle(engine);
    let found = 0;
    const asked = entries.filter((_, at) => at % 6 === 0);
    for (const one of asked) {
      const { hits } = await find(one.title, { limit: 10 });
      if (hits.some((hit) => hit.sourceId === one.sourceId)) found += 1;
    }
    expect(found / asked.length).toBeGreaterThanOrEqual(0.99);
  }, 600_000);
});

test("PostgreSQL answers, and says so, when the cluster is away", async () => {
  const base = await testDatabase();
  process.env["ELASTICSEARCH_URL"] = "http://127.0.0.1:9";
  try {
    await embeddedEngine(base.db).index([samples.pilot]);
    expect(await ask(base.db, { q: "시범기관", tokens: ["all"], sort: "fit", limit: 20, offset: 0 })).toMatchObject({ total: 1, engine: "embedded", fallback: true });
  } finally {
    if (url) process.env["ELASTICSEARCH_URL"] = url;
    else delete process.env["ELASTICSEARCH_URL"];
    await base.drop();
  }
});

if (url) test("a cluster without an index is filled from PostgreSQL, and made good when it lacks something", async () => {
  const base = await testDatabase();
  const asked: Asked = { q: "시범기관", tokens: ["all"], sort: "fit", limit: 20, offset: 0 };
  try {
    await embeddedEngine(base.db).index([samples.pilot, samples.hidden]);
    expect(await mendCluster(base.db)).toBe(true);
    const cluster = await clusterOf(base.db);
    expect(await cluster?.query(asked)).toMatchObject({ total: 1 });
    expect(await cluster?.extent()).toEqual({ records: 2, versions: 2 });
    expect(await mendCluster(base.db)).toBe(false);
    await cluster?.drop();
    await embeddedEngine(base.db).index([samples.result]);
    expect(await mendCluster(base.db)).toBe(true);
    expect(await ask(base.db, asked)).toMatchObject({ total: 2 });
    await cluster?.drop();
  } finally {
    await base.drop();
  }
});
