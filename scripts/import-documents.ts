import path from "node:path";
import { takeOver } from "#lib/archive/import.ts";
import type { Language } from "#lib/names.ts";
import { database } from "#lib/platform/database.ts";
import { sentence } from "#lib/platform/messages.ts";
import { runOutboxOnce, waitingOf } from "#lib/platform/worker.ts";
import { mendCluster } from "#lib/search/reactions.ts";
import { tidy } from "#lib/search/tidying.ts";
import { weighWhenGrown } from "#lib/search/snapshot.ts";
import { expectFile } from "./import-averages.ts";
import { reactions } from "./reactions.ts";

/** So many hands index beside the reading: while one waits for the database another cuts words. */
const hands = 2;

/** `npm run import -- documents <file.jsonl>`: into the records and the index; when it ends all of it is found. Answers how many lines were of no use where none was. */
export async function importDocuments(file: string, at: Date, language: Language): Promise<number> {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  await expectFile(database(), file);
  const indexing = indexBeside((waiting) => process.stderr.write(`${waiting} to be indexed …\n`));
  const counts = await takeOver(file, at, {
    fault: (line, reason, what) => void process.stderr.write(`line ${line}: ${sentence(language, `archive.import.${reason}`) ?? reason}${what ? ` (${what})` : ""}\n`),
    async progress({ added, known, failed }, share) {
      const left = share > 0 ? Math.round(((Date.now() - began) / 1000) * (1 / share - 1)) : 0;
      process.stderr.write(`${Math.round(share * 100)} %: ${added} added, ${known} known, ${failed} broken, ${left} s left\n`);
    },
  }).finally(() => indexing.nothingMore());
  await indexing.done;
  await settleIn();
  process.stdout.write(`${path.basename(file)}: ${counts.added} added, ${counts.known} known, ${counts.failed} broken, ${seconds()} s\n`);
  return counts.added + counts.known === 0 ? counts.failed : 0;
}

/** After much came in: the index is sorted, terms are weighed, statements planned by what stands now, and a cluster has all of it. */
export async function settleIn(): Promise<void> {
  const db = database();
  await tidy(db);
  await db.$queryRaw`select onmaru_analyze()::text`;
  await weighWhenGrown(db);
  await mendCluster(db);
}

/** Indexes what is written, beside a worker or without one, until nothing more comes and nothing waits. */
export function indexBeside(say: (waiting: number) => void): { nothingMore(): void; done: Promise<void> } {
  let more = true;
  let told = 0;
  const hand = async () => {
    for (;;) {
      const last = !more;
      if ((await runOutboxOnce(reactions)) > 0) continue;
      // A worker may have the rest in its hands.
      const waiting = last ? await waitingOf("archive.changed", "document.changed") : 1;
      if (waiting === 0) return;
      if (last && Date.now() - told > 2_000) {
        told = Date.now();
        say(waiting);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const done = Promise.all(Array.from({ length: hands }, hand)).then(() => undefined);
  // Whoever waits for it hears of a failure.
  done.catch(() => undefined);
  return { nothingMore: () => (more = false), done };
}
