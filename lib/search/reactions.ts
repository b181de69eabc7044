import { everyone } from "#lib/access/rules.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { clusterOf } from "#lib/search/door.ts";
import { isAway } from "#lib/search/elasticsearch.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, Prepared } from "#lib/search/engine.ts";
import { prepared } from "#lib/search/prepare.ts";
import { averages, remeasure } from "#lib/search/snapshot.ts";
import type { Source } from "#lib/search/source.ts";
import { carriers, sources } from "#lib/search/sources.ts";

/** Indexes records as they change; what is gone is taken out. */
export const indexing: readonly Reaction[] = [
  ...sources.map((source): Reaction => ({
    name: `index ${source.kind} on ${source.topic}`,
    topics: [source.topic],
    run: (messages) => indexRecords(source, [...new Set(messages.map((message) => message.recordId))]),
  })),
  ...carriers.map(({ attachments, carrying }): Reaction => ({
    name: `index attachments whose text was read, on ${attachments.topic}`,
    topics: ["file.read"],
    run: async (messages) => indexRecords(attachments, await carrying(database(), messages.map((message) => message.recordId))),
  })),
];

async function indexRecords(source: Source, changed: readonly string[]): Promise<void> {
  if (changed.length === 0) return;
  const ids = source.also ? [...new Set([...changed, ...(await source.also(database(), changed))])] : changed;
  const usual = await averages(database());
  const entries = (await source.entries(database(), ids, now())).map((entry) => prepared(entry, usual));
  const there = new Set(entries.map((entry) => entry.recordId));
  const known = source.parts ? await source.parts(database(), ids) : ids;
  const gone = known.filter((id) => !there.has(id));
  const keep = async (engine: Engine) => {
    await engine.index(entries);
    if (gone.length > 0) await engine.remove(source.kind, gone);
  };
  await keep(embeddedEngine(database()));
  const cluster = await clusterOf(database());
  // What a cluster that is away misses, `mendCluster` makes good.
  if (cluster) await keep(cluster).catch(unlessAway);
}

/** Indexes everything anew in both engines, and weighs the terms. Answers how many records there are. */
export async function reindex(db: Db, at: Date, say: (done: number) => void): Promise<number> {
  await remeasure(db, await sample(db, at));
  const embedded = embeddedEngine(db);
  const done = await fill(db, at, embedded, say);
  await embedded.weigh();
  const cluster = await clusterOf(db);
  if (cluster) await cluster.rebuild(() => copy(db, cluster));
  return done;
}

/** How long records are: of what every official may read, what is indexed, or else some of each kind. */
async function sample(db: Db, at: Date): Promise<number[][]> {
  const indexed = await db.$queryRaw<{ measures: number[] }[]>`select "measures" from "SearchEntry" where 'all' = any("readers") order by "recordId" limit 20000`;
  if (indexed.length > 0) return indexed.map((row) => row.measures);
  const usual = await averages(db);
  const some = [];
  for (const source of sources) {
    const entries = await source.entries(db, await source.ids(db, null, 400), at);
    some.push(...entries.filter((entry) => entry.readers.includes(everyone)).map((entry) => [...prepared(entry, usual).measures]));
  }
  return some;
}

async function fill(db: Db, at: Date, engine: Engine, say: (done: number) => void): Promise<number> {
  const usual = await averages(db);
  let done = 0;
  for (const source of sources) {
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await source.ids(db, after, 200);
      if (ids.length === 0) break;
      const entries = (await source.entries(db, ids, at)).map((entry) => prepared(entry, usual));
      await engine.index(entries);
      after = ids[ids.length - 1]!;
      done += entries.length;
      say(done);
    }
  }
  return done;
}

/** After a first start nothing is indexed yet: the worker sees to it. */
export async function indexWhenEmpty(db: Db, at: Date): Promise<void> {
  if ((await db.searchEntry.count()) === 0) await reindex(db, at, () => undefined).catch(unlessAway);
}

const settling = 3_000;
/** An index in use is not built anew more often than this. */
const rest = 600_000;
let mendedAt = 0;

/** Fills the cluster from what PostgreSQL keeps when it has no index, or lacks what was written while it was away. Answers whether it did. */
export async function mendCluster(db: Db): Promise<boolean> {
  const cluster = await clusterOf(db);
  if (!cluster) return false;
  try {
    if (await cluster.ready()) {
      if (Date.now() - mendedAt < rest || (await agrees(db, cluster))) return false;
      await new Promise((resolve) => setTimeout(resolve, settling));
      if (await agrees(db, cluster)) return false;
    }
    mendedAt = Date.now();
    await cluster.rebuild(() => copy(db, cluster));
    return true;
  } catch (error) {
    unlessAway(error);
    return false;
  }
}

async function copy(db: Db, cluster: Engine): Promise<void> {
  let last: { kind: string; recordId: string } | null = null;
  for (;;) {
    const rows: Prepared[] = (await db.searchEntry.findMany({
      ...(last ? { cursor: { kind_recordId: last }, skip: 1 } : {}),
      orderBy: [{ kind: "asc" }, { recordId: "asc" }],
      take: 200,
      omit: { month: true },
    })) as Prepared[];
    const end = rows.at(-1);
    if (!end) return;
    await cluster.index(rows);
    last = { kind: end.kind, recordId: end.recordId };
  }
}

async function agrees(db: Db, cluster: ElasticsearchEngine): Promise<boolean> {
  await cluster.refresh();
  const [there, here] = await Promise.all([cluster.extent(), db.searchEntry.aggregate({ _count: true, _sum: { seq: true } })]);
  return there.records === here._count && there.versions === (here._sum.seq ?? 0);
}

function unlessAway(error: unknown): void {
  if (!isAway(error)) throw error;
  log.warn({ error: error instanceof Error ? error.message : String(error) }, "the search cluster is away; PostgreSQL answers");
}
