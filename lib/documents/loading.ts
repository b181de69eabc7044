import { notFound } from "#lib/platform/operation.ts";
import { sentTogether } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { Actor, ActorSeat } from "#lib/platform/actor.ts";
import { mayRead } from "#lib/access/rules.ts";
import { stoodOnRoute } from "#lib/approval/queries.ts";
import { loadRoute } from "#lib/approval/store.ts";
import type { StoredRoute } from "#lib/approval/store.ts";
import { ledStep, turnAt } from "#lib/approval/rules.ts";
import type { Acting, Route, RouteStep } from "#lib/approval/rules.ts";
import { mayOf } from "#lib/documents/rules.ts";
import type { Act, Status } from "#lib/documents/rules.ts";
import { Refusal } from "#lib/refusal.ts";
import type { May } from "#lib/refusal.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Document } from "#prisma/generated/client.ts";
import type { BodyNode } from "#lib/documents/body.ts";

export interface Loaded {
  /** Without the working text, which may be long: `draftBodyOf` reads it for the acts that need it. */
  row: Omit<Document, "draftBody">;
  stored: StoredRoute;
  may: May<Act>;
}

const columns = Prisma.raw(Object.values(Prisma.DocumentScalarFieldEnum).filter((name) => name !== "draftBody").map((name) => `"${name}"`).join(", "));

/** Locks a document and its route for an act. Whoever may not read it learns nothing of it. */
export function loadForAct(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
  return locked(tx, actor, id, () => Promise.resolve(notFound()));
}

/** `loadForAct` for who would act at a step: whoever was replaced on the route is told that it is not their turn. */
export function loadAtStep(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
  const posts = actor.seats.map((seat) => seat.postId);
  return locked(tx, actor, id, async ({ status }) => (status === "under-way" && (await stoodOnRoute(tx, id, posts)) ? new Refusal("approval.not-your-step") : notFound()));
}

async function locked(tx: Tx, actor: Actor, id: string, unread: (route: Route) => Promise<Refusal>): Promise<Loaded> {
  const [[row], stored] = await sentTogether([() => tx.$queryRaw<Loaded["row"][]>`select ${columns} from "Document" where "id" = ${id}::uuid for update`, () => loadRoute(tx, id)] as const);
  if (!row || !mayRead(row, actor.tokens)) throw await unread(stored.route);
  const may = mayOf({ status: row.status as Status, destroyed: row.destroyedAt !== null, drafterPostId: row.drafterPostId, route: stored.route, ...postsOfActor(actor) });
  return { row, stored, may };
}

export async function draftBodyOf(tx: Tx, id: string): Promise<BodyNode> {
  const { draftBody } = await tx.document.findUniqueOrThrow({ where: { id }, select: { draftBody: true } });
  return draftBody as unknown as BodyNode;
}

/** The departments whose head's seat is the actor's today. */
export function headedBy(actor: Actor): string[] {
  return actor.seats.flatMap((seat) => (seat.isHead ? [seat.departmentId] : []));
}

/** The department's step that the actor leads inside, and the seat in which: the one that received, or its head's. */
export function ledBy(actor: Actor, route: Pick<Route, "steps">, state: "now" | "inside"): { step: RouteStep; seat: ActorSeat } | null {
  const step = ledStep(route, state, actor.seats.map((seat) => seat.postId), headedBy(actor));
  const seat = step ? (seatAt(actor, step.postId) ?? actor.seats.find((held) => held.isHead && held.departmentId === step.departmentId)) : undefined;
  return step && seat ? { step, seat } : null;
}

/** The posts that somebody may act for today, and which of them are their own. */
export function postsOfActor(actor: Actor): { postIds: string[]; ownPostIds: string[]; headedIds: string[] } {
  return { headedIds: headedBy(actor), postIds: actor.seats.map((seat) => seat.postId), ownPostIds: actor.seats.filter((seat) => seat.kind !== "deputy" && seat.kind !== "acting").map((seat) => seat.postId) };
}

/** The seat in which somebody acts on a post's step: the chosen one when it fits, else whichever does. */
export function actingAt(actor: Actor, postId: string): Acting {
  const seat = seatAt(actor, postId);
  return {
    officialId: actor.officialId,
    postId,
    onBehalfOf: seat?.onBehalfOf?.nameKo ?? "",
    as: seat?.kind === "deputy" ? "deputy" : seat?.kind === "acting" ? "acting" : "own",
  };
}

export function seatAt(actor: Actor, postId: string): ActorSeat | null {
  return actor.seats.find((seat) => seat.postId === postId) ?? null;
}

/** The actor in the seat of the current step, for history to say in which post the act was done. */
export function seated(actor: Actor, postId: string): Actor {
  const seat = seatAt(actor, postId);
  return seat ? { ...actor, seat } : actor;
}

/** The post of the actor whose turn it is, the chosen one first; the chosen one where it is none's. */
export function turnPost(actor: Actor, loaded: Loaded): string {
  const chosen = actor.seat?.postId ?? "";
  const { route } = loaded.stored;
  return (turnAt(route, [chosen]) ?? turnAt(route, actor.seats.map((seat) => seat.postId)))?.postId ?? chosen;
}
