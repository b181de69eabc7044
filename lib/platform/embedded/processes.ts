import { existsSync, readFileSync, readdirSync, readlinkSync } from "node:fs";
import path from "node:path";

/** A process, told apart from a later one that was given the same number. */
export interface ProcessMark {
  readonly pid: number;
  readonly started: string;
}

export function ownMark(): ProcessMark {
  return { pid: process.pid, started: startedAt(process.pid) ?? "" };
}

/** True while the very process lives: not another with its number, and not a zombie. */
export function lives(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const started = startedAt(mark.pid);
  return started === undefined || mark.started === "" || started === mark.started;
}

/** Kernel ticks at which it started; undefined where there is no /proc, or for a zombie. */
function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the program may hold spaces and brackets: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "ended" : fields[19];
  } catch {
    return undefined;
  }
}

/** The PostgreSQL processes that work inside a data folder, oldest first, whatever its `postmaster.pid` says. */
export function holdersOf(folder: string): number[] {
  if (!existsSync("/proc/self")) return namedHolder(folder);
  const holders: { pid: number; started: number }[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) !== folder) continue;
      const started = Number(startedAt(Number(entry)));
      if (Number.isNaN(started)) continue;
      if (readFileSync(`/proc/${entry}/comm`, "utf8").trim() === "postgres") holders.push({ pid: Number(entry), started });
    } catch {
      // It ended meanwhile, or belongs to another user, who cannot hold our folder.
    }
  }
  return holders.sort((one, other) => one.started - other.started || one.pid - other.pid).map(({ pid }) => pid);
}

/** Where the system shows no /proc: the process that the lock file names, if it lives. */
function namedHolder(folder: string): number[] {
  const file = path.join(folder, "postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  return pid > 0 && lives({ pid, started: "" }) ? [pid] : [];
}

/** The oldest of them: the one that the others serve, unless it was killed and they are about to leave. */
export function holderOf(folder: string): number | undefined {
  return holdersOf(folder)[0];
}

export async function ended(pid: number, withinMs: number): Promise<boolean> {
  const mark = { pid, started: startedAt(pid) ?? "" };
  if (mark.started === "ended") return true;
  const until = Date.now() + withinMs;
  while (lives(mark)) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
