import { describe, expect, test } from "vitest";
import { batchesOf, promisedBy, waitsAs, weekEnd } from "#lib/inbox/rules.ts";

describe("what waits", () => {
  test.each([
    ["decision", "decide"],
    ["delegated-decision", "decide"],
    ["review", "review"],
    ["cooperation", "cooperate"],
  ] as const)("a step of %s waits to %s", (kind, waits) => expect(waitsAs(kind)).toBe(waits));

  test.each([
    [null, "undated"],
    ["2026-11-23", "late"],
    ["2026-11-24", "today"],
    ["2026-11-29", "week"],
    ["2026-11-30", "later"],
  ] as const)("promised for %s, seen on Tuesday 24 November: %s", (due, promised) => expect(promisedBy(due, "2026-11-24")).toBe(promised));

  test("a week ends on its Sunday, and Sunday is its own end", () => {
    expect(weekEnd("2026-11-23")).toBe("2026-11-29");
    expect(weekEnd("2026-11-29")).toBe("2026-11-29");
  });

  test("batches of which several wait to be approved are offered together; what came back or waits alone is not", () => {
    const item = (title: string, batchId: string | null, waits: Parameters<typeof waitsAs>[0] = "decision", batchPlace = 0) => ({ title, batchId, batchPlace, waits: waitsAs(waits) });
    expect(batchesOf([item("a", "one", "decision", 1), item("b", null), item("c", "two"), item("d", "one", "review"), item("e", "two", "returned"), item("f", "two", "circulation"), item("g", "one")])).toEqual([{ id: "one", first: item("d", "one", "review"), count: 3 }]);
  });
});
