import { emptyRoute, eventVersion, isRead, outerSteps } from "#lib/approval/rules.ts";
import type { Event, LaidStep, Route, RouteStep, Step } from "#lib/approval/rules.ts";

/** Raises a stored event to today's shape. Since version 2 steps may stand side by side or hold a department; before, none did. Since version 3 a department changes its own route. Since version 4 each signature of a joint document may owe a report, which before only a decision did. Since version 5 a change of the route says which steps it replaces; before, all that had not been reached. */
export function upcast(v: number, data: unknown): Event {
  if (v < 1 || v > eventVersion) throw new Error(`an approval event of shape ${v} is unknown to this version`);
  const event = data as Event;
  return v < 5 && event.type === "rerouted" ? { ...event, replaces: "waiting" } : event;
}

export function fold(events: readonly Event[]): Route {
  return events.reduce(evolve, emptyRoute);
}

function laid(step: LaidStep, parent: number | null = null): RouteStep {
  return {
    id: step.id, kind: step.kind, postId: step.postId, group: step.group ?? null, departmentId: step.departmentId ?? null, parent, state: "waiting", held: false, acting: null,
    reachedAt: null, actedAt: null, hasOpinion: false, versionBefore: null, versionAfter: null, reason: "",
  };
}

/** The next id that no step of the round had. */
export function nextId(route: Pick<Route, "steps">): number {
  return Math.max(-1, ...route.steps.map((step) => step.id)) + 1;
}

export function withIds(steps: readonly Step[], from: number): LaidStep[] {
  return steps.map(({ kind, postId, group, departmentId }, at) => ({ id: from + at, kind, postId, ...(typeof group === "number" ? { group } : {}), ...(departmentId ? { departmentId } : {}) }));
}

const settled = (step: RouteStep) => step.state === "done" || step.state === "skipped" || isRead(step.kind);

/** Gives the turn to the first of one level (the document's own, or inside one department) who has not acted, with those beside. */
function advance(steps: readonly RouteStep[], parent: number | null, at: number): RouteStep[] {
  const level = steps.filter((step) => step.parent === parent && step.state !== "returned");
  const first = level.find((step) => !settled(step));
  if (!first) return [...steps];
  return steps.map((step) => {
    const turn = step === first || (step.parent === parent && first.group !== null && step.group === first.group);
    return turn && step.state === "waiting" ? { ...step, state: "now", reachedAt: at } : step;
  });
}

/** 후열: whoever was absent when their step was signed for them reads it when the document is decided. */
function owing(steps: readonly RouteStep[], { owesReport, position }: { owesReport?: boolean; position: number }): RouteStep[] {
  const signed = owesReport ? steps.find((step) => step.id === position) : undefined;
  return signed ? [...steps, laid({ id: nextId({ steps }), kind: "post-report", postId: signed.postId })] : [...steps];
}

/** Whether all who must act have: what remains is to be read. */
export function isComplete(route: Route): boolean {
  return route.steps.length > 0 && outerSteps(route).every(settled);
}

function change(steps: readonly RouteStep[], id: number, more: Partial<RouteStep>): RouteStep[] {
  return steps.map((step) => (step.id === id ? { ...step, ...more } : step));
}

/** Nobody's turn any more: what had not acted waits again. */
function laidDown(steps: readonly RouteStep[]): RouteStep[] {
  return steps.map((step) => (step.state === "now" || step.state === "inside" ? { ...step, state: "waiting", held: false, reason: "", reachedAt: null } : step));
}

/** The route after an event. */
export function evolve(route: Route, event: Event): Route {
  const { steps } = route;
  switch (event.type) {
    case "submitted": {
      const rows = withIds(event.steps, 0).map((step) => laid(step));
      const drafted = change(rows, 0, { state: "done", acting: event.by, reachedAt: event.at, actedAt: event.at, versionBefore: route.version, versionAfter: event.version });
      return { ...route, status: "under-way", version: event.version, round: route.round + 1, endedBy: null, steps: advance(drafted, null, event.at) };
    }
    case "approved": {
      const parent = steps.find((step) => step.id === event.position)?.parent ?? null;
      const done = acted(steps, event, { state: "done", hasOpinion: event.opinion, versionBefore: event.versionBefore, versionAfter: event.versionAfter });
      return { ...route, version: event.versionAfter, steps: owing(advance(done, parent, event.at), event) };
    }
    case "signed":
      return { ...route, steps: owing(advance(acted(steps, event, { state: "done", hasOpinion: event.opinion, versionBefore: event.version, versionAfter: event.version }), null, event.at), event) };
    case "came-back":
      return { ...route, steps: advance(acted(steps, event, { state: "done", hasOpinion: event.opinion, versionBefore: route.version, versionAfter: route.version }), null, event.at) };
    case "decided": {
      const decider = steps.find((step) => step.id === event.position);
      const done = decider && decider.state !== "done" ? acted(steps, event, { state: "done", hasOpinion: event.opinion, versionBefore: event.version, versionAfter: event.version }) : [...steps];
      const reading = owing(done, event).map((step): RouteStep => (isRead(step.kind) && step.state === "waiting" ? { ...step, state: "to-read", reachedAt: event.at } : step));
      return { ...route, status: "decided", approvedVersion: event.version, endedBy: event.by, steps: reading };
    }
    case "returned":
      return { ...route, status: "returned", endedBy: event.by, steps: laidDown(acted(steps, event, { state: "returned", hasOpinion: true, versionBefore: route.version, versionAfter: route.version })) };
    case "returned-inside": {
      const parent = steps.find((step) => step.id === event.position)?.parent;
      const back = acted(steps, event, { state: "returned", hasOpinion: true, versionBefore: route.version, versionAfter: route.version });
      // What had not acted inside goes; what was said stays. The department lays its route anew.
      const kept = back.filter((step) => step.parent !== parent || step.actedAt !== null).map((step): RouteStep => (step.parent === parent && step.state === "done" ? { ...step, state: "returned" } : step));
      return { ...route, steps: kept.map((step): RouteStep => (step.id === parent ? { ...step, state: "now", reachedAt: event.at } : step)) };
    }
    case "recalled":
      return { ...route, status: "recalled", endedBy: event.by, steps: laidDown(steps) };
    case "stopped":
      return { ...route, status: "stopped", endedBy: event.by, steps: laidDown(steps) };
    case "held":
      return { ...route, steps: change(steps, event.position, { held: true, reason: event.reason }) };
    case "resumed":
      return { ...route, steps: change(steps, event.position, { held: false, reason: "" }) };
    case "skipped": {
      const left = change(steps, event.position, { state: "skipped", held: false, actedAt: event.at, acting: null, reason: event.reason }).filter((step) => step.parent !== event.position || step.actedAt !== null);
      return { ...route, steps: advance(left, steps.find((step) => step.id === event.position)?.parent ?? null, event.at) };
    }
    case "rerouted":
      return { ...route, steps: event.replaces === "waiting" ? laidBehind(steps, event.steps) : relaid(steps, event.steps, event.replaces, event.at) };
    case "rerouted-inside": {
      const kept = steps.filter((step) => step.parent !== event.position || step.state !== "waiting");
      return { ...route, steps: [...kept, ...event.steps.map((step) => laid(step, event.position))] };
    }
    case "opened": {
      const inside = event.steps.map((step) => laid(step, event.position));
      return { ...route, steps: advance([...change(steps, event.position, { state: "inside", held: false, reason: "" }), ...inside], event.position, event.at) };
    }
    case "read":
      return { ...route, steps: acted(steps, event, { state: "done", hasOpinion: event.opinion }) };
    case "circulated":
      return { ...route, steps: [...steps, ...event.steps.map((step): RouteStep => ({ ...laid(step), state: "to-read", reachedAt: event.at }))] };
  }
}

/** What had not been reached is laid anew. */
function laidBehind(steps: readonly RouteStep[], tail: readonly LaidStep[]): RouteStep[] {
  const [outer, inside] = [steps.filter((step) => step.parent === null), steps.filter((step) => step.parent !== null)];
  return [...outer.filter((step) => step.state !== "waiting"), ...tail.map((step) => laid(step)), ...inside];
}

/** Behind those that stay: new steps, and those that stand again as they were. The turn is theirs who now come first; it is taken from whoever comes later. */
function relaid(steps: readonly RouteStep[], tail: readonly LaidStep[], replaced: readonly number[], at: number): RouteStep[] {
  const follows = (step: RouteStep) => step.parent !== null || step.kind === "post-report";
  const stood = new Map(steps.map((step) => [step.id, step]));
  const again = tail.map((step): RouteStep => ({ ...(stood.get(step.id) ?? laid(step)), group: step.group ?? null }));
  const stay = steps.filter((step) => !follows(step) && !replaced.includes(step.id) && !tail.some((one) => one.id === step.id));
  const outer = [...stay, ...again];
  // Where it is somebody's turn, somebody is first.
  const first = outer.find((step) => !settled(step));
  const turned = outer.map((step): RouteStep => (step.state === "now" && step !== first && (step.group === null || step.group !== first!.group) ? { ...step, state: "waiting", held: false, reason: "", reachedAt: null } : step));
  return advance([...turned, ...steps.filter(follows)], null, at);
}

function acted(steps: readonly RouteStep[], event: Extract<Event, { position: number }>, more: Partial<RouteStep>): RouteStep[] {
  return change(steps, event.position, { held: false, reason: "", acting: event.by, actedAt: event.at, ...more });
}
