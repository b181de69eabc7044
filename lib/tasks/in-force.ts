import { Prisma } from "#prisma/generated/client.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** From when and until when unit task `t` with its function `n` is in force: while its card and its place in the function tree both are. The last day is one of its days. */
export const inForceFrom = Prisma.sql`greatest(t."validFrom", n."validFrom")`;
export const inForceUntil = Prisma.sql`least(t."validUntil", n."validUntil")`;

/** Whether unit task `t` with its function `n` is in force on a day. */
export function inForceOn(day: Day): Prisma.Sql {
  const on = toColumn(day);
  return Prisma.sql`(${inForceFrom} <= ${on}::date and (${inForceUntil} is null or ${inForceUntil} >= ${on}::date))`;
}

/** Whether an agency's unit task is in force on a day; null where the agency has no such task. */
export async function isInForce(db: Db | Tx, id: string, agencyId: string, day: Day): Promise<boolean | null> {
  const [row] = await db.$queryRaw<{ holds: boolean }[]>`
    select ${inForceOn(day)} as "holds" from "UnitTask" t join "FunctionNode" n on n."id" = t."id" where t."id" = ${id}::uuid and t."agencyId" = ${agencyId}::uuid`;
  return row?.holds ?? null;
}
