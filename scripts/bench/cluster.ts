import { freePort } from "#lib/platform/embedded/port.ts";
import { closeDatabase, database } from "#lib/platform/database.ts";
import { sentence } from "#lib/platform/messages.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { Engine } from "#lib/search/engine.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { startElasticsearch } from "../elasticsearch.ts";
import { openInstance } from "../instance.ts";
import type { Instance } from "../instance.ts";
import { addressOf, serve } from "../serve.ts";
import { startTrial } from "../trial.ts";
import type { Trial } from "../trial.ts";
import { notMeasured } from "./measure.ts";
import type { Line } from "./measure.ts";
import type { Visitor } from "./visitor.ts";

/** A server that has just begun is measured once its code has run often. */
export const warm = 100;

/** Asks the product and counts the answers that PostgreSQL gave in the cluster's place: of Elasticsearch they say nothing, and there is to be none. */
export function onlyFrom(on: string, who: Visitor): { of(path: string): Promise<string>; answers(what: string): Line[] } {
  let [asked, instead] = [0, 0];
  // As it stands in the text of a page, not among the sentences that a page brings.
  const said = (["ko", "en"] as const).map((language) => `>${sentence(language, "search.fallback")}`);
  return {
    async of(path) {
      const text = await who.get(path);
      asked++;
      if (text.includes('"fallback":true') || said.some((one) => text.includes(one))) instead++;
      return text;
    },
    answers: (what) => (on === "Elasticsearch" ? [{ what: `${what}: answered by PostgreSQL instead`, value: `${instead} of ${asked}`, goal: "none", held: instead === 0 }] : []),
  };
}

/** The cluster named, or one of its own; a line that says why there is none. */
async function clusterFor(named: string | undefined, say: (line: string) => void): Promise<{ url: string; stop(): Promise<void> } | Line> {
  try {
    return named ? { url: named, stop: async () => undefined } : await startElasticsearch({ say });
  } catch (error) {
    return notMeasured("Elasticsearch", "it could not be started here", error);
  }
}

/**
 * What is measured of writing to Elasticsearch: on a product of its own, whose one worker brings what is written to the cluster.
 * Beside the first product its worker, which knows no cluster, would take half of it. Meanwhile this process works on the other's records.
 */
export async function onOwnProduct(named: string | undefined, say: (line: string) => void, measured: (engine: Engine) => Promise<Line[]>): Promise<Line[]> {
  const cluster = await clusterFor(named, say);
  if ("what" in cluster) return [cluster];
  const kept = { ...process.env };
  let trial: Trial | undefined;
  let instance: Instance | undefined;
  try {
    say("laying a second demonstration on Elasticsearch …");
    trial = await startTrial({ ELASTICSEARCH_URL: cluster.url });
    await closeDatabase();
    Object.assign(process.env, trial.environment);
    for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) delete process.env[name];
    instance = await openInstance();
    await settled(say);
    // Whatever the cluster missed while it was filled for the first time is made good here and now.
    await mendCluster(database());
    const engine = await clusterOf(database());
    if (!engine) throw new Error("The cluster is not known.");
    return await measured(engine);
  } finally {
    await closeDatabase();
    await instance?.leave();
    await trial?.stop();
    await cluster.stop();
    for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
    Object.assign(process.env, kept);
  }
}

/** After a first start the worker has much to take up; measured is a product at work, not one that begins. */
export async function settled(say: (line: string) => void): Promise<void> {
  say("waiting for the worker to take up what was laid …");
  let left = "";
  for (const end = Date.now() + 600_000; Date.now() < end; ) {
    const [waiting, words] = await Promise.all([database().outbox.count({ where: { doneAt: null } }), database().searchWord.count()]);
    if (waiting === 0 && words > 0) return;
    left = `${waiting} messages wait, ${words} words are known`;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error(`The worker has not taken up what was laid within ten minutes: ${left}.`);
}

/** What is measured on Elasticsearch: a cluster filled with what stands in the records, and a server beside the first that asks it. */
export async function onElasticsearch(instance: Instance, named: string | undefined, say: (line: string) => void, measured: (engine: Engine, url: string) => Promise<Line[]>): Promise<Line[]> {
  const cluster = await clusterFor(named, say);
  if ("what" in cluster) return [cluster];
  process.env["ELASTICSEARCH_URL"] = cluster.url;
  const port = await freePort();
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
