import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";

/** Where bytes lie: `<data>/files/ab/cd…`, named by their hash, so that the same bytes lie once. */
export function placeOf(sha256: string): string {
  const data = path.resolve(/* turbopackIgnore: true */ process.env["ONMARU_DATA"] ?? ".data");
  return path.join(data, "files", sha256.slice(0, 2), sha256.slice(2));
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Keeps bytes safely on disk before anything refers to them; answers their hash. */
export async function keepBytes(bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes);
  const place = placeOf(sha256);
  const known = await stat(place).catch(() => null);
  if (known?.size === bytes.byteLength) return sha256;
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const beside = `${place}.${process.pid}.${process.hrtime.bigint().toString(36)}`;
  const handle = await open(beside, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(beside).catch(() => undefined);
    throw error;
  }
  await handle.close();
  await rename(beside, place);
  return sha256;
}

/** The bytes as a stream, or null when the disk has lost them. */
export async function bytesOf(sha256: string): Promise<{ stream: ReadStream; size: number } | null> {
  const place = placeOf(sha256);
  const known = await stat(place).catch(() => null);
  return known ? { stream: createReadStream(place), size: known.size } : null;
}

/** Takes bytes from the disk for good; those that are gone already are no fault. */
export async function removeBytes(sha256: string): Promise<void> {
  await rm(placeOf(sha256), { force: true });
}
