import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals, notFound } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { refusals } from "#lib/records/rules.ts";
import type { RecordFile, RecordYear } from "#prisma/generated/client.ts";

declareRefusals("records", refusals);

/** The closing of a unit's year; null while it is open. */
export function closedYear(db: Db | Tx, departmentId: string, year: number): Promise<RecordYear | null> {
  return db.recordYear.findUnique({ where: { departmentId_year: { departmentId, year } } });
}

export interface ClosingRow {
  departmentId: string;
  year: number;
  at: Date;
  by: { officialId: string; nameKo: string; nameEn: string };
  carried: number;
}

/** Closes a unit's year and every file in it. */
export async function closeFilesOf(tx: Tx, { departmentId, year, at, by, carried }: ClosingRow): Promise<string[]> {
  await tx.recordYear.create({ data: { departmentId, year, closedAt: at, officialId: by.officialId, nameKo: by.nameKo, nameEn: by.nameEn, carried }, select: { year: true } });
  const open = await tx.recordFile.findMany({ where: { departmentId, year, closedAt: null }, orderBy: { id: "asc" }, select: { id: true } });
  await tx.recordFile.updateMany({ where: { departmentId, year, closedAt: null }, data: { closedAt: at } });
  return open.map((file) => file.id);
}

export function countFiles(tx: Tx, departmentId: string, year: number): Promise<number> {
  return tx.recordFile.count({ where: { departmentId, year } });
}

/** Locks a record file for an act. */
export async function lockFile(tx: Tx, id: string): Promise<RecordFile> {
  const [row] = await tx.$queryRaw<RecordFile[]>`select * from "RecordFile" where "id" = ${id}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

export async function setFile(tx: Tx, id: string, data: Partial<Pick<RecordFile, "reviewedAt" | "reviewedKo" | "reviewedEn" | "retention" | "destroyedAt">>): Promise<void> {
  await tx.recordFile.updateMany({ where: { id }, data });
}

/** A file of a unit task in a year of a unit, made where there is none; a closed year takes none of its own. */
export async function fileFor(tx: Tx, wanted: { unitTaskId: string; departmentId: string; year: number; at: Date }): Promise<RecordFile> {
  const [row] = await tx.$queryRaw<RecordFile[]>`
    insert into "RecordFile" ("id", "unitTaskId", "departmentId", "year", "retention", "closedAt")
    select ${newId(wanted.at)}::uuid, t."id", ${wanted.departmentId}::uuid, ${wanted.year}, t."retention", y."closedAt"
    from "UnitTask" t left join "RecordYear" y on y."departmentId" = ${wanted.departmentId}::uuid and y."year" = ${wanted.year} where t."id" = ${wanted.unitTaskId}::uuid
    on conflict ("unitTaskId", "departmentId", "year") do update set "year" = excluded."year" returning *`;
  if (!row) throw new Error("the record could not be filed: its unit task is unknown");
  return row;
}

export interface FileLine extends RecordFile {
  taskCode: string;
  taskKo: string;
  taskEn: string;
  retentionReason: string;
  unitKo: string;
  unitEn: string;
  agencyId: string;
}

interface Wanted {
  ids?: readonly string[];
  departmentId?: string;
  agencyId?: string;
  year?: number;
  /** Closed files whose retention had run out before this day, and which are still there or were destroyed. */
  endedBefore?: Day;
}

/** Record files with their task and unit by name, in one statement. Metadata of filing: every official may know it. */
export function fileLines(db: Db | Tx, { ids, departmentId, agencyId, year, endedBefore }: Wanted, today: Day): Promise<FileLine[]> {
  const on = toColumn(today);
  return db.$queryRaw<FileLine[]>`
    select f.*, n."code" as "taskCode", v."nameKo" as "taskKo", v."nameEn" as "taskEn", t."retentionReason", w."nameKo" as "unitKo", w."nameEn" as "unitEn", d."agencyId"
    from "RecordFile" f join "UnitTask" t on t."id" = f."unitTaskId" join "FunctionNode" n on n."id" = t."id" join "Department" d on d."id" = f."departmentId"
    join lateral (select v."nameKo", v."nameEn" from "FunctionNodeVersion" v where v."nodeId" = t."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    join lateral (select w."nameKo", w."nameEn" from "DepartmentVersion" w where w."departmentId" = d."id" order by (w."validFrom" <= ${on}::date) desc, w."validFrom" desc limit 1) w on true
    where (${ids ? [...ids] : null}::uuid[] is null or f."id" = any(${ids ? [...ids] : null}::uuid[]))
      and (${departmentId ?? null}::uuid is null or f."departmentId" = ${departmentId ?? null}::uuid)
      and (${agencyId ?? null}::uuid is null or d."agencyId" = ${agencyId ?? null}::uuid)
      and (${year ?? null}::int is null or f."year" = ${year ?? null}::int)
      and (${endedBefore ?? null}::text is null or (f."closedAt" is not null and f."retention" < 100 and make_date(f."year" + f."retention", 12, 31) < ${endedBefore ?? null}::date))
    order by f."year" desc, n."code", f."id"`;
}

/** The years in which a unit has files or entries, the latest first. */
export async function yearsOf(db: Db | Tx, departmentId: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ year: number }[]>`
    select "year" from "RecordFile" where "departmentId" = ${departmentId}::uuid union select "year" from "RegisterEntry" where "departmentId" = ${departmentId}::uuid order by 1 desc`;
  return rows.map((row) => row.year);
}

/** A day and a name, for refusals that say who was first. */
export function whoAndWhen(row: { nameKo: string; nameEn: string }, at: Date, language: "ko" | "en"): { who: string; day: Day } {
  return { who: (language === "en" ? row.nameEn : row.nameKo) || row.nameKo, day: dayOf(at) };
}
