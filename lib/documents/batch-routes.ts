import { nameOf } from "#lib/names.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";
import type { Actor, ActorSeat } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import { delegationFor, otherDecider, plannedRoute } from "#lib/approval/delegation.ts";
import type { Clause, Matter } from "#lib/approval/delegation-rules.ts";
import { decides } from "#lib/approval/rules.ts";
import type { Step } from "#lib/approval/rules.ts";
import { savedRoutes } from "#lib/approval/saved-routes.ts";
import { asToday } from "#lib/approval/suggesting.ts";
import type { Dropped } from "#lib/approval/suggesting.ts";
import { personOf } from "#lib/documents/suggestions.ts";

/* The routes that somebody keeps, or their department, as they may be laid under all documents of a batch. */

interface Kept {
  id: string;
  name: string;
  shared: boolean;
  steps: Step[];
  dropped: Dropped[];
  posts: ReadonlyMap<string, SeatedPost>;
}

async function keptRoutes(db: Db | Tx, actor: Actor, seat: ActorSeat, today: Day, only?: string): Promise<Kept[]> {
  const saved = (await savedRoutes(db, actor)).filter(({ id }) => only === undefined || id === only);
  if (saved.length === 0) return [];
  const ids = [seat.postId, ...new Set(saved.flatMap(({ steps }) => steps.map((step) => step.postId)))];
  const posts = new Map((await postsWith(db, { ids, limit: 2000 }, today)).map((post) => [post.postId, post]));
  return saved.map(({ id, name, shared, steps }) => ({ id, name, shared, posts, ...asToday(steps, posts, seat) }));
}

export interface RouteChoice {
  id: string;
  name: string;
  shared: boolean;
  /** Who comes after the drafter, in the reader's language. */
  people: string[];
}

/** What may be chosen for a batch: routes that somebody decides, of which nothing has gone since they were kept. */
export async function routeChoices(db: Db, actor: Actor, seat: ActorSeat, today: Day): Promise<RouteChoice[]> {
  const fit = (await keptRoutes(db, actor, seat, today)).filter(({ dropped, steps }) => dropped.length === 0 && steps.some((step) => decides(step.kind)));
  return fit.map(({ id, name, shared, steps, posts }) => ({ id, name, shared, people: steps.slice(1).map((step) => personOf(posts.get(step.postId), actor)) }));
}

interface Asked extends Matter {
  savedRouteId: string | null;
  delegationReason: string;
}

/**
 * The route of all documents of a batch: a kept one, or the one that the table says. What every one of them would be
 * refused for when it is submitted is asked here, once.
 */
export async function routeOfBatch(tx: Tx, actor: Actor, seat: ActorSeat, { savedRouteId, delegationReason, ...matter }: Asked, today: Day): Promise<{ steps: Step[]; clause: Clause | null }> {
  const { clause, asksAmount } = await delegationFor(tx, seat.agencyId, matter, today);
  if (asksAmount) throw new Refusal("approval.amount-required", {}, "amount");
  const planned = await plannedRoute(tx, seat.postId, seat.departmentId, clause, today);
  if (!savedRouteId) return { steps: planned.map(({ kind, postId }) => ({ kind, postId })), clause };
  const { steps, posts } = await keptWhole(tx, actor, seat, savedRouteId, today);
  const last = steps.find((step) => decides(step.kind));
  if (!last) throw new Refusal("approval.no-decider", {}, "savedRouteId");
  const decider = posts.get(last.postId);
  if (clause && decider && delegationReason === "" && otherDecider(clause.level, planned, decider)) throw new Refusal("approval.delegation-reason-required", {}, "delegationReason");
  return { steps, clause };
}

/** A kept route of which nothing has gone; what has is said and not left out in silence, for nobody would see it on so many documents. */
async function keptWhole(tx: Tx, actor: Actor, seat: ActorSeat, id: string, today: Day): Promise<Kept> {
  const [route] = await keptRoutes(tx, actor, seat, today, id);
  if (!route) throw new Refusal("documents.unknown-route", {}, "savedRouteId");
  if (route.dropped.length > 0) throw new Refusal("documents.route-outdated", { name: route.dropped.map(({ postKo, postEn }) => nameOf({ nameKo: postKo, nameEn: postEn }, actor.language)).join(", ") }, "savedRouteId");
  return route;
}

/** Who comes after the drafter on a route that was laid, in the reader's language. */
export async function peopleOnRoute(db: Db, actor: Actor, steps: readonly Step[], today: Day): Promise<string[]> {
  const posts = new Map((await postsWith(db, { ids: steps.map((step) => step.postId) }, today)).map((post) => [post.postId, post]));
  return steps.slice(1).map((step) => personOf(posts.get(step.postId), actor));
}
