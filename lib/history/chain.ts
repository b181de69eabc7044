import { createHash } from "node:crypto";

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
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** JSON with its keys in order, so that a value has one form however the database keeps it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, held]) => held !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${fields.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
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
