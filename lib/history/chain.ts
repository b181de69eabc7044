import { hash } from "node:crypto";

/** What one entry says; everything of it enters its hash. */
export interface Entry {
  recordKind: string;
  recordId: string;
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  act: string;
  officialId: string | null;
  nameKo: string;
  nameEn: string;
  postId: string | null;
  postNameKo: string;
  postNameEn: string;
  onBehalfOf: string;
  reason: string;
  before: unknown;
  after: unknown;
  textHash: string | null;
}

/** The value before the first entry of a record. */
export const beginning = "";

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}

/** JSON with its keys in order, so that a value has one form however the database keeps it. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  let said = "";
  if (Array.isArray(value)) {
    for (const held of value) said += `${said === "" ? "" : ","}${canonical(held)}`;
    return `[${said}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields).sort()) if (fields[key] !== undefined) said += `${said === "" ? "" : ","}${JSON.stringify(key)}:${canonical(fields[key])}`;
  return `{${said}}`;
}

/** The hash of an entry, chained to the one before it on the same record. */
export function entryHash(entry: Entry, previous: string): string {
  return sha256(
    canonical([
      previous, entry.recordKind, entry.recordId, entry.seq, entry.at, entry.act, entry.officialId, entry.nameKo, entry.nameEn,
      entry.postId, entry.postNameKo, entry.postNameEn, entry.onBehalfOf, entry.reason, entry.before, entry.after, entry.textHash,
    ]),
  );
}
