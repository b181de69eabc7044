import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { lives, ownMark, type ProcessMark } from "#lib/platform/embedded/processes.ts";

/**
 * One process at a time through `work`, by a file that names who is inside. A file left by a
 * process that was killed counts for nothing.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, onWait?: () => void): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  let told = false;
  while (!(await enter(file))) {
    if (!told) onWait?.();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function enter(file: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(ownMark()), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === undefined || (before !== "" && lives(markOf(before)))) return false;
  // Whoever renames it first has it to remove; the others find nothing and try again.
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
    const moved = await readFile(aside, "utf8");
    if (moved === before) await rm(aside);
    else await rename(aside, file);
  } catch {
    // Another was faster.
  }
  return false;
}

function markOf(text: string): ProcessMark {
  try {
    return JSON.parse(text) as ProcessMark;
  } catch {
    return { pid: 0x7fffffff, started: "" };
  }
}
