import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals = {
  "no-seat": 403,
  "title-required": 422,
  "problem-required": 422,
  "keep-required": 422,
  "not-decided": 409,
  "not-the-writer": 403,
  "not-the-head": 403,
  "own-lesson": 403,
  "reason-required": 422,
  "not-waiting": 409,
  "nobody-reviews": 409,
  "not-returned": 409,
  "not-published": 409,
  "withdrawn": 409,
} as const satisfies Refusals;

export const recordKinds = ["document", "task"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** waiting: for the review of the head · published · returned: to its writer, with a reason · withdrawn: by its writer */
export type LessonStatus = "waiting" | "published" | "returned" | "withdrawn";

/** A lesson is short. */
export const longest = { title: 200, text: 2_000, reason: 1_000 } as const;

/** What a lesson must say: about what, which problem, and what to keep. What was tried may be nothing. */
export function writingFault({ title, problem, keep }: { title: string; problem: string; keep: string }): Refused | null {
  if (title === "") return refused("lessons.title-required", {}, "title");
  if (problem === "") return refused("lessons.problem-required", {}, "problem");
  return keep === "" ? refused("lessons.keep-required", {}, "keep") : null;
}

/** The head of a unit answers for what the unit tells others: their own lesson needs no one else's word. */
export function firstStatus(headsUnit: boolean): LessonStatus {
  return headsUnit ? "published" : "waiting";
}

export type LessonAct = "approve" | "return" | "revise" | "withdraw" | "rate";

export interface Facts {
  status: LessonStatus;
  /** Wrote it, or holds the post at which it was written. */
  writes: boolean;
  /** Heads the unit of its writer, or a department above it. */
  heads: boolean;
}

/** What somebody who may read the record may do with a lesson on it now, or why not. */
export function mayOf({ status, writes, heads }: Facts): May<LessonAct> {
  const review = !heads ? refused("lessons.not-the-head") : writes ? refused("lessons.own-lesson") : status === "waiting" ? null : refused("lessons.not-waiting");
  const own = writes ? null : refused("lessons.not-the-writer");
  return {
    approve: review,
    return: review,
    revise: own ?? (status === "returned" ? null : refused("lessons.not-returned")),
    withdraw: own ?? (status === "withdrawn" ? refused("lessons.withdrawn") : null),
    rate: writes ? refused("lessons.own-lesson") : status === "published" ? null : refused("lessons.not-published"),
  };
}
