import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { check } from "#lib/search/checking.ts";
import type { Faults } from "#lib/search/checking.ts";

const total = (faults: Faults) => faults.missing + faults.stale + faults.tokens + faults.ghosts;
const told = (name: string, faults: Faults, mend: boolean) =>
  `${name}: ${faults.missing} missing, ${faults.stale} otherwise than their record, ${faults.tokens} shown to others than may read them, ${faults.ghosts} that no record stands behind${mend && total(faults) > 0 ? "; mended" : ""}\n`;

/** `npm run search:verify [-- --mend]`: compares the indexes with the records; ends with 1 when something differs and was not mended. */
export async function main(args: string[]): Promise<number> {
  const mend = args.includes("--mend");
  const { records, embedded, cluster } = await check(database(), now(), mend, (done) => void (done % 10_000 === 0 && process.stderr.write(`  ${done} records\n`)));
  process.stdout.write(`${records} records compared\n${told("PostgreSQL", embedded, mend)}${cluster ? told("Elasticsearch", cluster, mend) : ""}`);
  return mend || total(embedded) + (cluster ? total(cluster) : 0) === 0 ? 0 : 1;
}
