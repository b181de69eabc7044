import { isRefused, refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { openInside, rerouteInside, skipInside } from "#lib/approval/inside.ts";
import { routeFault } from "#lib/approval/faults.ts";
import { evolve, isComplete, nextId, withIds } from "#lib/approval/evolving.ts";
import { deciderOf, decides, hasBegun, isRead, outerSteps, signsAt, turnsOf } from "#lib/approval/rules.ts";
import type { Acting, Command, Event, Route } from "#lib/approval/rules.ts";
import { reroute } from "#lib/approval/rerouting.ts";
import { isBlank, overFault, skipped, turnOf } from "#lib/approval/turns.ts";

/** What a command makes happen at an instant (milliseconds), or why it may not. Never throws. */
export function decide(route: Route, command: Command, at: number): Event[] | Refused {
  const { by } = command;
  switch (command.type) {
    case "submit": {
      if (route.status === "under-way") return refused("approval.under-way");
      if (route.status === "decided") return refused("approval.decided");
      const fault = routeFault(command.steps, by.postId, command.drafterMayDecide);
      return fault ?? [{ type: "submitted", at, by, steps: withIds(command.steps, 0).map(({ id: _, ...step }) => step), version: route.version + 1 }];
    }
    case "approve":
      return approve(route, command, at);
    case "return": {
      const step = turnOf(route, by);
      if (isRefused(step)) return step;
      if (isBlank(command.reason)) return refused("approval.reason-required", {}, "reason");
      return [{ type: step.parent !== null && !decides(step.kind) ? "returned-inside" : "returned", at, by, position: step.id }];
    }
    case "recall": {
      const fault = drafterFault(route, by);
      if (fault) return fault;
      // Only until the next step acts.
      if (hasBegun(route)) return refused("approval.next-has-acted");
      return [{ type: "recalled", at, by, position: turnsOf(route)[0]?.id ?? 0 }];
    }
    case "hold": {
      const step = turnOf(route, by);
      if (isRefused(step)) return step;
      if (step.held) return refused("approval.already-held");
      return isBlank(command.reason) ? refused("approval.reason-required", {}, "reason") : [{ type: "held", at, by, position: step.id, reason: command.reason }];
    }
    case "resume": {
      const step = turnOf(route, by);
      if (isRefused(step)) return step;
      return step.held ? [{ type: "resumed", at, by, position: step.id }] : refused("approval.not-held");
    }
    case "stop": {
      const fault = drafterFault(route, by);
      if (fault) return fault;
      return isBlank(command.reason) ? refused("approval.reason-required", {}, "reason") : [{ type: "stopped", at, by }];
    }
    case "reroute":
      return reroute(route, command, at);
    case "skip":
      return skip(route, command, at);
    case "open":
      return openInside(route, command, at);
    case "reroute-inside":
      return rerouteInside(route, command, at);
    case "read": {
      const mine = route.steps.filter((step) => step.state === "to-read" && step.postId === by.postId);
      const step = mine.find((one) => one.kind !== "post-report" || by.as === "own");
      // 후열: the absent decider reads what was decided for them; nobody does it in their place.
      if (!step) return refused(mine.length > 0 ? "approval.report-is-own" : "approval.nothing-to-read");
      return [{ type: "read", at, by, position: step.id, opinion: command.opinion }];
    }
    case "circulate": {
      if (route.status !== "decided") return refused("approval.not-decided");
      if (!route.steps.some((step) => step.postId === by.postId)) return refused("approval.not-on-route");
      const known = route.steps.filter((step) => isRead(step.kind)).map((step) => step.postId);
      const twice = command.postIds.findIndex((postId, n) => known.includes(postId) || command.postIds.indexOf(postId) !== n);
      if (twice >= 0) return refused("approval.same-post-twice", {}, `postIds[${twice}]`);
      return command.postIds.length === 0 ? refused("approval.nothing-to-route", {}, "postIds") : [{ type: "circulated", at, by, steps: withIds(command.postIds.map((postId) => ({ kind: "circulation", postId })), nextId(route)) }];
    }
  }
}

function approve(route: Route, { by, opinion, edited, owesReport }: Extract<Command, { type: "approve" }>, at: number): Event[] | Refused {
  const step = turnOf(route, by);
  if (isRefused(step)) return step;
  // §9: only a reviewer edits; a cooperator may only record an opinion, and what the decider signs is what was put before them.
  if (edited && decides(step.kind) && step.parent === null) return refused("approval.decider-edits");
  if (edited && (step.kind !== "review" || step.parent !== null)) return refused("approval.cooperator-edits");
  const { version } = route;
  const owed = owesReport && signsAt(route, step) ? { owesReport } : {};
  if (step.parent === null && decides(step.kind)) {
    const others = outerSteps(route).some((one) => one.kind === "joint");
    return [{ type: others ? "signed" : "decided", at, by, position: step.id, opinion, version, ...owed }];
  }
  const events: Event[] = [{ type: "approved", at, by, position: step.id, opinion, versionBefore: version, versionAfter: version + (edited ? 1 : 0), ...owed }];
  if (step.parent !== null && decides(step.kind)) events.push({ type: "came-back", at, by, position: step.parent, opinion });
  return decidedWhenComplete(route, events, at, by);
}

/** A joint document is decided when the last agency has signed (rule 5). */
function decidedWhenComplete(route: Route, events: Event[], at: number, by: Acting): Event[] {
  const after = events.reduce(evolve, route);
  const decider = deciderOf(after);
  return isComplete(after) && decider ? [...events, { type: "decided", at, by, position: decider.id, opinion: false, version: after.version }] : events;
}

/** §9: an absent reviewer is left out with the reason; so is a department that has not answered in time. Never a decider. */
function skip(route: Route, command: Extract<Command, { type: "skip" }>, at: number): Event[] | Refused {
  const { by, position } = command;
  const over = overFault(route);
  if (over) return over;
  const step = route.steps.find((one) => one.id === position && (one.state === "now" || one.state === "inside"));
  if (!step) return refused("approval.already-acted");
  if (step.parent !== null) return skipInside(route, step, command, at);
  const comes = outerSteps(route).some((one) => one.postId === by.postId && one.state === "waiting" && !isRead(one.kind));
  if (by.postId !== route.steps[0]!.postId && !comes) return refused("approval.not-yours-to-skip");
  return skipped(step, command, at);
}

function drafterFault(route: Route, by: Acting): Refused | null {
  return overFault(route) ?? (route.steps[0]?.postId === by.postId ? null : refused("approval.not-the-drafter"));
}
