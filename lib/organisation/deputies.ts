import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { firstGap } from "#lib/organisation/rules.ts";

/** The first day of an absence on which somebody holds no post of an agency of the absent person; null where they may deputise throughout. */
export async function firstDayWithoutPost(db: Db | Tx, deputyId: string, absent: { officialId: string; validFrom: Day; validUntil: Day }): Promise<Day | null> {
  const [first, last] = [toColumn(absent.validFrom), toColumn(absent.validUntil)];
  const rows = await db.$queryRaw<{ validFrom: Date; validUntil: Date | null }[]>`
    with held as (
      select a."officialId", a."validFrom", a."validUntil", d."agencyId" from "Appointment" a join "Post" p on p."id" = a."postId" join "Department" d on d."id" = p."departmentId"
      where a."officialId" in (${deputyId}::uuid, ${absent.officialId}::uuid) and a."validFrom" <= ${last}::date and (a."validUntil" is null or a."validUntil" >= ${first}::date)
    )
    select h."validFrom", h."validUntil" from held h where h."officialId" = ${deputyId}::uuid and h."agencyId" in (
      select o."agencyId" from "Official" o where o."id" = ${absent.officialId}::uuid union select own."agencyId" from held own where own."officialId" = ${absent.officialId}::uuid)`;
  return firstGap(rows.map((row) => ({ validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) })), absent.validFrom, absent.validUntil);
}

export interface AbsenceLeft {
  id: string;
  officialId: string;
  nameKo: string;
  nameEn: string;
  deputyKo: string;
  deputyEn: string;
  validFrom: Day;
  validUntil: Day;
  /** The first day from today on which the deputy holds no post. */
  day: Day;
}

/** Absences under way or to come whose deputy holds no post on one of the days: of some agencies, people or deputies. One statement. */
export async function absencesLeft(db: Db | Tx, of: { agencyIds: readonly string[] } | { officialIds: readonly string[] } | { deputyIds: readonly string[] }, today: Day): Promise<AbsenceLeft[]> {
  const [column, ids] = "agencyIds" in of ? [Prisma.sql`o."agencyId"`, of.agencyIds] : "officialIds" in of ? [Prisma.sql`b."officialId"`, of.officialIds] : [Prisma.sql`b."deputyId"`, of.deputyIds];
  const rows = await db.$queryRaw<(Omit<AbsenceLeft, "validFrom" | "validUntil" | "day"> & { validFrom: Date; validUntil: Date; held: Period[] })[]>`
    select b."id", b."officialId", o."nameKo", o."nameEn", q."nameKo" as "deputyKo", q."nameEn" as "deputyEn", b."validFrom", b."validUntil",
      coalesce((select json_agg(json_build_object('validFrom', a."validFrom", 'validUntil', a."validUntil")) from "Appointment" a where a."officialId" = b."deputyId"), '[]') as "held"
    from "Absence" b join "Official" o on o."id" = b."officialId" join "Official" q on q."id" = b."deputyId"
    where ${column} = any(${[...ids]}::uuid[]) and b."endedAt" is null and b."validUntil" >= ${toColumn(today)}::date order by b."validFrom", b."id" limit 1000`;
  return rows.flatMap(({ held, ...row }) => {
    const [validFrom, validUntil] = [dayFrom(row.validFrom), dayFrom(row.validUntil)];
    const day = firstGap(held, validFrom > today ? validFrom : today, validUntil);
    return day === null ? [] : [{ ...row, validFrom, validUntil, day }];
  });
}

/** What an act on appointments answers of the absences whose deputy it takes away. */
export const absenceLeftShown = z.object({ id: z.uuid(), name: z.string(), deputy: z.string(), validFrom: z.iso.date(), validUntil: z.iso.date(), day: z.iso.date() });

/** The absences that these people, whose appointments end or move, leave without a deputy, as an answer. */
export async function leftBy(tx: Tx, deputyIds: readonly string[], today: Day, language: string): Promise<z.output<typeof absenceLeftShown>[]> {
  const left = await absencesLeft(tx, { deputyIds }, today);
  return left.map((one) => ({ id: one.id, name: language === "en" ? one.nameEn : one.nameKo, deputy: language === "en" ? one.deputyEn : one.deputyKo, validFrom: one.validFrom, validUntil: one.validUntil, day: one.day }));
}
