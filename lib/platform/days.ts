import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Whether a row with `validFrom` and `validUntil` begins or ends because the days after one came, up to another: with its first day among these, or with its last day before one of them. */
export function turnedBetween(after: Day, until: Day): Prisma.Sql {
  const [from, to] = [toColumn(after), toColumn(until)];
  return Prisma.sql`(("validFrom" > ${from}::date and "validFrom" <= ${to}::date) or ("validUntil" >= ${from}::date and "validUntil" < ${to}::date))`;
}
