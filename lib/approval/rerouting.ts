import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { evolve, isComplete, nextId, withIds } from "#lib/approval/evolving.ts";
import { routeFault } from "#lib/approval/faults.ts";
import { changeable, deciderOf, outerSteps, staying, turnAt } from "#lib/approval/rules.ts";
import type { Command, Event, LaidStep, Route, Step } from "#lib/approval/rules.ts";
import { overFault } from "#lib/approval/turns.ts";

/** The drafter changes a route until its end, and whoever's turn it is until the decider's has come. */
export function rerouteFault(route: Route, postIds: readonly string[]): Refused | null {
  const over = overFault(route);
  if (over || postIds.includes(route.steps[0]!.postId)) return over;
  if (!turnAt({ steps: outerSteps(route) }, postIds)) return refused("approval.not-yours-to-route");
  return deciderOf(route)!.state === "waiting" ? null : refused("approval.drafter-routes");
}

/** Steps that have not acted give way to others, in another order or to none; one decider stands, and those who acted stay. */
export function reroute(route: Route, { by, steps, drafterMayDecide }: Extract<Command, { type: "reroute" }>, at: number): Event[] | Refused {
  const fault = rerouteFault(route, [by.postId]) ?? fitFault(route, steps) ?? routeFault([...staying(route), ...steps], route.steps[0]!.postId, drafterMayDecide);
  if (fault) return fault;
  const open = changeable(route);
  const laid = withIds(steps, nextId(route)).map((step): LaidStep => ({ ...step, id: open.find((one) => sameStep(one, step))?.id ?? step.id }));
  const event: Event = { type: "rerouted", at, by, steps: laid, replaces: open.map(({ id }) => id).filter((id) => !laid.some((step) => step.id === id)) };
  // A joint document without the last agency to sign would be decided by nobody's act.
  return isComplete(evolve(route, event)) ? refused("approval.nobody-to-sign", {}, "steps") : [event];
}

/** Who stands again for the same keeps their turn and their hold. */
const sameStep = (one: Step, other: Step) => one.postId === other.postId && one.kind === other.kind && (one.departmentId ?? null) === (other.departmentId ?? null);

/** Nobody acts twice, at the document and inside a department; nobody joins a group that has acted. */
function fitFault(route: Route, steps: readonly Step[]): Refused | null {
  const inside = route.steps.filter((step) => step.parent !== null).map((step) => step.postId);
  const taken = steps.findIndex((step) => inside.includes(step.postId));
  if (taken >= 0) return refused("approval.same-post-twice", {}, `steps[${taken}]`);
  const open = outerSteps(route).filter((step) => step.state === "now" || step.state === "inside").map((step) => step.group);
  const acted = staying(route).map((step) => step.group);
  const joins = steps.findIndex(({ group }) => typeof group === "number" && acted.includes(group) && !open.includes(group));
  return joins >= 0 ? refused("approval.side-by-side-kind", {}, `steps[${joins}]`) : null;
}
