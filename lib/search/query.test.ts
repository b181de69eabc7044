import { expect, test } from "vitest";
import { searchInput } from "#lib/search/queries.ts";
import { understand } from "#lib/search/query.ts";

test.each([
  ["예산 agency:기획조정부", { words: "예산", department: ["기획조정부"] }],
  ["post:혁신기획과장 자리:주무관", { words: "", post: ["혁신기획과장", "주무관"] }],
  ["disclosure:비공개 공개:open", { disclosure: ["closed", "open"] }],
  ["decided-by:한도윤 step:결정 has:붙임", { facts: [{ fact: "decided", value: "한도윤" }, { fact: "step", value: "decide" }, { fact: "has", value: "attachment" }] }],
  ['near:"예산 집행" 계획', { words: "계획 예산 집행", near: [["예산", "집행"]] }],
  ["similar:혁신기획과-12", { words: "", similar: ["혁신기획과-12"] }],
  // What none of them knows is words.
  ["disclosure:아무 step:9 has:x near:하나", { words: "disclosure:아무 step:9 has:x near:하나", disclosure: [], facts: [], near: [] }],
  ["https://a.go.kr 2026-11-23:10", { words: "https://a.go.kr 2026-11-23:10" }],
  ["unknown:x", { words: "unknown:x", parts: [{ field: "unknown", value: "unknown:x", raw: "unknown:x" }] }],
  ["foo:예산 before:2026-02-30 step:9 예산", { words: "foo:예산 before:2026-02-30 step:9 예산", before: null, parts: [{ field: "unknown" }, { field: "unknown" }, { field: "unknown" }, { field: "word" }] }],
  ["https://a.go.kr 10:30 dept:", { parts: [{ field: "word" }, { field: "word" }, { field: "word" }] }],
  [`by:${"가".repeat(300)} decided-by:"${"나".repeat(300)}"`, { by: ["가".repeat(100)], facts: [{ fact: "decided", value: "나".repeat(100) }] }],
  ["-예산", { minus: ["예산"], words: "" }],
  ['예산 -"" -" "', { minus: [], words: "예산", parts: [{ field: "word", value: "예산", raw: "예산" }] }],
])("%s", (typed, meant) => expect(understand(typed)).toMatchObject(meant));

test("Hangul typed in parts is understood as what it is, and each part is found again in the text", () => {
  const typed = '"운영 기간" -결과 부서:"혁신 기획과" 기관:조달청 by:정유경 예산 ㅎㅅㄱㅎㄱ';
  expect(understand(typed.normalize("NFD"))).toEqual(understand(typed));
  expect(understand(typed.normalize("NFD"))).toMatchObject({ phrases: ["운영 기간"], minus: ["결과"], department: ["혁신 기획과", "조달청"], by: ["정유경"], words: "예산 ㅎㅅㄱㅎㄱ 운영 기간" });
  const asked = searchInput.parse({ q: typed.normalize("NFD") }).q;
  for (const { raw } of understand(asked).parts) expect(asked).toContain(raw);
});
