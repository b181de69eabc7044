import { z } from "zod";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";

export const peoplePage = 30;

export interface ListedPerson {
  id: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  login: string | null;
  locked: boolean;
  away: boolean;
  postKo: string | null;
  postEn: string | null;
  departmentKo: string | null;
  departmentEn: string | null;
}

/** Officials of some agencies with their seat of a day, by words in name, login, post or department. One statement. */
export async function peopleOf(db: Db | Tx, agencyIds: readonly string[], day: Day, { q = "", page = 1, limit = peoplePage }: { q?: string; page?: number; limit?: number } = {}): Promise<{ rows: ListedPerson[]; total: number }> {
  const on = toColumn(day);
  const like = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await db.$queryRaw<(ListedPerson & { total: number })[]>`
    select o."id", o."nameKo", o."nameEn", o."rankKo", o."rankEn", a."login", a."lockedAt" is not null as "locked", b."id" is not null as "away",
      s."postKo", s."postEn", s."departmentKo", s."departmentEn", count(*) over ()::int as "total"
    from "Official" o left join "Account" a on a."officialId" = o."id"
    left join lateral (
      select p."id" as "postId", m."nameKo" as "madeKo", p."nameKo" as "postKo", p."nameEn" as "postEn", v."nameKo" as "departmentKo", v."nameEn" as "departmentEn", p."level" from "Appointment" h join onmaru_posts_on(${on}::date) p on p."id" = h."postId" join "Post" m on m."id" = p."id"
      join "DepartmentVersion" v on v."departmentId" = p."departmentId" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
      where h."officialId" = o."id" and h."validFrom" <= ${on}::date and (h."validUntil" is null or h."validUntil" >= ${on}::date)
      order by case h."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end limit 1) s on true
    left join lateral (select b."id" from "Absence" b where b."officialId" = o."id" and b."validFrom" <= ${on}::date and b."validUntil" >= ${on}::date and b."endedAt" is null limit 1) b on true
    where o."agencyId" = any(${[...agencyIds]}::uuid[])
      and (${like}::text is null or o."nameKo" ilike ${like} or o."nameEn" ilike ${like} or a."login" ilike ${like} or s."postKo" ilike ${like} or s."departmentKo" ilike ${like} or s."postEn" ilike ${like} or s."departmentEn" ilike ${like}
        or exists (select from "PostName" n where n."postId" = s."postId" and (n."nameKo" ilike ${like} or n."nameEn" ilike ${like})) or s."madeKo" ilike ${like})
    order by s."departmentKo" nulls last, s."level" desc nulls last, o."nameKo", o."id" limit ${limit} offset ${(page - 1) * limit}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface HeldPost {
  id: string;
  postId: string;
  postKo: string;
  postEn: string;
  departmentKo: string;
  departmentEn: string;
  kind: string;
  validFrom: Day;
  validUntil: Day | null;
}

/** All appointments of a person, the latest first, with the names of department and post as they were when they began. */
export async function appointmentsOfPerson(db: Db | Tx, officialId: string): Promise<HeldPost[]> {
  const rows = await db.$queryRaw<(Omit<HeldPost, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select a."id", a."postId", p."nameKo" as "postKo", p."nameEn" as "postEn", coalesce(v."nameKo", '') as "departmentKo", coalesce(v."nameEn", '') as "departmentEn", a."kind", a."validFrom", a."validUntil"
    from "Appointment" a join onmaru_posts_on(a."validFrom") p on p."id" = a."postId"
    left join lateral (select v.* from "DepartmentVersion" v where v."departmentId" = p."departmentId" and v."validFrom" <= a."validFrom" order by v."validFrom" desc limit 1) v on true
    where a."officialId" = ${officialId}::uuid order by a."validFrom" desc limit 100`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

export interface GrantedRole {
  id: string;
  role: string;
  validFrom: Day;
}

export interface OpenedPerson {
  id: string;
  agencyId: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  account: { login: string; lockedAt: Date | null; lastSignInAt: Date | null; mustChangePassword: boolean } | null;
  held: HeldPost[];
  roles: GrantedRole[];
}

/** A person as an administrator of their agency sees them; for others not found. */
export async function personFor(db: Db, actor: Actor, id: string, today: Day): Promise<OpenedPerson> {
  const official = await db.official.findUnique({ where: { id } });
  if (!official || !hasRole(actor, "administrator", official.agencyId)) throw notFound();
  const on = toColumn(today);
  const [account, held, roles] = await Promise.all([
    db.account.findUnique({ where: { officialId: id }, select: { login: true, lockedAt: true, lastSignInAt: true, mustChangePassword: true } }),
    appointmentsOfPerson(db, id),
    db.roleGrant.findMany({ where: { officialId: id, OR: [{ validUntil: null }, { validUntil: { gte: on } }] }, orderBy: { validFrom: "asc" } }),
  ]);
  return { ...official, account, held, roles: roles.map((row) => ({ id: row.id, role: row.role, validFrom: dayFrom(row.validFrom) })) };
}

/** The agencies whose people and units somebody administers. */
export function administered(actor: Actor): string[] {
  return actor.roles.filter((held) => held.role === "administrator").map((held) => held.agencyId);
}

export const listPeople = reading({
  name: "organisation.list-people",
  address: "GET /api/v1/officials",
  summary: { ko: "내 기관의 사람을 이름·자리로 찾습니다", en: "Find people of my agency by name or post" },
  input: z.object({ q: z.string().trim().max(100).default(""), page: z.int().min(1).max(1000).default(1) }),
  output: z.object({ total: z.int(), officials: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string().nullable(), department: z.string().nullable(), absent: z.boolean() })) }),
  async run({ tx, actor, today }, input) {
    const agencies = [...new Set([...administered(actor), ...actor.seats.map((seat) => seat.agencyId)])];
    const { rows, total } = await peopleOf(tx, agencies, today, input);
    const english = actor.language === "en";
    return { total, officials: rows.map((row) => ({ id: row.id, name: english ? row.nameEn : row.nameKo, post: english ? row.postEn : row.postKo, department: english ? row.departmentEn : row.departmentKo, absent: row.away })) };
  },
});

/** All officials of some agencies, whether they hold a post or not. */
export async function officialsOf(db: Db | Tx, agencyIds: readonly string[]): Promise<string[]> {
  return (await db.official.findMany({ where: { agencyId: { in: [...agencyIds] } }, select: { id: true } })).map((row) => row.id);
}
