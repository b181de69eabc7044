import { now } from "#lib/platform/clock.ts";
import { closeDatabase, database, refuseOwner } from "#lib/platform/database.ts";
import { forgetOldForms } from "#lib/platform/forms.ts";
import { forgetOldAnswers } from "#lib/platform/idempotency.ts";
import { forgetDone, runWorker } from "#lib/platform/worker.ts";
import type { Timed } from "#lib/platform/worker.ts";
import { takeTexts } from "#lib/files/taking.ts";
import { askForMissingTexts } from "#lib/files/texts.ts";
import { ensureReadPartitions } from "#lib/history/partitions.ts";
import { sealReads } from "#lib/history/read-seals.ts";
import { sealHistory } from "#lib/history/seal.ts";
import { lookForFinds } from "#lib/keeping/finds.ts";
import { turnDay } from "#lib/search/new-day.ts";
import { forgetMarks } from "#lib/search/opening-marks.ts";
import { indexWhenEmpty, mendCluster } from "#lib/search/reactions.ts";
import { placeVain } from "#lib/search/vain.ts";
import { weigh, weighWhenGrown } from "#lib/search/snapshot.ts";
import { tidy } from "#lib/search/tidying.ts";
import { gatherWhenGrown, gatherWords } from "#lib/search/vocabulary.ts";
import { reactions } from "./reactions.ts";

const timed: Timed[] = [
  { name: "forget old answers", everySeconds: 600, run: (at) => forgetOldAnswers(database(), at) },
  { name: "forget old forms", everySeconds: 600, run: (at) => forgetOldForms(database(), at) },
  { name: "forget done messages", everySeconds: 3 * 3600, run: async (at) => void (await forgetDone(at)) },
];

timed.push({ name: "partitions of the reads", everySeconds: 6 * 3600, run: (at) => ensureReadPartitions(database(), at) });
timed.push({ name: "seal the reads", everySeconds: 180, run: async (at) => void (await sealReads(at)) });
timed.push({ name: "seal the history", everySeconds: 180, run: async (at) => void (await sealHistory(at)) });
timed.push({ name: "weigh terms of new records", everySeconds: 60, run: async () => void (await weighWhenGrown(database())) });
timed.push({ name: "weigh terms", everySeconds: 3600, run: () => weigh(database()) });
timed.push({ name: "sort in new terms", everySeconds: 5, run: () => tidy(database()) });
timed.push({ name: "tell the index of a new day", everySeconds: 30, run: async (at) => void (await turnDay(database(), at)) });
timed.push({ name: "forget whose openings were counted", everySeconds: 60, run: (at) => forgetMarks(database(), at) });
timed.push({ name: "mend the search indexes", everySeconds: 5, run: async (at) => void (await mendCluster(database(), at)) });

timed.push({ name: "look for what saved searches newly find", everySeconds: 5, run: async (at) => void (await lookForFinds(database(), at)) });
timed.push({ name: "ask for texts of files", everySeconds: 600, run: () => askForMissingTexts(database()) });

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
// Slips are forgiven from the first search on.
timed.push({ name: "gather words of new records", everySeconds: 60, atOnce: true, run: async () => void (await gatherWhenGrown(database())) });
timed.push({ name: "find units for searches in vain", everySeconds: 60, run: async (at) => void (await placeVain(database(), at)) });
timed.push({ name: "gather words", everySeconds: 6 * 3600, run: async () => void (await gatherWords(database())) });
timed.push({ name: "take the texts of files", everySeconds: 1, run: async (at) => void (await takeTexts(database(), at, stop.signal)) });

await refuseOwner(database());
await ensureReadPartitions(database(), now());
await sealHistory(now());
// Before anything is indexed: what is indexed from here on is of this day or later.
await turnDay(database(), now());
await indexWhenEmpty(database(), now());
await askForMissingTexts(database());
await runWorker(reactions, timed, now, stop.signal);
await sealHistory(now());
await closeDatabase();
process.exit(0);
