import type { Db, Tx } from "#lib/platform/database.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** How many of these departments there are. */
export function knownDepartments(db: Db | Tx, ids: readonly string[]): Promise<number> {
  return ids.length === 0 ? Promise.resolve(0) : db.department.count({ where: { id: { in: [...ids] } } });
}

/** The agency of a department; null where there is none. */
export async function agencyOfUnit(db: Db | Tx, departmentId: string): Promise<string | null> {
  return (await db.department.findUnique({ where: { id: departmentId }, select: { agencyId: true } }))?.agencyId ?? null;
}

/** The handling units of an agency, closed ones too: their registers stay. By the names of a day, or their last ones. */
export function registeringUnits(db: Db | Tx, agencyId: string, day: Day): Promise<{ id: string; nameKo: string; nameEn: string; closed: boolean }[]> {
  const on = toColumn(day);
  return db.$queryRaw`
    select d."id", v."nameKo", v."nameEn", d."validUntil" is not null and d."validUntil" < ${on}::date as "closed" from "Department" d
    join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = d."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    where d."agencyId" = ${agencyId}::uuid order by "closed", d."isHandlingUnit" desc, d."code"`;
}
