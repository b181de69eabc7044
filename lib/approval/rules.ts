import { refused } from "#lib/refusal.ts";
import type { Refusals, Refused } from "#lib/refusal.ts";

/*
 * The route of a document as a pure function: `decide(route, command)` answers events or a refusal,
 * `evolve(route, event)` the route after an event. The stored events are the truth; what lists show
 * is their fold. A step is a leaf of what may become a tree: a group's members act inside it.
 */

export const refusals: Refusals = {
  "no-decider": 422,
  "two-deciders": 422,
  "decider-last": 422,
  "drafter-first": 422,
  "drafter-decides": 422,
  "same-post-twice": 422,
  "post-without-holder": 422,
  "route-too-long": 422,
  "delegation-reason-required": 422,
  "reason-required": 422,
  "not-under-way": 409,
  "under-way": 409,
  "not-your-step": 403,
  "already-acted": 409,
  "already-acted-by": 409,
  "recalled": 409,
  "recalled-by": 409,
  "returned": 409,
  "returned-by": 409,
  "decided": 409,
  "decided-by": 409,
  "not-the-drafter": 403,
  "next-has-acted": 409,
  "cooperator-edits": 403,
  "decider-edits": 403,
  "not-returned": 409,
  "nothing-to-submit": 422,
  "clause-taken": 409,
  "unknown-task": 422,
  "ends-before-it-begins": 422,
  "already-ended": 409,
};

/** 기안 · 검토 · 협조 · 결재 · 전결 */
export type StepKind = "draft" | "review" | "cooperation" | "decision" | "delegated-decision";
export const stepKinds: readonly StepKind[] = ["draft", "review", "cooperation", "decision", "delegated-decision"];
export const decides = (kind: StepKind): boolean => kind === "decision" || kind === "delegated-decision";

/** waiting: later · now: whose turn it is · done · returned: it sent the document back */
export type StepState = "waiting" | "now" | "done" | "returned";

export interface Step {
  kind: StepKind;
  postId: string;
}

/** Who acted, in which seat, and in whose place (대결, 대신) when it is not their own. */
export interface Acting {
  officialId: string;
  postId: string;
  /** Name of the absent holder, or empty for one's own seat; `vacant` seats have no name to say. */
  onBehalfOf: string;
  as: "own" | "acting" | "deputy";
}

export interface RouteStep extends Step {
  state: StepState;
  acting: Acting | null;
  reachedAt: number | null;
  actedAt: number | null;
  hasOpinion: boolean;
  versionBefore: number | null;
  versionAfter: number | null;
}

/** none: not laid · laid: not yet submitted */
export type RouteStatus = "laid" | "under-way" | "returned" | "recalled" | "decided";

export interface Route {
  status: RouteStatus;
  steps: readonly RouteStep[];
  /** The text under way; 0 before the first submission. */
  version: number;
  /** How often it was submitted. */
  round: number;
  /** The version that the decider signed. It never changes (§17). */
  approvedVersion: number | null;
  /** Officials who ended the last round, for telling who was first. */
  endedBy: Acting | null;
}

export const emptyRoute: Route = { status: "laid", steps: [], version: 0, round: 0, approvedVersion: null, endedBy: null };

export type Command =
  | { type: "submit"; by: Acting; steps: readonly Step[] }
  | { type: "approve"; by: Acting; opinion: boolean; edited: boolean }
  | { type: "return"; by: Acting; reason: string }
  | { type: "recall"; by: Acting; reason: string };

/** The shape of events at this version of the code; older ones are raised by `upcast`. */
export const eventVersion = 1;

export type Event =
  | { type: "submitted"; at: number; by: Acting; steps: readonly Step[]; version: number }
  | { type: "approved"; at: number; by: Acting; position: number; opinion: boolean; versionBefore: number; versionAfter: number }
  | { type: "decided"; at: number; by: Acting; position: number; opinion: boolean; version: number }
  | { type: "returned"; at: number; by: Acting; position: number }
  | { type: "recalled"; at: number; by: Acting; position: number };

export const longestRoute = 20;

/** A route that may be submitted: the drafter first, one decider, last, and each post once (§7). */
export function routeFault(steps: readonly Step[], drafterPostId: string): Refused | null {
  if (steps.length > longestRoute) return refused("approval.route-too-long", { most: longestRoute }, "steps");
  if (steps[0]?.kind !== "draft" || steps[0].postId !== drafterPostId || steps.slice(1).some((step) => step.kind === "draft")) return refused("approval.drafter-first", {}, "steps");
  const deciders = steps.filter((step) => decides(step.kind));
  if (deciders.length === 0) return refused("approval.no-decider", {}, "steps");
  if (deciders.length > 1) return refused("approval.two-deciders", {}, "steps");
  if (!decides(steps[steps.length - 1]!.kind)) return refused("approval.decider-last", {}, "steps");
  if (deciders[0]!.postId === drafterPostId) return refused("approval.drafter-decides", {}, "steps");
  const twice = steps.findIndex((step, at) => steps.findIndex((other) => other.postId === step.postId) !== at);
  return twice >= 0 ? refused("approval.same-post-twice", {}, `steps[${twice}]`) : null;
}

export function currentPosition(route: Route): number {
  return route.steps.findIndex((step) => step.state === "now");
}

/** What a command makes happen at an instant (milliseconds), or why it may not. Never throws. */
export function decide(route: Route, command: Command, at: number): Event[] | Refused {
  switch (command.type) {
    case "submit": {
      if (route.status === "under-way") return refused("approval.under-way");
      if (route.status === "decided") return refused("approval.decided");
      const fault = routeFault(command.steps, command.by.postId);
      return fault ?? [{ type: "submitted", at, by: command.by, steps: command.steps.map(({ kind, postId }) => ({ kind, postId })), version: route.version + 1 }];
    }
    case "approve": {
      const position = turnOf(route, command.by);
      if (typeof position !== "number") return position;
      const step = route.steps[position]!;
      // §9: a cooperator may only record an opinion; what the decider signs is what was put before them.
      if (command.edited && step.kind === "cooperation") return refused("approval.cooperator-edits");
      if (command.edited && decides(step.kind)) return refused("approval.decider-edits");
      if (decides(step.kind)) return [{ type: "decided", at, by: command.by, position, opinion: command.opinion, version: route.version }];
      return [{ type: "approved", at, by: command.by, position, opinion: command.opinion, versionBefore: route.version, versionAfter: route.version + (command.edited ? 1 : 0) }];
    }
    case "return": {
      const position = turnOf(route, command.by);
      if (typeof position !== "number") return position;
      if (command.reason.trim() === "") return refused("approval.reason-required", {}, "reason");
      return [{ type: "returned", at, by: command.by, position }];
    }
    case "recall": {
      if (route.status !== "under-way") return refused(ended(route) ?? "approval.not-under-way");
      if (route.steps[0]?.postId !== command.by.postId) return refused("approval.not-the-drafter");
      // Only until the next step acts.
      if (route.steps.slice(1).some((step) => step.state === "done")) return refused("approval.next-has-acted");
      return [{ type: "recalled", at, by: command.by, position: currentPosition(route) }];
    }
  }
}

/** The position at which somebody may act now: theirs by the seat, whoever holds it today. */
function turnOf(route: Route, by: Acting): number | Refused {
  const over = ended(route);
  if (over) return refused(over);
  if (route.status !== "under-way") return refused("approval.not-under-way");
  const position = currentPosition(route);
  if (route.steps[position]?.postId === by.postId) return position;
  const mine = route.steps.find((step) => step.postId === by.postId && step.state === "done");
  return refused(mine && mine.kind !== "draft" ? "approval.already-acted" : "approval.not-your-step");
}

function ended(route: Route): string | null {
  if (route.status === "decided") return "approval.decided";
  if (route.status === "returned") return "approval.returned";
  return route.status === "recalled" ? "approval.recalled" : null;
}

const untouched = { acting: null, reachedAt: null, actedAt: null, hasOpinion: false, versionBefore: null, versionAfter: null };

/** The route after an event. */
export function evolve(route: Route, event: Event): Route {
  switch (event.type) {
    case "submitted":
      return {
        ...route,
        status: "under-way",
        version: event.version,
        round: route.round + 1,
        endedBy: null,
        steps: event.steps.map((step, position): RouteStep => {
          if (position === 0) return { ...step, state: "done", acting: event.by, reachedAt: event.at, actedAt: event.at, hasOpinion: false, versionBefore: route.version, versionAfter: event.version };
          return { ...step, ...untouched, state: position === 1 ? "now" : "waiting", reachedAt: position === 1 ? event.at : null };
        }),
      };
    case "approved":
      return {
        ...route,
        version: event.versionAfter,
        steps: acted(route, event.position, { state: "done", acting: event.by, actedAt: event.at, hasOpinion: event.opinion, versionBefore: event.versionBefore, versionAfter: event.versionAfter }).map(
          (step, position) => (position === event.position + 1 ? { ...step, state: "now", reachedAt: event.at } : step),
        ),
      };
    case "decided":
      return {
        ...route,
        status: "decided",
        approvedVersion: event.version,
        endedBy: event.by,
        steps: acted(route, event.position, { state: "done", acting: event.by, actedAt: event.at, hasOpinion: event.opinion, versionBefore: event.version, versionAfter: event.version }),
      };
    case "returned":
      return { ...route, status: "returned", endedBy: event.by, steps: acted(route, event.position, { state: "returned", acting: event.by, actedAt: event.at, hasOpinion: true, versionBefore: route.version, versionAfter: route.version }) };
    case "recalled":
      return { ...route, status: "recalled", endedBy: event.by, steps: acted(route, event.position, { state: "waiting", reachedAt: null }) };
  }
}

function acted(route: Route, position: number, change: Partial<RouteStep>): RouteStep[] {
  return route.steps.map((step, at) => (at === position ? { ...step, ...change } : step));
}

export function fold(events: readonly Event[]): Route {
  return events.reduce(evolve, emptyRoute);
}
