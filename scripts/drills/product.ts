import type { ChildProcess } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { forgetData, placesFor } from "#lib/platform/embedded/places.ts";
import { holderOf } from "#lib/platform/embedded/processes.ts";
import { end, run } from "../children.ts";
import { launched, trialPlace } from "../trial.ts";

/** The built product with a demonstration of its own, whose parts may be killed and which is started again. */
export interface Product {
  readonly url: string;
  readonly password: string;
  /** In which a command finds its data. */
  readonly environment: NodeJS.ProcessEnv;
  /** With more settings where they are given; they stay for the starts after it. */
  start(more?: Record<string, string>): Promise<void>;
  /** SIGKILL to the application or to PostgreSQL, and everything else down after it. */
  kill(part: "application" | "postgres"): Promise<void>;
  /** `npm run <command>` on its data. */
  command(name: string, more?: Record<string, string>): Promise<{ code: number; output: string }>;
  leave(): Promise<void>;
}

export async function product(): Promise<Product> {
  const place = await trialPlace({ ONMARU_LOG: "fatal", ELASTICSEARCH_URL: undefined });
  const { url, password, data, environment: own } = place;
  let child: ChildProcess | undefined;
  const start = async (more: Record<string, string> = {}) => {
    Object.assign(own, more);
    ({ child } = await launched(place));
  };
  return {
    url,
    password,
    environment: own,
    start,
    async kill(part) {
      const pid = part === "postgres" ? holderOf(placesFor(data).cluster) : childrenOf(child?.pid ?? 0).find((one) => commandOf(one).includes("next"));
      if (!pid) throw new Error(`the ${part} is not to be found`);
      process.kill(pid, "SIGKILL");
      if (child) await end(child, 15_000);
    },
    command: (name, more = {}) => run(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", name], { env: { ...own, ...more } }),
    async leave() {
      if (child) await end(child, 15_000);
      forgetData(data);
    },
  };
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").split(" ").filter(Boolean).map(Number));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
