import type { Tx } from "#lib/platform/database.ts";

/** Waits until no number of a series is on its way, and lets none be given until the act is committed. */
export async function lockNumbers(tx: Tx, departmentId: string, year: number, kind: "register" | "receipt"): Promise<void> {
  await tx.$executeRaw`
    insert into "NumberSeries" ("departmentId", "year", "kind", "last") values (${departmentId}::uuid, ${year}, ${kind}, 0)
    on conflict ("departmentId", "year", "kind") do update set "last" = "NumberSeries"."last"`;
}
