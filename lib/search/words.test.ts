import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understand } from "#lib/search/query.ts";
import { countsOf, escaped, marked, requiredOf, stripped, termsOf } from "#lib/search/words.ts";

describe("cutting words", () => {
  test("particles fall away when two syllables remain", () => {
    expect(stripped("예산을")).toBe("예산");
    expect(stripped("시범기관에서는")).toBe("시범기관");
    expect(stripped("나는")).toBe("나는");
  });
  test("spacing is irrelevant for pairs of syllables", () => {
    const pairs = (text: string) => [...termsOf(text).keys()].filter((term) => term.startsWith("b")).sort();
    expect(pairs("시범 기관")).toEqual(pairs("시범기관"));
  });
  test("numbers whole, English by its stem, Hanja by its reading", () => {
    const terms = termsOf("1,234건 approvals 豫算");
    expect([...terms.keys()]).toEqual(expect.arrayContaining(["n1234", "eapprov", "w예산"]));
  });
  test("率 is read as it is spoken", () => {
    expect([...termsOf("比率 能率 法律").keys()]).toEqual(expect.arrayContaining(["w비율", "w능률", "w법률"]));
  });
  test("a day is one, however it is written", () => {
    for (const written of ["2026년 3월 5일", "2026. 3. 5.", "2026-03-05", "2026/3/5"]) expect([...termsOf(written).keys()]).toEqual(expect.arrayContaining(["t202603", "t20260305"]));
    expect([...termsOf("2026년 3월").keys()]).toContain("t202603");
    expect([...termsOf("1234년 3월 2026.13.40").keys()].filter((term) => term.startsWith("t"))).toEqual([]);
  });
  test("the number of a document is one in any spacing", () => {
    expect([...countsOf("혁신기획과-1234").keys()]).toContain("d혁신기획과1234");
    for (const asked of ["혁신기획과-1234", "혁신기획과 1234", "혁신기획과1234", "혁신 기획과 - 1234호", "지난해 혁신기획과–1234"]) expect([...termsOf(asked).keys()]).toContain("d혁신기획과1234");
  });
  test("words are counted as often as they stand there", () => {
    expect(countsOf("예산 예산을 budget budgets").get("w예산")).toBe(2);
    expect(countsOf("예산 예산을 budget budgets").get("ebudget")).toBe(2);
  });
  test("a record's words are found by the same words, whatever else stands there", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const all = termsOf(`${text} 시범기관 운영계획`);
      for (const term of termsOf("운영계획").keys()) expect(all.has(term)).toBe(true);
    }));
  });
});

describe("what a record must hold", () => {
  test.each([
    ["2026-03-05", ["t202603", "t20260305"]],
    ["2026. 3. 5.(목) 회의", ["t202603", "t20260305", "b목", "b회의"]],
    ["2026년 3월 5일자 회의록을", ["t202603", "t20260305", "b회의", "b의록"]],
    ["2026년 3월에", ["t202603"]],
    ["2026.3.5 일정", ["t202603", "t20260305", "b일정"]],
    ["2026년 3월일정표", ["t202603", "b일정", "b정표"]],
    ["30일의 기한", ["n30", "b기한"]],
    ["3명", ["n3"]],
    ["12억원", ["n12", "b억원"]],
    ["3 명", ["n3", "b명"]],
    ["장", ["b장"]],
  ])("%s: %j", (asked, terms) => expect(requiredOf(asked)).toEqual(terms));
});

describe("marking", () => {
  test("marks words with their particles and escapes the rest", () => {
    expect(marked("<b>시범기관은</b> 8개로 한다", "시범기관")).toBe("&lt;b&gt;<mark>시범기관은</mark>&lt;/b&gt; 8개로 한다");
  });
  test("words are marked whole wherever they or longer ones stand, whatever is passed over between them", () => {
    const letters = fc.string({ unit: fc.constantFrom("예", "산", "안", "豫", "算", "\u{20000}", "a", "1", " ", ".", "<"), maxLength: 40 });
    const words = fc.array(fc.constantFrom("예산", "산안", "예산안", "豫算"), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(letters, words, (text, asked) => {
      const expected = [...text.matchAll(/[가-힣]+|\p{Script=Han}+|[^가-힣\p{Script=Han}]+/gu)].map(([one]) => (asked.some((word) => one.includes(word)) ? `<mark>${one}</mark>` : escaped(one))).join("").replace(/\s+/g, " ");
      expect(marked(text, asked.join(" "), 10_000).replace(/^…/, "")).toBe(expected.replace(/^…/, ""));
    }), { examples: [["\u{20000}豫算", ["豫算"]], ["豫算\u{20000}豫", ["豫算"]]] });
  });
  test("never alters the text apart from marks and escapes", () => {
    fc.assert(fc.property(fc.string({ maxLength: 120 }), fc.string({ maxLength: 30 }), (text, query) => {
      const plain = marked(text, query, 10_000).replaceAll("<mark>", "").replaceAll("</mark>", "").replace(/^…|…$/g, "");
      const whole = escaped(text).replace(/\s+/g, " ");
      expect(whole.endsWith(plain) || whole.includes(plain)).toBe(true);
    }));
  });
});

describe("understanding a question", () => {
  test("field words in both languages, quotes and minus", () => {
    expect(understand('시범기관 "운영 계획" -예산 dept:혁신기획과 사람:정유경 after:2022 before:2024-06')).toMatchObject({
      words: "시범기관 운영 계획", phrases: ["운영 계획"], minus: ["예산"], department: ["혁신기획과"], by: ["정유경"], after: "2022-01-01", before: "2024-06-01",
    });
  });
  test("what is no condition is a word", () => {
    expect(understand("before:어제 nope:x").words).toBe("before:어제 nope:x");
  });
  test("nothing typed is an error", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      understand(text);
      termsOf(text);
    }), { numRuns: 30 });
  });
});

test("the worker, which runs without a bundler, cuts the same words as the pages", () => {
  const text = "女子 체육 budgets";
  const words = execFileSync(process.execPath, ["--input-type=module", "-e", `import { termsOf } from "#lib/search/words.ts"; process.stdout.write(JSON.stringify([...termsOf(${JSON.stringify(text)})]))`], { encoding: "utf8" });
  expect(JSON.parse(words)).toEqual([...termsOf(text)]);
  expect(termsOf(text).has("w여자")).toBe(true);
});
