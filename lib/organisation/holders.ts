import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface Holder {
  /** The appointment's id. */
  id: string;
  officialId: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  kind: "regular" | "concurrent" | "acting";
  validFrom: Day;
  validUntil: Day | null;
}

/** Everyone who held, holds or will hold a post, in the order of time. */
export async function holdersOf(db: Db | Tx, postId: string): Promise<Holder[]> {
  const rows = await db.$queryRaw<(Omit<Holder, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select a."id", a."officialId", o."nameKo", o."nameEn", o."rankKo", o."rankEn", a."kind", a."validFrom", a."validUntil"
    from "Appointment" a join "Official" o on o."id" = a."officialId"
    where a."postId" = ${postId}::uuid order by a."validFrom", a."id"`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

/** Whom somebody follows at a post: the holder of another's name who came before and left last; null where there was nobody. */
export function predecessorOf(holders: readonly Holder[], appointmentId: string): Holder | null {
  const to = holders.find((one) => one.id === appointmentId);
  if (!to) return null;
  const far = "9999-12-31";
  return holders
    .filter((one) => one.validFrom < to.validFrom && one.officialId !== to.officialId && one.kind !== "concurrent")
    .sort((a, b) => (b.validUntil ?? far).localeCompare(a.validUntil ?? far) || b.validFrom.localeCompare(a.validFrom))[0] ?? null;
}

export interface PostOn {
  postId: string;
  nameKo: string;
  nameEn: string;
  isHead: boolean;
  departmentId: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyId: string;
}

/** A post with the names of a day (or its last ones). */
export async function postOn(db: Db | Tx, postId: string, day: Day): Promise<PostOn | null> {
  const on = toColumn(day);
  const [row] = await db.$queryRaw<PostOn[]>`
    select p."id" as "postId", p."nameKo", p."nameEn", p."isHead", p."departmentId", v."nameKo" as "departmentNameKo", v."nameEn" as "departmentNameEn", d."agencyId"
    from onmaru_posts_on(${on}::date) p join "Department" d on d."id" = p."departmentId"
    join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = d."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    where p."id" = ${postId}::uuid`;
  return row ?? null;
}

/** The post of an appointment. */
export async function postOfAppointment(db: Db | Tx, appointmentId: string): Promise<string | null> {
  return (await db.appointment.findUnique({ where: { id: appointmentId }, select: { postId: true } }))?.postId ?? null;
}

/** Names of people by their ids. */
export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, { nameKo: string; nameEn: string }>> {
  const rows = await db.official.findMany({ where: { id: { in: [...ids] } }, select: { id: true, nameKo: true, nameEn: true } });
  return new Map(rows.map((row) => [row.id, row]));
}
