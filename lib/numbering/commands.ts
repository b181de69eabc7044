import type { Tx } from "#lib/platform/database.ts";

/**
 * The next number of a handling unit's series in a year (records 20). The series' row is the lock:
 * numbers are given in the order in which acts come to it, and one that is undone gives its back.
 */
export async function takeNumber(tx: Tx, departmentId: string, year: number, kind: "register" | "receipt"): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into "NumberSeries" ("departmentId", "year", "kind", "last") values (${departmentId}::uuid, ${year}, ${kind}, 1)
    on conflict ("departmentId", "year", "kind") do update set "last" = "NumberSeries"."last" + 1
    returning "last"`;
  if (!row) throw new Error("the series of numbers did not answer");
  return row.last;
}
