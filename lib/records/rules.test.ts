import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closingFault, disposalFault, holdFault, keptUntil, nextStep, periods, retentionEnded, reviewDue, reviewFault } from "./rules.ts";
import type { DisposalAct, DisposalFacts, Standing, Step, Verdict } from "./rules.ts";

const nobody: Standing = { ofUnit: false, heads: false, officer: false };
const officer: Standing = { ...nobody, officer: true };
const head: Standing = { ...nobody, ofUnit: true, heads: true };

describe("records decree 26: retention counts from 1 January after completion", () => {
  test.each([[2023, 1, "2024-12-31"], [2023, 3, "2026-12-31"], [2023, 30, "2053-12-31"], [2023, 100, null], [2023, 999, null]])("%i kept for %i ends %s", (year, retention, last) => {
    expect(keptUntil(year, retention)).toBe(last);
  });
  test.each([["2024-12-31", false], ["2025-01-01", true]])("one year of 2023 on %s: ended %s", (today, ended) => {
    expect(retentionEnded(2023, 1, today)).toBe(ended);
  });
});

describe("the year is closed on 31 December or after (records decree 24)", () => {
  const facts = { ...officer, year: 2026, today: "2026-12-31", closed: null, files: 3, underWay: 0, carry: false };
  test.each([
    ["by the records officer", {}, null],
    ["not by the head", { ...head, officer: false }, "records.not-records-officer"],
    ["not the day before", { today: "2026-12-30" }, "records.year-not-over"],
    ["not twice", { closed: { who: "x", day: "2026-12-31" } }, "records.year-closed"],
    ["not without files", { files: 0 }, "records.nothing-to-close"],
    ["not over documents under way", { underWay: 2 }, "records.under-way"],
    ["unless they are taken over", { underWay: 2, carry: true }, null],
  ])("%s", (_, more, code) => {
    expect(closingFault({ ...facts, ...more })?.refused ?? null).toBe(code);
  });
  test("it is reviewed by the end of February, a leap year's too", () => {
    expect([reviewDue(2026), reviewDue(2027)]).toEqual(["2027-02-28", "2028-02-29"]);
  });
  test.each([
    ["by people of the unit", { ...head }, null],
    ["by the records officer", { ...officer }, null],
    ["by nobody else", { ...nobody }, "records.not-of-the-unit"],
    ["not before the closing", { ...head, closed: false }, "records.not-closed"],
    ["once", { ...head, reviewed: true }, "records.already-reviewed"],
    ["not when it is gone", { ...head, destroyed: true }, "records.destroyed"],
  ])("reviewed %s", (_, more, code) => {
    expect(reviewFault({ ...nobody, closed: true, reviewed: false, destroyed: false, ...more })?.refused ?? null).toBe(code);
  });
});

const act = (step: DisposalAct["step"], more: Partial<DisposalAct> = {}): DisposalAct => ({ step, verdict: "dispose", reason: "보존할 까닭이 없음", members: ["가", "나", "다"], heldOn: "2026-11-20", retention: null, ...more });
const taken = (step: Step["step"], verdict: Verdict = "dispose", round = 1, officialId = "head"): Step => ({ round, step, verdict, officialId, day: "2026-11-10" });
const facts: DisposalFacts = { ...nobody, officialId: "officer", year: 2023, retention: 1, closed: true, today: "2026-11-23", steps: [], hold: null };
const hold = { who: "감사관", day: "2026-01-05", reason: "감사 중" };

describe("records act 27, decree 43: opinion, examination, committee, destruction", () => {
  const upTo = (n: number): Step[] => [taken("opinion"), taken("examination", "dispose", 1, "officer"), taken("decision", "dispose", 1, "officer")].slice(0, n);
  test.each<[string, DisposalAct, Partial<DisposalFacts>, string | null]>([
    ["the head's opinion", act("opinion"), { ...head }, null],
    ["not an official's", act("opinion"), { ofUnit: true }, "records.not-the-head"],
    ["nor the records officer's", act("opinion"), { officer: true }, "records.not-the-head"],
    ["not of an open file", act("opinion"), { ...head, closed: false }, "records.not-closed"],
    ["not while it is kept", act("opinion"), { ...head, retention: 3 }, "records.retention-runs"],
    ["never of what is kept for ever", act("opinion"), { ...head, retention: 999 }, "records.no-end"],
    ["not without a reason", act("opinion", { reason: " " }), { ...head }, "records.reason-required"],
    ["no examination without an opinion", act("examination"), { officer: true }, "records.not-this-step"],
    ["the examination", act("examination"), { officer: true, steps: upTo(1) }, null],
    ["by another than gave the opinion", act("examination"), { officer: true, officialId: "head", steps: upTo(1) }, "records.examined-by-the-same"],
    ["no decision without examination", act("decision"), { officer: true, steps: upTo(1) }, "records.not-this-step"],
    ["the decision", act("decision"), { officer: true, steps: upTo(2) }, null],
    ["of three members at least", act("decision", { members: ["가", "가", " 나"] }), { officer: true, steps: upTo(2) }, "records.committee-too-small"],
    ["not in the future", act("decision", { heldOn: "2026-11-24" }), { officer: true, steps: upTo(2) }, "records.held-in-future"],
    ["not before the examination", act("decision", { heldOn: "2026-11-09" }), { officer: true, steps: upTo(2) }, "records.held-before-examination"],
    ["a longer retention", act("decision", { verdict: "reclassify", retention: 5 }), { officer: true, steps: upTo(2) }, null],
    ["a known one", act("decision", { verdict: "reclassify", retention: 7 }), { officer: true, steps: upTo(2) }, "records.retention-required"],
    ["never a shorter or equal one", act("decision", { verdict: "reclassify", retention: 1 }), { officer: true, steps: upTo(2) }, "records.retention-not-longer"],
    ["no decision to dispose under a hold", act("decision"), { officer: true, steps: upTo(2), hold }, "records.on-hold"],
    ["but one to keep", act("decision", { verdict: "keep" }), { officer: true, steps: upTo(2), hold }, null],
    ["no destruction without decision", act("destruction"), { officer: true, steps: upTo(2) }, "records.not-decided"],
    ["the destruction", act("destruction"), { officer: true, steps: upTo(3) }, null],
    ["none under a hold", act("destruction"), { officer: true, steps: upTo(3), hold }, "records.on-hold"],
    ["none by the head", act("destruction"), { ...head, steps: upTo(3) }, "records.not-records-officer"],
    ["none after a decision to keep", act("destruction"), { officer: true, steps: [...upTo(2), taken("decision", "keep")] }, "records.not-decided"],
    ["nothing twice", act("opinion"), { ...head, steps: [...upTo(3), taken("destruction")] }, "records.destroyed"],
  ])("%s", (_, wanted, more, code) => {
    expect(disposalFault(wanted, { ...facts, ...more })?.refused ?? null).toBe(code);
  });

  test("a hold is named with who, when and why", () => {
    expect(disposalFault(act("destruction"), { ...facts, officer: true, steps: upTo(3), hold })?.params).toEqual(hold);
  });

  test("whatever is tried, destruction follows on opinion, examination and a decision to dispose of the same round, with no hold", () => {
    const command = fc.record({
      step: fc.constantFrom("opinion" as const, "examination" as const, "decision" as const, "destruction" as const), verdict: fc.constantFrom("dispose" as const, "keep" as const, "reclassify" as const),
      retention: fc.constantFrom(...periods), stands: fc.constantFrom(head, officer), held: fc.boolean(), officialId: fc.constantFrom("a", "b"), members: fc.constantFrom(["가", "나", "다"], ["가"]),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const steps: Step[] = [];
        let retention = 1;
        for (const { stands, held, officialId, ...said } of commands) {
          const wanted = act(said.step, said.step === "destruction" ? {} : { verdict: said.verdict, retention: said.verdict === "reclassify" ? said.retention : null, members: said.members });
          const fault = disposalFault(wanted, { ...facts, ...stands, officialId, retention, steps, hold: held ? hold : null });
          if (fault) continue;
          const next = nextStep(steps)!;
          expect(next.step).toBe(wanted.step);
          if (wanted.step === "destruction") {
            expect(held).toBe(false);
            expect(steps.filter((step) => step.round === next.round).map((step) => [step.step, step.step === "decision" ? step.verdict : ""])).toEqual([["opinion", ""], ["examination", ""], ["decision", "dispose"]]);
          }
          if (wanted.step === "decision" && wanted.verdict === "reclassify") {
            expect(wanted.retention).toBeGreaterThan(retention);
            retention = wanted.retention!;
          }
          steps.push({ ...next, verdict: wanted.verdict, officialId, day: "2026-11-10" });
        }
        expect(steps.filter((step) => step.step === "destruction").length).toBeLessThanOrEqual(1);
      }),
      { seed: 20261124, numRuns: 2000 },
    );
  });
});

describe("a hold", () => {
  test.each([
    ["by the records officer", {}, null],
    ["by nobody else", { officer: false }, "records.not-records-officer"],
    ["on what is still there", { destroyed: true }, "records.destroyed"],
    ["once at a time", { held: { who: "x", day: "2026-01-01" } }, "records.already-held"],
    ["with its reason", { reason: "" }, "records.reason-required"],
  ])("%s", (_, more, code) => {
    expect(holdFault({ officer: true, destroyed: false, held: null, reason: "감사", ...more })?.refused ?? null).toBe(code);
  });
});
