import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/*
 * What the start command makes up itself (passwords of the embedded database, the session secret,
 * the demonstration password) is kept in ONMARU_DATA, readable by its user alone.
 */

type Kept = Record<string, string>;

function fileIn(data: string): string {
  return path.join(data, "secrets.json");
}

export function keptSecrets(data: string): Kept {
  try {
    return JSON.parse(readFileSync(fileIn(data), "utf8")) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** The kept value of this name, made by `make` the first time. */
export function keep(data: string, name: string, make: () => string = randomSecret): string {
  const before = keptSecrets(data)[name];
  if (before !== undefined) return before;
  const value = make();
  mkdirSync(data, { recursive: true });
  const aside = `${fileIn(data)}.${process.pid}`;
  writeFileSync(aside, `${JSON.stringify({ ...keptSecrets(data), [name]: value }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(aside, 0o600);
  renameSync(aside, fileIn(data));
  return value;
}

export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A password that a person can read aloud and type: no letters that look alike. */
export function readablePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const pick = [...randomBytes(16)].map((byte) => letters[byte % letters.length]);
  return [0, 4, 8, 12].map((at) => pick.slice(at, at + 4).join("")).join("-");
}
