import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { routeFault } from "#lib/approval/faults.ts";
import { insertedAt, ofKind, tidied, togglesBeside } from "#lib/approval/laying.ts";
import type { DraftStep } from "#lib/approval/laying.ts";
import type { StepKind } from "#lib/approval/rules.ts";

const step = (kind: StepKind, postId: string, more: Partial<DraftStep> = {}): DraftStep => ({ kind, postId, ...more });
const usual = [step("draft", "d"), step("review", "r"), step("cooperation", "c1"), step("cooperation", "c2"), step("decision", "x")];

describe("laying a route", () => {
  test("a new step takes its place: who prepares before the decider, who signs jointly after, who reads last", () => {
    expect(insertedAt(usual, "review")).toBe(4);
    expect(insertedAt(usual, "joint")).toBe(5);
    expect(insertedAt([...usual, step("circulation", "l")], "joint")).toBe(5);
    expect(insertedAt([...usual, step("circulation", "l")], "reference")).toBe(6);
  });
  test("a cooperator stands beside the one before, and after it again", () => {
    expect(togglesBeside(usual, 1)).toBeNull();
    expect(togglesBeside(usual, 2)).toBeNull();
    const beside = togglesBeside(usual, 3)!;
    expect(beside.on).toBe(false);
    expect(beside.toggled.map((one) => one.group ?? null)).toEqual([null, null, 1, 1, null]);
    expect(togglesBeside(beside.toggled, 3)).toMatchObject({ on: true, toggled: usual });
  });
  test("a step that is moved away from its neighbour stands alone", () => {
    expect(tidied([step("cooperation", "a", { group: 3 }), step("review", "b"), step("cooperation", "c", { group: 3 })]).some((one) => "group" in one)).toBe(false);
  });
  test("only cooperation and joint decision are a department's", () => {
    expect(ofKind(step("cooperation", "a", { departmentId: "b", group: 1 }), "review", "b")).toEqual({ kind: "review", postId: "a", group: null, departmentId: null });
    expect(ofKind(step("review", "a"), "joint", "b")).toMatchObject({ kind: "joint", departmentId: "b" });
    expect(ofKind(step("review", "a"), "cooperation", "b").departmentId).toBeNull();
  });
  test("whatever is moved, added, removed and set side by side, no group is ever wrong", () => {
    const act = fc.record({ what: fc.constantFrom("move", "beside", "beside", "kind", "remove", "add"), at: fc.nat(12), to: fc.nat(12), kind: fc.constantFrom<StepKind>("review", "cooperation", "cooperation", "confirmation") });
    fc.assert(fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      let steps: DraftStep[] = [...usual];
      let added = 0;
      for (const { what, at, to, kind } of acts) {
        // The drafter and the decider stay where they are.
        const [n, place] = [1 + (at % Math.max(1, steps.length - 2)), 1 + (to % Math.max(1, steps.length - 2))];
        if (what === "add" && steps.length < 18) {
          const where = insertedAt(steps, kind);
          steps = tidied([...steps.slice(0, where), ofKind(step(kind, `n${(added += 1)}`), kind, null), ...steps.slice(where)]);
        }
        if (steps.length < 3) continue;
        if (what === "move") {
          const [taken] = steps.splice(n, 1);
          steps.splice(place, 0, taken!);
          steps = tidied(steps);
        }
        if (what === "remove") steps = tidied(steps.filter((_, one) => one !== n));
        if (what === "kind") steps = tidied(steps.map((one, place) => (place === n ? ofKind(one, kind, null) : one)));
        if (what === "beside") steps = togglesBeside(steps, n)?.toggled ?? steps;
        expect(routeFault(steps, "d")).toBeNull();
      }
    }));
  });
});

describe("to the letter", () => {
  const groups = (steps: readonly DraftStep[]) => steps.map(({ group }) => group ?? null);
  const cooperating = (...of: (number | null)[]) => of.map((group, n) => step("cooperation", `c${n}`, { group }));
  test("who prepares stands before a decider who is first", () => expect(insertedAt([step("decision", "z")], "review")).toBe(0));
  test.each<[StepKind, StepKind, Partial<DraftStep>, DraftStep]>([
    ["cooperation", "confirmation", { group: 1, departmentId: "x" }, { kind: "confirmation", postId: "p", group: 1, departmentId: null }],
    ["confirmation", "cooperation", { group: 2, departmentId: "x" }, { kind: "cooperation", postId: "p", group: 2, departmentId: "x" }],
    ["cooperation", "review", { group: 1, departmentId: "x" }, { kind: "review", postId: "p", group: null, departmentId: null }],
    ["review", "joint", {}, { kind: "joint", postId: "p", group: null, departmentId: "J" }],
  ])("%s to %s", (from, to, more, expected) => expect(ofKind(step(from, "p", more), to, "J")).toEqual(expected));
  test.each<[string, DraftStep[], (number | null)[]]>([
    ["numbers follow the order, once a group", cooperating(7, 7, 7, 9, 9), [1, 1, 1, 2, 2]],
    ["without a group nobody stands beside another", cooperating(null, null), [null, null]],
    ["confirmations stand beside too", [step("confirmation", "a", { group: 4 }), step("confirmation", "b", { group: 4 })], [1, 1]],
    ["who edits stands alone", [step("review", "a", { group: 3 }), step("review", "b", { group: 3 })], [null, null]],
    ["alone in a group is alone", cooperating(1, 2), [null, null]],
  ])("%s", (_, steps, expected) => expect(groups(tidied(steps))).toEqual(expected));
  test("a department keeps its place", () => expect(tidied([step("cooperation", "b", { departmentId: "B" })])).toEqual([{ kind: "cooperation", postId: "b", departmentId: "B" }]));
  test.each<[string, (number | null)[], number, boolean, (number | null)[]]>([
    ["put beside the one before", [null, null, null], 1, false, [1, 1, null]],
    ["put beside a group that stands", [1, 1, null], 2, false, [1, 1, 1]],
    ["put beside, before a group of others", [null, null, 1, 1], 1, false, [1, 1, 2, 2]],
    ["put beside, before two groups of others", [null, null, 1, 1, 2, 2], 1, false, [1, 1, 2, 2, 3, 3]],
    ["moved from one group to another", [1, 1, 2, 2], 2, false, [1, 1, 1, null]],
    ["put after again, with those behind", [1, 1, 1, 1], 2, true, [1, 1, 2, 2]],
    ["put after again, the others as they were", [1, 1, 2, 2], 1, true, [null, null, 1, 1]],
    ["the last put after again", [1, 1, 1], 2, true, [1, 1, null]],
  ])("%s", (_, before, n, on, expected) => {
    const beside = togglesBeside(cooperating(...before), n);
    expect(beside?.on).toBe(on);
    expect(groups(beside?.toggled ?? [])).toEqual(expected);
  });
  test("nobody stands beside nobody", () => {
    expect(togglesBeside(cooperating(null), 0)).toBeNull();
    expect(togglesBeside(cooperating(null), 1)).toBeNull();
    expect(togglesBeside([step("cooperation", "c"), step("review", "r")], 1)).toBeNull();
    expect(togglesBeside([step("review", "r"), step("cooperation", "c")], 1)).toBeNull();
  });
});
