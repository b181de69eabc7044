import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { otherNames } from "#lib/search/bodies.ts";
import type { Engine, SearchEntry } from "#lib/search/engine.ts";
import { enginesUnderTest, lay } from "#lib/search/testing/engines.ts";

const begin = new Date("2020-01-01T00:00:00Z");

let n = 0;
const id = () => newId(new Date(begin.getTime() + ++n * 1_000));

/** A department with its names, the last one first. */
async function unit(base: TestDatabase, names: readonly [string, string][], mergedIntoId: string | null = null): Promise<string> {
  const departmentId = id();
  await base.db.department.create({ data: { id: departmentId, agencyId: departmentId, code: departmentId, isHandlingUnit: true, validFrom: begin, mergedIntoId } });
  for (const [at, [nameKo, nameEn]] of names.entries()) {
    await base.db.departmentVersion.create({ data: { id: id(), departmentId, nameKo, nameEn, validFrom: new Date(Date.UTC(2024 - at)), validUntil: at === 0 ? null : new Date(Date.UTC(2024 - at, 11, 31)) } });
  }
  return departmentId;
}

const document = (departmentNameKo: string, serial: number, more: Partial<SearchEntry> = {}): SearchEntry => ({
  kind: "document", recordId: id(), sourceId: null, seq: 1, title: "방제훈련 결과", text: "방제훈련을 실시하였다.", url: "/", number: `${departmentNameKo}-${serial}`, at: begin, year: 2020, departmentNameKo, departmentNameEn: "", functionNameKo: "", functionNameEn: "",
  disclosure: "open", people: [], postIds: [], facts: [], readers: ["all"], ...more,
});

describe.each(enginesUnderTest())("$name", ({ name, make, settle, end }) => {
  let base: TestDatabase;
  let engine: Engine;

  beforeAll(async () => {
    base = await testDatabase();
    engine = await make(base);
    await unit(base, [["해양환경과", "Marine Environment Division"], ["해양보전과", "Sea Keeping Division"]]);
    const administration = await unit(base, [["행정제도과", "Administration Division"]]);
    await unit(base, [["민원제도과", ""]], await unit(base, [["서류감축과", ""]], administration));
    await unit(base, [["규제개선과", ""]], administration);
    await unit(base, [["감사팀", "Art"]]);
    await unit(base, [["환경과", "Surroundings Division"]]);
    // The old name is the rarer one, and the shorter titles are those of the other name than was typed.
    const entries = [
      ...Array.from({ length: 30 }, (_, at) => document("해양환경과", at + 1, at < 2 ? {} : { title: "예산 집행", text: "예산을 집행하였다." })), document("해양보전과", 1),
      document("해양보전과", 2, { title: "예산 집행 계획과 그 결과를 함께 적은 보고", text: "예산을 집행하였다." }),
      document("행정제도과", 1, { title: "서식 정비" }), document("민원제도과", 1, { title: "서식 정비" }), document("규제개선과", 1, { title: "서식 정비" }),
    ];
    await lay({ name, settle }, engine, base, entries);
  });
  afterAll(async () => {
    await end(engine);
    await base.drop();
  });
  const unitsFound = async (q: string, limit = 20) => (await engine.query({ q, tokens: ["all"], sort: "fit", limit, offset: 0, strict: true })).hits.map((hit) => hit.departmentNameKo);

  test("a unit is found under all its names, and first under the one that was typed, however rare another is", async () => {
    expect(await unitsFound("해양환경과 방제훈련", 3)).toEqual(["해양환경과", "해양환경과", "해양보전과"]);
    expect(await unitsFound("해양보전과 방제훈련", 3)).toEqual(["해양보전과", "해양환경과", "해양환경과"]);
    expect((await unitsFound("해양보전과 예산 집행", 2))[0]).toBe("해양보전과");
  });

  test("a unit that was merged is found with the one where its work went, and no other that went there", async () => {
    expect(await unitsFound("민원제도과 서식")).toEqual(["민원제도과", "행정제도과"]);
    expect((await unitsFound("행정제도과 서식")).sort()).toEqual(["규제개선과", "민원제도과", "행정제도과"]);
  });

  test.each(["해양보전과의 예산", "해양보전과장 예산", "예산 해양보전과에서는", "sea keeping division 예산", "해양보전과예산"])("%s: what hangs on a name asks for nothing of its own", async (q) => {
    expect(new Set(await unitsFound(q, 40))).toEqual(new Set(["해양보전과", "해양환경과"]));
  });

  test("a name within a longer one is not asked for", async () => {
    expect((await otherNames(base.db, "해양환경과의 과업")).map((one) => one.text).sort()).toEqual(["Marine Environment Division", "Sea Keeping Division", "해양보전과"]);
    expect((await otherNames(base.db, "환경과")).map((one) => one.text)).toEqual(["Surroundings Division"]);
  });

  test("a name in Latin letters is named by whole words alone", async () => {
    expect((await otherNames(base.db, "party starts")).map((one) => one.text)).toEqual([]);
    expect((await otherNames(base.db, "the art office")).map((one) => one.text)).toEqual(["감사팀"]);
  });
});
