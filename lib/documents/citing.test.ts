import { expect, test } from "vitest";
import { numbersIn } from "#lib/documents/citing.ts";

test.each([
  ["1. 관련: 혁신기획과-1187(2026. 3. 2.) “기본방향”", ["혁신기획과-1187"]],
  ["혁신기획과-1, 정보화담당관실-22와 혁신기획과-1", ["혁신기획과-1", "정보화담당관실-22"]],
  ["예산 3-2호, 전화 02-1234-5678, 12-345678901", []],
  ["", []],
])("%s names %j", (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers);
});
