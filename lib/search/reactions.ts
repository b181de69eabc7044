import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { applied, changeOf } from "#lib/search/changes.ts";
import { check } from "#lib/search/checking.ts";
import { isAway } from "#lib/search/clients.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { bring, catchUp } from "#lib/search/missed.ts";
import { isWanting, rebuild, underWay } from "#lib/search/rebuilding.ts";
import type { Telling } from "#lib/search/rebuilding.ts";
import { averages } from "#lib/search/snapshot.ts";
import type { Source } from "#lib/search/source.ts";
import { carriers, sources } from "#lib/search/sources.ts";
import { madeUntidy } from "#lib/search/tidying.ts";
import { inTurn } from "#lib/search/turns.ts";

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
  const db = database();
  const ids = source.also ? [...new Set([...changed, ...(await source.also(db, changed))])] : changed;
  const [usual, cluster] = await Promise.all([averages(db), clusterOf(db)]);
  await inTurn(db, ids, async () => {
    const change = await changeOf(db, source, ids, now(), usual);
    await applied(embeddedEngine(db), change);
    madeUntidy(db);
    if (cluster) await bring(db, cluster, change);
  });
}

/** Indexes everything anew in both engines, or goes on with what was broken off, and weighs the terms. Answers how many entries there are. */
export function reindex(db: Db, at: Date, say: (done: number) => void, more: Telling & { anew?: boolean } = {}): Promise<number> {
  return rebuild(db, at, { embedded: true, anew: more.anew ?? false }, { ...more, progress: more.progress ?? ((_, done) => say(done)) });
}

/** After a first start nothing is indexed yet: the worker sees to it before anything else. */
export async function indexWhenEmpty(db: Db, at: Date): Promise<void> {
  if ((await isWanting(db)) === "nothing") await reindex(db, at, () => undefined).catch(unlessAway);
}

const settling = 3_000;
/** The extents are compared so often, in milliseconds: what nobody noticed is found so. */
const rest = 600_000;
let comparedAt = 0;
let mending = false;

/** Whether there is anything to index at all. */
async function holdsRecords(db: Db): Promise<boolean> {
  for (const source of sources) if ((await source.ids(db, null, 1)).length > 0) return true;
  return false;
}

/**
 * Makes good what an index lacks: rows that are gone or of an older cut, an index that is not there, what was written while the cluster
 * was away, and whatever else differs. Answers whether it did anything.
 */
export async function mendCluster(db: Db, at = now()): Promise<boolean> {
  if (mending) return false;
  mending = true;
  try {
    const toBuild = async () => {
      const wanting = await isWanting(db);
      return wanting === "older" || (wanting === "nothing" && (await holdsRecords(db))) || (await underWay(db))?.left === true;
    };
    if (await toBuild()) {
      await rebuild(db, at, { embedded: true, needed: toBuild });
      return true;
    }
    const cluster = await clusterOf(db);
    return cluster ? await mended(db, cluster, at) : false;
  } catch (error) {
    unlessAway(error);
    return false;
  } finally {
    mending = false;
  }
}

async function mended(db: Db, cluster: ElasticsearchEngine, at: Date): Promise<boolean> {
  if (!(await cluster.ready())) {
    await rebuild(db, at, { embedded: false, needed: async () => !(await cluster.ready()) });
    return true;
  }
  if ((await catchUp(db, cluster)) > 0) return true;
  if (Date.now() - comparedAt < rest) return false;
  comparedAt = Date.now();
  if (await agrees(db, cluster)) return false;
  await new Promise((resolve) => setTimeout(resolve, settling));
  if (await agrees(db, cluster)) return false;
  await check(db, at, true);
  return true;
}

/** Whether the cluster holds as many entries as PostgreSQL, of the same versions, but for those that it does not take. */
export async function agrees(db: Db, cluster: ElasticsearchEngine): Promise<boolean> {
  await cluster.refresh();
  const [there, [here]] = await Promise.all([cluster.extent(), db.$queryRaw<{ records: number; versions: number }[]>`
    select count(*)::int as records, coalesce(sum("seq"), 0)::float8 as versions from "SearchEntry" e where not exists (select from "SearchMissed" m where m."refused" and m."kind" = e."kind" and m."recordId" = e."recordId")`]);
  return there.records === here?.records && there.versions === here.versions;
}

function unlessAway(error: unknown): void {
  if (!isAway(error)) throw error;
  log.warn({ error: error instanceof Error ? error.message : String(error) }, "the search cluster is away; PostgreSQL answers");
}
