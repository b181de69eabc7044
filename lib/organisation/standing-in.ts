import { addDays, dayFrom, dayFromNullable, holdsOn, toColumn } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { leftAlone, whoActs } from "#lib/organisation/rules.ts";
import type { Absence, Offices } from "#lib/organisation/rules.ts";

type Lasting<T> = T & Period;

/** Posts of an agency with their holders, places and absences over some days. */
export interface OfficesThen {
  posts: Lasting<{ postId: string; departmentId: string; isHead: boolean; nameKo: string; nameEn: string }>[];
  places: Lasting<{ departmentId: string; parentId: string | null }>[];
  /** Appointments to these posts, and those of deputies to any. */
  held: Lasting<{ postId: string; officialId: string; nameKo: string; nameEn: string }>[];
  absences: Absence[];
}

const period = (row: { validFrom: Date; validUntil: Date | null }): Period => ({ validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) });

/** All that bears on who acts for whom in an agency between two days. Four statements. */
export async function officesBetween(db: Db | Tx, agencyId: string, from: Day, until: Day): Promise<OfficesThen> {
  const [first, last] = [toColumn(from), toColumn(until)];
  const meeting = { validFrom: { lte: last }, OR: [{ validUntil: null }, { validUntil: { gte: first } }] };
  const [posts, places, held, absences] = await Promise.all([
    db.$queryRaw<(Omit<OfficesThen["posts"][number], keyof Period> & { validFrom: Date; validUntil: Date | null })[]>`
      select p."id" as "postId", p."departmentId", p."isHead", p."nameKo", p."nameEn", p."validFrom", p."validUntil"
      from onmaru_posts_on(${first}::date) p join "Department" d on d."id" = p."departmentId"
      where d."agencyId" = ${agencyId}::uuid and p."validFrom" <= ${last}::date and (p."validUntil" is null or p."validUntil" >= ${first}::date)`,
    db.departmentVersion.findMany({ where: meeting, select: { departmentId: true, parentId: true, validFrom: true, validUntil: true } }),
    db.$queryRaw<(Omit<OfficesThen["held"][number], keyof Period> & { validFrom: Date; validUntil: Date | null })[]>`
      select a."postId", a."officialId", o."nameKo", o."nameEn", a."validFrom", a."validUntil"
      from "Appointment" a join "Official" o on o."id" = a."officialId" join "Post" p on p."id" = a."postId" join "Department" d on d."id" = p."departmentId"
      where (d."agencyId" = ${agencyId}::uuid or a."officialId" in (select b."deputyId" from "Absence" b where b."endedAt" is null and b."validFrom" <= ${last}::date and b."validUntil" >= ${first}::date))
        and a."validFrom" <= ${last}::date and (a."validUntil" is null or a."validUntil" >= ${first}::date)`,
    db.absence.findMany({ where: { endedAt: null, validFrom: { lte: last }, validUntil: { gte: first } } }),
  ]);
  const lasting = <T extends { validFrom: Date; validUntil: Date | null }>(rows: T[]) => rows.map((row) => ({ ...row, ...period(row) }));
  return { posts: lasting(posts), places: lasting(places), held: lasting(held), absences: absences.map((row) => ({ officialId: row.officialId, deputyId: row.deputyId, ...period(row) })) };
}

/** The same as it stands on one day. */
export function officesOn({ posts, places, held, absences }: OfficesThen, day: Day): Offices {
  const on = <T extends Period>(rows: readonly T[]) => rows.filter((row) => holdsOn(row, day));
  const holding = on(held);
  const holders = Map.groupBy(holding, (row) => row.postId);
  return {
    posts: on(posts).map(({ postId, departmentId, isHead }) => ({ postId, departmentId, isHead, holders: (holders.get(postId) ?? []).map((row) => row.officialId) })),
    above: new Map(on(places).map((row) => [row.departmentId, row.parentId])),
    away: new Map(on(absences).map((row) => [row.officialId, row.deputyId])),
    serving: new Set(holding.map((row) => row.officialId)),
  };
}

/** The days between two on which anything begins or has just ended: between them nothing changes. */
export function daysOfChange({ posts, places, held, absences }: OfficesThen, from: Day, until: Day): Day[] {
  const days = [...posts, ...places, ...held, ...absences].flatMap((row) => [row.validFrom, ...(row.validUntil ? [addDays(row.validUntil, 1)] : [])]);
  return [...new Set([from, ...days.filter((day) => day > from && day <= until)])].sort();
}

/** Agencies in which somebody holds a post on some of these days. */
async function agenciesOf(db: Db | Tx, officialId: string, from: Day, until: Day): Promise<string[]> {
  const rows = await db.$queryRaw<{ agencyId: string }[]>`
    select distinct d."agencyId" from "Appointment" a join "Post" p on p."id" = a."postId" join "Department" d on d."id" = p."departmentId"
    where a."officialId" = ${officialId}::uuid and a."validFrom" <= ${toColumn(until)}::date and (a."validUntil" is null or a."validUntil" >= ${toColumn(from)}::date)`;
  return rows.map((row) => row.agencyId);
}

/** The first post at which nobody could act if somebody were away without a deputy, with its day; null where all are seen to. */
export async function firstLeftAlone(db: Db | Tx, officialId: string, from: Day, until: Day): Promise<{ nameKo: string; nameEn: string; day: Day } | null> {
  for (const agencyId of await agenciesOf(db, officialId, from, until)) {
    const then = await officesBetween(db, agencyId, from, until);
    for (const day of daysOfChange(then, from, until)) {
      const [postId] = leftAlone(officialId, officesOn(then, day));
      const post = then.posts.find((one) => one.postId === postId);
      if (post) return { nameKo: post.nameKo, nameEn: post.nameEn, day };
    }
  }
  return null;
}

export interface Cover {
  postId: string;
  nameKo: string;
  nameEn: string;
  /** Who would handle what waits there, were the holder away without a deputy. */
  by: { nameKo: string; nameEn: string }[];
}

/** For each post that somebody holds on a day: who would handle what waits there without a deputy. */
export async function coverWithout(db: Db | Tx, officialId: string, day: Day): Promise<Cover[]> {
  const all = await Promise.all((await agenciesOf(db, officialId, day, day)).map((agencyId) => officesBetween(db, agencyId, day, day)));
  return all.flatMap((then) => {
    const on = officesOn(then, day);
    const without = { ...on, away: new Map([...on.away, [officialId, null]]) };
    const names = new Map(then.held.map((row) => [row.officialId, { nameKo: row.nameKo, nameEn: row.nameEn }]));
    return on.posts.filter((post) => post.holders.includes(officialId)).map((post) => {
      const { nameKo, nameEn } = then.posts.find((one) => one.postId === post.postId)!;
      return { postId: post.postId, nameKo, nameEn, by: whoActs(post.postId, without).flatMap((one) => names.get(one) ?? []) };
    });
  });
}
