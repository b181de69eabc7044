import pg from "pg";
import { everyone } from "#lib/access/rules.ts";
import type { Db } from "#lib/platform/database.ts";
import { forgetSetting, keepSetting, settingOf } from "#lib/platform/setting-rows.ts";
import { budget } from "#lib/search/clients.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { forgetGhosts } from "#lib/search/ghosts.ts";
import { keptEntries } from "#lib/search/kept.ts";
import { applied, changeOf } from "#lib/search/changes.ts";
import { heldAtOnce } from "#lib/search/missed.ts";
import type { Sized } from "#lib/search/missed.ts";
import { prepared } from "#lib/search/prepare.ts";
import { averages, remeasure } from "#lib/search/snapshot.ts";
import { sources } from "#lib/search/sources.ts";
import { madeUntidy, tidy } from "#lib/search/tidying.ts";
import { betweenTurns, inTurn, inTurnOfEntries } from "#lib/search/turns.ts";

/*
 * Both indexes are built anew while they answer: PostgreSQL's row by row in its place, the cluster's
 * beside the one in use. How far it came is kept after each page, so that a rebuild that was broken off
 * goes on from there.
 */

/** Grows with each change of how words are cut or weighed, or of what an entry says: rows of an older cut are made anew by the worker, in their place. */
const cut = 5;
const cutKey = "search.cut";
const progressKey = "search.rebuild";
const page = 200;
/** A question that takes a cluster longer, in milliseconds, is not waited for with the index it was put to: PostgreSQL answers it. */
const longestAsked = 3_000;

/** How far a rebuild has come. */
interface Progress {
  cut: number;
  /** When the last page was kept. */
  at: number;
  /** Records gone through, of how many. */
  done: number;
  of: number;
  entries: number;
  /** The place of the source that is gone through, and the last id of it; past the last one when PostgreSQL's index is whole. */
  source: number;
  after: string | null;
  /** The index of the cluster that is filled, and the last entry that it holds. */
  index: string | null;
  last: { kind: string; recordId: string } | null;
}

export interface Telling {
  /** A rebuild that was broken off is gone on with. */
  resumed?(done: number, of: number): void;
  /** Another one builds; this waits for it. */
  waits?(): void;
  progress?(engine: "embedded" | "elasticsearch", done: number, of: number): void;
}

export interface Wanted {
  /** PostgreSQL's index too, or the cluster's alone, from the rows of PostgreSQL. */
  embedded: boolean;
  /** From the beginning, whatever was built before. */
  anew?: boolean;
  /** Asked when it is its turn: whether it still has to be done. */
  needed?(): Promise<boolean>;
}

/** Builds the indexes anew, or goes on with what was broken off. Answers how many entries there are. */
export function rebuild(db: Db, at: Date, wanted: Wanted, telling: Telling = {}): Promise<number> {
  return alone(async () => {
    if (wanted.needed && !(await wanted.needed())) return 0;
    const progress = (!wanted.anew && (await brokenOff(db, telling))) || (await begun(db, at, wanted));
    await buildEmbedded(db, at, progress, telling);
    const cluster = await clusterOf(db);
    if (cluster) await buildCluster(db, cluster, progress, telling);
    await forgetSetting(db, progressKey);
    return progress.entries;
  }, telling);
}

/** Without a page for so long a rebuild was broken off, and nobody else sees to it. */
const abandoned = 60_000;

/** A rebuild that goes on, or was broken off. */
export async function underWay(db: Db): Promise<(Progress & { left: boolean }) | null> {
  const kept = (await settingOf(db, progressKey)) as unknown as Progress | null;
  return kept?.cut === cut ? { ...kept, left: Date.now() - kept.at > abandoned } : null;
}

/** Whether there are no rows, or they are of an older cut. */
export async function isWanting(db: Db): Promise<"nothing" | "older" | "no"> {
  if ((await db.searchEntry.findFirst({ select: { kind: true } })) === null) return "nothing";
  return Number((await settingOf(db, cutKey)) ?? cut) < cut ? "older" : "no";
}

/** Whether the index of PostgreSQL has been built whole once: until then a search finds a part of what it should. */
export async function isLaid(db: Db): Promise<boolean> {
  if (typeof (await settingOf(db, cutKey)) === "number") return true;
  return (await isWanting(db)) !== "nothing" && (await underWay(db)) === null;
}

const keep = (db: Db, progress: Progress) => keepSetting(db, progressKey, { ...progress, at: Date.now() });

async function brokenOff(db: Db, telling: Telling): Promise<Progress | null> {
  const progress = await underWay(db);
  if (progress) telling.resumed?.(progress.done, progress.of);
  return progress;
}

async function begun(db: Db, at: Date, { embedded }: Wanted): Promise<Progress> {
  const progress: Progress = { cut, at: 0, done: 0, of: 0, entries: 0, source: embedded ? 0 : sources.length, after: null, index: null, last: null };
  if (embedded) {
    await remeasure(db, await sample(db, at));
    progress.of = await recordsOf(db);
  }
  await keep(db, progress);
  return progress;
}

async function recordsOf(db: Db): Promise<number> {
  let records = 0;
  for (const source of sources) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await source.ids(db, after, 10_000);
      if (ids.length === 0) break;
      records += ids.length;
      after = ids.at(-1)!;
    }
  }
  return records;
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

async function buildEmbedded(db: Db, at: Date, progress: Progress, telling: Telling): Promise<void> {
  const embedded = embeddedEngine(db);
  if (progress.source >= sources.length) return;
  const usual = await averages(db);
  for (; progress.source < sources.length; Object.assign(progress, { source: progress.source + 1, after: null })) {
    const source = sources[progress.source]!;
    for (;;) {
      const ids: string[] = await source.ids(db, progress.after, page);
      if (ids.length === 0) break;
      const entries = await inTurn(db, ids, async () => {
        const change = await changeOf(db, source, ids, at, usual);
        await applied(embedded, change);
        return change.entries.length;
      });
      Object.assign(progress, { after: ids.at(-1)!, done: progress.done + ids.length, entries: progress.entries + entries });
      await keep(db, progress);
      telling.progress?.("embedded", progress.done, Math.max(progress.of, progress.done));
    }
  }
  madeUntidy(db);
  await tidy(db);
  await forgetGhosts(db, at);
  await embedded.weigh();
  await keepSetting(db, cutKey, cut);
  await keep(db, progress);
}

/** Fills a new index from the rows of PostgreSQL, and asks it when it is whole. */
async function buildCluster(db: Db, cluster: ElasticsearchEngine, progress: Progress, telling: Telling): Promise<void> {
  if (progress.index === null || !(await cluster.isBuilt(progress.index))) Object.assign(progress, { index: await cluster.begin(), last: null });
  const index = progress.index!;
  await keep(db, progress);
  const of = await db.searchEntry.count();
  let done = progress.last ? await rowsUntil(db, progress.last) : 0;
  // While the cluster takes a page the next one is read; how far it came is kept in their order.
  let before: Promise<void> = Promise.resolve();
  let reached = progress.last;
  try {
    for (;;) {
      const next = heldAtOnce(await rowsAfter(db, reached));
      const end = next.at(-1);
      if (!end) break;
      reached = { kind: end.kind, recordId: end.recordId };
      const filled = inTurnOfEntries(db, next.map((row) => row.recordId), async () => cluster.fill(index, await keptEntries(next)));
      const [earlier, last] = [before, reached];
      before = (async () => {
        // Where one fails the other is not left under way.
        const failed = (await Promise.allSettled([earlier, filled])).find((one) => one.status === "rejected");
        if (failed) throw failed.reason;
        done += next.length;
        progress.last = last;
        await keep(db, progress);
        telling.progress?.("elasticsearch", done, Math.max(of, done));
      })();
      // Whoever waits for it hears of a failure.
      before.catch(() => undefined);
      await earlier;
    }
  } finally {
    await before;
  }
  const answered = await cluster.ready();
  await cluster.swap(index);
  progress.entries ||= of;
  // What was asked of the index that was in use is answered before it goes.
  if (answered) await new Promise((resolve) => setTimeout(resolve, Math.min(budget(), longestAsked) + 500));
  await betweenTurns(db, () => cluster.clear());
}

function rowsAfter(db: Db, last: Progress["last"]): Promise<Sized[]> {
  return db.$queryRaw`
    select "kind", "recordId"::text as "recordId", octet_length("text") as "bytes" from "SearchEntry" where ${last === null}::boolean or ("kind", "recordId") > (${last?.kind ?? ""}::text, ${last?.recordId ?? null}::uuid) order by "kind", "recordId" limit ${page}`;
}

async function rowsUntil(db: Db, last: NonNullable<Progress["last"]>): Promise<number> {
  const [row] = await db.$queryRaw<{ rows: number }[]>`select count(*)::int as rows from "SearchEntry" where ("kind", "recordId") <= (${last.kind}::text, ${last.recordId}::uuid)`;
  return row?.rows ?? 0;
}

/** One rebuild at a time, whoever began it; the lock goes with the process that holds it. */
async function alone<T>(work: () => Promise<T>, telling: Telling): Promise<T> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"], application_name: "onmaru rebuild" });
  await client.connect();
  // A server that is stopped ends this connection too; the work itself says so.
  client.on("error", () => undefined);
  try {
    for (let told = false; !(await client.query<{ got: boolean }>("select pg_try_advisory_lock(hashtextextended('search rebuild', 0)) as got")).rows[0]?.got; told = true) {
      if (!told) telling.waits?.();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
