import { createServer } from "node:net";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { now, today } from "#lib/platform/clock.ts";
import { withLock } from "#lib/platform/embedded/lock.ts";
import { ensureBuild } from "./build.ts";
import { endRunning } from "./children.ts";
import { ensureClient } from "./generate.ts";
import { openInstance, settingsOrStop } from "./instance.ts";
import type { Instance } from "./instance.ts";
import { ensureDemonstration, ensureMigrated, NotLaidOut } from "./layout.ts";
import { addressOf, serve } from "./serve.ts";
import type { Served } from "./serve.ts";
import { step } from "./steps.ts";

const dev = process.argv.includes("--dev");
const settings = settingsOrStop();
let opening: Promise<Instance> | undefined;
let instance: Instance | undefined;
let served: Served | undefined;
let stopping: Promise<never> | undefined;

// Signals may arrive twice: from the terminal and from the parent. The first one counts.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(1));

function stop(code: number): Promise<never> {
  return (stopping ??= (async () => {
    // A step that hangs must not keep the terminal.
    setTimeout(() => process.exit(1), 9_500).unref();
    await endRunning(3_000);
    await served?.stop();
    // A database that is just coming up is left too.
    await (instance ?? (await opening?.catch(() => undefined)))?.leave();
    process.exit(code);
  })());
}

async function start(): Promise<void> {
  const began = Date.now();
  await portFree(settings.host, settings.port);
  // Files of documents stand in it; as root, PostgreSQL's user must get through to its own part.
  mkdirSync(settings.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  process.stdout.write(`Onmaru${dev ? ", watching the sources" : ""}\n`);
  await step("database client", ensureClient);
  const opened = await step("database", () => (opening = openInstance(settings)));
  instance = opened;
  if (stopping) return;
  await layOut(opened);
  if (!dev) await step("build", (say) => ensureBuild(say));
  if (stopping) return;
  const parts = serve(opened, dev);
  served = parts.served;
  await step("application and search index", () => Promise.race([parts.ready, parts.served.broken.then((why) => Promise.reject(new NotLaidOut(why)))]));
  await welcome(opened, began);
  const why = await parts.served.broken;
  process.stderr.write(`Stopping: ${why}.\n`);
  await stop(1);
}

/** One start at a time: a second with the same data must not take what the first is laying for half-laid. */
async function layOut(opened: Instance): Promise<void> {
  const waits = () => process.stdout.write("  another start lays out this data; waiting for it\n");
  await withLock(path.join(settings.data, "layout.lock"), async () => {
    await step("migrations", (say) => ensureMigrated(opened, say));
    if (settings.demo) await step("demonstration", (say) => ensureDemonstration(opened, () => layDemonstration(opened, say), say));
  }, waits);
}

async function layDemonstration(opened: Instance, say: (line: string) => void): Promise<void> {
  const { seed } = await import("#prisma/seed/main.ts");
  const { sealsFile } = await import("#lib/history/seal.ts");
  const { readSealsFile } = await import("#lib/history/read-seals.ts");
  const seals = { history: sealsFile(opened.settings.data), reads: readSealsFile(opened.settings.data) };
  await seed({ password: opened.demoPassword ?? "", today: today(), now: now(), seals, say });
}

async function welcome(opened: Instance, began: number): Promise<void> {
  const lines = ["", `Onmaru serves at ${addressOf(opened)} after ${((Date.now() - began) / 1000).toFixed(1)} s. Ctrl-C stops it.`];
  if (settings.demo) {
    const { demonstrationLogins } = await import("#prisma/seed/logins.ts");
    lines.push("", "The demonstration government; these can sign in:", "");
    for (const { login, who } of demonstrationLogins) lines.push(`  ${login.padEnd(12)} ${who}`);
    lines.push("", `  Password of all: ${opened.demoPassword}`);
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

/** Said before anything is done, rather than after a minute of building. */
async function portFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? `Port ${port} is taken: stop what uses it, or set PORT.` : `Cannot listen on ${host}:${port}: ${error.message}`;
      reject(new NotLaidOut(why));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

try {
  await start();
} catch (error) {
  // While stopping, whatever fails does so because its database went away.
  if (!stopping) process.stderr.write(`${error instanceof NotLaidOut ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await stop(1);
}
