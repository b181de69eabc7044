import { partOf } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";

/** A step of a route being laid. */
export interface DraftStep {
  kind: StepKind;
  postId: string;
  group?: number | null;
  departmentId?: string | null;
}

const mayStandBeside = (kind: StepKind) => kind === "cooperation" || kind === "confirmation";

/** A new step's place: who prepares comes before the decider, who signs jointly after, who reads last. */
export function insertedAt(steps: readonly DraftStep[], kind: StepKind): number {
  const after = steps.findIndex((step) => partOf(step.kind) > partOf(kind));
  return after < 0 ? steps.length : after;
}

/** The step with another kind: only cooperation and joint decision are a department's. */
export function ofKind(step: DraftStep, kind: StepKind, departmentId: string | null): DraftStep {
  return { kind, postId: step.postId, group: mayStandBeside(kind) ? (step.group ?? null) : null, departmentId: kind === "joint" ? departmentId : kind === "cooperation" ? (step.departmentId ?? null) : null };
}

/** Groups numbered in their order; whoever has no neighbour of the same group stands alone. */
export function tidied(steps: readonly DraftStep[]): DraftStep[] {
  let number = 0;
  return steps.reduce<DraftStep[]>((laid, step, n) => {
    const own = typeof step.group === "number" && mayStandBeside(step.kind) ? step.group : null;
    const before = own !== null && n > 0 && steps[n - 1]!.group === own && mayStandBeside(steps[n - 1]!.kind);
    const after = own !== null && steps[n + 1]?.group === own && mayStandBeside(steps[n + 1]!.kind);
    if (!before && after) number += 1;
    laid.push({ kind: step.kind, postId: step.postId, ...(before || after ? { group: number } : {}), ...(step.departmentId ? { departmentId: step.departmentId } : {}) });
    return laid;
  }, []);
}

export interface Beside {
  on: boolean;
  /** The steps with this one beside the one before, or after it again. */
  toggled: DraftStep[];
}

/** Whether a step may stand beside the one before it, and what comes of it; null where it may not. */
export function togglesBeside(steps: readonly DraftStep[], n: number): Beside | null {
  const [before, step] = [steps[n - 1], steps[n]];
  if (!before || !step || !mayStandBeside(before.kind) || !mayStandBeside(step.kind)) return null;
  const on = typeof step.group === "number" && step.group === before.group;
  const free = Math.max(0, ...steps.map((one) => one.group ?? 0)) + 1;
  if (on) return { on, toggled: tidied(steps.map((one, at) => (at >= n && one.group === step.group ? { ...one, group: free } : one))) };
  const group = before.group ?? free;
  return { on, toggled: tidied(steps.map((one, at) => (at === n - 1 || at === n ? { ...one, group } : one))) };
}
