import { database } from "#lib/platform/database.ts";
import { readSealsFile, verifyReads } from "#lib/history/read-seals.ts";
import { outsideSeals, sealsFile } from "#lib/history/seal.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import type { Instance } from "./instance.ts";

/** `npm run history:verify`: ends with 1 and the first bad place when the history was touched. */
export async function main(_words: string[], instance?: Instance): Promise<number> {
  const file = sealsFile(instance?.settings.data);
  const verdict = await verifyHistory(database(), outsideSeals(file));
  if (verdict.bad) {
    process.stdout.write(`The history does not hold: ${verdict.bad}\n`);
    return 1;
  }
  const reads = await verifyReads(database(), outsideSeals(readSealsFile(instance?.settings.data)));
  if (reads.bad) {
    process.stdout.write(`The log of reads does not hold: ${reads.bad}\n`);
    return 1;
  }
  const vouched = verdict.until ? `until ${verdict.until.toISOString()}` : "not yet: nothing has been sealed";
  process.stdout.write(`${verdict.entries} acts and ${verdict.seals} seals hold, ${reads.rows} sealed reads too; vouched for ${vouched}${verdict.outside ? "" : `, by the database alone (no seals at ${file})`}.\n`);
  return 0;
}
