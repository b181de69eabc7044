import { isRefused, refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { nextId, withIds } from "#lib/approval/evolving.ts";
import { insideFault } from "#lib/approval/faults.ts";
import { decides, insideOf, ledStep, longestInside } from "#lib/approval/rules.ts";
import type { Command, Event, Route, RouteStep } from "#lib/approval/rules.ts";
import { overFault, skipped, turnOf } from "#lib/approval/turns.ts";

/* A department's own route (부서협조): laid, changed and shortened by the post that received, or by who heads the department. */

export function openInside(route: Route, { by, steps, heads }: Extract<Command, { type: "open" }>, at: number): Event[] | Refused {
  const step = ledStep(route, "now", [by.postId], heads);
  if (!step) {
    const turn = turnOf(route, by);
    return isRefused(turn) ? turn : refused("approval.not-a-department");
  }
  const fault = insideFault(steps, step.postId, outside(route, step));
  return fault ?? [{ type: "opened", at, by, position: step.id, steps: withIds(steps, nextId(route)) }];
}

/** What has acted or acts now stays; what comes after is laid anew. */
export function rerouteInside(route: Route, { by, position, steps, heads }: Extract<Command, { type: "reroute-inside" }>, at: number): Event[] | Refused {
  const over = overFault(route);
  if (over) return over;
  const step = ledStep(only(route, position), "inside", [by.postId], heads);
  if (!step) return refused("approval.not-yours-to-route");
  const kept = insideOf(route, step.id).filter((one) => one.state !== "waiting");
  if (kept.some((one) => decides(one.kind))) return refused("approval.nothing-to-route");
  const acted = kept.map((one) => one.postId);
  const again = steps.findIndex((one) => acted.includes(one.postId));
  if (again >= 0) return refused("approval.same-post-twice", {}, `steps[${again}]`);
  if (kept.length + steps.length > longestInside) return refused("approval.route-too-long", { most: longestInside }, "steps");
  const fault = insideFault(steps, step.postId, outside(route, step));
  return fault ?? [{ type: "rerouted-inside", at, by, position: step.id, steps: withIds(steps, nextId(route)) }];
}

/** The department leaves out its own absent reviewer, or a cooperation that is overdue; so may whoever comes after inside. */
export function skipInside(route: Route, step: RouteStep, command: Extract<Command, { type: "skip" }>, at: number): Event[] | Refused {
  const { by, heads } = command;
  const comes = insideOf(route, step.parent!).some((one) => one.postId === by.postId && one.state === "waiting");
  const leads = ledStep(only(route, step.parent!), "inside", [by.postId], heads) !== null;
  return comes || leads ? skipped(step, command, at) : refused("approval.not-yours-to-skip");
}

const only = (route: Route, id: number) => ({ steps: route.steps.filter((one) => one.id === id) });

/** Who stands elsewhere on the route acts there alone. */
function outside(route: Route, step: RouteStep): string[] {
  return route.steps.filter((one) => one.state !== "returned" && one.parent !== step.id).map((one) => one.postId);
}
