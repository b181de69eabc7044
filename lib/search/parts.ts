import type { Db } from "#lib/platform/database.ts";

/* Finds that are parts of a record: a file that a document carries, a lesson on it. They change with the record. */

/** A part by the id of its entry, and the record of which it is a part. */
export interface Part {
  recordId: string;
  ofId: string;
}

/** Keeps which parts belong to which records; what is known already stays. */
export async function keepParts(db: Db, parts: readonly Part[]): Promise<void> {
  if (parts.length === 0) return;
  await db.$executeRaw`
    insert into "SearchPart" ("recordId", "ofId") select * from unnest(${parts.map((part) => part.recordId)}::uuid[], ${parts.map((part) => part.ofId)}::uuid[]) on conflict do nothing`;
}

/** The parts that were ever made of these records. */
export async function partsOf(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select "recordId" as "id" from "SearchPart" where "ofId" = any(${[...ids]}::uuid[])`;
  return rows.map((row) => row.id);
}

/** The records of which these entries are parts. */
export async function wholesOf(db: Db, entryIds: readonly string[]): Promise<string[]> {
  return (await db.searchPart.findMany({ where: { recordId: { in: [...entryIds] } } })).map((part) => part.ofId);
}
