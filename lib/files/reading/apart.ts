import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { limits } from "./limits.ts";
import type { Read } from "./read.ts";

const child = fileURLToPath(new URL("child.ts", import.meta.url));
const root = path.resolve(path.dirname(child), "../../..");

/**
 * Reads a file in a process of its own, which may read the program and this file, write nothing,
 * start nothing, and is ended when it takes too long or too much memory. Always answers.
 */
export function readApart(place: string): Promise<Read> {
  return new Promise((resolve) => {
    const allowed = ["--permission", `--allow-fs-read=${root}/*`, `--allow-fs-read=${place}`];
    const reader = spawn(process.execPath, [`--max-old-space-size=${limits.heap}`, "--disable-warning=ExperimentalWarning", ...allowed, child, place], {
      cwd: root, stdio: ["ignore", "ignore", "ignore", "ipc"], env: { NODE_ENV: "production" }, serialization: "advanced",
    });
    let read: Read = { state: "unreadable", why: "ended" };
    const end = (why: string) => {
      read = { state: "unreadable", why };
      reader.kill("SIGKILL");
    };
    const late = setTimeout(() => end("too long"), limits.milliseconds);
    const watch = setInterval(() => void residentOf(reader.pid).then((megabytes) => megabytes > limits.resident && end("too much memory")), 250);
    reader.on("message", (message) => (read = message as Read));
    reader.once("error", (error) => (read = { state: "unreadable", why: error.message }));
    reader.once("close", () => {
      clearTimeout(late);
      clearInterval(watch);
      resolve(read);
    });
  });
}

/** Megabytes that a process holds, where the system tells it. */
async function residentOf(pid: number | undefined): Promise<number> {
  const said = await readFile(`/proc/${pid ?? 0}/statm`, "utf8").catch(() => "");
  return (Number(said.split(" ")[1] ?? 0) * 4096) / 1024 / 1024;
}
