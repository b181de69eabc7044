import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";

export interface AskFacts {
  /** Holds a seat: it is a post that asks, and reads. */
  seated: boolean;
  reads: boolean;
  destroyed: boolean;
  /** The post has asked and waits for the answer. */
  waiting: { who: string; day: Day } | null;
  reason: string;
}

/** Knowing that a thing exists and reading it are two rights: whoever has the first alone asks for the other, and says why. */
export function accessFault({ seated, reads, destroyed, waiting, reason }: AskFacts): Refused | null {
  if (!seated) return refused("register.no-seat");
  if (destroyed) return refused("register.nothing-to-read");
  if (reads) return refused("register.reads-already");
  if (waiting) return refused("register.asked-already", waiting);
  return reason.trim() === "" ? refused("register.reason-required", {}, "reason") : null;
}

export type AccessOutcome = "granted" | "declined" | "withdrawn";

export interface AnswerFacts {
  /** Heads the unit that keeps the document, or a department above it. */
  heads: boolean;
  /** Records officer of its agency. */
  officer: boolean;
  own: boolean;
  destroyed: boolean;
  /** What became of the request so far. */
  before: AccessOutcome | null;
  decided: { who: string; day: Day } | null;
  outcome: AccessOutcome;
  reason: string;
}

/** The head of the unit or the records officer answers, once, never an own request; each answer says why. */
export function answerFault({ heads, officer, own, destroyed, before, decided, outcome, reason }: AnswerFacts): Refused | null {
  if (!heads && !officer) return refused("register.not-the-owner");
  if (own) return refused("register.own-access");
  if (outcome === "withdrawn" ? before !== "granted" : before !== null) return outcome === "withdrawn" || !decided ? refused("register.not-granted") : refused("register.already-decided-by", decided);
  if (outcome === "granted" && destroyed) return refused("register.nothing-to-read");
  return reason.trim() === "" ? refused("register.reason-required", {}, "reason") : null;
}
