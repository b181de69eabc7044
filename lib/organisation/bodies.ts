import type { Db, Tx } from "#lib/platform/database.ts";

/** All names of each agency and department, of all times and in both languages. One statement. */
export async function namesOfBodies(db: Db | Tx): Promise<string[][]> {
  const rows = await db.$queryRaw<{ names: string[] }[]>`
    select array_agg(distinct name order by name) as names from (
      select "id", unnest(array["nameKo", "nameEn"]) as name from "Agency"
      union select "agencyId", unnest(array["nameKo", "nameEn"]) from "AgencyName"
      union select "departmentId", unnest(array["nameKo", "nameEn"]) from "DepartmentVersion") all_names
    where name <> '' group by "id" having count(distinct name) > 1`;
  return rows.map((row) => row.names);
}
