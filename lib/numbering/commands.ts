import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/database.ts";

/**
 * The next number of a handling unit's series in a year (records 20). The series' row is the lock:
 * numbers are given in the order in which acts come to it, and one that is undone gives its back.
 * `unit` is a select of one row with its `departmentId`; answered with the number, as it stands in the same statement.
 */
export async function takeNumber<Unit extends { departmentId: string }>(tx: Tx, unit: Prisma.Sql, year: number, kind: "register" | "receipt"): Promise<Unit & { serial: number }> {
  const [row] = await tx.$queryRaw<(Unit & { serial: number })[]>`
    with unit as materialized (${unit}), taken as (
      insert into "NumberSeries" ("departmentId", "year", "kind", "last") select "departmentId", ${year}::int, ${kind}, 1 from unit
      on conflict ("departmentId", "year", "kind") do update set "last" = "NumberSeries"."last" + 1
      returning "last"
    ) select unit.*, taken."last" as "serial" from unit, taken`;
  if (!row) throw new Error("there is no unit that numbers");
  return row;
}
