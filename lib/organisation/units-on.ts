import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface UnitOn {
  id: string;
  agencyId: string;
  agencyKo: string;
  agencyEn: string;
  nameKo: string;
  nameEn: string;
}

/** All handling units of a day with their agency, in one statement. */
export function handlingUnitsOn(db: Db | Tx, day: Day): Promise<UnitOn[]> {
  const on = toColumn(day);
  return db.$queryRaw<UnitOn[]>`
    select d."id", d."agencyId", g."nameKo" as "agencyKo", g."nameEn" as "agencyEn", v."nameKo", v."nameEn" from "Department" d
    join onmaru_agencies_on(${on}::date) g on g."id" = d."agencyId"
    join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    where d."isHandlingUnit" and d."validFrom" <= ${on}::date and (d."validUntil" is null or d."validUntil" >= ${on}::date)
    order by g."code", d."code"`;
}

export async function firstUnit(db: Db | Tx, day: Day): Promise<string | null> {
  return (await handlingUnitsOn(db, day))[0]?.id ?? null;
}
