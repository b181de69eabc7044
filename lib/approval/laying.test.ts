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
