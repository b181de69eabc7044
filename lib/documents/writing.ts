import type { Db, Tx } from "#lib/platform/database.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** The unit tasks that a document may stand under: the department's own first, then the agency's. */
export function tasksToWriteUnder(db: Db, agencyId: string, departmentId: string, day: Day): Promise<{ id: string; nameKo: string; nameEn: string }[]> {
  const on = toColumn(day);
  return db.$queryRaw`
    select t."id", v."nameKo", v."nameEn" from "UnitTask" t
    join "FunctionNodeVersion" v on v."nodeId" = t."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    where t."agencyId" = ${agencyId}::uuid and t."validFrom" <= ${on}::date and (t."validUntil" is null or t."validUntil" >= ${on}::date)
    order by t."departmentId" = ${departmentId}::uuid desc, v."nameKo" limit 300`;
}

/** Tasks of other agencies are unknown here. */
export async function taskOf(tx: Tx, id: string, agencyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`select "id" from "UnitTask" where "id" = ${id}::uuid and "agencyId" = ${agencyId}::uuid`;
  return row !== undefined;
}
