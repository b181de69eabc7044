import { expect, test } from "vitest";
import { matchScore } from "./match.ts";

test.each([
  ["문서", "문서", 1],
  ["나의 하루", "하루", 0.7],
  ["인계인수", "ㅇㄱㅇㅅ", 0.6],
  ["문서", "anstj", 1],
  ["Documents", "doc", 1],
  ["How to search", "how", 1],
  ["문서", "과제", 0],
  ["문서", "", 1],
])("%s is found by %s with %s", (name, words, score) => {
  expect(matchScore([name], words)).toBe(score);
});
