import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { turnedBetween } from "#lib/platform/days.ts";
import { brm, deepest } from "#lib/classification/rules.ts";

/** Functions whose name, place or life begins or ends after one day and by another. */
export async function changedFunctions(db: Db | Tx, after: Day, until: Day): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select distinct "nodeId" as "id" from "FunctionNodeVersion" where ${turnedBetween(after, until)}`;
  return rows.map((row) => row.id);
}

/** The unit tasks that stand or stood somewhere below these functions, or are these: what is said above them is said of them. */
export async function unitTasksBelow(db: Db | Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive down as (
      select n."id", n."level" from "FunctionNode" n where n."id" = any(${[...ids]}::uuid[]) and n."tree" = ${brm}
      union
      select n."id", n."level" from down join "FunctionNodeVersion" v on v."parentId" = down."id" join "FunctionNode" n on n."id" = v."nodeId"
    ) select "id" from down where "level" = ${deepest}`;
  return rows.map((row) => row.id);
}
