import type { Db } from "#lib/platform/database.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

export interface ListedAppointment {
  id: string;
  nameKo: string;
  nameEn: string;
  postKo: string;
  postEn: string;
  departmentKo: string;
  departmentEn: string;
  kind: string;
  validFrom: Day;
  validUntil: Day | null;
  /** Who held the post before, by a regular appointment. */
  beforeKo: string | null;
  beforeEn: string | null;
}

/** Appointments of an agency that begin within so many days before or after a day, the latest first. One statement. */
export async function appointmentsAround(db: Db, agencyIds: readonly string[], day: Day, days = 90): Promise<ListedAppointment[]> {
  const on = toColumn(day);
  const rows = await db.$queryRaw<(Omit<ListedAppointment, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select a."id", o."nameKo", o."nameEn", p."nameKo" as "postKo", p."nameEn" as "postEn", v."nameKo" as "departmentKo", v."nameEn" as "departmentEn", a."kind", a."validFrom", a."validUntil",
      b."nameKo" as "beforeKo", b."nameEn" as "beforeEn"
    from "Appointment" a
    join "Official" o on o."id" = a."officialId"
    join onmaru_posts_on(greatest(a."validFrom", ${on}::date)) p on p."id" = a."postId"
    join "Department" d on d."id" = p."departmentId"
    join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    left join lateral (
      select q."nameKo", q."nameEn" from "Appointment" e join "Official" q on q."id" = e."officialId"
      where e."postId" = a."postId" and e."kind" = 'regular' and e."validFrom" < a."validFrom" order by e."validFrom" desc limit 1) b on true
    where d."agencyId" = any(${[...agencyIds]}::uuid[]) and a."validFrom" between ${on}::date - ${days}::int and ${on}::date + ${days}::int
    order by a."validFrom" desc, o."nameKo" limit 200`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}
