import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { turnAt } from "#lib/approval/rules.ts";
import type { Acting, Command, Event, Route, RouteStep } from "#lib/approval/rules.ts";

/* What the acts on a route and inside a department ask alike. */

/** The step at which somebody may act now: theirs by the seat, whoever holds it today. */
export function turnOf(route: Route, by: Acting): RouteStep | Refused {
  const over = overFault(route);
  if (over) return over;
  const turn = turnAt(route, [by.postId]);
  if (turn) return turn;
  const mine = route.steps.filter((step) => step.postId === by.postId && step.kind !== "draft");
  if (mine.some((step) => step.state === "inside")) return refused("approval.runs-inside");
  return refused(mine.some((step) => step.state === "done") ? "approval.already-acted" : "approval.not-your-step");
}

/** §9: an absent reviewer falls out with the reason, so does whoever has not answered in time; never a decider. */
export function skipped(step: RouteStep, { by, reason, ground }: Extract<Command, { type: "skip" }>, at: number): Event[] | Refused {
  const answers = step.kind === "cooperation" || step.kind === "confirmation";
  if (!answers && step.kind !== "review") return refused("approval.skip-kind");
  if (ground === null || (ground === "overdue" && !answers)) return refused("approval.not-absent");
  if (isBlank(reason)) return refused("approval.reason-required", {}, "reason");
  return [{ type: "skipped", at, by, position: step.id, reason, ground }];
}

export function overFault({ status }: Route): Refused | null {
  if (status === "under-way") return null;
  return refused(status === "laid" ? "approval.not-under-way" : `approval.${status}`);
}

export const isBlank = (text: string) => text.trim() === "";
