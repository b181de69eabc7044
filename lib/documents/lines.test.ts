import { diffArrays } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diffLines } from "#lib/documents/lines.ts";

const lines = fc.array(fc.constantFrom("가", "나", "다", "라", "마", "바", "", "끝."), { maxLength: 14 });

test("what stayed and went is the one side, what stayed and came the other, whatever they are", () => {
  fc.assert(
    fc.property(lines, lines, (left, right) => {
      const parts = diffLines(left, right);
      expect(parts.filter((part) => !part.added).flatMap((part) => part.value)).toEqual(left);
      expect(parts.filter((part) => !part.removed).flatMap((part) => part.value)).toEqual(right);
      expect(parts.every((part) => part.value.length > 0)).toBe(true);
    }),
  );
});

test("where lines only went, came or changed in their places, as much stays as the shortest way leaves", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("stays", "goes", "comes", "changes", "repeats"), { maxLength: 60 }), (acts) => {
      const left = acts.flatMap((act, n) => (act === "comes" ? [] : act === "repeats" ? [""] : [`${n}`]));
      const right = acts.flatMap((act, n) => (act === "goes" ? [] : act === "repeats" ? [""] : [act === "changes" ? `${n}'` : `${n}`]));
      const stayed = (parts: readonly { value: string[]; added: boolean; removed: boolean }[]) => parts.filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.length, 0);
      expect(stayed(diffLines(left, right))).toBe(stayed(diffArrays(left, right)));
    }),
  );
});

test("thousands of lines that all changed are told at once, and those that moved do not hide the rest", () => {
  const many = Array.from({ length: 5000 }, (_, n) => `줄 ${n}`);
  expect(diffLines(many, many.map((line) => `${line}'`))).toHaveLength(2);
  const moved = [...many.slice(100), ...many.slice(0, 100)];
  expect(diffLines(many, moved).filter((part) => !part.added && !part.removed).flatMap((part) => part.value)).toEqual(many.slice(100));
});
