import type { Db, Tx } from "#lib/platform/database.ts";

/** Departments with those that they were merged into: whoever came after a closed unit does what is left of its work. One statement. */
export async function withSuccessors(db: Db | Tx, departmentIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ root: string; id: string }[]>`
    with recursive line as (
      select d."id" as root, d."id", d."mergedIntoId", 0 as depth from "Department" d where d."id" = any(${[...new Set(departmentIds)]}::uuid[])
      union all select line.root, d."id", d."mergedIntoId", line.depth + 1 from line join "Department" d on d."id" = line."mergedIntoId" where line.depth < 10
    ) select root, id from line order by root, depth`;
  return new Map([...Map.groupBy(rows, (row) => row.root)].map(([root, line]) => [root, line.map((row) => row.id)]));
}
