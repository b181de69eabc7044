import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { placesFor } from "#lib/platform/embedded/places.ts";
import { freePort } from "#lib/platform/embedded/postgres.ts";
import { holderOf } from "#lib/platform/embedded/processes.ts";
import { answersAt, end, environment, run } from "../children.ts";

/** The built product with a demonstration of its own, whose parts may be killed and which is started again. */
export interface Product {
  readonly url: string;
  readonly password: string;
  /** In which a command finds its data. */
  readonly environment: NodeJS.ProcessEnv;
  start(): Promise<void>;
  /** SIGKILL to the application or to PostgreSQL, and everything else down after it. */
  kill(part: "application" | "postgres"): Promise<void>;
  /** `npm run <command>` on its data. */
  command(name: string): Promise<{ code: number; output: string }>;
  leave(): Promise<void>;
}

export async function product(): Promise<Product> {
  const data = mkdtempSync(path.join(existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir(), "onmaru-drill-"));
  const port = await freePort(0);
  const password = "drill-password-1";
  const url = `http://127.0.0.1:${port}`;
  const own = environment({ PORT: String(port), HOST: "127.0.0.1", ONMARU_DATA: data, ONMARU_DEMO: "1", ONMARU_DEMO_PASSWORD: password, ONMARU_LOG: "fatal", DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, ELASTICSEARCH_URL: undefined });
  let child: ChildProcess | undefined;
  let said = "";
  const start = async () => {
    child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/start.ts"], { env: own, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    try {
      await answersAt(`${url}/api/health/ready`, child, 420_000);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${said}`);
    }
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
    command: (name) => run(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", name], { env: own }),
    async leave() {
      if (child) await end(child, 15_000);
      rmSync(data, { recursive: true, force: true });
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
