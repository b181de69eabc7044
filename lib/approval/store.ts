import { Prisma } from "#prisma/generated/client.ts";
import { eventVersion, refusals } from "#lib/approval/rules.ts";
import type { Event, Route, RouteStep } from "#lib/approval/rules.ts";
import { evolve, fold, upcast } from "#lib/approval/evolving.ts";
import { declareRefusals } from "#lib/platform/operation.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

declareRefusals("approval", refusals);

export interface StoredRoute {
  route: Route;
  /** How many events there are; the next one takes the number after. */
  events: number;
}

/** The route as its events tell it. */
export async function loadRoute(db: Db | Tx, documentId: string): Promise<StoredRoute> {
  const rows = await db.$queryRaw<{ v: number; data: unknown }[]>`select "v", "data" from "ApprovalEvent" where "documentId" = ${documentId}::uuid order by "seq"`;
  return { route: fold(rows.map((row) => upcast(row.v, row.data))), events: rows.length };
}

export interface StepNames {
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
}

/** A post-report bears the name of whoever was absent, not of who acted at their post: it is told under a key of its own. */
export const reportKey = (postId: string): string => `post-report ${postId}`;

/** The route after events, and the statement that writes them. */
export interface Appended {
  route: Route;
  write(tx: Tx): Promise<void>;
}

/** Adds events to a route: `appended`, written at once. */
export async function append(tx: Tx, documentId: string, stored: StoredRoute, events: readonly Event[], names: ReadonlyMap<string, StepNames>): Promise<Route> {
  const { route, write } = appended(documentId, stored, events, names);
  await write(tx);
  return route;
}

/**
 * Adds events, and brings the steps' rows, which lists read, to what the fold says: the events, the rows that
 * changed and those that went, in one statement. `names` has those of new steps and of who acted.
 */
export function appended(documentId: string, stored: StoredRoute, events: readonly Event[], names: ReadonlyMap<string, StepNames>): Appended {
  const route = events.reduce(evolve, stored.route);
  const statement = written(documentId, stored, route, events, names);
  return { route, write: async (tx) => void (await tx.$executeRaw(statement)) };
}

function written(documentId: string, { route: before, events: known }: StoredRoute, route: Route, events: readonly Event[], names: ReadonlyMap<string, StepNames>): Prisma.Sql {
  const changed = route.steps.flatMap((step, order) => (step === before.steps[order] ? [] : [stepRow(step, order, names)]));
  const told = eventRows(documentId, known, events);
  const gone = before.steps.some((step) => !route.steps.some((one) => one.id === step.id));
  const left = gone
    ? Prisma.sql`, gone as (delete from "ApprovalStep" where "documentId" = ${documentId}::uuid and "position" <> all(${route.steps.map((step) => step.id)}::int[]))`
    : Prisma.empty;
  if (changed.length === 0) return gone ? Prisma.sql`with told as (${told}) ${left} select 1` : told;
  return Prisma.sql`
    with told as (${told}) ${left}
    insert into "ApprovalStep" as s ("documentId", "position", "order", "kind", "postId", "group", "parent", "departmentId", "state", "held", "reason", "officialId", "onBehalfOf", "actedAs", "hasOpinion",
      "reachedAt", "actedAt", "versionBefore", "versionAfter", "nameKo", "nameEn", "postNameKo", "postNameEn")
    select ${documentId}::uuid, c.position, c.place, c.kind, c.post, c.beside, c.parent, c.department, c.state, c.held, c.reason, c.official, c.behalf, c.seat, c.opinion,
      c.reached, c.acted, c.before, c.after, coalesce(c.ko, ''), coalesce(c.en, ''), coalesce(c.postko, ''), coalesce(c.posten, '')
    from (values ${Prisma.join(changed)}) as c(position, place, kind, post, beside, parent, department, state, held, reason, official, behalf, seat, opinion, reached, acted, before, after, ko, en, postko, posten)
    on conflict ("documentId", "position") do update set "order" = excluded."order", "kind" = excluded."kind", "postId" = excluded."postId", "group" = excluded."group", "parent" = excluded."parent",
      "departmentId" = excluded."departmentId", "state" = excluded."state", "held" = excluded."held", "reason" = excluded."reason", "officialId" = excluded."officialId", "onBehalfOf" = excluded."onBehalfOf", "actedAs" = excluded."actedAs",
      "hasOpinion" = excluded."hasOpinion", "reachedAt" = excluded."reachedAt", "actedAt" = excluded."actedAt", "versionBefore" = excluded."versionBefore", "versionAfter" = excluded."versionAfter",
      "nameKo" = coalesce(nullif(excluded."nameKo", ''), s."nameKo"), "nameEn" = coalesce(nullif(excluded."nameEn", ''), s."nameEn"),
      "postNameKo" = coalesce(nullif(excluded."postNameKo", ''), s."postNameKo"), "postNameEn" = coalesce(nullif(excluded."postNameEn", ''), s."postNameEn")`;
}

function eventRows(documentId: string, known: number, events: readonly Event[]): Prisma.Sql {
  const rows = events.map(
    (event, n) => Prisma.sql`(${documentId}::uuid, ${known + n + 1}::int, ${eventVersion}::int, ${event.type}, ${new Date(event.at)}::timestamptz, ${event.by.officialId}::uuid, ${event.by.postId}::uuid, ${JSON.stringify(event)}::jsonb)`,
  );
  return Prisma.sql`insert into "ApprovalEvent" ("documentId", "seq", "v", "type", "at", "officialId", "postId", "data") values ${Prisma.join(rows)}`;
}

/** Names are told of new steps and of who acted; the others keep theirs. */
function stepRow(step: RouteStep, order: number, names: ReadonlyMap<string, StepNames>): Prisma.Sql {
  const name = names.get(step.kind === "post-report" ? reportKey(step.postId) : step.postId);
  return Prisma.sql`(${step.id}::int, ${order}::int, ${step.kind}, ${step.postId}::uuid, ${step.group}::int, ${step.parent}::int, ${step.departmentId}::uuid, ${step.state}, ${step.held}::boolean, ${step.reason},
    ${step.acting?.officialId ?? null}::uuid, ${step.acting?.onBehalfOf ?? ""}, ${step.acting?.as ?? "own"}, ${step.hasOpinion}::boolean, ${instant(step.reachedAt)}::timestamptz, ${instant(step.actedAt)}::timestamptz,
    ${step.versionBefore}::int, ${step.versionAfter}::int, ${name?.nameKo ?? null}::text, ${name?.nameEn ?? null}::text, ${name?.postNameKo ?? null}::text, ${name?.postNameEn ?? null}::text)`;
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
