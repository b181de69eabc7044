import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { addDays } from "#lib/time.ts";
import { additionFault, asksAmount, clauseFor, endingFault, matterKinds, ownDecision, speaking, withClause, withEnding } from "#lib/approval/delegation-rules.ts";
import type { Clause, Matter } from "#lib/approval/delegation-rules.ts";

const today = "2026-11-23";
const clause = (more: Partial<Clause> = {}): Clause => ({ id: "a", clause: "1-1", matterKo: "통상 업무", unitTaskId: null, matterKind: null, amountFrom: null, amountUntil: null, level: 3, validFrom: "2026-01-01", validUntil: null, ...more });
const matter = (more: Partial<Matter> = {}): Matter => ({ unitTaskId: "task", matterKind: "spending", amount: null, ...more });

const general = clause({ id: "general", clause: "1-1" });
const small = clause({ id: "small", clause: "9-1", matterKind: "spending", amountUntil: 100, level: 2 });
const middle = clause({ id: "middle", clause: "9-2", matterKind: "spending", amountFrom: 100, amountUntil: 500, level: 3 });
const large = clause({ id: "large", clause: "9-3", matterKind: "spending", amountFrom: 500, level: 4 });
const ofTask = clause({ id: "task", clause: "2-1", unitTaskId: "task", level: 5 });
const bySpending = [general, small, middle, large];

describe("the most specific clause speaks: task over kind over all matters, then by amount", () => {
  const cases: [string, Clause[], Partial<Matter>, string | null][] = [
    ["no clause", [], {}, null],
    ["the general one", [general], {}, "general"],
    ["a kind over the general one", bySpending, { amount: 50 }, "small"],
    ["the lower bound is its own", bySpending, { amount: 100 }, "middle"],
    ["the upper bound is the next one's", bySpending, { amount: 499 }, "middle"],
    ["without an upper bound", bySpending, { amount: 9_000_000_000 }, "large"],
    ["a task over its kind", [...bySpending, ofTask], { amount: 50 }, "task"],
    ["another task falls under its kind", [...bySpending, ofTask], { unitTaskId: "other", amount: 500 }, "large"],
    ["another kind falls under the general one", bySpending, { matterKind: "plan", amount: 50 }, "general"],
    ["a kind without a task over the general one", bySpending, { unitTaskId: null, amount: 50 }, "small"],
    ["no kind falls under the general one", bySpending, { matterKind: null }, "general"],
    ["no amount falls under none that asks for it", bySpending, {}, "general"],
    ["a gap between amounts falls through", [general, small, large], { amount: 200 }, "general"],
    ["an ended one is silent", [general, { ...ofTask, validUntil: "2026-11-22" }], {}, "general"],
    ["on its last day it speaks", [general, { ...ofTask, validUntil: today }], {}, "task"],
    ["a later one is silent yet", [general, { ...ofTask, validFrom: "2026-11-24" }], {}, "general"],
  ];
  test.each(cases)("%s", (_, table, of, id) => expect(clauseFor(table, matter(of), today)?.id ?? null).toBe(id));

  test.each<[string, Clause[], Partial<Matter>, boolean]>([
    ["a kind that goes by amount asks for it", bySpending, {}, true],
    ["not once it is known", bySpending, { amount: 1 }, false],
    ["not of another kind", bySpending, { matterKind: "plan" }, false],
    ["not where the task's own clause speaks of any amount", [...bySpending, ofTask], {}, false],
    ["not where nothing is said", [], {}, false],
    ["only where all of them ask", [clause({ id: "any", matterKind: "spending" }), small], {}, false],
    ["an ended one does not ask", [general, { ...small, validUntil: "2026-11-22" }], {}, false],
  ])("%s", (_, table, of, asks) => expect(asksAmount(table, matter(of), today)).toBe(asks));

  test("a drafter decides alone what is given to their level or below", () => {
    expect(ownDecision({ level: 3 }, general)).toBe(true);
    expect(ownDecision({ level: 4 }, general)).toBe(true);
    expect(ownDecision({ level: 2 }, general)).toBe(false);
    expect(ownDecision({ level: 6 }, null)).toBe(false);
  });
});

describe("a clause that would speak where another does is refused, and says where", () => {
  const added: [string, Clause[], Partial<Clause>, object | null][] = [
    ["a first one", [], {}, null],
    ["beside amounts of the same kind", bySpending, { clause: "9-4", matterKind: "spending", amountFrom: 500 }, { refused: "approval.clause-overlaps", params: { clause: "9-3", name: "통상 업무", level: 4, day: "2026-01-01" }, field: "amountFrom" }],
    ["any amount over some", [small], { clause: "9-4", matterKind: "spending" }, { refused: "approval.clause-overlaps" }],
    ["amounts that only touch", [small], { clause: "9-4", matterKind: "spending", amountFrom: 100 }, null],
    ["amounts that only touch from below", [large], { clause: "9-4", matterKind: "spending", amountUntil: 500 }, null],
    ["amounts the right way round", [], { amountFrom: 1, amountUntil: 5 }, null],
    ["for one day", [], { validUntil: "2026-01-01" }, null],
    ["the same number, which it names", [general], { clause: "1-1", unitTaskId: "t" }, { params: { clause: "1-1" } }],
    ["a second general one", [general], { clause: "1-2" }, { refused: "approval.clause-overlaps", params: { clause: "1-1" } }],
    ["the same number", [general], { clause: "1-1", unitTaskId: "t" }, { refused: "approval.clause-taken", field: "clause" }],
    ["the number of an ended one", [{ ...general, validUntil: "2026-10-31" }], { clause: "1-1", validFrom: "2026-11-01" }, null],
    ["before another begins", [{ ...general, validFrom: "2027-01-01" }], { clause: "1-2", validUntil: "2026-12-31" }, null],
    ["into another's first day", [{ ...general, validFrom: "2027-01-01" }], { clause: "1-2", validUntil: "2027-01-01" }, { refused: "approval.clause-overlaps" }],
    ["task and kind together", [], { unitTaskId: "t", matterKind: "plan" }, { refused: "approval.task-or-kind", field: "matterKind" }],
    ["amounts the wrong way round", [], { amountFrom: 5, amountUntil: 5 }, { refused: "approval.amounts-reversed", field: "amountUntil" }],
    ["up to nothing", [], { amountUntil: 0 }, { refused: "approval.amounts-reversed" }],
    ["days the wrong way round", [], { validUntil: "2025-12-31" }, { refused: "approval.ends-before-it-begins", field: "validUntil" }],
  ];
  test.each(added)("%s", (_, table, next, fault) => {
    const found = additionFault(table, clause({ id: "next", ...next }));
    if (fault === null) expect(found).toBeNull();
    else expect(found).toMatchObject(fault);
  });

  test("an end is not moved over a clause that follows, nor before the beginning, nor once it has passed", () => {
    const first = clause({ id: "first", validUntil: "2026-12-31" });
    const second = clause({ id: "second", clause: "1-2", validFrom: "2027-01-01" });
    expect(endingFault([first, second], first, "2027-01-01", today)).toMatchObject({ refused: "approval.clause-overlaps", field: "lastDay", params: { clause: "1-2" } });
    expect(endingFault([first, { ...second, clause: "1-1" }], first, "2027-02-01", today)).toMatchObject({ refused: "approval.clause-taken" });
    expect(endingFault([first, second], first, "2026-11-30", today)).toBeNull();
    expect(endingFault([first], first, "2025-12-31", today)).toMatchObject({ refused: "approval.ends-before-it-begins" });
    expect(endingFault([first], { ...first, validUntil: "2026-11-22" }, "2026-12-31", today)).toMatchObject({ refused: "approval.already-ended" });
    expect(endingFault([first, { ...second, clause: "1-1" }], first, "2027-02-01", today)).toMatchObject({ params: { clause: "1-1" }, field: "lastDay" });
    expect(endingFault([first], first, "2025-12-31", today)).toMatchObject({ field: "lastDay" });
    expect(endingFault([first], first, first.validFrom, today)).toBeNull();
    expect(endingFault([first], { ...first, validUntil: today }, "2026-12-31", today)).toBeNull();
    expect(withEnding([first, second], "first", "2026-11-30", today)).toEqual([{ ...first, validUntil: "2026-11-30" }, second]);
    expect(withEnding([first, second], "first", "2027-01-01", today)).toMatchObject({ refused: "approval.clause-overlaps" });
    expect(withClause([first], second)).toEqual([first, second]);
    expect(withEnding([first], "elsewhere", today, today)).toMatchObject({ refused: "platform.not-found" });
  });
});

describe("whatever is added and ended, in whatever order", () => {
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays("2026-11-01", n));
  const amount = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
  const scope = fc.oneof(
    fc.constant({ unitTaskId: null, matterKind: null }),
    fc.constantFrom("t1", "t2").map((unitTaskId) => ({ unitTaskId, matterKind: null })),
    fc.constantFrom(...matterKinds.slice(0, 2)).map((matterKind) => ({ unitTaskId: null, matterKind })),
  );
  const addition = fc.record({ type: fc.constant("add" as const), scope, clause: fc.constantFrom("1", "2", "3", "4"), amountFrom: amount, amountUntil: amount, validFrom: day, validUntil: fc.option(day, { nil: null }), level: fc.integer({ min: 2, max: 6 }) });
  const ending = fc.record({ type: fc.constant("end" as const), which: fc.nat(12), lastDay: day, today: day });
  const asked = fc.record({ unitTaskId: fc.constantFrom("t1", "t2", null), matterKind: fc.constantFrom("plan", "spending", null), amount });

  test("at most one clause of a scope speaks, for any matter, amount and day; every number is cited once a day", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: addition }, { weight: 1, arbitrary: ending }), { maxLength: 25 }), asked, day, (edits, of, on) => {
        const table = edits.reduce<Clause[]>((held, edit, n) => {
          const next = edit.type === "add"
            ? withClause(held, { id: `c${n}`, matterKo: "사무", ...edit.scope, clause: edit.clause, amountFrom: edit.amountFrom, amountUntil: edit.amountUntil, validFrom: edit.validFrom, validUntil: edit.validUntil, level: edit.level })
            : withEnding(held, held[edit.which % Math.max(1, held.length)]?.id ?? "", edit.lastDay, edit.today);
          return isRefused(next) ? held : next;
        }, []);
        for (const within of [{ unitTaskId: of.unitTaskId, matterKind: null }, { unitTaskId: null, matterKind: of.matterKind }, { unitTaskId: null, matterKind: null }]) {
          expect(speaking(table, within, of.amount, on).length).toBeLessThanOrEqual(1);
        }
        const numbers = table.filter((one) => one.validFrom <= on && (one.validUntil === null || on <= one.validUntil)).map((one) => one.clause);
        expect(new Set(numbers).size).toBe(numbers.length);
        const found = clauseFor(table, of, on);
        if (found && found.unitTaskId === null && of.unitTaskId !== null) expect(speaking(table, { unitTaskId: of.unitTaskId, matterKind: null }, of.amount, on)).toEqual([]);
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});
