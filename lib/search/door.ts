import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import { elasticsearchEngine, isAway } from "#lib/search/elasticsearch.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Engine, Found } from "#lib/search/engine.ts";
import { questionOf } from "#lib/search/question.ts";
import { averages } from "#lib/search/snapshot.ts";

export interface Answer extends Found {
  engine: Engine["name"];
  /** True when the cluster should have answered and PostgreSQL did. */
  fallback: boolean;
}

/** After a failure the cluster is left alone for so long, so that nobody waits for it at each question. */
const respite = 5_000;
let awayUntil = 0;

/** Asks the cluster where there is one, and PostgreSQL where there is none or it is away. */
export async function ask(db: Db, asked: Asked): Promise<Answer> {
  const cluster = await clusterOf(db);
  if (!cluster) return { ...(await embeddedEngine(db).query(asked)), engine: "embedded", fallback: false };
  if (Date.now() >= awayUntil) {
    try {
      return { ...(await cluster.query(asked)), engine: "elasticsearch", fallback: false };
    } catch (error) {
      if (!isAway(error)) throw error;
      awayUntil = Date.now() + respite;
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "the search cluster is away; PostgreSQL answers");
    }
  }
  return { ...(await embeddedEngine(db).query(asked)), engine: "embedded", fallback: true };
}

const aliases = new WeakMap<Db, Promise<string>>();

/** The engine of the cluster named in ELASTICSEARCH_URL, or null. */
export async function clusterOf(db: Db): Promise<ElasticsearchEngine | null> {
  const url = process.env["ELASTICSEARCH_URL"];
  if (!url) return null;
  const alias = aliases.get(db) ?? aliasOf(db);
  aliases.set(db, alias);
  return elasticsearchEngine({ url, alias: await alias, question: (typed) => questionOf(db, typed), averages: () => averages(db) });
}

/** Grows with each change of the mapping: an index of an older one is not asked, and a new one is built. */
const mapping = 3;

/** Several databases may share a cluster: each has an alias of its own. */
async function aliasOf(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ name: string; oid: string }[]>`select current_database()::text as name, oid::text as oid from pg_database where datname = current_database()`;
  const [server] = await db.$queryRaw<{ id: string }[]>`select system_identifier::text as id from pg_control_system()`;
  return `onmaru-${(row?.name ?? "").toLowerCase().replace(/[^a-z0-9_]/g, "_")}-${row?.oid ?? ""}-${BigInt(server?.id ?? 0).toString(36)}.${mapping}`;
}
