import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing } from "#lib/search/reactions.ts";
import { exportSearch } from "#lib/keeping/exports.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await decided(cast, { title: "=1+1 <b>하천</b> 정비, \"긴급\"", card: { scope: "government" } });
  await decided(cast, { title: "하천 정비 내부 검토" });
  await decided(cast, { title: "다른 일", card: { scope: "government" } });
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const request = { address: "local", agent: "test", origin: "https://onmaru.test" };
const taken = async (who: Person, input: object, at = monday) => perform(exportSearch, await cast.actor(who), exportSearch.input.parse(input), at, request);

test("as a table it is what the page finds, in its order, by the same access, and no cell is a formula", async () => {
  for (const [who, rows] of [["seoon", 2], ["gaon", 1]] as const) {
    const made = await taken(who, { q: "하천 정비", kind: ["document"] });
    expect(made).toMatchObject({ name: "search-2026-11-23.csv", rows, total: rows, whole: true });
    expect(made.csv.startsWith("\uFEFF")).toBe(true);
    const lines = parse(made.csv.slice(1), { columns: true }) as Record<string, string>[];
    const { hits } = await search(base.db, await cast.actor(who), searchInput.parse({ q: "하천 정비", kind: ["document"] }));
    expect(lines.map((line) => line["주소"])).toEqual(hits.map((hit) => `https://onmaru.test${hit.url}`));
    expect(lines.find((line) => line["제목"]?.includes("긴급"))).toMatchObject({ 제목: "'=1+1 <b>하천</b> 정비, \"긴급\"", 종류: "문서", 날짜: "2026-11-23", 부서: "혁신기획과" });
  }
});

test("as a list it holds links, and nothing of a record becomes part of the page", async () => {
  const made = await taken("seoon", { q: "하천 정비", kind: ["document"], format: "html" });
  expect(made.name).toBe("search-2026-11-23.html");
  expect(made.csv).toContain("&#60;b&#62;하천&#60;/b&#62;");
  expect(made.csv).not.toContain("<b>");
  expect(made.csv.match(/<li><a href="https:\/\/onmaru\.test\/documents\//g)).toHaveLength(2);
  expect(made.csv).toContain("하천 정비 · 종류: 문서");
  expect(made.csv).toContain("2026-11-23, 박서온 내보냄");
});

test("who exported which question, and how many, stands in the history", async () => {
  const before = await base.db.historyEntry.count({ where: { act: "search.exported" } });
  await taken("junmo", { q: "하천", year: ["2026"], format: "html" });
  const acts = await base.db.historyEntry.findMany({ where: { act: "search.exported" }, orderBy: { id: "desc" } });
  expect(acts).toHaveLength(before + 1);
  expect(acts[0]).toMatchObject({ nameKo: "이준모", recordKind: "search", after: { question: "/search?q=%ED%95%98%EC%B2%9C&year=2026", format: "html", rows: 2, total: 2 } });
});

test("without a question nothing is exported, and nobody exports without end", async () => {
  await expect(taken("seoon", { q: " " })).rejects.toMatchObject({ code: "keeping.says-nothing", field: "q" });
  const later = new Date(monday.getTime() + 3_600_000);
  for (let n = 0; n < 10; n++) await taken("nayun", { q: "하천" }, later);
  await expect(taken("nayun", { q: "하천" }, later)).rejects.toMatchObject({ code: "platform.too-many" });
});
