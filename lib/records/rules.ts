import { refused } from "#lib/refusal.ts";
import type { Refusals, Refused } from "#lib/refusal.ts";
import { addDays } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

export const refusals: Refusals = {
  "not-records-officer": 403,
  "not-of-the-unit": 403,
  "not-the-head": 403,
  "reason-required": 422,
  "year-not-over": 409,
  "year-closed": 409,
  "nothing-to-close": 409,
  "under-way": 409,
  "not-closed": 409,
  "already-reviewed": 409,
  "retention-runs": 409,
  "no-end": 409,
  "not-this-step": 409,
  "examined-by-the-same": 409,
  "committee-too-small": 422,
  "held-in-future": 422,
  "held-before-examination": 422,
  "retention-required": 422,
  "retention-not-longer": 422,
  "not-decided": 409,
  "on-hold": 409,
  "joint-kept": 409,
  "destroyed": 409,
  "already-held": 409,
  "already-released": 409,
};

/** Records decree 26: the periods of a records schedule, in years. */
export const semiPermanent = 100;
export const permanent = 999;
export const periods: readonly number[] = [1, 3, 5, 10, 30, semiPermanent, permanent];

/** The last day of keeping: counted from 1 January after the year of completion; null where it has no end. */
export function keptUntil(year: number, retention: number): Day | null {
  return retention >= semiPermanent ? null : `${year + retention}-12-31`;
}

export function retentionEnded(year: number, retention: number, today: Day): boolean {
  const last = keptUntil(year, retention);
  return last !== null && last < today;
}

/** Disclosure and filing of a closed year are reviewed by the end of the February after it. */
export function reviewDue(year: number): Day {
  return addDays(`${year + 1}-03-01`, -1);
}

/** What the actor is to a handling unit. */
export interface Standing {
  /** Holds a seat in the unit, or heads it from above. */
  ofUnit: boolean;
  /** Heads it, or a department above it. */
  heads: boolean;
  /** Records officer of its agency. */
  officer: boolean;
}

export interface YearFacts extends Standing {
  year: number;
  today: Day;
  closed: { who: string; day: Day } | null;
  files: number;
  /** Documents of the unit that are on their route. */
  underWay: number;
  /** Those may go over into the next year. */
  carry: boolean;
}

/** The year of a unit is closed once, on its last day or after, by the records officer. */
export function closingFault({ officer, year, today, closed, files, underWay, carry }: YearFacts): Refused | null {
  if (!officer) return refused("records.not-records-officer");
  if (today < `${year}-12-31`) return refused("records.year-not-over", { day: `${year}-12-31` }, "year");
  if (closed) return refused("records.year-closed", closed, "year");
  if (files === 0) return refused("records.nothing-to-close", {}, "year");
  return underWay > 0 && !carry ? refused("records.under-way", { count: underWay }, "carry") : null;
}

export function reviewFault({ ofUnit, officer, closed, reviewed, destroyed }: Standing & { closed: boolean; reviewed: boolean; destroyed: boolean }): Refused | null {
  if (!ofUnit && !officer) return refused("records.not-of-the-unit");
  if (destroyed) return refused("records.destroyed");
  if (!closed) return refused("records.not-closed");
  return reviewed ? refused("records.already-reviewed") : null;
}

/** 평가·폐기: the handling unit's opinion, the records officer's examination, the committee's decision, the destruction. */
export type DisposalStepName = "opinion" | "examination" | "decision" | "destruction";
export type Verdict = "dispose" | "keep" | "reclassify";
export const verdicts: readonly Verdict[] = ["dispose", "keep", "reclassify"];

export interface Step {
  round: number;
  step: DisposalStepName;
  verdict: Verdict;
  officialId: string;
  day: Day;
}

/** Which step comes next, and in which round; null when the file has been destroyed. */
export function nextStep(steps: readonly Step[]): { round: number; step: DisposalStepName } | null {
  const last = steps[steps.length - 1];
  if (!last) return { round: 1, step: "opinion" };
  const { round, step, verdict } = last;
  if (step === "opinion") return { round, step: "examination" };
  if (step === "examination") return { round, step: "decision" };
  if (step === "destruction") return null;
  return verdict === "dispose" ? { round, step: "destruction" } : { round: round + 1, step: "opinion" };
}

export interface DisposalFacts extends Standing {
  officialId: string;
  year: number;
  retention: number;
  closed: boolean;
  today: Day;
  steps: readonly Step[];
  /** The hold that has lasted longest, on the file or on a document in it. */
  hold: { who: string; day: Day; reason: string } | null;
}

export interface DisposalAct {
  step: DisposalStepName;
  verdict: Verdict;
  reason: string;
  members: readonly string[];
  heldOn: Day | null;
  retention: number | null;
}

export const fewestMembers = 3;

/** Records act 27, decree 43: nothing is disposed of without opinion, examination and the committee's decision, and nothing under a hold. */
export function disposalFault(act: DisposalAct, facts: DisposalFacts): Refused | null {
  const { steps, year, retention, today } = facts;
  if (act.step === "opinion" ? !facts.heads : !facts.officer) return refused(act.step === "opinion" ? "records.not-the-head" : "records.not-records-officer");
  if (!facts.closed) return refused("records.not-closed");
  const next = nextStep(steps);
  if (!next) return refused("records.destroyed");
  if (next.step !== act.step) return refused(act.step === "destruction" ? "records.not-decided" : "records.not-this-step");
  if (keptUntil(year, retention) === null) return refused("records.no-end");
  if (!retentionEnded(year, retention, today)) return refused("records.retention-runs", { day: keptUntil(year, retention)! });
  if (facts.hold && (act.step === "destruction" || (act.step === "decision" && act.verdict === "dispose"))) return refused("records.on-hold", facts.hold);
  const last = steps[steps.length - 1];
  if (act.step === "examination" && last?.officialId === facts.officialId) return refused("records.examined-by-the-same");
  if (act.step !== "destruction" && act.reason.trim() === "") return refused("records.reason-required", {}, "reason");
  return act.step === "decision" ? decisionFault(act, facts, last?.day ?? today) : null;
}

function decisionFault({ verdict, members, heldOn, retention }: DisposalAct, facts: DisposalFacts, examined: Day): Refused | null {
  if (new Set(members.map((name) => name.trim()).filter(Boolean)).size < fewestMembers) return refused("records.committee-too-small", { least: fewestMembers }, "members");
  if (heldOn === null || heldOn > facts.today) return refused("records.held-in-future", {}, "heldOn");
  if (heldOn < examined) return refused("records.held-before-examination", { day: examined }, "heldOn");
  if (verdict !== "reclassify") return null;
  if (retention === null || !periods.includes(retention)) return refused("records.retention-required", {}, "retention");
  return retention > facts.retention ? null : refused("records.retention-not-longer", {}, "retention");
}

/** What is destroyed cannot be held; the same thing is held once at a time. */
export function holdFault({ officer, destroyed, held, reason }: { officer: boolean; destroyed: boolean; held: { who: string; day: Day } | null; reason: string }): Refused | null {
  if (!officer) return refused("records.not-records-officer");
  if (destroyed) return refused("records.destroyed");
  if (held) return refused("records.already-held", held);
  return reason.trim() === "" ? refused("records.reason-required", {}, "reason") : null;
}
