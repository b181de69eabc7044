import type { Bad } from "#lib/history/bad.ts";
import type { Db } from "#lib/platform/database.ts";

/** What an entry tells of the texts of its record. */
export interface Told {
  recordId: string;
  seq: number;
  at: Date;
  act: string;
  officialId: string | null;
  reason: string;
  before: unknown;
  after: unknown;
  textHash: string | null;
}

/** The records among these that a room can have rows of: ids are UUIDs there. */
export function stored(told: ReadonlyMap<string, unknown>): string[] {
  return [...told.keys()].filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
}

export interface TextFault {
  id: string;
  /** The act whose text it is; null where no act tells of it. */
  seq: number | null;
  what: "text-changed" | "text-gone" | "text-unknown";
}

/** How the room of a kind of record compares the texts that it keeps with what the history tells of them. */
export interface Texts {
  kind: string;
  /** The ids of its records in their order, after one. */
  ids(db: Db, after: string | null, most: number): Promise<string[]>;
  /** What differs on these records, each with its acts in their order, and how many texts were compared. */
  compare(db: Db, told: ReadonlyMap<string, readonly Told[]>): Promise<{ texts: number; faults: TextFault[] }>;
}

/** So many records at once: their texts are in memory together. */
const page = 50;
/** So many ids at once. */
const many = 1_000;

/** Holds the stored texts against the history, both ways: what it tells of is there unchanged, and what is there it tells of. */
export async function verifyTexts(db: Db, rooms: readonly Texts[]): Promise<{ bad: Bad | null; texts: number }> {
  let texts = 0;
  for (const room of rooms) {
    for (let ids = await idsTold(db, room.kind, ""); ids.length > 0; ids = await idsTold(db, room.kind, ids.at(-1)!)) {
      const found = await room.compare(db, await toldOf(db, room.kind, ids));
      texts += found.texts;
      const bad = await lasting(db, room, found.faults);
      if (bad) return { bad, texts };
    }
    for (let ids = await room.ids(db, null, many); ids.length > 0; ids = await room.ids(db, ids.at(-1)!, many)) {
      const [unheard] = await withoutActs(db, room.kind, await withoutActs(db, room.kind, ids));
      if (unheard) return { bad: { what: "text-unknown", kind: room.kind, id: unheard, seq: null }, texts };
    }
  }
  return { bad: null, texts };
}

/** The first of these that is still so when its record is read again: an act between two reads is no fault. */
async function lasting(db: Db, room: Texts, faults: readonly TextFault[]): Promise<Bad | null> {
  for (const { id } of faults) {
    const again = (await room.compare(db, await toldOf(db, room.kind, [id]))).faults[0];
    if (again) return { what: again.what, kind: room.kind, id, seq: again.seq };
  }
  return null;
}

/** Those of these records of which the history tells nothing. */
async function withoutActs(db: Db, kind: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const begun = await db.historyEntry.findMany({ where: { recordKind: kind, recordId: { in: [...ids] }, seq: 1 }, select: { recordId: true } });
  const known = new Set(begun.map((entry) => entry.recordId));
  return ids.filter((id) => !known.has(id));
}

async function idsTold(db: Db, kind: string, after: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select "recordId" as "id" from "HistoryEntry" where "recordKind" = ${kind} and "recordId" > ${after} and "seq" = 1 order by "recordId" limit ${page}`;
  return rows.map((row) => row.id);
}

async function toldOf(db: Db, kind: string, ids: readonly string[]): Promise<Map<string, Told[]>> {
  const select = { recordId: true, seq: true, at: true, act: true, officialId: true, reason: true, before: true, after: true, textHash: true } as const;
  const entries = await db.historyEntry.findMany({ where: { recordKind: kind, recordId: { in: [...ids] } }, orderBy: [{ recordId: "asc" }, { seq: "asc" }], select });
  const told = Map.groupBy(entries, (entry) => entry.recordId);
  return new Map(ids.map((id) => [id, told.get(id) ?? []]));
}
