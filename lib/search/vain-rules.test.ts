import { expect, test } from "vitest";
import { vainOf } from "./vain-rules.ts";
import { searchInput } from "./queries.ts";

const of = (q: string, more: object = {}) => vainOf(searchInput.parse({ q, ...more }));

test.each([
  ["  해파리   쏘임 대응?! ", {}, { words: "해파리 쏘임 대응", department: "", task: "" }],
  ["Jellyfish", {}, { words: "jellyfish", department: "", task: "" }],
  ['"해파리 대응"', {}, { words: "해파리 대응", department: "", task: "" }],
  ["해파리 부서:연안관리과", {}, { words: "해파리", department: "연안관리과", task: "" }],
  ["해파리", { department: ["연안관리과"], function: ["해수욕장 안전"] }, { words: "해파리", department: "연안관리과", task: "해수욕장 안전" }],
  // A condition is why it found nothing.
  ["해파리 by:한도윤", {}, null],
  ["해파리 -쏘임", {}, null],
  ["해파리", { kind: ["memo"] }, null],
  ["해파리", { year: ["2020"] }, null],
  ["해파리", { scope: "predecessors" }, null],
  ["해파리", { offset: 20 }, null],
  // What may tell of a person, or of nothing.
  ["홍길동 010-1234-5678", {}, null],
  ["900101-1234567", {}, null],
  ["가", {}, null],
  ["?!", {}, null],
  ["the of", {}, null],
  ["ㅋㅋㅋ", {}, null],
  ["아".repeat(61), {}, null],
])("%s %j counts as %j", (q, more, counted) => {
  expect(of(q, more)).toEqual(counted && { ...counted, typed: counted.words.split(" ") });
});
