import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { actsOn } from "#lib/history/of-record.ts";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { May } from "#lib/refusal.ts";
import { readableEntries, readableOf } from "#lib/search/truth.ts";
import type { ShownEntry } from "#lib/search/truth.ts";
import { mayOfCollection } from "#lib/keeping/collection-rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Collection, HistoryEntry } from "#prisma/generated/client.ts";

export interface CollectionLine extends Pick<Collection, "id" | "postId" | "title" | "note" | "shared" | "postNameKo" | "postNameEn" | "departmentNameKo" | "departmentNameEn" | "changedAt"> {
  /** Whether the reader holds its post. */
  own: boolean;
  /** How many of its records the reader may read; others are not counted. */
  items: number;
}

const longest = 200;
const postsOf = (actor: Actor) => actor.seats.map((seat) => seat.postId);

/** The collections that somebody reads, those of their own posts first; of one post alone where it is named. One statement. */
export function collectionsOf(db: Db | Tx, actor: Actor, postId: string | null = null): Promise<CollectionLine[]> {
  return db.$queryRaw<CollectionLine[]>`
    with seen as materialized (select * from "Collection" where "readers" && ${[...actor.tokens]}::text[] and (${postId}::uuid is null or "postId" = ${postId}::uuid) order by "changedAt" desc, "id" limit ${longest}),
      held as materialized (select "collectionId", "kind", "recordId" from "CollectionItem" where "collectionId" in (select "id" from seen)),
      read as materialized (select e."kind", e."recordId" from (${readableEntries(Prisma.sql`select "kind", "recordId" from held`, actor.tokens)}) e)
    select c."id", c."postId", c."title", c."note", c."shared", c."postNameKo", c."postNameEn", c."departmentNameKo", c."departmentNameEn", c."changedAt", c."postId" = any(${postsOf(actor)}::uuid[]) as "own",
      (select count(*)::int from held h join read r on r."kind" = h."kind" and r."recordId" = h."recordId" where h."collectionId" = c."id") as "items"
    from seen c order by "own" desc, c."changedAt" desc, c."id"`;
}

export interface CollectionItemShown extends ShownEntry {
  position: number;
  note: string;
}

/** The records of a collection that somebody may read now, in their order; of the others nothing is told. */
export function itemsOf(db: Db | Tx, actor: Actor, id: string): Promise<CollectionItemShown[]> {
  return db.$queryRaw<CollectionItemShown[]>`
    with held as materialized (select "kind", "recordId", "position", "note" from "CollectionItem" where "collectionId" = ${id}::uuid)
    select e.*, h."position", h."note" from held h join (${readableEntries(Prisma.sql`select "kind", "recordId" from held`, actor.tokens)}) e on e."kind" = h."kind" and e."recordId" = h."recordId"
    order by h."position", h."recordId"`;
}

export interface OpenCollection {
  row: Collection;
  items: CollectionItemShown[];
  acts: HistoryEntry[];
  may: May<"change">;
}

const ofRecord = z.object({ kind: z.string(), recordId: z.uuid() });

/** The latest acts on a collection. One on a record in it is for whoever may read that record now, also where it was taken out. */
async function actsFor(db: Db, actor: Actor, id: string): Promise<HistoryEntry[]> {
  const acts = (await actsOn(db, { kind: "collection", id }, 100)).map((act) => ({ act, of: ofRecord.safeParse(act.after).data }));
  const readable = await readableOf(db, acts.flatMap(({ of }) => of ?? []), actor.tokens);
  return acts.filter(({ act, of }) => (of ? readable.has(of.recordId) : !act.act.startsWith("collection.item-"))).map(({ act }) => act);
}

/** Opens a collection: decides, logs the reading or its refusal. */
export async function openCollection(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api" = "page"): Promise<OpenCollection> {
  const row = await db.collection.findUnique({ where: { id } });
  if (!row) throw notFound();
  const reads = mayRead(row, actor.tokens);
  await logRead(db, { actor, at: now, record: { kind: "collection", id }, outcome: reads ? "read" : "refused", via });
  if (!reads) throw notFound();
  const [items, acts] = await Promise.all([itemsOf(db, actor, id), actsFor(db, actor, id)]);
  return { row, items, acts, may: mayOfCollection(row.postId, postsOf(actor)) };
}

/** A record as search shows it, for whoever may read it now; null for others and where there is none. */
export async function recordShown(db: Db | Tx, actor: Actor, kind: string, recordId: string): Promise<ShownEntry | null> {
  const [row] = await db.$queryRaw<ShownEntry[]>`${readableEntries(Prisma.sql`select ${kind}::text as "kind", ${recordId}::uuid as "recordId"`, actor.tokens)}`;
  return row ?? null;
}
