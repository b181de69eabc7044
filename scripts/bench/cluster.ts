import { freePort } from "#lib/platform/embedded/postgres.ts";
import { database } from "#lib/platform/database.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { Engine } from "#lib/search/engine.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { startElasticsearch } from "../elasticsearch.ts";
import type { Instance } from "../instance.ts";
import { addressOf, serve } from "../serve.ts";
import { notMeasured } from "./measure.ts";
import type { Line } from "./measure.ts";

/** A server that has just begun is measured once its code has run often. */
export const warm = 100;

/** What is measured on Elasticsearch: a cluster filled with what stands in the records, and a server beside the first that asks it. */
export async function onElasticsearch(instance: Instance, named: string | undefined, say: (line: string) => void, measured: (engine: Engine, url: string) => Promise<Line[]>): Promise<Line[]> {
  let cluster: Awaited<ReturnType<typeof startElasticsearch>>;
  try {
    cluster = named ? { url: named, stop: async () => undefined } : await startElasticsearch({ say });
  } catch (error) {
    return [notMeasured("Elasticsearch", "it could not be started here", error)];
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
    return await measured(engine, addressOf(beside));
  } finally {
    delete process.env["ELASTICSEARCH_URL"];
    await served?.stop();
    await cluster.stop();
  }
}
