import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import { failed, mayTry, worked } from "#lib/search/breaker.ts";
import { isRefused, isUnasked } from "#lib/search/clients.ts";
import { elasticsearchEngine } from "#lib/search/elasticsearch.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Engine, Found } from "#lib/search/engine.ts";
import { isBehind, keepRefused } from "#lib/search/missed.ts";
import { questionOf } from "#lib/search/question.ts";
import { averages } from "#lib/search/snapshot.ts";

export interface Answer extends Found {
  engine: Engine["name"];
  /** True when the cluster should have answered and PostgreSQL did. */
  fallback: boolean;
}

/** Asks the cluster where there is one, and PostgreSQL where there is none, it is away or too slow, or it lacks what was written meanwhile. */
export async function ask(db: Db, asked: Asked): Promise<Answer> {
  const cluster = await clusterOf(db);
  if (!cluster) return { ...(await embeddedEngine(db).query(asked)), engine: "embedded", fallback: false };
  if (!(await isBehind(db)) && mayTry(cluster.url)) {
    try {
      const found = await cluster.query(asked);
      worked(cluster.url);
      return { ...found, engine: "elasticsearch", fallback: false };
    } catch (error) {
      if (!isRefused(error)) throw error;
      const unasked = isUnasked(error);
      // One question that the cluster does not take keeps no other from it.
      (unasked ? worked : failed)(cluster.url);
      log.warn({ error: error instanceof Error ? error.message : String(error) }, unasked ? "the search cluster does not take a question; PostgreSQL answers" : "the search cluster is away; PostgreSQL answers");
    }
  }
  return { ...(await embeddedEngine(db).query(asked)), engine: "embedded", fallback: true };
}

const names = new WeakMap<Db, Promise<string>>();

/** The engine of the cluster named in ELASTICSEARCH_URL, or null. */
export async function clusterOf(db: Db): Promise<ElasticsearchEngine | null> {
  const url = process.env["ELASTICSEARCH_URL"];
  if (!url) return null;
  const name = names.get(db) ?? nameIn(db);
  names.set(db, name);
  return elasticsearchEngine({ url, name: await name, ...mapping, question: (typed, exact) => questionOf(db, typed, { exact }), averages: () => averages(db), told: (settled, refused) => keepRefused(db, settled, refused) });
}

/** The version grows with each change of the mapping: a new index is built then, and meanwhile one of an older version answers, if it is no older than the oldest that today's questions can be asked of. */
const mapping = { version: 4, oldest: 3 };

/** Several databases may share a cluster: each has a name of its own. */
async function nameIn(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ name: string; oid: string }[]>`select current_database()::text as name, oid::text as oid from pg_database where datname = current_database()`;
  const [server] = await db.$queryRaw<{ id: string }[]>`select system_identifier::text as id from pg_control_system()`;
  return `onmaru-${(row?.name ?? "").toLowerCase().replace(/[^a-z0-9_]/g, "_")}-${row?.oid ?? ""}-${BigInt(server?.id ?? 0).toString(36)}`;
}
