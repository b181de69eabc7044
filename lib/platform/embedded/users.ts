import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "#lib/platform/embedded/lock.ts";
import { startEmbedded } from "#lib/platform/embedded/postgres.ts";
import type { Embedded } from "#lib/platform/embedded/postgres.ts";
import { lives, ownMark, type ProcessMark } from "#lib/platform/embedded/processes.ts";

/*
 * The server and its commands share one embedded PostgreSQL: whoever comes first starts it, whoever
 * goes last stops it. Users sign a list by their process, so that a killed one does not count.
 */

export interface Use {
  readonly server: Embedded;
  leave(): Promise<void>;
}

export function shareEmbedded(data: string): Promise<Use> {
  const list = path.join(data, "postgres.users");
  const door = path.join(data, "postgres.door");
  return withLock(door, async () => {
    const server = await startEmbedded(data);
    mkdirSync(list, { recursive: true });
    const mine = path.join(list, String(process.pid));
    writeFileSync(mine, JSON.stringify(ownMark()));
    const leave = () =>
      withLock(door, async () => {
        rmSync(mine, { force: true });
        if (!readdirSync(list).some((name) => stillThere(path.join(list, name)))) await server.stop();
      });
    return { server, leave };
  });
}

function stillThere(file: string): boolean {
  try {
    if (lives(JSON.parse(readFileSync(file, "utf8")) as ProcessMark)) return true;
  } catch {
    // Torn while its process was killed.
  }
  rmSync(file, { force: true });
  return false;
}
