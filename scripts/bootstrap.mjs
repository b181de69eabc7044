// What comes before anything is installed: this file uses no dependency and runs on Node 20 too.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const stamp = "node_modules/.onmaru-lockfile";
const lock = ".cache/install.lock";
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Installs what the lockfile names, when that differs from what is installed. */
export async function installed() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (24 comes with the packages).`);
  }
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  const is = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (is()) return;
  await alone(async () => {
    if (is()) return;
    const began = Date.now();
    say("Installing packages from the lockfile …");
    const code = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (code !== 0) fail(`npm ci ended with ${code}: is the package registry reachable?`);
    writeFileSync(stamp, wanted);
    say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
  });
}

/**
 * Runs a TypeScript file on Node 24 from node_modules, in the same terminal, and ends as it ends.
 * The channel between the two is the child's leash: it notices when this process is killed.
 */
export async function onOwnNode(script, args) {
  const child = spawn("node_modules/.bin/node", ["--disable-warning=ExperimentalWarning", script, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve) => child.once("exit", (...how) => resolve(how)));
  process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
}

function run(command, args) {
  // Whatever npm says belongs on stderr: stdout is for the answers of commands.
  const child = spawn(command, args, { stdio: ["ignore", 2, 2] });
  // Whoever stops this process stops what it runs, and waits for its end.
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code) => resolve(code ?? 1));
  }).finally(() => signals.forEach((signal) => process.off(signal, pass)));
}

/** Two starts from one clone must not install at once. What a killed one left counts for nothing, nor does what was torn while it was written. */
async function alone(work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  let told = false;
  for (let torn = 0; ; ) {
    try {
      writeFileSync(lock, `${process.pid} ${begunAt(process.pid)}`, { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") fail(`Cannot write ${lock}: ${error.message}`);
      const [pid, begun] = textOf(lock).split(" ");
      torn = pid ? 0 : torn + 1;
      if (pid ? !alive(Number(pid)) || begunAt(Number(pid)) !== (begun ?? "") : torn > 10) rmSync(lock, { force: true });
      else if (!told) say("Another start installs the packages; waiting for it …");
      told = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** When a process began, where the system says so: another may have its number since. */
function begunAt(pid) {
  return textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19] ?? "";
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
