import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { answersAt, end, environment } from "./children.ts";
import type { Instance } from "./instance.ts";

/** The application and its worker, as children that end with this process. */
export interface Served {
  /** Resolves with a sentence when the application or, again and again, the worker ended by itself. */
  readonly broken: Promise<string>;
  stop(): Promise<void>;
}

const next = "node_modules/next/dist/bin/next";
/** A search of 10,000 Korean letters is 90,000 characters of address; Node's own limit is 16 KB. */
const headers = ["--max-http-header-size=131072"];
const limit = (option: string, megabytes: number) => (process.env.NODE_OPTIONS?.includes(option) ? [] : [`${option}=${megabytes}`]);
/**
 * Without a limit memory grows before it is cleaned, to what the machine has. What a request makes is best thrown away
 * as a whole when it is answered: with room for several pages less of it is looked at while it is still needed, which
 * saves a tenth of every page. NODE_OPTIONS may name others.
 */
const heap = [...limit("--max-old-space-size", 400), ...limit("--max-semi-space-size", 32)];
/** It serves once the worker has built the search index for the first time, in milliseconds. */
const longest = 300_000;
/** A worker that fails this often within a minute is not started again. */
const patience = 5;

export function serve(instance: Instance, dev: boolean): { served: Served; ready: Promise<void> } {
  let stopping = false;
  let broke: (why: string) => void = () => undefined;
  const broken = new Promise<string>((resolve) => (broke = resolve));
  const application = startApplication(instance, dev);
  application.once("exit", (code, signal) => {
    if (!stopping) broke(`the application ended by itself (${signal ?? code})`);
  });
  let worker = startWorker(instance, dev);
  const falls: number[] = [];
  const watch = (child: ChildProcess) => {
    child.once("exit", (code, signal) => {
      if (stopping) return;
      const at = Date.now();
      falls.push(at);
      if (falls.filter((fall) => at - fall < 60_000).length > patience) {
        broke(`the worker ended again and again (${signal ?? code})`);
        return;
      }
      process.stderr.write(`  The worker ended (${signal ?? code}); it is started again.\n`);
      setTimeout(() => {
        if (stopping) return;
        worker = startWorker(instance, dev);
        watch(worker);
      }, 1_000);
    });
  };
  watch(worker);
  const stop = async () => {
    stopping = true;
    await Promise.all([end(application, 6_000), end(worker, 6_000)]);
  };
  return { served: { broken, stop }, ready: answersAt(`${addressOf(instance)}/api/health/ready`, application, longest) };
}

/** The application alone, where a worker runs already: the same records with other settings. */
export function serveBeside(instance: Instance): Pick<Served, "stop"> & { ready: Promise<void> } {
  const application = startApplication(instance, false);
  return { stop: () => end(application, 6_000), ready: answersAt(`${addressOf(instance)}/api/health/ready`, application, longest) };
}

/** Where a person on this machine opens it. */
export function addressOf({ settings }: Instance): string {
  const host = ["0.0.0.0", "::"].includes(settings.host) ? "127.0.0.1" : settings.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${settings.port}`;
}

function startApplication(instance: Instance, dev: boolean): ChildProcess {
  const { host, port } = instance.settings;
  const words = dev ? ["dev", "-H", host, "-p", String(port)] : ["start", "-H", host, "-p", String(port), "--keepAliveTimeout", "1000"];
  return spawn(process.execPath, [...headers, ...heap, "--import", path.resolve("scripts/leash.mjs"), "--import", path.resolve("scripts/address.mjs"), next, ...words], {
    env: childEnvironment(instance, dev),
    // What it says of itself on stdout is said better below; its log is on stderr.
    stdio: ["ignore", dev ? "inherit" : "ignore", "inherit", "ipc"],
  });
}

function startWorker(instance: Instance, dev: boolean): ChildProcess {
  const words = [...(dev ? ["--watch"] : []), "--disable-warning=ExperimentalWarning", "--import", path.resolve("scripts/leash.mjs"), "scripts/worker.ts"];
  return spawn(process.execPath, words, { env: childEnvironment(instance, dev), stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function childEnvironment(instance: Instance, dev: boolean): NodeJS.ProcessEnv {
  return environment({ MALLOC_ARENA_MAX: "2", ...instance.environment, DATABASE_OWNER_URL: undefined, NODE_ENV: dev ? "development" : "production" });
}
