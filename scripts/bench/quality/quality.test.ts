import { readFileSync } from "node:fs";
import { convertHangulToQwerty } from "es-hangul";
import { describe, expect, test } from "vitest";
import { kinds, madeSet } from "./make.ts";
import type { Judged, Record } from "./make.ts";
import { misspelt, slipKinds } from "./slips.ts";
import type { SlipKind } from "./slips.ts";
import { meanOf, plainBm25, scoreOf, wordsBetween } from "./rank.ts";

describe("how good a ranking is", () => {
  test("the judged first is the best there is", () => expect(scoreOf(["a", "b", "x"], { a: 2, b: 1 })).toEqual({ ndcg: 1, recall: 1, mrr: 1, three: 1 }));
  test("what stands later counts less, what is missing nothing", () => {
    const later = scoreOf(["x", "a"], { a: 2, b: 1 });
    expect(later).toMatchObject({ recall: 0.5, mrr: 0.5, three: 1 });
    expect(later.ndcg).toBeCloseTo(3 / Math.log2(3) / (3 + 1 / Math.log2(3)));
    expect(scoreOf([], { a: 1 })).toEqual({ ndcg: 0, recall: 0, mrr: 0, three: 0 });
  });
  test("means are of all", () => expect(meanOf([scoreOf(["a"], { a: 1 }), scoreOf([], { a: 1 })])).toMatchObject({ ndcg: 0.5, mrr: 0.5 }));
});

test("plain BM25 finds the rarer word first", () => {
  const rank = plainBm25([["a", "예산 계획"], ["b", "예산, 결산!"], ["c", "예산 예산 보고"]].map(([key = "", text = ""]) => ({ key, words: wordsBetween(text) })));
  expect(rank(["예산", "결산"], 3)[0]).toBe("b");
  expect(rank(["없는말"], 3)).toEqual([]);
});

const record = (n: number, more: Partial<Record> = {}): Record => ({ key: `document ${n}`, kind: "document", title: `연안사고 위험구역 ${n}차 지정`, number: `연안관리과-${n}`, task: "위험구역 지정", people: ["정유경"], text: "", department: "연안관리과", nameEn: "", ...more });

test("the same records make the same questions", () => {
  const records = [...Array.from({ length: 40 }, (_, n) => record(n + 1)), ...Array.from({ length: 8 }, (_, n) => record(100 + n, { key: `task ${100 + n}`, kind: "task", title: n === 0 ? "위험구역 지정" : "안전 점검", nameEn: "Danger zones" }))];
  const set = madeSet(records, [{ old: "옛연안과", now: "연안관리과" }]);
  expect(madeSet([...records].reverse(), [{ old: "옛연안과", now: "연안관리과" }])).toEqual(set);
  expect(set.find((one) => one.kind === "subject")).toMatchObject({ q: "위험구역 지정", want: { "task 100": 2, "document 1": 1 } });
  expect(set.find((one) => one.kind === "initials")?.q).toBe("ㅇㅈㅈㄱ");
});

test("of a task under the name that a unit bore, its documents of that time are judged best", () => {
  const set = madeSet([record(1, { department: "옛연안과" }), record(2), record(3, { department: "다른과" }), record(4, { key: "task 4", kind: "task", title: "위험구역 지정" })], [{ old: "옛연안과", now: "연안관리과" }]);
  expect(set.filter((one) => one.kind === "old-name")).toMatchObject([{ q: "옛연안과 위험구역 지정", want: { "document 1": 2, "document 2": 1, "task 4": 1 } }]);
  expect(set.find((one) => one.kind === "old-name")?.want).not.toHaveProperty("document 3");
});

test.each([["vowel", "예신"], ["consonant", "예간"], ["missed", "예ㅏㄴ"], ["doubled", "옛산"], ["swapped", "예ㅏㅅㄴ"]] as const)("a slip of the kind %s", (kind, typed) => {
  expect(misspelt("예산", kind, () => false)).toBe(typed);
  // Another word of the records is no slip.
  expect(misspelt("예산", kind, (word) => word === typed)).not.toBe(typed);
  expect(misspelt("예산", kind, () => true)).toBeNull();
});

test("what is asked twice is one question, and what looks for one record stands in one half", () => {
  const twice = [record(1, { title: "연안사고 위험구역 지정" }), ...[4, 5].map((n) => record(n, { key: `task ${n}`, kind: "task", title: "위험구역 지정" }))];
  const set = madeSet(twice, []);
  expect(set.filter((one) => one.kind === "subject")).toMatchObject([{ want: { "task 4": 2, "task 5": 2 } }]);
  expect(new Set(set.filter((one) => one.want["document 1"] === 2).map((one) => one.half)).size).toBe(1);
});

describe("the judged set", () => {
  const set = readFileSync("scripts/bench/quality/set.jsonl", "utf8").trim().split("\n").map((line) => JSON.parse(line) as Judged);
  const of = (kind: Judged["kind"]) => set.filter((one) => one.kind === kind);

  test("holds 300 questions and more, of every kind, each with an answer, and as many as are told", () => {
    expect(set.length).toBeGreaterThanOrEqual(300);
    for (const kind of kinds) expect(of(kind).length, kind).toBeGreaterThan(4);
    expect(set.every((one) => one.q.trim() !== "" && Object.keys(one.want).length > 0)).toBe(true);
    for (const file of ["README.md", "README.ko.md"]) expect(/(?:질문 )?(\d+)(?: judged questions|개로)/.exec(readFileSync(file, "utf8"))?.[1], file).toBe(String(set.length));
  });

  test("asks nothing in both halves", () => {
    expect(set.map((one) => one.q).filter((q, at, all) => all.indexOf(q) !== at)).toEqual([]);
    const meant = (half: Judged["half"]) => new Set(set.filter((one) => one.half === half).map((one) => one.meant ?? one.q));
    expect([...meant("choose")].filter((q) => meant("report").has(q))).toEqual([]);
  });

  test("misspells every question that is to be, in each way", () => {
    const ways = of("misspelt").map(({ q, meant }) => {
      const [typed, right] = [q.split(" "), meant!.split(" ")];
      const at = typed.findIndex((word, place) => word !== right[place]);
      const word = right[at] ?? "";
      return (Object.keys(slipKinds) as SlipKind[]).filter((kind) => [...word].length > 0 && madeBy(kind, word, typed[at]!));
    });
    expect(ways.every((kinds) => kinds.length > 0)).toBe(true);
    for (const kind of Object.keys(slipKinds) as SlipKind[]) expect(ways.filter((kinds) => kinds.includes(kind)).length, kind).toBeGreaterThan(4);
  });

  test("types on the other layout in both directions", () => {
    expect(of("layout").filter(({ q, meant }) => /[a-z]/.test(q) && /[가-힣]/.test(meant!)).length).toBeGreaterThan(9);
    expect(of("layout").filter(({ q, meant }) => /[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(q) && /^[a-z -]+$/.test(meant!)).length).toBeGreaterThan(9);
  });
});

/** Whether a slip of this kind makes the one of the other, wherever in the word. */
function madeBy(kind: SlipKind, word: string, typed: string): boolean {
  const keys = convertHangulToQwerty(word);
  return [...keys].some((_, at) => slipKinds[kind](keys, at) === convertHangulToQwerty(typed));
}
