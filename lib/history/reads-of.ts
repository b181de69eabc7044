import type { Db, Tx } from "#lib/platform/database.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Which of these records somebody has read since an instant. */
export async function readSince(db: Db, officialId: string, kind: string, ids: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ recordId: string }[]>`
    select distinct "recordId" from "ReadEntry"
    where "recordKind" = ${kind} and "recordId" = any(${[...ids]}::text[]) and "officialId" = ${officialId}::uuid and "outcome" = 'read' and "at" >= ${since}`;
  return new Set(rows.map((row) => row.recordId));
}

export interface ReadLine {
  id: string;
  at: Date;
  officialId: string;
  nameKo: string;
  nameEn: string;
  /** The post in which it was read, with its department as it was called then. */
  postNameKo: string;
  postNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  recordKind: string;
  recordId: string;
  outcome: "read" | "refused";
  via: string;
}

/** Readings and refused readings, newest first, with who and where; one statement. The conditions speak of "r" (the reading) and "o" (the official). */
export function readLines(db: Db | Tx, conditions: readonly Prisma.Sql[], limit: number): Promise<ReadLine[]> {
  return db.$queryRaw<ReadLine[]>`
    select r."id"::text as "id", r."at", r."officialId", o."nameKo", o."nameEn", coalesce(p."nameKo", '') as "postNameKo", coalesce(p."nameEn", '') as "postNameEn",
      coalesce(v."nameKo", '') as "departmentNameKo", coalesce(v."nameEn", '') as "departmentNameEn", r."recordKind", r."recordId", r."outcome", r."via"
    from "ReadEntry" r join "Official" o on o."id" = r."officialId" left join "Post" p on p."id" = r."postId"
    left join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = p."departmentId" and v."validFrom" <= r."at"::date order by v."validFrom" desc limit 1) v on true
    where ${Prisma.join([...conditions], " and ")} order by r."id" desc limit ${limit}`;
}

/** Who read a record or one of these files, or tried to, newest first. */
export function readsOn(db: Db | Tx, record: { kind: string; id: string }, fileIds: readonly string[], limit: number): Promise<ReadLine[]> {
  return readLines(db, [Prisma.sql`((r."recordKind" = ${record.kind} and r."recordId" = ${record.id}) or (r."recordKind" = 'file' and r."recordId" = any(${[...fileIds]}::text[])))`], limit);
}

/** When somebody last read each of these records, at or after an instant. */
export async function lastReads(db: Db | Tx, officialId: string, kind: string, ids: readonly string[], since: Date): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ recordId: string; at: Date }[]>`
    select "recordId", max("at") as "at" from "ReadEntry"
    where "recordKind" = ${kind} and "recordId" = any(${[...ids]}::text[]) and "officialId" = ${officialId}::uuid and "outcome" = 'read' and "at" >= ${since} group by "recordId"`;
  return new Map(rows.map((row) => [row.recordId, row.at]));
}
