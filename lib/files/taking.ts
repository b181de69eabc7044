import { stat } from "node:fs/promises";
import { transaction } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import { log } from "#lib/platform/log.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import { readApart } from "./reading/apart.ts";
import type { Read } from "./reading/read.ts";
import { placeOf } from "./store.ts";

/** A reading that has not ended after so long went with its worker, and is taken up by another. */
const abandoned = "interval '2 minutes'";
const mostTries = 3;
let taking: Promise<number> | null = null;

/** Reads the files that wait, one after another. A second call while one is under way joins it. */
export function takeTexts(db: Db, at: Date, signal?: AbortSignal): Promise<number> {
  return (taking ??= takeAll(db, at, signal).finally(() => (taking = null)));
}

async function takeAll(db: Db, at: Date, signal?: AbortSignal): Promise<number> {
  for (let taken = 0; ; taken++) {
    const next = signal?.aborted ? null : await claim(db);
    if (!next) return taken;
    const read = await readKept(next);
    if (read.state === "unreadable") log.info({ sha256: next.sha256, why: read.why }, "a file could not be read");
    await keepRead(next.sha256, read, at);
  }
}

async function claim(db: Db): Promise<{ sha256: string; tries: number } | null> {
  const [row] = await db.$queryRawUnsafe<{ sha256: string; tries: number }[]>(`
    update "FileText" set "startedAt" = clock_timestamp(), "tries" = "tries" + 1
    where "sha256" = (select "sha256" from "FileText" where "state" = 'waiting' and ("startedAt" is null or "startedAt" < clock_timestamp() - ${abandoned}) order by "at" limit 1 for update skip locked)
    returning "sha256", "tries"`);
  return row ?? null;
}

async function readKept({ sha256, tries }: { sha256: string; tries: number }): Promise<Read> {
  if (tries > mostTries) return { state: "unreadable", why: "gave up" };
  const place = placeOf(sha256);
  return (await stat(place).catch(() => null)) ? readApart(place) : { state: "unreadable", why: "the disk has lost it" };
}

/** Keeps what was read and tells for which files, so that what carries them is found by it. */
async function keepRead(sha256: string, read: Read, at: Date): Promise<void> {
  const found = read.state === "found" ? read : { pages: [], paged: false };
  await transaction(async (tx) => {
    const kept = await tx.fileText.updateMany({ where: { sha256 }, data: { state: read.state, pages: found.pages, paged: found.paged, why: read.state === "unreadable" ? read.why : "" } });
    if (kept.count === 0) return;
    const files = await tx.file.findMany({ where: { sha256, destroyedAt: null }, select: { id: true } });
    await announceAll(tx, files.map(({ id }) => ({ topic: "file.read" as const, record: { kind: "file", id }, at })));
  });
}
