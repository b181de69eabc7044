import { expect, test } from "vitest";
import { pageNumber } from "#app/page-number.ts";

test.each<[unknown, number]>([
  [undefined, 1], ["", 1], ["x", 1], ["NaN", 1], ["0", 1], ["-3", 1], ["0.9", 1], ["1.01", 1], ["2.99", 2], ["7", 7], ["1e3", 1_000], ["10000", 10_000], ["10001", 10_000], ["1e400", 10_000], ["-1e400", 1], ["99999999999999999999", 10_000], [["2", "3"], 1], [["4"], 4],
])("the page of %j is %i", (asked, page) => {
  expect(pageNumber(asked)).toBe(page);
});

test("a list that ends sooner has its own last page", () => {
  expect([pageNumber("500", 400), pageNumber("400", 400)]).toEqual([400, 400]);
});
