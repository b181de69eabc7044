import type { Db } from "#lib/platform/database.ts";
import type { Prepared } from "#lib/search/engine.ts";

/** Entries as PostgreSQL keeps them, but for what it computes itself. */
export async function keptEntries(db: Db, named: readonly { kind: string; recordId: string }[]): Promise<Prepared[]> {
  return (await db.searchEntry.findMany({ where: { OR: named.map(({ kind, recordId }) => ({ kind, recordId })) }, omit: { month: true, numberPlain: true } })) as Prepared[];
}
