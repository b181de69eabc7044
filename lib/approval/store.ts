import { Prisma } from "#prisma/generated/client.ts";
import { emptyRoute, eventVersion, evolve, fold } from "#lib/approval/rules.ts";
import type { Event, Route } from "#lib/approval/rules.ts";
import { declareRefusals } from "#lib/platform/operation.ts";
import { refusals } from "#lib/approval/rules.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

declareRefusals("approval", refusals);

export interface StoredRoute {
  route: Route;
  /** How many events there are; the next one takes the number after. */
  events: number;
}

/** The route as its events tell it. */
export async function loadRoute(db: Db | Tx, documentId: string): Promise<StoredRoute> {
  const rows = await db.approvalEvent.findMany({ where: { documentId }, orderBy: { seq: "asc" }, select: { v: true, data: true } });
  return { route: fold(rows.map((row) => upcast(row.v, row.data))), events: rows.length };
}

/** Raises an event of an older shape to today's. There is one shape so far. */
function upcast(v: number, data: unknown): Event {
  if (v !== eventVersion) throw new Error(`an approval event of shape ${v} is unknown to this version`);
  return data as Event;
}

export interface StepNames {
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
}

/** Adds events, and brings the steps' rows, which lists read, to what the fold says. */
export async function append(tx: Tx, documentId: string, before: StoredRoute, events: readonly Event[], names: ReadonlyMap<string, StepNames>): Promise<Route> {
  const route = events.reduce(evolve, before.events === 0 ? emptyRoute : before.route);
  if (events.some((event) => event.type === "submitted")) await layRows(tx, documentId, before.events, events, route, names);
  else await moveRows(tx, documentId, before, events, route, names);
  return route;
}

async function layRows(tx: Tx, documentId: string, known: number, events: readonly Event[], route: Route, names: ReadonlyMap<string, StepNames>): Promise<void> {
  await tx.$executeRaw`${eventRows(documentId, known, events)}`;
  await tx.approvalStep.deleteMany({ where: { documentId } });
  await tx.approvalStep.createMany({
    data: route.steps.map((step, position) => ({
      documentId, position, kind: step.kind, postId: step.postId, state: step.state, ...namesOf(names, step.postId),
      officialId: step.acting?.officialId ?? null, onBehalfOf: step.acting?.onBehalfOf ?? "", hasOpinion: step.hasOpinion,
      reachedAt: instant(step.reachedAt), actedAt: instant(step.actedAt), versionBefore: step.versionBefore, versionAfter: step.versionAfter,
    })),
  });
}

function eventRows(documentId: string, known: number, events: readonly Event[]): Prisma.Sql {
  const rows = events.map(
    (event, n) => Prisma.sql`(${documentId}::uuid, ${known + n + 1}::int, ${eventVersion}::int, ${event.type}, ${new Date(event.at)}::timestamptz, ${event.by.officialId}::uuid, ${event.by.postId}::uuid, ${JSON.stringify(event)}::jsonb)`,
  );
  return Prisma.sql`insert into "ApprovalEvent" ("documentId", "seq", "v", "type", "at", "officialId", "postId", "data") values ${Prisma.join(rows)}`;
}

/** One statement for the events, the step that acted and the one whose turn it became. */
async function moveRows(tx: Tx, documentId: string, { route: before, events: known }: StoredRoute, events: readonly Event[], after: Route, names: ReadonlyMap<string, StepNames>): Promise<void> {
  const changed = after.steps.flatMap((step, position) => (step === before.steps[position] ? [] : [{ step, position }]));
  const rows = changed.map(({ step, position }) => {
    const name = names.get(step.postId);
    return Prisma.sql`(${position}::int, ${step.state}, ${step.acting?.officialId ?? null}::uuid, ${step.acting?.onBehalfOf ?? ""}, ${step.hasOpinion}::boolean,
      ${instant(step.reachedAt)}::timestamptz, ${instant(step.actedAt)}::timestamptz, ${step.versionBefore}::int, ${step.versionAfter}::int,
      ${step.acting ? (name?.nameKo ?? null) : null}::text, ${step.acting ? (name?.nameEn ?? null) : null}::text)`;
  });
  await tx.$executeRaw`
    with told as (${eventRows(documentId, known, events)})
    update "ApprovalStep" s set "state" = c.state, "officialId" = c.official, "onBehalfOf" = c.behalf, "hasOpinion" = c.opinion, "reachedAt" = c.reached,
      "actedAt" = c.acted, "versionBefore" = c.before, "versionAfter" = c.after, "nameKo" = coalesce(c.ko, s."nameKo"), "nameEn" = coalesce(c.en, s."nameEn")
    from (values ${Prisma.join(rows)}) as c(position, state, official, behalf, opinion, reached, acted, before, after, ko, en)
    where s."documentId" = ${documentId}::uuid and s."position" = c.position`;
}

function namesOf(names: ReadonlyMap<string, StepNames>, postId: string): StepNames {
  return names.get(postId) ?? { nameKo: "", nameEn: "", postNameKo: "", postNameEn: "" };
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
