import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { decides, longestInside, longestRoute, partOf } from "#lib/approval/rules.ts";
import type { Step } from "#lib/approval/rules.ts";

/** A route that may be submitted: the drafter first, one decider after all who prepare, each post once (§7, §9; joint documents: rule 5). */
export function routeFault(steps: readonly Step[], drafterPostId: string, drafterMayDecide = false): Refused | null {
  if (steps.length > longestRoute) return refused("approval.route-too-long", { most: longestRoute }, "steps");
  if (steps[0]?.kind !== "draft" || steps[0].postId !== drafterPostId || steps.slice(1).some((step) => step.kind === "draft")) return refused("approval.drafter-first", {}, "steps");
  const deciders = steps.filter((step) => decides(step.kind));
  if (deciders.length === 0) return refused("approval.no-decider", {}, "steps");
  if (deciders.length > 1) return refused("approval.two-deciders", {}, "steps");
  if (steps.some((step, at) => at > 0 && partOf(step.kind) < partOf(steps[at - 1]!.kind))) return refused("approval.decider-last", {}, "steps");
  if (deciders[0]!.postId === drafterPostId && !drafterMayDecide) return refused("approval.drafter-decides", {}, "steps");
  return steps.map(stepFault).find((fault) => fault !== null) ?? sideBySideFault(steps) ?? twiceFault(steps, drafterPostId);
}

function stepFault(step: Step, at: number): Refused | null {
  if (step.kind === "post-report") return refused("approval.own-report", {}, `steps[${at}]`);
  if (step.kind === "joint" && !step.departmentId) return refused("approval.joint-needs-department", {}, `steps[${at}]`);
  return step.departmentId && step.kind !== "cooperation" && step.kind !== "joint" ? refused("approval.department-kind", {}, `steps[${at}]`) : null;
}

/** Side by side stand neighbours alone, and only those who leave the text as it is. */
function sideBySideFault(steps: readonly Step[]): Refused | null {
  const wrong = steps.findIndex((step, at) => {
    if (step.group === undefined || step.group === null) return false;
    if (step.kind !== "cooperation" && step.kind !== "confirmation") return true;
    const first = steps.findIndex((other) => other.group === step.group);
    return steps.slice(first, at).some((other) => other.group !== step.group);
  });
  return wrong >= 0 ? refused("approval.side-by-side-kind", {}, `steps[${wrong}]`) : null;
}

function twiceFault(steps: readonly Step[], drafterPostId: string): Refused | null {
  const twice = steps.findIndex((step, at) => steps.findIndex((other) => other.postId === step.postId) !== at && !(step.postId === drafterPostId && decides(step.kind)));
  return twice >= 0 ? refused("approval.same-post-twice", {}, `steps[${twice}]`) : null;
}

/** A department's own route: reviewers and cooperators, and last its decider, who may be the post that received; nobody who stands outside. */
export function insideFault(steps: readonly Step[], receiverPostId: string, outside: readonly string[]): Refused | null {
  if (steps.length === 0) return refused("approval.inside-empty", {}, "steps");
  if (steps.length > longestInside) return refused("approval.route-too-long", { most: longestInside }, "steps");
  const odd = steps.findIndex((step) => step.departmentId || typeof step.group === "number" || (step.kind !== "review" && step.kind !== "cooperation" && !decides(step.kind)));
  if (odd >= 0) return refused("approval.inside-kind", {}, `steps[${odd}]`);
  if (steps.some((step, at) => decides(step.kind) !== (at === steps.length - 1))) return refused("approval.inside-decider-last", {}, "steps");
  const twice = steps.findIndex((step, at) => (step.postId !== receiverPostId && outside.includes(step.postId)) || steps.findIndex((other) => other.postId === step.postId) !== at);
  return twice >= 0 ? refused("approval.same-post-twice", {}, `steps[${twice}]`) : null;
}
