import { Refusal } from "#lib/refusal.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { inForceOn, isInForce } from "#lib/tasks/in-force.ts";

/** The unit tasks that a document may stand under, those in force on the day: the department's own first, then the agency's. */
export function tasksToWriteUnder(db: Db, agencyId: string, departmentId: string, day: Day): Promise<{ id: string; nameKo: string; nameEn: string }[]> {
  const on = toColumn(day);
  return db.$queryRaw`
    select t."id", v."nameKo", v."nameEn" from "UnitTask" t join "FunctionNode" n on n."id" = t."id"
    join "FunctionNodeVersion" v on v."nodeId" = t."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    where t."agencyId" = ${agencyId}::uuid and ${inForceOn(day)}
    order by t."departmentId" = ${departmentId}::uuid desc, v."nameKo" limit 300`;
}

/** Refuses, at its field, a task under which nothing may be written on a day: one that is closed, and those of other agencies, which are unknown here. */
export async function mayWriteUnder(tx: Tx, unitTaskId: string, agencyId: string, day: Day): Promise<void> {
  const holds = await isInForce(tx, unitTaskId, agencyId, day);
  if (!holds) throw new Refusal(holds === null ? "documents.unknown-task" : "documents.task-closed", {}, "unitTaskId");
}
