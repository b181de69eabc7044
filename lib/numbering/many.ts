import type { Tx } from "#lib/platform/database.ts";

/** Takes so many numbers of a series at once; answers the first of them. */
export async function takeNumbers(tx: Tx, departmentId: string, year: number, kind: "register" | "receipt", count: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into "NumberSeries" ("departmentId", "year", "kind", "last") values (${departmentId}::uuid, ${year}, ${kind}, ${count})
    on conflict ("departmentId", "year", "kind") do update set "last" = "NumberSeries"."last" + ${count}
    returning "last"`;
  if (!row) throw new Error("the series of numbers did not answer");
  return row.last - count + 1;
}
