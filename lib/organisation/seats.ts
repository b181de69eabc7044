import { dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { ActorSeat } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

interface SeatRow extends Omit<ActorSeat, "onBehalfOf" | "validUntil"> {
  officialId: string;
  validUntil: Date | null;
  behalfId: string | null;
  behalfKo: string | null;
  behalfEn: string | null;
}

/**
 * The seats that a person holds on a day: appointments; those of the absent for whom they stand at the
 * end of a chain of deputies; and, for the head of a unit, those below at which nobody is there: vacant
 * ones, and those whose holder is away and named nobody who is there. The rule is `whoActs`; the statement, whose plan the database keeps, stands in migration 0174.
 */
export async function seatsOf(db: Db | Tx, officialId: string, day: Day): Promise<ActorSeat[]> {
  const rows = await db.$queryRaw<SeatRow[]>`select * from onmaru_seats_on(${officialId}::uuid, ${toColumn(day)}::date)`;
  const order = ["regular", "concurrent", "acting", "deputy"];
  return rows
    .map((row): ActorSeat => ({
      postId: row.postId,
      postNameKo: row.postNameKo,
      postNameEn: row.postNameEn,
      level: row.level,
      isHead: row.isHead,
      departmentId: row.departmentId,
      departmentNameKo: row.departmentNameKo,
      departmentNameEn: row.departmentNameEn,
      agencyId: row.agencyId,
      agencyNameKo: row.agencyNameKo,
      agencyNameEn: row.agencyNameEn,
      kind: row.kind,
      onBehalfOf: row.behalfId ? { officialId: row.behalfId, nameKo: row.behalfKo ?? "", nameEn: row.behalfEn ?? "" } : null,
      validUntil: dayFromNullable(row.validUntil),
      headsDepartmentIds: row.headsDepartmentIds,
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.level - a.level || (a.postId < b.postId ? -1 : 1));
}
