import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { forgetData } from "#lib/platform/embedded/places.ts";
import { freePort } from "#lib/platform/embedded/port.ts";
import { answersAt, end, environment } from "./children.ts";

/** The built product with a demonstration of its own, for the browser tests, pictures and measurements. */
export interface Trial {
  readonly url: string;
  readonly password: string;
  /** The environment in which a command finds this trial's database. */
  readonly environment: NodeJS.ProcessEnv;
  /** What it printed of late: a set-up code, for one. */
  said(): string;
  /** Ends it as Ctrl-C does, and answers with what it ended: 0 where everything stopped in time. */
  stop(): Promise<number | null>;
}

/** A working day in the middle of a month: the next appointment and last month's figures are both near. */
export const trialDay = "2026-11-16";

export async function startTrial(more: Record<string, string | undefined> = {}): Promise<Trial> {
  const place = await trialPlace({ ONMARU_DEMO_TODAY: trialDay, ONMARU_LOG: "warn", ...more });
  try {
    const { child, said } = await launched(place);
    const stop = async () => {
      await end(child, 15_000);
      forgetData(place.data);
      return child.exitCode;
    };
    return { url: place.url, password: place.password, environment: place.environment, said, stop };
  } catch (error) {
    forgetData(place.data);
    throw error;
  }
}

/** Where a demonstration of its own is laid and served. */
export interface TrialPlace {
  readonly url: string;
  readonly password: string;
  readonly data: string;
  readonly environment: NodeJS.ProcessEnv;
}

export async function trialPlace(more: Record<string, string | undefined>): Promise<TrialPlace> {
  const data = mkdtempSync(path.join(existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir(), "onmaru-trial-"));
  const port = await freePort();
  const password = "trial-password-1";
  const own = environment({ PORT: String(port), HOST: "127.0.0.1", ONMARU_DATA: data, ONMARU_DEMO: "1", ONMARU_DEMO_PASSWORD: password, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, ...more });
  return { url: `http://127.0.0.1:${port}`, password, data, environment: own };
}

/** Starts the built product there and waits until it serves; one that fails is ended, and what it said is told. */
export async function launched({ url, environment: own }: TrialPlace): Promise<{ child: ChildProcess; said(): string }> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/start.ts"], { env: own, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let output = "";
  const listen = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000));
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  try {
    await answersAt(`${url}/api/health/ready`, child, 420_000);
  } catch (error) {
    await end(child, 15_000);
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${output}`);
  }
  return { child, said: () => output };
}
