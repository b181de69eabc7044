import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { detect } from "./detect.ts";
import { lockBytes } from "./locking.ts";
import { cleanName, stateOf } from "./rules.ts";
import type { FileState } from "./rules.ts";
import { hashOf, keepBytes } from "./store.ts";
import { askForText } from "./texts.ts";

export interface Brought {
  bytes: Uint8Array;
  /** What its sender called it and said it was. */
  name: string;
  declared: string;
  uploaderId: string;
  at: Date;
}

export interface KeptFile {
  id: string;
  sha256: string;
  size: number;
  name: string;
  detected: string;
  state: FileState;
}

/** Keeps a file as it came: its bytes on the disk, then its row. */
export async function keepFile(tx: Tx, { bytes, name: given, declared, uploaderId, at }: Brought): Promise<KeptFile> {
  const name = cleanName(given);
  const { detected, whole } = await detect(bytes);
  const state = stateOf({ name, size: bytes.byteLength, detected, whole });
  const id = newId(at);
  // The same bytes may be on their way out with a destroyed record.
  await lockBytes(tx, hashOf(bytes));
  const sha256 = await keepBytes(bytes);
  const kept = { id, sha256, size: bytes.byteLength, name, detected, state };
  await tx.file.create({ data: { ...kept, declared: declared.slice(0, 200), uploaderId, at }, select: { id: true } });
  await askForText(tx, sha256, at);
  return kept;
}
