import fc from "fast-check";
import { expect, test } from "vitest";
import { compareTexts } from "#lib/documents/compare.ts";

test("what was changed is named by word", () => {
  const { changes } = compareTexts("운영 기간은 3개월로 한다. 대상은 8개 기관이다.", "운영 기간은 6개월로 한다. 대상은 12개 기관이다.");
  expect(changes).toEqual([
    { n: 1, removed: "3개월로", added: "6개월로" },
    { n: 2, removed: "8개", added: "12개" },
  ]);
});

test("the pieces give back both texts, whatever they are", () => {
  const text = fc.array(fc.constantFrom("가", "나다", " ", "\n", "3개월", "한다.", "x"), { maxLength: 30 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { pieces } = compareTexts(before, after);
      const side = (other: "added" | "removed") => pieces.filter((piece) => piece.kind !== other).map((piece) => piece.text).join("");
      expect(side("removed")).toBe(after);
      expect(side("added")).toBe(before);
    }),
  );
});
