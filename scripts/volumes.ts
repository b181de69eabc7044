import { generateDocuments } from "#prisma/seed/volumes.ts";
import { indexBeside, settleIn } from "./import-documents.ts";
import type { Instance } from "./instance.ts";
import { dayLaid } from "./layout.ts";

/** `npm run generate -- --documents N`: adds documents like its own to the demonstration, until there are N of them; when it ends all of them are found. */
export async function main(args: string[], instance?: Instance): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const wanted = Number(args[args.indexOf("--documents") + 1]);
  if (!args.includes("--documents") || !Number.isInteger(wanted) || wanted < 1 || wanted > 5_000_000) {
    say("How many? npm run generate -- --documents 10000");
    return 2;
  }
  const day = instance ? await dayLaid(instance.databaseUrl) : null;
  if (day === null) {
    say("Volumes are of the demonstration government, and this database holds none: start one with npm start, or set ONMARU_DEMO=1.");
    return 2;
  }
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  let told = 0;
  const added = await generateDocuments(day, wanted, async (there, fresh) => {
    if (Date.now() - told < 2_000 && there < wanted) return;
    told = Date.now();
    say(`${Math.floor((there / wanted) * 100)} %: ${there} there, ${fresh} of them added, ${Math.ceil(seconds() * (wanted / there - 1))} s left`);
  });
  const laid = seconds();
  // Afterwards: both at once would only share the same hands.
  const indexing = indexBeside((waiting) => say(`${waiting} to be indexed …`));
  indexing.nothingMore();
  await indexing.done;
  await settleIn();
  process.stdout.write(`${added} documents added in ${laid.toFixed(1)} s (${Math.round(added / Math.max(0.1, laid))} a second), and found after ${seconds().toFixed(1)} s\n`);
  return 0;
}
