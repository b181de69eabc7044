import { expect, test } from "vitest";
import { questionIn, searchInput } from "#lib/search/queries.ts";
import { plainNumber, understand } from "#lib/search/query.ts";

test.each([
  ["예산 agency:기획조정부", { words: "예산", department: ["기획조정부"] }],
  ["post:혁신기획과장 자리:주무관", { words: "", post: ["혁신기획과장", "주무관"] }],
  ["disclosure:비공개 공개:open", { disclosure: ["closed", "open"] }],
  ["decided-by:한도윤 step:결정 has:붙임", { facts: [{ fact: "decided", value: "한도윤" }, { fact: "step", value: "decide" }, { fact: "has", value: "attachment" }] }],
  ['near:"예산 집행" 계획', { words: "계획 예산 집행", near: [["예산", "집행"]] }],
  ["similar:혁신기획과-12", { words: "", similar: ["혁신기획과-12"] }],
  ['cites:혁신기획과-12 인용:"혁신기획과 접수-3"', { words: "", cites: ["혁신기획과12", "혁신기획과접수3"] }],
  // What none of them knows is words.
  ["disclosure:아무 step:9 has:x near:하나", { words: "disclosure:아무 step:9 has:x near:하나", disclosure: [], facts: [], near: [] }],
  ["https://a.go.kr 2026-11-23:10", { words: "https://a.go.kr 2026-11-23:10" }],
  ["unknown:x", { words: "unknown:x", parts: [{ field: "unknown", value: "unknown:x", raw: "unknown:x" }] }],
  ["foo:예산 before:2026-02-30 step:9 예산", { words: "foo:예산 before:2026-02-30 step:9 예산", before: null, parts: [{ field: "unknown" }, { field: "unknown" }, { field: "unknown" }, { field: "word" }] }],
  ["https://a.go.kr 10:30 dept:", { parts: [{ field: "word" }, { field: "word" }, { field: "word" }] }],
  [`by:${"가".repeat(300)} decided-by:"${"나".repeat(300)}"`, { by: ["가".repeat(100)], facts: [{ fact: "decided", value: "나".repeat(100) }] }],
  ["-예산", { minus: ["예산"], words: "" }],
  // Signs as any keyboard or writing program makes them; what was typed stays as it was.
  ["“운영 계획” 예산", { words: "예산 운영 계획", phrases: ["운영 계획"], parts: [{ field: "phrase", value: "운영 계획", raw: "“운영 계획”", at: 0 }, { field: "word", raw: "예산", at: 8 }] }],
  ["near:“예산 집행” 부서：＂혁신 기획과＂ -«결과 보고» „붙은 말‟", { near: [["예산", "집행"]], department: ["혁신 기획과"], minus: ["결과 보고"], phrases: ["붙은 말"], parts: [{ raw: "near:“예산 집행”" }, { raw: "부서：＂혁신 기획과＂" }, { raw: "-«결과 보고»" }, { raw: "„붙은 말‟" }] }],
  ["“ 예산", { words: "예산", phrases: [] }],
  // Whatever looks like a field word and is none is said to be taken as words.
  ["created_at:x dept2:x department-name:x", { words: "created_at:x dept2:x department-name:x", parts: [{ field: "unknown" }, { field: "unknown" }, { field: "unknown" }] }],
  ['created_at:"가 나" 예산', { words: "created_at:가 나 예산", parts: [{ field: "unknown", raw: 'created_at:"가 나"' }, { field: "word" }] }],
  ["-dept:예산과 -사람:한도윤 -번호:12 -자리:과장 -공개:비공개 -step:결정 -has:file -decided-by:정유경", { minus: [], department: [], not: { department: ["예산과"], by: ["한도윤"], number: ["12"], post: ["과장"], disclosure: ["closed"], facts: [{ fact: "step", value: "decide" }, { fact: "has", value: "attachment" }, { fact: "decided", value: "정유경" }] }, parts: Array.from({ length: 8 }, () => ({ field: "not" })) }],
  ['-agency:"조달 청"', { not: { department: ["조달 청"] }, parts: [{ field: "not", value: 'agency:"조달 청"', raw: '-agency:"조달 청"' }] }],
  ["-before:2026 -foo:x -step:9 -https://a.go.kr", { before: null, minus: ["before:2026", "foo:x", "step:9", "https://a.go.kr"], parts: [{ field: "unknownMinus" }, { field: "unknownMinus" }, { field: "unknownMinus" }, { field: "minus" }] }],
  ["cites:- -인용:예산과-7", { words: "cites:-", cites: [], not: { cites: ["예산과7"] }, parts: [{ field: "unknown" }, { field: "not" }] }],
  ["number:- 예산", { words: "number:- 예산", number: [], parts: [{ field: "unknown" }, { field: "word" }] }],
  ['예산 -"" -" "', { minus: [], words: "예산", parts: [{ field: "word", value: "예산", raw: "예산" }] }],
])("%s", (typed, meant) => expect(understand(typed)).toMatchObject(meant));

test("Hangul typed in parts is understood as what it is, and each part is found again in the text", () => {
  const typed = '“운영 기간” -결과 부서:"혁신 기획과" 기관:조달청 by:정유경 예산 ㅎㅅㄱㅎㄱ';
  expect(understand(typed.normalize("NFD"))).toEqual(understand(typed));
  expect(understand(typed.normalize("NFD"))).toMatchObject({ phrases: ["운영 기간"], minus: ["결과"], department: ["혁신 기획과", "조달청"], by: ["정유경"], words: "예산 ㅎㅅㄱㅎㄱ 운영 기간" });
  const asked = searchInput.parse({ q: typed.normalize("NFD") }).q;
  for (const { raw } of understand(asked).parts) expect(asked).toContain(raw);
});

test("a question that is longer in NFC is cut there for a page, between two letters, and refused to programs as any that is too long", () => {
  // One sign that NFC writes as two.
  const grows = decodeURIComponent("%E0%A5%98");
  expect(questionIn(grows.repeat(5_001))).toBe(grows.repeat(5_000).normalize("NFC"));
  expect(searchInput.parse({ q: questionIn(grows.repeat(5_001)) }).q).toHaveLength(10_000);
  expect(questionIn(`a${"😀".repeat(5_000)}`)).toBe(`a${"😀".repeat(4_999)}`);
  for (const q of [grows.repeat(5_001), "가".repeat(10_001)]) expect(searchInput.safeParse({ q }).success).toBe(false);
});

test("a number is the same however it is spaced, joined and written", () => {
  for (const number of ["혁신기획과-12", "혁신기획과 12", " 혁신 기획과 – 12", "혁신기획과－１２", "혁신기획과‑12".normalize("NFD")]) expect(plainNumber(number), number).toBe("혁신기획과12");
  expect(plainNumber("ONM-Kr 7")).toBe("onmkr7");
});
