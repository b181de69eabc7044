import type { Db } from "#lib/platform/database.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";

/** The acts on a record, newest first. Whoever asks has opened the record already. */
export function actsOn(db: Db, record: { kind: string; id: string }, most = 500): Promise<HistoryEntry[]> {
  return db.historyEntry.findMany({ where: { recordKind: record.kind, recordId: record.id }, orderBy: { seq: "desc" }, take: most });
}

/** The acts on several records of one kind as one stream, newest first. */
export function actsOnAll(db: Db, kind: string, ids: readonly string[], most = 500): Promise<HistoryEntry[]> {
  return db.historyEntry.findMany({ where: { recordKind: kind, recordId: { in: [...ids] } }, orderBy: [{ at: "desc" }, { id: "desc" }], take: most });
}
