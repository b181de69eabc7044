import type { Refusals } from "#lib/refusal.ts";

/*
 * The words of a route: its steps, what may be commanded and what then happened. `decide(route, command)`
 * (deciding.ts) answers events or a refusal, `evolve(route, event)` (evolving.ts) the route after an event.
 * The stored events are the truth; what lists show is their fold. The steps form a tree, kept as a list:
 * those of a department's own route name the step inside which they run as their parent.
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
  "side-by-side-kind": 422,
  "department-kind": 422,
  "joint-needs-department": 422,
  "own-report": 422,
  "inside-empty": 422,
  "inside-kind": 422,
  "inside-decider-last": 422,
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
  "stopped": 409,
  "stopped-by": 409,
  "decided": 409,
  "decided-by": 409,
  "not-the-drafter": 403,
  "next-has-acted": 409,
  "cooperator-edits": 403,
  "decider-edits": 403,
  "not-returned": 409,
  "nothing-to-submit": 422,
  "already-held": 409,
  "not-held": 409,
  "not-yours-to-route": 403,
  "nothing-to-route": 409,
  "drafter-routes": 403,
  "nobody-to-sign": 409,
  "not-yours-to-skip": 403,
  "skip-kind": 422,
  "not-absent": 409,
  "not-a-department": 409,
  "runs-inside": 409,
  "nothing-to-read": 409,
  "report-is-own": 403,
  "not-decided": 409,
  "not-on-route": 403,
  "clause-taken": 409,
  "clause-overlaps": 409,
  "task-or-kind": 422,
  "amounts-reversed": 422,
  "amount-required": 422,
  "not-a-head": 403,
  "name-taken": 409,
  "unknown-post": 422,
  "nothing-to-save": 422,
  "saved-enough": 409,
  "unknown-task": 422,
  "ends-before-it-begins": 422,
  "already-ended": 409,
};

/**
 * 기안 · 검토 · 협조 · 확인 · 결재 · 전결 · 공동결재 (another agency signs the same text) · 참조 · 공람 ·
 * 후열 (the absent decider is told of an acting decision afterwards)
 */
export type StepKind = "draft" | "review" | "cooperation" | "confirmation" | "decision" | "delegated-decision" | "joint" | "reference" | "circulation" | "post-report";
/** What a drafter may lay; a post-report follows by itself. */
export const stepKinds: readonly StepKind[] = ["draft", "review", "cooperation", "confirmation", "decision", "delegated-decision", "joint", "reference", "circulation"];
export const decides = (kind: StepKind): boolean => kind === "decision" || kind === "delegated-decision";
/** Steps that are read after the decision and never keep it waiting. */
export const isRead = (kind: StepKind): boolean => kind === "reference" || kind === "circulation" || kind === "post-report";

/** The order of parts: who prepares, who decides, which agencies sign too, who reads. */
export function partOf(kind: StepKind): number {
  if (isRead(kind)) return 3;
  if (kind === "joint") return 2;
  return decides(kind) ? 1 : 0;
}

/**
 * waiting: later · now: whose turn it is · inside: a department's own route is under way · done · returned: it
 * sent the document back · skipped: left out with its reason (§9) · to-read: decided, and not read here yet
 */
export type StepState = "waiting" | "now" | "inside" | "done" | "returned" | "skipped" | "to-read";

export interface Step {
  kind: StepKind;
  /** Who acts; for a department, the post that receives for it. */
  postId: string;
  /** Neighbours of one number act side by side (병렬). */
  group?: number | null | undefined;
  /** The whole department that cooperates or signs, with a route of its own inside. */
  departmentId?: string | null | undefined;
}

/** Who acted, in which seat, and in whose place (대결, 대신) when it is not their own. */
export interface Acting {
  officialId: string;
  postId: string;
  /** Name of the absent holder, or empty for one's own seat; `vacant` seats have no name to say. */
  onBehalfOf: string;
  as: "own" | "acting" | "deputy";
}

export interface LaidStep extends Step {
  /** Never given twice in a round, unless its step fell out before it acted; the first laid route counts from 0. */
  id: number;
}

export interface RouteStep extends LaidStep {
  group: number | null;
  departmentId: string | null;
  /** The department's step inside which this one runs. */
  parent: number | null;
  state: StepState;
  held: boolean;
  acting: Acting | null;
  reachedAt: number | null;
  actedAt: number | null;
  hasOpinion: boolean;
  versionBefore: number | null;
  versionAfter: number | null;
  /** Why it was skipped or is held. */
  reason: string;
}

/** laid: not yet submitted · stopped 중단: ended by the drafter before the decision */
export type RouteStatus = "laid" | "under-way" | "returned" | "recalled" | "stopped" | "decided";

export interface Route {
  status: RouteStatus;
  /** In their order; the steps inside a department stand behind all others. */
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

/** Why a step may be left out: its person is absent (§9), or a department has not answered in time. */
export type SkipGround = "absent" | "overdue";

/** The departments that whoever acts heads today: each is also its head's to lead inside, whichever post received. */
interface Heading {
  heads?: readonly string[];
}

export type Command =
  | { type: "submit"; by: Acting; steps: readonly Step[]; drafterMayDecide?: boolean }
  /** `owesReport`: who signs acts for an absent decider in an important matter (후열). */
  | { type: "approve"; by: Acting; opinion: boolean; edited: boolean; owesReport?: boolean }
  | { type: "return"; by: Acting; reason: string }
  | { type: "recall"; by: Acting; reason: string }
  | { type: "hold"; by: Acting; reason: string }
  | { type: "resume"; by: Acting }
  | { type: "stop"; by: Acting; reason: string }
  /** The steps to come, in their new order, in place of all that have not acted. */
  | { type: "reroute"; by: Acting; steps: readonly Step[]; drafterMayDecide?: boolean }
  /** A step of the document or, for the department's own people, one inside it. */
  | ({ type: "skip"; by: Acting; position: number; reason: string; ground: SkipGround | null } & Heading)
  /** A department lays its own route inside its step. */
  | ({ type: "open"; by: Acting; steps: readonly Step[] } & Heading)
  /** The department changes what has not been reached inside its step. */
  | ({ type: "reroute-inside"; by: Acting; position: number; steps: readonly Step[] } & Heading)
  | { type: "read"; by: Acting; opinion: boolean }
  | { type: "circulate"; by: Acting; postIds: readonly string[] };

/** The shape of events at this version of the code; older ones are raised by `upcast`. */
export const eventVersion = 5;

interface Happened {
  at: number;
  by: Acting;
}
interface AtStep extends Happened {
  /** The id of the step. */
  position: number;
}

export type Event =
  | ({ type: "submitted"; steps: readonly Step[]; version: number } & Happened)
  | ({ type: "approved"; opinion: boolean; versionBefore: number; versionAfter: number; owesReport?: boolean } & AtStep)
  /** The lead agency's decider signed; other agencies are to sign yet. */
  | ({ type: "signed"; opinion: boolean; version: number; owesReport?: boolean } & AtStep)
  | ({ type: "decided"; opinion: boolean; version: number; owesReport?: boolean } & AtStep)
  | ({ type: "returned" } & AtStep)
  /** Inside a department, back to its head. */
  | ({ type: "returned-inside" } & AtStep)
  | ({ type: "recalled" } & AtStep)
  | ({ type: "held"; reason: string } & AtStep)
  | ({ type: "resumed" } & AtStep)
  | ({ type: "stopped" } & Happened)
  /** `steps` stand behind those that stay: new ones, and those of the same id, which keep their turn. `replaces`: the ids that fell out; `waiting` all that had not been reached. */
  | ({ type: "rerouted"; steps: readonly LaidStep[]; replaces: readonly number[] | "waiting" } & Happened)
  | ({ type: "skipped"; reason: string; ground: SkipGround } & AtStep)
  | ({ type: "rerouted-inside"; steps: readonly LaidStep[] } & AtStep)
  | ({ type: "opened"; steps: readonly LaidStep[] } & AtStep)
  /** A department's own route came back with its one result. */
  | ({ type: "came-back"; opinion: boolean } & AtStep)
  | ({ type: "read"; opinion: boolean } & AtStep)
  | ({ type: "circulated"; steps: readonly LaidStep[] } & Happened);

export const longestRoute = 20;
export const longestInside = 10;

/** The steps of the document itself, without those inside departments. */
export function outerSteps(route: Pick<Route, "steps">): RouteStep[] {
  return route.steps.filter((step) => step.parent === null);
}

/** The steps of the document that may be changed: those that have not acted, unless a department has begun inside. A post-report follows by itself. */
export function changeable(route: Pick<Route, "steps">): RouteStep[] {
  const begun = new Set(route.steps.map((step) => step.parent));
  return outerSteps(route).filter((step) => (step.state === "waiting" || step.state === "now") && step.kind !== "post-report" && !begun.has(step.id));
}

/** The steps that no change of the route touches; what is laid anew stands behind them. */
export function staying(route: Pick<Route, "steps">): RouteStep[] {
  const open = changeable(route);
  return outerSteps(route).filter((step) => step.kind !== "post-report" && !open.includes(step));
}

/** The steps whose turn it is: one, or several side by side. */
export function turnsOf(route: Pick<Route, "steps">): RouteStep[] {
  return route.steps.filter((step) => step.state === "now");
}

/** The step at which somebody with these posts may act now. */
export function turnAt(route: Pick<Route, "steps">, postIds: readonly string[]): RouteStep | null {
  return turnsOf(route).find((step) => postIds.includes(step.postId)) ?? null;
}

/** The department's step that somebody leads inside: at its receiving post, or as its head. `state`: before its own route is laid, or while it runs. */
export function ledStep(route: Pick<Route, "steps">, state: "now" | "inside", postIds: readonly string[], heads: readonly string[] = []): RouteStep | null {
  const whole = route.steps.filter((step) => step.departmentId !== null && step.state === state);
  return whole.find((step) => postIds.includes(step.postId)) ?? whole.find((step) => heads.includes(step.departmentId!)) ?? null;
}

/** The steps of a department's own route as it stands; what an earlier one held is no part of it. */
export function insideOf(route: Pick<Route, "steps">, parent: number): RouteStep[] {
  return route.steps.filter((step) => step.parent === parent && step.state !== "returned");
}

/** The step of the document's own decider, or none before a route is laid. */
export function deciderOf(route: Pick<Route, "steps">): RouteStep | null {
  return route.steps.find((step) => step.parent === null && decides(step.kind)) ?? null;
}

/** Whether acting at a step signs the document for its agency: as its decider, or for a further agency at its step or last inside it (rule 5). */
export function signsAt(route: Pick<Route, "steps">, step: RouteStep): boolean {
  const outer = step.parent === null ? step : route.steps.find((one) => one.id === step.parent);
  return outer === step ? decides(step.kind) || step.kind === "joint" : outer!.kind === "joint" && decides(step.kind);
}

/** Whether anybody after the drafter has acted: from then on nothing is recalled. */
export function hasBegun(route: Pick<Route, "steps">): boolean {
  return route.steps.slice(1).some((step) => step.held || (step.state !== "waiting" && step.state !== "now"));
}

/** The departments asked as a whole: whoever heads one reads what it is asked. */
export function departmentsAsked(route: Pick<Route, "steps">): string[] {
  return [...new Set(outerSteps(route).flatMap((step) => step.departmentId ?? []))];
}

/** Posts that may read while it is under way; a circulation begins with the decision. */
export function readingPosts(route: Pick<Route, "steps" | "status">): string[] {
  return route.steps.filter((step) => step.kind !== "circulation" || route.status === "decided").map((step) => step.postId);
}
