import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { withLock } from "#lib/platform/embedded/lock.ts";

const schemaFolder = "prisma/schema";
const stamp = "prisma/generated/.schema-hash";

/** The typed client of the database, from prisma/schema into prisma/generated. */
export async function generateClient(): Promise<void> {
  const prisma = path.resolve("node_modules/prisma/build/index.js");
  const child = spawn(process.execPath, [prisma, "generate", "--schema", schemaFolder], {
    // Generating needs no schema engine, but looks for one first, and would fetch it.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`prisma generate failed:\n${output}`);
  await writeFile(stamp, await schemaHash());
}

/** Generates when the schema differs from what was generated from. */
export async function ensureClient(): Promise<boolean> {
  if (await isGenerated()) return false;
  // Two starts from one clone generate once.
  return withLock(".cache/generate.lock", async () => {
    if (await isGenerated()) return false;
    await generateClient();
    return true;
  });
}

async function isGenerated(): Promise<boolean> {
  return existsSync(stamp) && (await readFile(stamp, "utf8")) === (await schemaHash());
}

async function schemaHash(): Promise<string> {
  const hash = createHash("sha256");
  const { version } = JSON.parse(await readFile("node_modules/prisma/package.json", "utf8")) as { version: string };
  hash.update(version);
  for (const name of (await readdir(schemaFolder)).sort()) hash.update(name).update(await readFile(path.join(schemaFolder, name)));
  return hash.digest("hex");
}

if (import.meta.main) await ensureClient();
