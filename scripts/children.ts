import { spawn } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import path from "node:path";

/** Programs of node_modules, run on this Node. */
export function binary(name: string): string {
  return path.resolve("node_modules/.bin", name);
}

export interface Ran {
  code: number;
  output: string;
}

/** Runs a program to its end and keeps what it printed. */
export function run(command: string, words: readonly string[], options: SpawnOptions = {}): Promise<Ran> {
  const child = spawn(command, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  return ran(child).finally(() => running.delete(child));
}

const running = new Set<ChildProcess>();

/** Ends what `run` has under way: whoever stops must not leave a build behind. */
export async function endRunning(withinMs: number): Promise<void> {
  await Promise.all([...running].map((child) => end(child, withinMs)));
}

async function ran(child: ChildProcess): Promise<Ran> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.once("close", (ended) => resolve(ended ?? 1));
  });
  return { code, output };
}

/** The environment in which `node` is the one of node_modules. */
export function environment(more: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${path.resolve("node_modules/.bin")}${path.delimiter}${process.env["PATH"] ?? ""}`, NEXT_TELEMETRY_DISABLED: "1", ...more };
}

/** Ends a child: politely, then not. Answers when it is gone. */
export async function end(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
  await gone;
  clearTimeout(timer);
}

/** Waits until an address answers with a good status; fails when the child ends first. */
export async function answersAt(url: string, child: ChildProcess, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const good = await fetch(url).then((response) => response.ok, () => false);
    if (good) return;
    if (Date.now() > until) throw new Error(`${url} did not answer in ${Math.round(withinMs / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}
