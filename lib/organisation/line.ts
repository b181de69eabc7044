import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/**
 * Posts with those whose work came to them when their units were merged into the units of these, through any number of mergers: a head follows the
 * heads, any other post those that bore one of its names. One statement.
 */
export async function lineOf(db: Db | Tx, postIds: readonly string[]): Promise<string[]> {
  const ids = [...postIds];
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive mine as (select "id", "departmentId", "isHead" from "Post" where "id" = any(${ids}::uuid[])),
    merged("root", "id") as (
      select m."departmentId", d."id" from mine m join "Department" d on d."mergedIntoId" = m."departmentId"
      union select m."root", d."id" from merged m join "Department" d on d."mergedIntoId" = m."id"),
    named("id", "name") as (select "id", "nameKo" from "Post" union select "postId", "nameKo" from "PostName")
    select "id" from mine
    union select o."id" from mine p join merged m on m."root" = p."departmentId" join "Post" o on o."departmentId" = m."id"
    where o."isHead" = p."isHead" and (p."isHead" or exists (select from named a join named b on b."name" = a."name" where a."id" = p."id" and b."id" = o."id"))`;
  return rows.map((row) => row.id);
}

/** Who was ever appointed to these posts, with the post. */
export function appointedTo(db: Db | Tx, postIds: readonly string[]): Promise<{ postId: string; officialId: string }[]> {
  return db.appointment.findMany({ where: { postId: { in: [...postIds] } }, distinct: ["postId", "officialId"], select: { postId: true, officialId: true } });
}

/** All names, of all times, of these departments: a select. */
export function namesBorneBy(departmentIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`select distinct "nameKo" as "name" from "DepartmentVersion" where "departmentId" = any(${[...departmentIds]}::uuid[])`;
}
