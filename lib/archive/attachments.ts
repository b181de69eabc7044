import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { keepFile } from "#lib/files/keep.ts";
import { largestFile } from "#lib/files/rules.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { LineFault } from "#lib/archive/rules.ts";

/** Whoever runs commands on the server brought it; no official did. */
const nobody = "00000000-0000-7000-8000-000000000000";

/** The first of these files that is not there or too large; paths start from the folder of the imported file. */
export async function missingAttachment(folder: string, paths: readonly string[]): Promise<{ path: string; reason: LineFault } | null> {
  for (const one of paths) {
    const found = await stat(path.resolve(folder, one)).catch(() => null);
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
