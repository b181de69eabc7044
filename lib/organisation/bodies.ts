import type { Db, Tx } from "#lib/platform/database.ts";

/**
 * All names of each agency and department, of all times and in both languages; then those of each department
 * that was merged together with those of the one where its work went. One statement.
 */
export async function namesOfBodies(db: Db | Tx): Promise<string[][]> {
  const rows = await db.$queryRaw<{ names: string[] }[]>`
    with recursive named("id", name) as (
      select "id", unnest(array["nameKo", "nameEn"]) from "Agency"
      union select "agencyId", unnest(array["nameKo", "nameEn"]) from "AgencyName"
      union select "departmentId", unnest(array["nameKo", "nameEn"]) from "DepartmentVersion"
    ), went("id", "into") as (
      select "id", "mergedIntoId" from "Department" where "mergedIntoId" is not null
      union select w."id", d."mergedIntoId" from went w join "Department" d on d."id" = w."into" where d."mergedIntoId" is not null
    ), bodies("id", "into", name) as (
      select "id", null::uuid, name from named
      union select w."id", w."into", n.name from went w join named n on n."id" in (w."id", w."into")
    )
    select array_agg(name order by name) as names from bodies
    where name <> '' group by "id", "into" having count(*) > 1 order by "into" is not null, "id", "into"`;
  return rows.map((row) => row.names);
}
