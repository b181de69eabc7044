import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { Engine } from "#lib/search/engine.ts";
import { indexing } from "#lib/search/reactions.ts";

/* Tests through the product's own door, which asks the cluster that is named, or PostgreSQL where none is. */

const url = process.env["ELASTICSEARCH_URL"];

/** Which engines answer at the door here, for a suite each. */
export const enginesAtTheDoor: readonly Engine["name"][] = url ? ["elasticsearch", "embedded"] : ["embedded"];

/** A database of which this engine answers. */
export function databaseFor(engine: Engine["name"]): Promise<TestDatabase> {
  if (engine === "embedded") delete process.env["ELASTICSEARCH_URL"];
  return testDatabase();
}

/** Ends it with its index in the cluster, which is named again. */
export async function dropWithIndex(base: TestDatabase): Promise<void> {
  await (await clusterOf(base.db))?.drop();
  await base.drop();
  if (url) process.env["ELASTICSEARCH_URL"] = url;
}

/** Waits until all that was done is found. */
export async function settled(base: TestDatabase): Promise<void> {
  while ((await runOutboxOnce(indexing)) > 0);
  await (await clusterOf(base.db))?.refresh();
}
