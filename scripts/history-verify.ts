import { database } from "#lib/platform/database.ts";
import { sentenceOf, verifyWhole } from "#lib/audit/verify.ts";
import { readSealsFile } from "#lib/history/read-seals.ts";
import { outsideSeals, sealsFile } from "#lib/history/seal.ts";
import type { Instance } from "./instance.ts";

/** `npm run history:verify`: ends with 1 and the first bad place when the history was touched, or a text of which it tells. */
export async function main(_words: string[], instance?: Instance): Promise<number> {
  const data = instance?.settings.data;
  const file = sealsFile(data);
  const verdict = await verifyWhole(database(), { history: outsideSeals(file), reads: outsideSeals(readSealsFile(data)) });
  if (verdict.bad) {
    process.stdout.write(`The history does not hold: ${sentenceOf("en", verdict.bad)}\n`);
    return 1;
  }
  const vouched = verdict.until ? `until ${verdict.until.toISOString()}` : "not yet: nothing has been sealed";
  process.stdout.write(`${verdict.entries} acts and ${verdict.seals} seals hold, ${verdict.texts} texts and ${verdict.reads} sealed reads too; vouched for ${vouched}${verdict.outside ? "" : `, by the database alone (no seals at ${file})`}.\n`);
  return 0;
}
