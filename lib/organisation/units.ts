import { Prisma } from "#prisma/generated/client.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** The unit that numbers and dispatches for a department (처리과): itself, or the nearest above. */
export interface HandlingUnit {
  departmentId: string;
  code: string;
  /** Its name on that day. */
  nameKo: string;
  nameEn: string;
}

/** The handling unit of a department on a day: a select of HandlingUnit. */
export function handlingUnit(departmentId: string, day: Day): Prisma.Sql {
  const on = toColumn(day);
  return Prisma.sql`
    with recursive up as (
      select v.*, 0 as height from "DepartmentVersion" v
      where v."departmentId" = ${departmentId}::uuid and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
      union all
      select v.*, up.height + 1 from up join "DepartmentVersion" v on v."departmentId" = up."parentId" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
      where up.height < 12
    )
    select up."departmentId", d."code", up."nameKo", up."nameEn" from up join "Department" d on d."id" = up."departmentId"
    order by d."isHandlingUnit" desc, up.height limit 1`;
}

export async function handlingUnitOf(db: Db | Tx, departmentId: string, day: Day): Promise<HandlingUnit> {
  const [unit] = await db.$queryRaw<HandlingUnit[]>(handlingUnit(departmentId, day));
  if (!unit) throw new Error(`department ${departmentId} has no name on ${day}`);
  return unit;
}

export interface SeatedPost {
  postId: string;
  nameKo: string;
  nameEn: string;
  level: number;
  isHead: boolean;
  departmentId: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyId: string;
  /** Who holds it that day; null when it is vacant. */
  officialId: string | null;
  holderKo: string | null;
  holderEn: string | null;
  /** True when the holder is marked absent that day. */
  absent: boolean;
}

interface Wanted {
  ids?: readonly string[];
  /** Letters that the name of post, department or holder holds. */
  text?: string;
  agencyId?: string;
  departmentId?: string;
  /** The heads of the handling units of all agencies but this one. */
  headsOutside?: string;
  limit?: number;
}

/** Posts with their holders of a day, in one statement. */
export async function postsWith(db: Db | Tx, wanted: Wanted, day: Day): Promise<SeatedPost[]> {
  const on = toColumn(day);
  const conditions = [Prisma.sql`p."validFrom" <= ${on}::date`, Prisma.sql`(p."validUntil" is null or p."validUntil" >= ${on}::date)`];
  // Only what is asked for is said, so that a few posts are found by their ids and not among all.
  if (wanted.ids) conditions.push(Prisma.sql`p."id" = any(${[...wanted.ids]}::uuid[])`);
  if (wanted.agencyId) conditions.push(Prisma.sql`d."agencyId" = ${wanted.agencyId}::uuid`);
  if (wanted.departmentId) conditions.push(Prisma.sql`d."id" = ${wanted.departmentId}::uuid`);
  if (wanted.headsOutside) conditions.push(Prisma.sql`d."agencyId" <> ${wanted.headsOutside}::uuid and p."isHead" and d."isHandlingUnit"`);
  if (wanted.text) {
    const like = `%${wanted.text.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(Prisma.sql`(p."nameKo" like ${like} or v."nameKo" like ${like} or o."nameKo" like ${like} or p."nameEn" ilike ${like} or v."nameEn" ilike ${like} or o."nameEn" ilike ${like})`);
  }
  return db.$queryRaw<SeatedPost[]>`
    select p."id" as "postId", p."nameKo", p."nameEn", p."level", p."isHead", p."departmentId", v."nameKo" as "departmentNameKo", v."nameEn" as "departmentNameEn",
      d."agencyId", o."id" as "officialId", o."nameKo" as "holderKo", o."nameEn" as "holderEn", (b."id" is not null) as "absent"
    from onmaru_posts_on(${on}::date) p
    join "Department" d on d."id" = p."departmentId"
    join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    left join lateral (
      select a."officialId" from "Appointment" a where a."postId" = p."id" and a."validFrom" <= ${on}::date and (a."validUntil" is null or a."validUntil" >= ${on}::date)
      order by case a."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end limit 1) held on true
    left join "Official" o on o."id" = held."officialId"
    left join lateral (
      select b."id" from "Absence" b where b."officialId" = o."id" and b."validFrom" <= ${on}::date and b."validUntil" >= ${on}::date and b."endedAt" is null limit 1) b on true
    where ${Prisma.join(conditions, " and ")}
    order by p."level" desc, p."isHead" desc, v."nameKo", p."nameKo" limit ${wanted.limit ?? 200}`;
}
