import { Client } from "@elastic/elasticsearch";
import type { estypes } from "@elastic/elasticsearch";
import type { Db } from "#lib/platform/database.ts";

/** Sets what the indices of a database's cluster are: how soon they show what was written, whether they take anything. */
export async function setIndices(db: Db, url: string, settings: estypes.IndicesIndexSettings): Promise<void> {
  const [row] = await db.$queryRaw<{ name: string }[]>`select current_database()::text as "name"`;
  await new Client({ node: url }).indices.putSettings({ index: `onmaru-${row!.name.toLowerCase().replace(/[^a-z0-9_]/g, "_")}-*`, settings });
}
