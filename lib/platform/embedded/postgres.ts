import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { keep } from "#lib/platform/embedded/kept.ts";
import { withLock } from "#lib/platform/embedded/lock.ts";
import { placesFor } from "#lib/platform/embedded/places.ts";
import type { Places } from "#lib/platform/embedded/places.ts";
import { freePort } from "#lib/platform/embedded/port.ts";
import { ended, holderOf, holdersOf } from "#lib/platform/embedded/processes.ts";

/** A running PostgreSQL and how its two roles and its superuser reach it. */
export interface Embedded {
  superUrl: string;
  ownerUrl: string;
  appUrl: string;
  port: number;
  /** True when this call started it; whoever found it running leaves it so. */
  started: boolean;
  stop(): Promise<void>;
}

export interface Options {
  /** For tests: nothing is synchronised to the disk. */
  fast?: boolean;
  database?: string;
}

export const ownerRole = "onmaru_owner";
export const appRole = "onmaru_app";

/** Starts the PostgreSQL of a data folder, or finds the one that runs on it. */
export async function startEmbedded(data: string, options: Options = {}): Promise<Embedded> {
  mkdirSync(data, { recursive: true, mode: 0o755 });
  return withLock(path.join(data, "postgres.lock"), async () => {
    const places = placesFor(data);
    const superPassword = keep(data, "postgresSuperuser");
    if (existsSync(makingOf(places)) || !existsSync(path.join(places.cluster, "PG_VERSION"))) initialise(places, superPassword, options);
    const { port, running } = await answering(places, data, options, superPassword);
    const name = options.database ?? "onmaru";
    const url = (user: string, password: string, database: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
    const superUrl = url("postgres", superPassword, "postgres");
    const passwords = { owner: keep(data, "postgresOwner"), app: keep(data, "postgresApplication") };
    await roles(superUrl, name, passwords);
    return {
      superUrl,
      ownerUrl: url(ownerRole, passwords.owner, name),
      appUrl: url(appRole, passwords.app, name),
      port,
      started: !running,
      stop: () => stopHolder(places),
    };
  });
}

/** Stands while this cluster is made, and no other of the same folder: one that was killed meanwhile looks whole and is not. */
const makingOf = (places: Places) => `${places.cluster}.making`;

function initialise(places: Places, password: string, options: Options): void {
  mkdirSync(places.cluster, { recursive: true, mode: 0o700 });
  for (const half of readdirSync(places.cluster)) rmSync(path.join(places.cluster, half), { recursive: true, force: true });
  writeFileSync(makingOf(places), "");
  const passwordFile = path.join(path.dirname(places.cluster), `.initdb-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (places.runAs) chownSync(passwordFile, places.runAs.uid, places.runAs.gid);
  const words = ["-D", places.cluster, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8",
    "--locale-provider=icu", "--icu-locale=ko-KR", "--locale=C", ...(options.fast ? ["--no-sync"] : [])];
  const made = spawnSync(path.join(places.bin, "initdb"), words, { ...places.runAs, cwd: "/", encoding: "utf8", env: environment(places) });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    // A half-made cluster would be taken for a whole one.
    rmSync(places.cluster, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.error?.message ?? ""}${made.stderr}${made.stdout}`);
  }
  rmSync(makingOf(places), { force: true });
}

function environment(places: Places): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC", LD_LIBRARY_PATH: path.join(path.dirname(places.bin), "lib") };
}

/** Finds the server or launches it, anew when it ends at once: a killed one may hold its shared memory a moment longer. */
async function answering(places: Places, data: string, options: Options, password: string): Promise<{ port: number; running: boolean }> {
  const until = Date.now() + 30_000;
  for (;;) {
    const running = await runs(places);
    const launched = running ? { port: portOf(places), fate: {} } : await launch(places, data, options);
    const why = await answers(`postgresql://postgres:${password}@127.0.0.1:${launched.port}/postgres`, until, () => launched.fate.ended ?? (running && holderOf(places.cluster) === undefined ? "it ended" : undefined));
    if (why === undefined) return { port: launched.port, running };
    if (Date.now() > until) throw new Error(`the embedded PostgreSQL does not answer: ${why}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Launched {
  port: number;
  /** What it said last, once it has ended. */
  fate: { ended?: string };
}

async function launch(places: Places, data: string, options: Options): Promise<Launched> {
  // Nobody holds the folder, so a lock file in it is left from a process that was killed.
  rmSync(path.join(places.cluster, "postmaster.pid"), { force: true });
  const port = await freePort(portBefore(data));
  writeFileSync(path.join(data, "postgres.port"), String(port));
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${port}`, "max_connections=100", "shared_buffers=128MB",
    "jit=off", "log_min_messages=warning", "logging_collector=on", "log_filename=postgres.log", "log_rotation_age=0", "log_rotation_size=0",
    ...(options.fast ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : [])];
  const said = path.join(data, "postgres.start.log");
  const out = openSync(said, "w", 0o600);
  const server = spawn(path.join(places.bin, "postgres"), ["-D", places.cluster, ...settings.flatMap((setting) => ["-c", setting])], {
    ...places.runAs, cwd: "/", detached: true, stdio: ["ignore", out, out], env: environment(places),
  });
  closeSync(out);
  const fate: Launched["fate"] = {};
  server.once("exit", () => (fate.ended = textOf(said).trim() || "it ended"));
  server.once("error", (error) => (fate.ended = error.message));
  server.unref();
  return { port, fate };
}

function portBefore(data: string): number {
  return Number(textOf(path.join(data, "postgres.port")));
}

/** What a file says; nothing when it is gone, as a folder that was stopped and removed is. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * True when a server works on the folder; false once nothing does. The servants of a killed server
 * outlive it for a moment: they answer nobody, and a new server beside them would spoil the data.
 */
async function runs(places: Places): Promise<boolean> {
  const until = Date.now() + 5_000;
  for (;;) {
    const holders = holdersOf(places.cluster);
    if (holders.length === 0) return false;
    const [pid, , , port] = lockFile(places);
    if (holders.includes(Number(pid)) && Number(port) > 0) return true;
    if (Date.now() > until) {
      for (const pid of holders) signal(pid, "SIGKILL");
      await Promise.all(holders.map((pid) => ended(pid, 5_000)));
    } else {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** What the server itself wrote: its process on the first line, its port on the fourth. */
function lockFile(places: Places): string[] {
  try {
    return readFileSync(path.join(places.cluster, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return [];
  }
}

function portOf(places: Places): number {
  return Number(lockFile(places)[3]);
}

/** Undefined once it answers; else why it will not. */
async function answers(url: string, until: number, ended: () => string | undefined): Promise<string | undefined> {
  for (;;) {
    // A server that was just killed may still take a connection that nobody serves.
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    try {
      await client.connect();
      await client.end();
      return undefined;
    } catch (error) {
      await client.end().catch(() => undefined);
      const why = ended() ?? (Date.now() > until ? String(error) : undefined);
      if (why !== undefined) return why;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function roles(superUrl: string, database: string, passwords: { owner: string; app: string }): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    for (const [role, password] of [[ownerRole, passwords.owner], [appRole, passwords.app]] as const) {
      const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      if (known.rowCount === 0) await client.query(`create role ${role} login`);
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    }
    const known = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (known.rowCount === 0) await createDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** An empty database of the owner's; the application's role may connect and no more until rights are granted. */
export async function createDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  await client.query(`create database ${client.escapeIdentifier(name)} owner ${ownerRole}${template ? ` template ${client.escapeIdentifier(template)}` : ""}`);
}

async function stopHolder(places: Places): Promise<void> {
  const pid = holderOf(places.cluster);
  if (pid === undefined) return;
  signal(pid, "SIGINT");
  if (await ended(pid, 8_000)) return;
  signal(pid, "SIGQUIT");
  await ended(pid, 2_000);
}
