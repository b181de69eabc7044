import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { turnedBetween } from "#lib/platform/days.ts";
import { changedFunctions, unitTasksBelow } from "#lib/classification/below.ts";

/** Unit tasks of which something else is said than before because the days after one came, up to another: their charges, their own life, and the names and places of the functions above them. */
export async function tasksChangedByDays(db: Db | Tx, after: Day, until: Day): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct c."id" from (
      select "unitTaskId" as "id", "validFrom", "validUntil" from "TaskPerson" union all select "id", "validFrom", "validUntil" from "UnitTask") c
    where ${turnedBetween(after, until)}`;
  const below = await unitTasksBelow(db, await changedFunctions(db, after, until));
  return [...new Set([...rows.map((row) => row.id), ...below])].sort();
}

/** The unit tasks of the departments among these ids. */
export async function tasksOfUnits(db: Db | Tx, ids: readonly string[]): Promise<string[]> {
  return (await db.unitTask.findMany({ where: { departmentId: { in: [...ids] } }, select: { id: true } })).map((row) => row.id);
}
