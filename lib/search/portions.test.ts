import { expect, test } from "vitest";
import { portions } from "#lib/search/portions.ts";

test("groups weigh no more and hold no more than is said, and what weighs more stands alone", () => {
  const of = (weights: readonly number[], heaviest: number, most?: number) => [...portions(weights, (weight) => weight, heaviest, most)];
  expect(of([], 10)).toEqual([]);
  expect(of([4, 6, 1, 9, 1], 10)).toEqual([[4, 6], [1, 9], [1]]);
  expect(of([3, 25, 3, 4], 10)).toEqual([[3], [25], [3, 4]]);
  expect(of([1, 1, 1, 1, 1], 10, 2)).toEqual([[1, 1], [1, 1], [1]]);
});
