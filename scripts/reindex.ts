import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { reindex } from "#lib/search/reactions.ts";

const names = { embedded: "PostgreSQL", elasticsearch: "Elasticsearch" } as const;
const counted = (n: number) => n.toLocaleString("en");
/** Progress is told so often, in milliseconds. */
const often = 2_000;

/** `npm run reindex [-- --anew]`: both indexes are built anew while they answer; one that was broken off goes on where it was. */
export async function main(args: string[]): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const began = Date.now();
  let told = 0;
  let [engine, since, from] = ["", began, 0];
  const done = await reindex(database(), now(), () => undefined, {
    anew: args.includes("--anew"),
    resumed: (gone, of) => say(`  goes on after ${counted(gone)} of ${counted(of)} records; \`-- --anew\` begins from the start`),
    waits: () => say("  another rebuild is under way; this one waits for it"),
    progress(which, gone, of) {
      if (which !== engine) [engine, since, from] = [which, Date.now(), gone];
      if (Date.now() - told < often && gone < of) return;
      told = Date.now();
      const speed = ((gone - from) * 1000) / Math.max(1, Date.now() - since);
      say(`  ${names[which]}: ${counted(gone)} of ${counted(of)} (${Math.floor((gone / Math.max(1, of)) * 100)} %)${speed > 0 ? `, ${counted(Math.round(speed))} a second, ${counted(Math.ceil((of - gone) / speed))} s left` : ""}`);
    },
  });
  process.stdout.write(`${counted(done)} entries indexed in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  return 0;
}
