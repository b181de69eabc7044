import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { agenciesOn } from "#lib/organisation/structure.ts";

/*
 * Who sits where, as every official may look it up: posts with their holder of a day, departments with
 * all the names that they bore.
 */

export interface DirectoryPost {
  id: string;
  nameKo: string;
  nameEn: string;
  departmentId: string;
  departmentKo: string;
  departmentEn: string;
  agencyId: string;
  isHead: boolean;
  validFrom: Day;
  validUntil: Day | null;
  holderId: string | null;
  holderKo: string | null;
  holderEn: string | null;
  rankKo: string | null;
  rankEn: string | null;
  since: Day | null;
}

interface Wanted {
  /** Ids of posts, departments, appointments or officials: the posts that any of them concerns. */
  touched?: readonly string[];
  departmentId?: string;
}

/** Posts with the names and the holder of a day, heads first. One statement. */
export async function directoryPosts(db: Db | Tx, wanted: Wanted, day: Day): Promise<DirectoryPost[]> {
  const on = toColumn(day);
  const touched = wanted.touched ? [...wanted.touched] : null;
  const rows = await db.$queryRaw<(Omit<DirectoryPost, "validFrom" | "validUntil" | "since"> & { validFrom: Date; validUntil: Date | null; since: Date | null })[]>`
    select p."id", p."nameKo", p."nameEn", p."departmentId", v."nameKo" as "departmentKo", v."nameEn" as "departmentEn", d."agencyId", p."isHead", p."validFrom", p."validUntil",
      h."officialId" as "holderId", h."nameKo" as "holderKo", h."nameEn" as "holderEn", h."rankKo", h."rankEn", h."validFrom" as "since"
    from onmaru_posts_on(${on}::date) p join "Department" d on d."id" = p."departmentId"
    join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = d."id" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    left join lateral (
      select a."officialId", a."validFrom", o."nameKo", o."nameEn", o."rankKo", o."rankEn" from "Appointment" a join "Official" o on o."id" = a."officialId"
      where a."postId" = p."id" and a."validFrom" <= ${on}::date and (a."validUntil" is null or a."validUntil" >= ${on}::date)
      order by case a."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end limit 1) h on true
    where (${touched}::uuid[] is null or p."id" = any(${touched}::uuid[]) or p."departmentId" = any(${touched}::uuid[])
        or p."id" in (select a."postId" from "Appointment" a where a."id" = any(${touched}::uuid[]) or a."officialId" = any(${touched}::uuid[])))
      and (${wanted.departmentId ?? null}::uuid is null or p."departmentId" = ${wanted.departmentId ?? null}::uuid)
    order by p."level" desc, p."nameKo", p."id"`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil), since: dayFromNullable(row.since) }));
}

export async function directoryPostIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  return (await db.post.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } })).map((row) => row.id);
}

export interface DirectoryDepartment {
  id: string;
  agencyId: string;
  nameKo: string;
  nameEn: string;
  code: string;
  validFrom: Day;
  validUntil: Day | null;
  mergedIntoId: string | null;
  /** All names, the latest first. */
  names: { nameKo: string; nameEn: string; validFrom: Day; validUntil: Day | null }[];
}

/** Departments with all their names, the one of the day or the last one before them. */
export async function directoryDepartments(db: Db | Tx, touched: readonly string[], day: Day): Promise<DirectoryDepartment[]> {
  const ids = [...touched];
  const departments = await db.$queryRaw<{ id: string; agencyId: string; code: string; validFrom: Date; validUntil: Date | null; mergedIntoId: string | null }[]>`
    select d."id", d."agencyId", d."code", d."validFrom", d."validUntil", d."mergedIntoId" from "Department" d
    where d."id" = any(${ids}::uuid[]) or d."agencyId" = any(${ids}::uuid[]) or d."id" in (select p."departmentId" from "Post" p where p."id" = any(${ids}::uuid[]))`;
  const versions = await db.departmentVersion.findMany({ where: { departmentId: { in: departments.map((one) => one.id) } }, orderBy: { validFrom: "desc" } });
  const of = Map.groupBy(versions, (version) => version.departmentId);
  return departments.flatMap((department) => {
    const names = (of.get(department.id) ?? []).map(({ nameKo, nameEn, validFrom, validUntil }) => ({ nameKo, nameEn, validFrom: dayFrom(validFrom), validUntil: dayFromNullable(validUntil) }));
    const current = names.find((name) => name.validFrom <= day) ?? names.at(-1);
    return current ? [{ ...department, nameKo: current.nameKo, nameEn: current.nameEn, validFrom: dayFrom(department.validFrom), validUntil: dayFromNullable(department.validUntil), names }] : [];
  });
}

export async function directoryDepartmentIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  return (await db.department.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } })).map((row) => row.id);
}

/** Names of agencies on a day, the former ones too, by agency. */
export async function agencyWords(db: Db | Tx, day: Day): Promise<Map<string, { nameKo: string; nameEn: string; otherNames: string }>> {
  return new Map((await agenciesOn(db, day)).map((agency) => [agency.id, agency]));
}

/** Posts that bear or bore a name with any of these texts, alone or after the name of their department. */
export async function postsCalled(db: Db | Tx, texts: readonly string[]): Promise<string[]> {
  const likes = texts.map((text) => `%${text.replace(/[\\%_]/g, "\\$&").replace(/\s+/g, "%")}%`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    select p."id" from "Post" p where exists (
      select from (select p."nameKo", p."nameEn" union all select n."nameKo", n."nameEn" from "PostName" n where n."postId" = p."id") m left join "DepartmentVersion" v on v."departmentId" = p."departmentId"
      where m."nameKo" ilike any(${likes}::text[]) or m."nameEn" ilike any(${likes}::text[]) or v."nameKo" || ' ' || m."nameKo" ilike any(${likes}::text[]) or v."nameEn" || ' ' || m."nameEn" ilike any(${likes}::text[]))`;
  return rows.map((row) => row.id);
}
