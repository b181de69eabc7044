import { readdirSync, readFileSync } from "node:fs";
import type { Line } from "./measure.ts";
import type { Visitor } from "./visitor.ts";

const thousand = 1_000;

/** What the serving process holds after 10,000 requests, and whether it grew over the last half of them. */
export async function memory(port: string, who: Visitor, paths: readonly string[]): Promise<Line[]> {
  const pid = servingAt(port);
  await ask(who, paths, 5 * thousand);
  const half = residentMb(pid);
  await ask(who, paths, 5 * thousand);
  const whole = residentMb(pid);
  return [
    { what: "memory after 10,000 requests", value: `${whole} MB`, goal: "< 500 MB", held: whole < 500 },
    { what: "growth over the last 5,000", value: `${whole - half} MB`, goal: "none (< 5 %)", held: whole - half < half * 0.05 },
  ];
}

async function ask(who: Visitor, paths: readonly string[], times: number): Promise<void> {
  let left = times;
  const one = async () => {
    while (left-- > 0) await who.get(paths[left % paths.length] ?? "/");
  };
  await Promise.all([one(), one(), one(), one()]);
}

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** The process that Next names `next-server`, told by its environment from those of other installations. */
function servingAt(port: string): number {
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${entry}/cmdline`, "utf8").startsWith("next-server")) continue;
      if (readFileSync(`/proc/${entry}/environ`, "utf8").split("\0").includes(`PORT=${port}`)) return Number(entry);
    } catch {
      // It ended meanwhile.
    }
  }
  throw new Error("The serving process was not found.");
}
