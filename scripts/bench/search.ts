import { freePort } from "#lib/platform/embedded/postgres.ts";
import { database } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { startElasticsearch } from "../elasticsearch.ts";
import type { Instance } from "../instance.ts";
import { addressOf, serve } from "../serve.ts";
import { asked } from "./asked.ts";
import { alternating, both, ms, notMeasured, times } from "./measure.ts";
import type { Line, Spread } from "./measure.ts";
import { visitor } from "./visitor.ts";

const turns = 150;
/** A server that has just begun is measured once its code has run often. */
const warm = 100;

const apiLine = (what: string, api: Spread, noop: Spread, raw: Spread): Line => {
  const most = noop.p50 + 1.5 * raw.p50;
  return { what, value: both(api), goal: `≤ no work + 1.5 × engine = ${ms(most)}`, held: api.p50 <= most };
};

/** The search API beside an answer without work and its engine alone: first on PostgreSQL, then on Elasticsearch. */
export async function searches(url: string, actor: Actor, instance: Instance, named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  const who = await visitor(url, actor.login);
  const question = (turn: number) => ({ q: asked(turn), tokens: actor.tokens, sort: "fit" as const, limit: 20, offset: 0 });
  const api = (turn: number) => `/api/v1/search?q=${encodeURIComponent(asked(turn))}`;
  const raw = (turn: number) => embeddedEngine(database()).query(question(turn));
  const embedded = await alternating(turns, { noop: () => who.get("/api/v1/session"), raw, api: (turn) => who.get(api(turn)) }, warm);
  const lines: Line[] = [
    { what: "authenticated answer without work, p50/p95", value: both(embedded.noop) },
    { what: "embedded engine alone, p50/p95", value: both(embedded.raw) },
    apiLine("search API on it, p50/p95", embedded.api, embedded.noop, embedded.raw),
  ];
  let cluster: Awaited<ReturnType<typeof startElasticsearch>>;
  try {
    cluster = named ? { url: named, stop: async () => undefined } : await startElasticsearch({ say });
  } catch (error) {
    return [...lines, notMeasured("Elasticsearch", `it could not be started here: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`)];
  }
  process.env["ELASTICSEARCH_URL"] = cluster.url;
  const port = await freePort(0);
  const beside: Instance = { ...instance, settings: { ...instance.settings, port }, environment: { ...instance.environment, PORT: String(port), ELASTICSEARCH_URL: cluster.url } };
  let served: ReturnType<typeof serve>["served"] | undefined;
  try {
    // Filled before the second worker begins, which then finds nothing to mend.
    await mendCluster(database());
    const parts = serve(beside, false);
    served = parts.served;
    await parts.ready;
    const engine = await clusterOf(database());
    if (!engine) throw new Error("The cluster is not known.");
    const there = await visitor(addressOf(beside), actor.login);
    const found = await alternating(turns, { noop: () => there.get("/api/v1/session"), raw, elastic: (turn) => engine.query(question(turn)), api: (turn) => there.get(api(turn)) }, warm);
    lines.push(
      { what: "Elasticsearch alone, p50/p95", value: both(found.elastic) },
      { what: "embedded engine in the same turns, p50/p95", value: both(found.raw), goal: `≤ 3 × Elasticsearch (${times(found.raw.p50, found.elastic.p50)})`, held: found.raw.p50 <= 3 * found.elastic.p50 },
      apiLine("search API on Elasticsearch, p50/p95", found.api, found.noop, found.elastic),
    );
    return lines;
  } finally {
    delete process.env["ELASTICSEARCH_URL"];
    await served?.stop();
    await cluster.stop();
  }
}
