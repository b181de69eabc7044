import type { ActsShown, ShownAct } from "#components/documents/DocumentActs.tsx";
import type { RouteActsShown } from "#components/documents/RouteActs.tsx";
import { postsOfActor } from "#lib/documents/loading.ts";
import { mayBeSkipped } from "#lib/documents/rules.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { isRead, turnAt } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import type { PageContext } from "#app/current.ts";

/** What the drafter looks for, by how the document stands. */
const ofDrafter: Readonly<Record<string, readonly ShownAct[]>> = {
  draft: ["edit", "discard"],
  "in-approval": ["recall", "edit"],
  returned: ["edit", "discard"],
  recalled: ["edit", "discard"],
  stopped: ["edit", "discard"],
  approved: ["redraft", "edit"],
};

/** What the reader of an open document may do with it or would look for, and as whom. */
export function actsOf(open: OpenDocument, { actor, language }: Pick<PageContext, "actor" | "language">): ActsShown {
  const step = turnAt(open.route, actor.seats.map((seat) => seat.postId));
  const seat = actor.seats.find((held) => held.postId === step?.postId) ?? null;
  const next = step ? open.steps.find((one) => one.state === "waiting" && !isRead(one.kind as StepKind) && one.parent === step.parent && (step.group === null || one.group !== step.group)) : undefined;
  return {
    id: open.row.id,
    version: open.route.version,
    acts: Object.fromEntries(expected(open, new Set(actor.seats.map((held) => held.postId))).map((act) => [act, reasonOf(open, act, language)])),
    post: seat ? nameOf({ nameKo: seat.postNameKo, nameEn: seat.postNameEn }, language) : "",
    behalf: seat?.onBehalfOf ? nameOf(seat.onBehalfOf, language) : "",
    acting: seat?.kind === "acting",
    route: routeActsOf(open, postsOfActor(actor)),
    inside: step?.kind === "joint" && step.parent === null,
    next: next ? `${nameOf(next, language)} ${nameOf({ nameKo: next.postNameKo, nameEn: next.postNameEn }, language)}`.trim() : null,
  };
}

function routeActsOf({ row, route, may }: OpenDocument, posts: ReturnType<typeof postsOfActor>): RouteActsShown {
  return {
    id: row.id, hold: may.hold === null, resume: may.resume === null, stop: may.stop === null, read: may.read === null, remind: may.remind === null,
    route: may.openInside === null ? "inside" : may.reroute === null || may.rerouteInside === null || route.steps.some((one) => mayBeSkipped(route, one.id, posts)) ? "change" : may.circulate === null ? "circulate" : null,
  };
}

/** Whoever has a part in the document looks for that part's acts; a reader without one looks for none. */
function expected({ row, route, may }: OpenDocument, mine: ReadonlySet<string>): ShownAct[] {
  const drafter = mine.has(row.drafterPostId) ? (ofDrafter[row.status] ?? []) : [];
  const onRoute = may.approve === null || (row.status !== "approved" && route.steps.slice(1).some((step) => mine.has(step.postId)));
  if (!onRoute) return [...drafter];
  return [...(may.approve === null ? (["approve", "return", "editText"] as const) : (["approve", "return"] as const)), ...drafter];
}

function reasonOf({ may }: OpenDocument, act: ShownAct, language: Language): string | null {
  const why = may[act];
  return why ? sentenceOf(language, why.refused, why.params ?? {}) : null;
}
