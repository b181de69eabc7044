import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { reindex } from "#lib/search/reactions.ts";

/** `npm run reindex`: everything is indexed anew, with progress. */
export async function main(): Promise<number> {
  const began = Date.now();
  const done = await reindex(database(), now(), (count) => process.stderr.write(`  ${count} records\n`));
  process.stdout.write(`${done} records indexed in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  return 0;
}
