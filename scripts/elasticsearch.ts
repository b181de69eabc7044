import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { freePort } from "#lib/platform/embedded/port.ts";
import { cacheFolder, findDistribution } from "./elasticsearch/distribution.ts";
import { findJava } from "./elasticsearch/java.ts";
import { certify, ensureAnalysis, keepPassword } from "./elasticsearch/secured.ts";
import type { Secured } from "./elasticsearch/secured.ts";

/*
 * A real Elasticsearch for tests and trials: fetched once, started on loopback with data that is
 * thrown away. Production names its own cluster in ELASTICSEARCH_URL.
 */

export interface RunningElasticsearch {
  url: string;
  /** Where it was asked to be secured. */
  secured?: Secured;
  stop(): Promise<void>;
}

export interface StartOptions {
  port?: number;
  /** TLS with an authority of its own, users and API keys; a cluster of its own even where settings name one. */
  secured?: boolean;
  say?: (line: string) => void;
}

const READY_WITHIN = 120_000;

export async function startElasticsearch(options: StartOptions = {}): Promise<RunningElasticsearch> {
  const named = process.env.ELASTICSEARCH_URL;
  if (named && !options.secured) return { url: named, stop: async () => undefined };
  const say = options.say ?? (() => undefined);
  const home = await findDistribution(say);
  const bringsJava = existsSync(path.join(home, "jdk", "bin", "java"));
  const java = bringsJava ? path.join(home, "jdk") : findJava(say);
  sweep();
  const port = options.port ?? (await freePort());
  if (options.secured) ensureAnalysis(home, java);
  const { folder, ca } = prepare(home, port, await freePort(), options.secured === true);
  const secured = ca === undefined ? undefined : { ca, password: randomBytes(12).toString("hex") };
  if (secured) keepPassword(home, secured.password, { env: environmentIn(folder, java), ...runAs() });
  const child = launch(home, java, folder);
  const stop = stopper(child, folder);
  try {
    await ready(child, port, folder, secured !== undefined);
  } catch (error) {
    await stop();
    throw error;
  }
  return secured ? { url: `https://127.0.0.1:${port}`, secured, stop } : { url: `http://127.0.0.1:${port}`, stop };
}

function prepare(home: string, port: number, transportPort: number, secured: boolean): { folder: string; ca?: string } {
  const folder = mkdtempSync(path.join(cacheFolder(), "run-"));
  const config = path.join(folder, "config");
  cpSync(path.join(home, "config"), config, { recursive: true });
  const security = secured ? certify(config) : { settings: ["xpack.security.enabled: false"] };
  const settings = [
    "cluster.name: onmaru-trial",
    "discovery.type: single-node",
    "network.host: 127.0.0.1",
    `http.port: ${port}`,
    `transport.port: ${transportPort}`,
    `path.data: ${path.join(folder, "data")}`,
    `path.logs: ${path.join(folder, "logs")}`,
    ...security.settings,
    "cluster.routing.allocation.disk.threshold_enabled: false",
    "action.auto_create_index: false",
  ];
  writeFileSync(path.join(config, "elasticsearch.yml"), settings.join("\n") + "\n");
  for (const name of ["data", "logs", "tmp"]) mkdirSync(path.join(folder, name));
  const user = runAs();
  if (user) giveTo(folder, user);
  return { folder, ...("ca" in security ? { ca: security.ca } : {}) };
}

function environmentIn(folder: string, java: string): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH ?? "/usr/bin:/bin",
    HOME: folder,
    LANG: "C.UTF-8",
    ES_JAVA_HOME: java,
    ES_PATH_CONF: path.join(folder, "config"),
    ES_TMPDIR: path.join(folder, "tmp"),
    ES_JAVA_OPTS: process.env.ES_JAVA_OPTS ?? "-Xms512m -Xmx512m",
    CLI_JAVA_OPTS: "-Xms16m -Xmx64m -XX:TieredStopAtLevel=1",
  };
}

function launch(home: string, java: string, folder: string): ChildProcess {
  const user = runAs();
  const child = spawn(path.join(home, "bin", "elasticsearch"), [], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentIn(folder, java),
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const log = createWriteStream(path.join(folder, "output.log"));
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  writeFileSync(path.join(folder, "owner"), JSON.stringify({ owner: process.pid, group: child.pid }));
  return child;
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let stopping: Promise<void> | undefined;
  const atExit = () => signalGroup(child.pid, "SIGKILL");
  process.once("exit", atExit);
  return () =>
    (stopping ??= (async () => {
      signalGroup(child.pid, "SIGTERM");
      const hard = setTimeout(() => signalGroup(child.pid, "SIGKILL"), 8_000);
      if (child.exitCode === null && child.signalCode === null) await ended;
      clearTimeout(hard);
      signalGroup(child.pid, "SIGKILL");
      process.removeListener("exit", atExit);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    })());
}

async function ready(child: ChildProcess, port: number, folder: string, secured: boolean): Promise<void> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      if (secured) {
        // It speaks TLS by an authority that only its users know: what it says of itself is enough.
        if (/license \[.*\] - valid/.test(readFileSync(path.join(folder, "output.log"), "utf8"))) return;
        await new Promise((resolve) => setTimeout(resolve, 200));
        continue;
      }
      const answer = await fetch(`http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`, { signal: AbortSignal.timeout(3_000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const output = existsSync(path.join(folder, "output.log")) ? readFileSync(path.join(folder, "output.log"), "utf8") : "";
  throw new Error(`Elasticsearch did not start:\n${output.split("\n").slice(-60).join("\n")}`);
}

/** What a killed command left behind: its server and its data. */
function sweep(): void {
  for (const name of readdirSync(cacheFolder()).filter((entry) => entry.startsWith("run-"))) {
    const folder = path.join(cacheFolder(), name);
    try {
      const { owner, group } = JSON.parse(readFileSync(path.join(folder, "owner"), "utf8")) as { owner: number; group: number };
      if (isAlive(owner)) continue;
      if (environmentOf(group).includes(folder)) signalGroup(group, "SIGKILL");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Being prepared by another command, or another user's.
    }
  }
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function signalGroup(group: number | undefined, signal: NodeJS.Signals): void {
  if (!group) return;
  try {
    process.kill(-group, signal);
  } catch {
    // Already gone.
  }
}

interface User {
  uid: number;
  gid: number;
}

/** Elasticsearch refuses root. */
function runAs(): User | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function giveTo(folder: string, user: User): void {
  chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) giveTo(inner, user);
    else chownSync(inner, user.uid, user.gid);
  }
}

/** `node scripts/elasticsearch.ts [port]`: in the foreground, until Ctrl-C. */
export async function main(argv: string[]): Promise<number> {
  const port = argv[0] === undefined ? 9200 : Number(argv[0]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    process.stderr.write("The port is a number between 1 and 65535.\n");
    return 1;
  }
  const server = await startElasticsearch({ port, say: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write(`ELASTICSEARCH_URL=${server.url}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
