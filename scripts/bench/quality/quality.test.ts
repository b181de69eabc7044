import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { kinds, madeSet } from "./make.ts";
import type { Judged, Record } from "./make.ts";
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

test("the judged set holds 300 questions and more, of every kind, each with an answer", () => {
  const set = readFileSync("scripts/bench/quality/set.jsonl", "utf8").trim().split("\n").map((line) => JSON.parse(line) as Judged);
  expect(set.length).toBeGreaterThanOrEqual(300);
  for (const kind of kinds) expect(set.filter((one) => one.kind === kind).length, kind).toBeGreaterThan(4);
  expect(set.every((one) => one.q.trim() !== "" && Object.keys(one.want).length > 0)).toBe(true);
});
