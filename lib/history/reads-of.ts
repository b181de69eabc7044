import type { Db } from "#lib/platform/database.ts";

/** Which of these records somebody has read since an instant. */
export async function readSince(db: Db, officialId: string, kind: string, ids: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ recordId: string }[]>`
    select distinct "recordId" from "ReadEntry"
    where "recordKind" = ${kind} and "recordId" = any(${[...ids]}::text[]) and "officialId" = ${officialId}::uuid and "outcome" = 'read' and "at" >= ${since}`;
  return new Set(rows.map((row) => row.recordId));
}
