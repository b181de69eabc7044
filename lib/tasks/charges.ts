import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import type { TaskRole } from "#lib/tasks/rules.ts";

export interface Charge {
  postId: string;
  taskId: string;
  role: TaskRole;
  nameKo: string;
  nameEn: string;
  outlineKo: string;
  outlineEn: string;
}

/** The unit tasks that posts are in charge of on a day, main ones first. One statement. */
export function chargesOf(db: Db | Tx, postIds: readonly string[], day: Day): Promise<Charge[]> {
  const on = toColumn(day);
  return db.$queryRaw<Charge[]>`
    select c."postId", c."unitTaskId" as "taskId", c."role", v."nameKo", v."nameEn", t."outlineKo", t."outlineEn" from "TaskPerson" c join "UnitTask" t on t."id" = c."unitTaskId"
    join lateral (select v."nameKo", v."nameEn" from "FunctionNodeVersion" v where v."nodeId" = t."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    where c."postId" = any(${[...postIds]}::uuid[]) and c."validFrom" <= ${on}::date and (c."validUntil" is null or c."validUntil" >= ${on}::date) order by c."role" desc, v."nameKo"`;
}

/** The posts that are or were in charge of tasks. */
export async function postsInCharge(db: Db | Tx, taskIds: readonly string[]): Promise<string[]> {
  const rows = await db.taskPerson.findMany({ where: { unitTaskId: { in: [...taskIds] } }, distinct: ["postId"], select: { postId: true } });
  return rows.map((row) => row.postId);
}
