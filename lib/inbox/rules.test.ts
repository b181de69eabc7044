import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/time.ts";
import { batchesOf, inOrder, promisedBy, waitsAs, weekEnd } from "#lib/inbox/rules.ts";

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

  test("oldest promise first, whatever the order was; nothing is lost", () => {
    const item = fc.record({
      id: fc.uuid(),
      due: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-11-01", days))),
      urgent: fc.boolean(),
      since: fc.integer({ min: 0, max: 1e12 }).map((ms) => new Date(ms)),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const ordered = inOrder(items);
        expect(new Set(ordered)).toEqual(new Set(items));
        expect(inOrder([...items].reverse())).toEqual(ordered);
        for (const [n, one] of ordered.entries()) {
          const next = ordered[n + 1];
          if (next) expect((one.due ?? "9999-12-31") <= (next.due ?? "9999-12-31")).toBe(true);
        }
      }),
    );
  });

  test("batches of which several wait to be approved are offered together; what came back or waits alone is not", () => {
    const item = (title: string, batchId: string | null, waits: Parameters<typeof waitsAs>[0] | "returned" = "decision", batchPlace = 0) => ({ title, batchId, batchPlace, waits: waits === "returned" ? waits : waitsAs(waits) });
    expect(batchesOf([item("a", "one", "decision", 1), item("b", null), item("c", "two"), item("d", "one", "review"), item("e", "two", "returned"), item("f", "two", "circulation"), item("g", "one")])).toEqual([{ id: "one", first: item("d", "one", "review"), count: 3 }]);
  });
});
