import { readFileSync, readdirSync, readlinkSync } from "node:fs";

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

/**
 * The PostgreSQL that really has this data folder: a server works inside it, whatever its
 * `postmaster.pid` says. Answers the oldest such process, which is the one that the others serve.
 */
export function holderOf(folder: string): number | undefined {
  let holder: { pid: number; started: number } | undefined;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) !== folder) continue;
      const started = Number(startedAt(Number(entry)));
      if (Number.isNaN(started)) continue;
      if (!holder || started < holder.started || (started === holder.started && Number(entry) < holder.pid)) {
        if (readFileSync(`/proc/${entry}/comm`, "utf8").trim() === "postgres") holder = { pid: Number(entry), started };
      }
    } catch {
      // It ended meanwhile, or belongs to another user, who cannot hold our folder.
    }
  }
  return holder?.pid;
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
