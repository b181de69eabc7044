import path from "node:path";
import { takeOver } from "#lib/archive/import.ts";
import type { Language } from "#lib/names.ts";
import { database } from "#lib/platform/database.ts";
import { sentence } from "#lib/platform/messages.ts";
import { runOutboxOnce, waitingOf, workerIsThere } from "#lib/platform/worker.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { weigh } from "#lib/search/snapshot.ts";
import { expectFile } from "./import-averages.ts";
import { reactions } from "./reactions.ts";

/** A worker that has done nothing for so long is helped. */
const patience = 15_000;

/** `npm run import -- documents <file.jsonl>`: into the records and the index; when it ends all of it is found. Answers how many lines were of no use where none was. */
export async function importDocuments(file: string, at: Date, language: Language): Promise<number> {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const served = await workerIsThere();
  await expectFile(database(), file);
  const counts = await takeOver(file, at, {
    fault: (line, reason, what) => void process.stderr.write(`line ${line}: ${sentence(language, `archive.import.${reason}`) ?? reason}${what ? ` (${what})` : ""}\n`),
    async progress({ added, known, failed }, share) {
      const left = share > 0 ? Math.round(((Date.now() - began) / 1000) * (1 / share - 1)) : 0;
      process.stderr.write(`${Math.round(share * 100)} %: ${added} added, ${known} known, ${failed} broken, ${left} s left\n`);
      if (!served) await runOutboxOnce(reactions);
    },
  });
  await indexed(served, (waiting) => process.stderr.write(`${waiting} to be indexed …\n`));
  if (counts.added > 0) await weigh(database());
  await mendCluster(database());
  process.stdout.write(`${path.basename(file)}: ${counts.added} added, ${counts.known} known, ${counts.failed} broken, ${seconds()} s\n`);
  return counts.added + counts.known === 0 ? counts.failed : 0;
}

/** Waits for the worker to index what was written, and does it where there is no worker or it does nothing. */
async function indexed(served: boolean, say: (waiting: number) => void): Promise<void> {
  let least = Infinity;
  let since = Date.now();
  for (let turn = 0; ; turn++) {
    const waiting = await waitingOf("archive.changed");
    if (waiting === 0) return;
    if (turn % 10 === 0) say(waiting);
    if (waiting < least) {
      least = waiting;
      since = Date.now();
    }
    const helps = !served || Date.now() - since > patience;
    if (!helps || (await runOutboxOnce(reactions)) === 0) await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
