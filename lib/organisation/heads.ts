import type { Seat } from "#lib/access/rules.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** The seats at the head of a department and of each above it on a day, the nearest first, whoever holds them. One statement. */
export function headsOver(db: Db | Tx, departmentId: string, day: Day): Promise<Seat[]> {
  const on = toColumn(day);
  return db.$queryRaw<Seat[]>`
    with recursive places as materialized (
      select "departmentId", "parentId" from "DepartmentVersion" where "validFrom" <= ${on}::date and ("validUntil" is null or "validUntil" >= ${on}::date)
    ), up as (
      select p.*, 0 as height from places p where p."departmentId" = ${departmentId}::uuid
      union all select p.*, up.height + 1 from up join places p on p."departmentId" = up."parentId" where up.height < 12
    ), below as (
      select "departmentId" as head, "departmentId" as id from up union select b.head, p."departmentId" from below b join places p on p."parentId" = b.id
    )
    select p."id" as "postId", p."departmentId", d."agencyId", true as "isHead", array(select b.id from below b where b.head = up."departmentId" and b.id <> b.head) as "headsDepartmentIds"
    from up join onmaru_posts_on(${on}::date) p on p."departmentId" = up."departmentId" and p."isHead" join "Department" d on d."id" = p."departmentId" order by up.height, p."id"`;
}
