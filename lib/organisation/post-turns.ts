import { dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db } from "#lib/platform/database.ts";
import type { PostOn } from "#lib/organisation/holders.ts";

export interface PostTurn extends PostOn {
  nowKo: string | null;
  nowEn: string | null;
  beforeKo: string | null;
  beforeEn: string | null;
  /** The last day of whoever was before. */
  beforeUntil: Day | null;
  nextKo: string | null;
  nextEn: string | null;
  nextFrom: Day | null;
  /** The appointment whose statement is due: the coming one, else today's. */
  turnId: string | null;
}

/** Posts with who holds them on a day, who did before and who comes, in one statement. */
export async function postTurns(db: Db, postIds: readonly string[], departmentIds: readonly string[], day: Day): Promise<PostTurn[]> {
  const on = toColumn(day);
  const rows = await db.$queryRaw<(Omit<PostTurn, "beforeUntil" | "nextFrom"> & { beforeUntil: Date | null; nextFrom: Date | null })[]>`
    select p."id" as "postId", p."nameKo", p."nameEn", p."isHead", p."departmentId", v."nameKo" as "departmentNameKo", v."nameEn" as "departmentNameEn", d."agencyId",
      n."nameKo" as "nowKo", n."nameEn" as "nowEn", b."nameKo" as "beforeKo", b."nameEn" as "beforeEn", b."validUntil" as "beforeUntil", c."nameKo" as "nextKo", c."nameEn" as "nextEn", c."validFrom" as "nextFrom",
      coalesce(c."id", case when b."id" is not null then n."id" end) as "turnId"
    from onmaru_posts_on(${on}::date) p join "Department" d on d."id" = p."departmentId"
    join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    left join lateral (
      select a."id", a."officialId", a."validFrom", o."nameKo", o."nameEn" from "Appointment" a join "Official" o on o."id" = a."officialId"
      where a."postId" = p."id" and a."validFrom" <= ${on}::date and (a."validUntil" is null or a."validUntil" >= ${on}::date)
      order by case a."kind" when 'regular' then 0 when 'acting' then 1 else 2 end limit 1) n on true
    left join lateral (
      select a."id", a."validUntil", o."nameKo", o."nameEn" from "Appointment" a join "Official" o on o."id" = a."officialId"
      where a."postId" = p."id" and a."validUntil" < ${on}::date and a."officialId" is distinct from n."officialId" and a."kind" <> 'concurrent' order by a."validUntil" desc limit 1) b on true
    left join lateral (
      select a."id", a."validFrom", o."nameKo", o."nameEn" from "Appointment" a join "Official" o on o."id" = a."officialId"
      where a."postId" = p."id" and a."validFrom" > ${on}::date and a."officialId" is distinct from n."officialId" order by a."validFrom" limit 1) c on true
    where p."validFrom" <= ${on}::date and (p."validUntil" is null or p."validUntil" >= ${on}::date) and (p."id" = any(${[...postIds]}::uuid[]) or p."departmentId" = any(${[...departmentIds]}::uuid[]))
    order by v."nameKo", p."isHead" desc, p."level" desc, p."nameKo" limit 300`;
  return rows.map((row) => ({ ...row, beforeUntil: dayFromNullable(row.beforeUntil), nextFrom: dayFromNullable(row.nextFrom) }));
}
