import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { keepFile } from "#lib/files/keep.ts";
import { largestFile } from "#lib/files/rules.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { LineFault } from "#lib/archive/rules.ts";

/** Whoever runs commands on the server brought it; no official did. */
const nobody = "00000000-0000-7000-8000-000000000000";

/** Whether a place lies in a folder. */
function liesIn(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way !== "" && way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** The first of these files that is not there, too large or elsewhere; paths start from the folder of the imported file and, by links too, lead nowhere out of it: who wrote its lines reads nothing else of the server's. */
export async function missingAttachment(folder: string, paths: readonly string[]): Promise<{ path: string; reason: LineFault } | null> {
  for (const one of paths) {
    const place = path.resolve(folder, one);
    if (!liesIn(folder, place)) return { path: one, reason: "attachment-outside" };
    const [found, real] = await Promise.all([stat(place).catch(() => null), realpath(place).catch(() => place)]);
    if (found && !liesIn(await realpath(folder), real)) return { path: one, reason: "attachment-outside" };
    if (!found?.isFile()) return { path: one, reason: "no-such-attachment" };
    if (found.size > largestFile) return { path: one, reason: "attachment-too-large" };
  }
  return null;
}

export async function keepAttachments(tx: Tx, folder: string, paths: readonly string[], at: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const one of paths) ids.push((await keepFile(tx, { bytes: await readFile(path.resolve(folder, one)), name: path.basename(one), declared: "", uploaderId: nobody, at })).id);
  return ids;
}
