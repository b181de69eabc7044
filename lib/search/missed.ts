import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import { applied } from "#lib/search/changes.ts";
import type { Change } from "#lib/search/changes.ts";
import { isAway } from "#lib/search/clients.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import type { EntryName } from "#lib/search/engine.ts";
import { keptEntries } from "#lib/search/kept.ts";
import { portions } from "#lib/search/portions.ts";
import { inTurnOfEntries } from "#lib/search/turns.ts";

/*
 * While the cluster is away PostgreSQL answers, and keeps a list of what the cluster missed. When it is
 * back it is brought that, and only then asked again.
 */

const page = 200;
/** So much text is held at once, in bytes. */
const pageBytes = 10_000_000;

export type Sized = EntryName & { bytes: number };
/** As many of these as may be held at once, but one at least. */
export const heldAtOnce = (named: readonly Sized[]): EntryName[] => (portions(named, (one) => one.bytes, pageBytes).next().value ?? []).map(({ kind, recordId }: Sized) => ({ kind, recordId }));

/**
 * Writes a change to the cluster, or into the list of what it missed. While anything stands there whatever comes joins it:
 * nobody's acts wait for a cluster that is away or slow. Called in the turn of its records.
 */
export async function bring(db: Db, cluster: ElasticsearchEngine, change: Change): Promise<void> {
  if (!(await missesAny(db))) {
    try {
      await applied(cluster, change);
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "the search cluster is away; what it misses is kept for it");
    }
  }
  const ids = [...change.entries.map((entry) => entry.recordId), ...change.gone];
  await db.$executeRaw`insert into "SearchMissed" ("kind", "recordId") select ${change.kind}::text, id from unnest(${ids}::uuid[]) id on conflict ("kind", "recordId") do update set "refused" = false`;
}

const missesAny = async (db: Db): Promise<boolean> => (await db.searchMissed.findFirst({ where: { refused: false }, select: { kind: true } })) !== null;

/** How many entries the cluster still misses, and how many it does not take at all. */
export async function missedBy(db: Db): Promise<{ missed: number; refused: number }> {
  const [missed, refused] = await Promise.all([db.searchMissed.count({ where: { refused: false } }), db.searchMissed.count({ where: { refused: true } })]);
  return { missed, refused };
}

const columnsOf = (some: readonly EntryName[]) => Prisma.sql`unnest(${some.map(({ kind }) => kind)}::text[], ${some.map(({ recordId }) => recordId)}::uuid[])`;

/** Keeps what the cluster does not take, so that it is counted and yet keeps nobody from asking it; what it has taken since is struck off. */
export async function keepRefused(db: Db, settled: readonly EntryName[], refused: readonly EntryName[]): Promise<void> {
  if (settled.length > 0) await db.$executeRaw`delete from "SearchMissed" where "refused" and ("kind", "recordId") in (select * from ${columnsOf(settled)})`;
  if (refused.length > 0) await db.$executeRaw`insert into "SearchMissed" ("kind", "recordId", "refused") select k, id, true from ${columnsOf(refused)} r(k, id) on conflict ("kind", "recordId") do update set "refused" = true`;
}

/** Brings the cluster what it missed, as it stands now. Answers how many entries. */
export async function catchUp(db: Db, cluster: ElasticsearchEngine): Promise<number> {
  for (let brought = 0; ; ) {
    const missed = heldAtOnce(await db.$queryRaw<Sized[]>`
      select m."kind", m."recordId"::text as "recordId", coalesce(octet_length(e."text"), 0) as "bytes" from "SearchMissed" m left join "SearchEntry" e on e."kind" = m."kind" and e."recordId" = m."recordId" where not m."refused" limit ${page}`);
    if (missed.length === 0) return brought;
    await inTurnOfEntries(db, missed.map((one) => one.recordId), async () => {
      const kept = await keptEntries(missed);
      await cluster.restore(kept);
      const there = new Set(kept.map((entry) => `${entry.kind} ${entry.recordId}`));
      for (const { kind, recordId } of missed) if (!there.has(`${kind} ${recordId}`)) await cluster.remove(kind, [recordId]);
      await db.$executeRaw`delete from "SearchMissed" where not "refused" and ("kind", "recordId") in (select * from ${columnsOf(missed)})`;
    });
    brought += missed.length;
  }
}

/** For so long it is remembered whether the cluster misses anything. */
const remembered = 1_000;
const behind = new WeakMap<Db, { until: number; misses: Promise<boolean> }>();

/** Whether the cluster misses anything and so must not be asked; looked up once a second at most. */
export function isBehind(db: Db): Promise<boolean> {
  const known = behind.get(db);
  if (known && Date.now() < known.until) return known.misses;
  const misses = missesAny(db);
  misses.catch(() => behind.delete(db));
  behind.set(db, { until: Date.now() + remembered, misses });
  return misses;
}
