import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { findableAmong } from "#lib/search/arriving.ts";
import { listed } from "#lib/search/queries.ts";
import { checkedFor, readableEntries } from "#lib/search/truth.ts";
import type { Checked, ShownEntry } from "#lib/search/truth.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { questionInput } from "#lib/keeping/input.ts";
import { addressOf, freshOf } from "#lib/keeping/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { SavedSearch } from "#prisma/generated/client.ts";

/*
 * What saved searches newly find: looked for by the worker among what search has just taken up, asked
 * through the one door with the owner's access; read with the access of the moment.
 */

export interface NewFind extends ShownEntry {
  foundAt: Date;
}

export interface WaitingFinds {
  /** The saved search's id. */
  id: string;
  name: string;
  address: string;
  /** When the last of them was found. */
  since: Date;
  count: number;
  /** The latest of them, latest first. */
  finds: NewFind[];
}

/** A new find as programs read it. */
export const foundOut = (find: NewFind) => ({ kind: find.kind, id: find.recordId, title: find.title, url: find.url, date: dayOf(find.at), foundAt: find.foundAt.toISOString() });

/** So many of a search are shown one by one; the others are counted. */
const mostShown = 50;

const mine = (actor: Actor) => Prisma.sql`select f."searchId", f."kind", f."recordId", f."foundAt" from "SavedFind" f join "SavedSearch" s on s."id" = f."searchId" where s."officialId" = ${actor.officialId}::uuid`;

/** What somebody's saved searches newly found and they may read now, by search, the latest first. One statement. */
export async function findsWaiting(db: Db | Tx, actor: Actor): Promise<WaitingFinds[]> {
  const rows = await db.$queryRaw<(NewFind & { searchId: string; name: string; question: unknown; count: number })[]>`
    with mine as materialized (${mine(actor)}),
      told as (
        select e.*, m."searchId", m."foundAt", count(*) over (partition by m."searchId")::int as "count", row_number() over (partition by m."searchId" order by m."foundAt" desc, e."at" desc, e."recordId") as "place"
        from mine m join (${readableEntries(Prisma.sql`select "kind", "recordId" from mine`, actor.tokens)}) e on e."kind" = m."kind" and e."recordId" = m."recordId")
    select t."kind", t."recordId", t."title", t."url", t."number", t."at", t."departmentNameKo", t."departmentNameEn", t."disclosure", t."searchId", t."foundAt", t."count", s."name", s."question"
    from told t join "SavedSearch" s on s."id" = t."searchId" where t."place" <= ${mostShown} order by t."foundAt" desc, t."at" desc, t."recordId"`;
  const searches = new Map<string, WaitingFinds>();
  for (const { searchId, name, question, count, ...find } of rows) {
    const one = searches.get(searchId) ?? { id: searchId, name, address: addressOf(questionInput.parse(question), { saved: searchId }), since: find.foundAt, count, finds: [] };
    one.finds.push(find);
    searches.set(searchId, one);
  }
  return [...searches.values()];
}

/** How many saved searches have something new. */
export async function countFindsWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    with mine as materialized (${mine(actor)})
    select count(distinct m."searchId")::int as n from mine m join (${readableEntries(Prisma.sql`select "kind", "recordId" from mine`, actor.tokens)}) e on e."kind" = m."kind" and e."recordId" = m."recordId"`;
  return row?.n ?? 0;
}

/** Its owner looks at a saved search: nothing of it is new any more. Answers what was, of what they may read now. */
export async function lookedAt(db: Db | Tx, actor: Actor, id: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ recordId: string }[]>`
    with gone as (delete from "SavedFind" f using "SavedSearch" s where s."id" = f."searchId" and s."id" = ${id}::uuid and s."officialId" = ${actor.officialId}::uuid returning f."kind", f."recordId")
    select e."recordId"::text as "recordId" from (${readableEntries(Prisma.sql`select "kind", "recordId" from gone`, actor.tokens)}) e`;
  return rows.map((row) => row.recordId);
}

/** So long after it was taken up a record is found by every engine. */
const settling = 3_000;
/** What arrived is kept for so many days; a search that was not looked through for longer is asked anew as a whole. */
const daysKept = 3;
/** New finds at which nobody looks are forgotten after so many days. */
const daysWaiting = 90;
/** So many of what was there are known to a search; of one that finds more, only later records can be new. */
const mostKnown = 500;
const mostKept = 2_000;
/** More at once than this are not looked through one by one: the latest that a search finds are. */
const mostArrived = 2_000;

type Due = Pick<SavedSearch, "id" | "officialId" | "question" | "since" | "checkedAt" | "floor">;
let looking = false;

/** One round of the worker: every alert that is due looks through what arrived since it last did. Answers how many searches were asked. */
export async function lookForFinds(db: Db, at: Date, settle = settling): Promise<number> {
  if (looking) return 0;
  looking = true;
  try {
    const [clock] = await db.$queryRaw<{ upto: Date; latest: Date | null }[]>`
      select c."upto", (select max("at") from "Arrival" where "at" <= c."upto") as "latest" from (select date_trunc('milliseconds', clock_timestamp()) - ${settle} * interval '1 millisecond' as "upto") c`;
    const { upto, latest } = clock!;
    const due: Due[] = await db.savedSearch.findMany({
      where: { OR: [{ alert: "at-once", OR: [{ checkedAt: null }, ...(latest ? [{ checkedAt: { lt: latest } }] : [])] }, { alert: "daily", OR: [{ checkedOn: null }, { checkedOn: { lt: toColumn(dayOf(at)) } }] }] },
      select: { id: true, officialId: true, question: true, since: true, checkedAt: true, floor: true },
    });
    for (const [officialId, searches] of Map.groupBy(due, (search) => search.officialId)) {
      const actor = await actorOfOfficial(db, officialId, at);
      if (!actor) continue;
      const owner: Owner = { actor, checked: checkedFor(db, actor.tokens), arrived: arrivedFor(db, actor.tokens, upto) };
      for (const search of searches) await lookThrough(db, owner, search, upto, at).catch((error: unknown) => log.error({ search: search.id, error: String(error) }, "a saved search could not be asked"));
    }
    if (latest) await forgetOld(db, at);
    return due.length;
  } finally {
    looking = false;
  }
}

/** Whose searches are looked through, with what is looked up once for all of them. */
interface Owner {
  actor: Actor;
  checked: Checked;
  /** What arrived since then and they may find; null when that is too much, or longer ago than is kept. */
  arrived(since: Date): Promise<string[] | null>;
}

async function lookThrough(db: Db, owner: Owner, search: Due, upto: Date, at: Date): Promise<void> {
  const question = { ...questionInput.parse(search.question), sort: "date" as const, offset: 0 };
  const { since, floor } = search.checkedAt === null ? await getToKnow(db, owner, search, question) : { since: search.checkedAt, floor: search.floor };
  const arrived = await owner.arrived(since);
  const { hits } = arrived?.length === 0 ? { hits: [] } : await listed(db, owner.actor, { ...question, limit: mostKnown }, { strict: true, ...(arrived ? { among: arrived } : {}) }, owner.checked);
  const found = freshOf(hits, new Set(), floor);
  // Whoever changed it meanwhile, or looked through the same, goes first.
  await db.$executeRaw`
    with before as (select "known" from "SavedSearch" where "id" = ${search.id}::uuid and "checkedAt" = ${since} for update),
      fresh as (select f."kind", f."recordId" from unnest(${found.map((hit) => hit.kind)}::text[], ${found.map((hit) => hit.recordId)}::uuid[]) f("kind", "recordId"), before where f."recordId" <> all(before."known")),
      told as (insert into "SavedFind" ("searchId", "kind", "recordId", "foundAt") select ${search.id}::uuid, "kind", "recordId", ${at} from fresh on conflict do nothing),
      now_known as (select before."known" || array(select "recordId" from fresh) as "ids" from before)
    update "SavedSearch" s set "known" = k."ids"[greatest(1, cardinality(k."ids") - ${mostKept - 1}):], "checkedAt" = ${upto}, "checkedOn" = ${toColumn(dayOf(at))}::date from now_known k where s."id" = ${search.id}::uuid`;
}

type Question = Parameters<typeof listed>[2];

/** What a search finds when it begins to be told of is known; what arrived since then is not. */
async function getToKnow(db: Db, { actor, checked }: Owner, search: Due, question: Omit<Question, "limit">): Promise<{ since: Date; floor: Date | null }> {
  const since = search.since!;
  const { hits, total } = await listed(db, actor, { ...question, limit: mostKnown }, { strict: true }, checked);
  const later = new Set((await db.arrival.findMany({ where: { recordId: { in: hits.map((hit) => hit.recordId) }, at: { gt: since } }, select: { recordId: true } })).map((row) => row.recordId));
  const known = hits.filter((hit) => !later.has(hit.recordId)).map((hit) => hit.recordId);
  const floor = total > hits.length ? (hits.at(-1)?.at ?? null) : null;
  await db.savedSearch.updateMany({ where: { id: search.id, checkedAt: null, since }, data: { known, floor, checkedAt: since } });
  return { since, floor };
}

/** Looked up once for each moment since when it is asked. */
function arrivedFor(db: Db, tokens: readonly string[], upto: Date): Owner["arrived"] {
  const known = new Map<number, Promise<string[] | null>>();
  return (since) => {
    const arrived = known.get(since.getTime()) ?? arrivedSince(db, tokens, since, upto);
    known.set(since.getTime(), arrived);
    return arrived;
  };
}

async function arrivedSince(db: Db, tokens: readonly string[], since: Date, upto: Date): Promise<string[] | null> {
  if (upto.getTime() - since.getTime() > daysKept * 86_400_000) return null;
  const rows = await db.arrival.findMany({ where: { at: { gt: since, lte: upto } }, select: { recordId: true }, take: mostArrived + 1 });
  if (rows.length > mostArrived) return null;
  return rows.length === 0 ? [] : findableAmong(db, rows.map((row) => row.recordId), tokens);
}

async function forgetOld(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`delete from "Arrival" where "at" < clock_timestamp() - ${daysKept} * interval '1 day'`;
  await db.savedFind.deleteMany({ where: { foundAt: { lt: new Date(at.getTime() - daysWaiting * 86_400_000) } } });
}
