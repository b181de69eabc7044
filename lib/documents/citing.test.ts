import { expect, test } from "vitest";
import { numbersIn } from "#lib/documents/citing.ts";

test.each([
  ["1. 관련: 혁신기획과-1187(2026. 3. 2.) “기본방향”", ["혁신기획과-1187"]],
  ["혁신기획과-1, 정보화담당관실-22와 혁신기획과-1", ["혁신기획과-1", "정보화담당관실-22"]],
  ["예산 3-2호, 전화 02-1234-5678, 12-345678901", []],
  ["혁신기획과 접수-12(2026. 3. 2.), 교육·훈련과 접수-13호", ["혁신기획과 접수-12", "교육·훈련과 접수-13"]],
  ["(정책2과-7호, 예산과-8)", ["정책2과-7", "예산과-8"]],
  ["", []],
])("%s names %j", (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});

test("a text without end and one of numbers alone are looked through at once", () => {
  const began = performance.now();
  expect(numbersIn("가".repeat(2_000_000))).toEqual([]);
  expect(numbersIn("가-".repeat(1_000_000))).toEqual([]);
  expect(numbersIn(`${"나".repeat(500_000)}-1`)).toHaveLength(1);
  expect(numbersIn(Array.from({ length: 10_000 }, (_, n) => `예산과-${n}`).join(" "))).toHaveLength(100);
  expect(performance.now() - began).toBeLessThan(2_000);
});
