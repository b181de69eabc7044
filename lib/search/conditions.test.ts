import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import type { Asked, Engine, SearchEntry } from "#lib/search/engine.ts";
import { enginesUnderTest, lay } from "#lib/search/testing/engines.ts";

/* What field words name and leave out, alike on both engines. */

const begin = new Date("2026-11-23T01:00:00Z");
const post = newId(begin);

let n = 0;
function entry(title: string, more: Partial<SearchEntry> = {}): SearchEntry {
  n += 1;
  return {
    kind: "document", recordId: newId(new Date(begin.getTime() + n * 1_000)), sourceId: null, seq: 1, title, text: "시범기관을 적은 것", url: `/documents/${n}`, number: `혁신기획과-${n}`, at: begin, year: 2026,
    departmentNameKo: "혁신기획과", departmentNameEn: "Innovation Planning Division", functionNameKo: "정부혁신", functionNameEn: "Innovation", disclosure: "open", people: ["정유경"], postIds: [], facts: [], readers: ["all"], ...more,
  };
}

const plan = entry("운영 계획", { facts: ["decided:한도윤", "step:decide", "has:attachment", "cites:예산과7", "cites:예산과접수12"] });
const result = entry("운영 결과", { postIds: [post], people: ["한도윤"] });
const personnel = entry("인사 검토", { disclosure: "closed", facts: ["cites:예산과71", "cites:mois8"], departmentNameKo: "인사과", departmentNameEn: "Personnel Division", number: "Per-Son 2026-7" });
const unnumbered = entry("번호 없음", { number: null, people: [] });
const all = [plan, result, personnel, unnumbered];

describe.each(enginesUnderTest())("$name", ({ name, make, settle, end }) => {
  let base: TestDatabase;
  let engine: Engine;
  beforeAll(async () => {
    base = await testDatabase();
    engine = await make(base);
    await lay({ name, settle }, engine, base, all);
  });
  afterAll(async () => {
    await end(engine);
    await base.drop();
  });

  const titles = async (q: string, more: Partial<Asked> = {}) => (await engine.query({ q, tokens: ["all"], sort: "fit", limit: 20, offset: 0, ...more })).hits.map((hit) => hit.title).sort();
  const but = (...out: SearchEntry[]) => all.filter((one) => !out.includes(one)).map((one) => one.title).sort();

  test.each(["number:혁신기획과1", 'number:"혁신기획과 1"', "번호：“혁신 기획과 - 1”", "number:혁신기획과-1", "number:혁신기획과-1".normalize("NFD"), "number:과1", "number:과-1"])("%s names a number, however it is spaced", async (q) => expect(await titles(q)).toEqual([plan.title]));
  test.each(["number:per-son", "number:PERSON2026", 'number:"per son 20267"', "number:N20", "dept:PERSONNEL", "dept:인사"])("%s is found in any letters, and in part", async (q) => expect(await titles(q)).toEqual([personnel.title]));
  test.each(["number:기획과", "시범기관 number:혁신", "by:정유경 dept:innovation number:혁 -by:없는사람"])("%s names several", async (q) => expect(await titles(q)).toEqual(q.startsWith("by:") ? [plan.title] : [plan.title, result.title].sort()));
  test.each(["cites:예산과-7", "인용:예산과7", 'cites:"예산과 접수-12"', "인용:“예산과 접수 – 12”"])("%s is named by one", async (q) => expect(await titles(q)).toEqual([plan.title]));
  test.each(["cites:예산과-7 cites:예산과-71", "시범기관 cites:MOIS-8 인용:예산과접수12"])("%s are named by two, each by one", async (q) => expect(await titles(q)).toEqual([plan.title, personnel.title].sort()));
  test.each(["cites:예산과", "cites:과-7", "cites:예산과-711", "cites:%", "cites:*", "cites:예산과-7 by:없는사람"])("%s is named by none", async (q) => expect(await titles(q)).toEqual([]));
  test.each(["number:혁신*", "number:혁신%", "number:\\", "number:9"])("%s names none", async (q) => expect(await titles(q)).toEqual([]));

  test.each([
    ["시범기관 -number:혁신기획과", but(plan, result)],
    ["-number:혁신기획과1", but(plan)],
    ["시범기관 -by:정유경", but(plan, personnel)],
    ["시범기관 -by:없는사람", but()],
    ["시범기관 -dept:Innovation", [personnel.title]],
    ["시범기관 -dept:인사과 -by:한도윤", but(personnel, result)],
    ["-disclosure:비공개", but(personnel)],
    ["-decided-by:한도윤", but(plan)],
    ["시범기관 -step:결정", but(plan)],
    ["시범기관 -cites:예산과-7", but(plan)],
    ["-인용:예산과-71", but(personnel)],
    ["시범기관 -has:붙임 -number:2026", but(plan, personnel)],
    ["시범기관 -결과 -has:붙임", but(plan, result)],
  ])("%s leaves out what that names", async (q, left) => expect(await titles(q)).toEqual(left));

  test("former names and posts are left out by what the question was told of them", async () => {
    expect(await titles("시범기관 -dept:옛과", { not: { departmentNames: [["인사과"]], postIds: [] } })).toEqual(but(personnel));
    expect(await titles("시범기관 -post:과장", { not: { departmentNames: [], postIds: [post] } })).toEqual(but(result));
    expect(await titles("시범기관 -post:없는자리", { not: { departmentNames: [], postIds: [] } })).toEqual(but());
  });
});
