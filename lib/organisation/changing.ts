import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { turnedBetween } from "#lib/platform/days.ts";

/** What is said of the organisation otherwise than before because a day came: entered earlier, for that day. */
export interface ChangedByDay {
  kind: "post" | "department" | "agency";
  id: string;
}

/** Posts, departments and agencies whose name, holder or life begins or ends after one day and by another. One statement. */
export function changedByDays(db: Db | Tx, after: Day, until: Day): Promise<ChangedByDay[]> {
  return db.$queryRaw<ChangedByDay[]>`
    select distinct c."kind", c."id" from (
      select 'post' as "kind", "postId" as "id", "validFrom", "validUntil" from "Appointment"
      union all select 'post', "postId", "validFrom", null from "PostName"
      union all select 'post', "id", "validFrom", "validUntil" from "Post"
      union all select 'department', "departmentId", "validFrom", "validUntil" from "DepartmentVersion"
      union all select 'department', "id", "validFrom", "validUntil" from "Department"
      union all select 'agency', "agencyId", "validFrom", null from "AgencyName"
      union all select 'agency', "id", "validFrom", "validUntil" from "Agency") c
    where ${turnedBetween(after, until)} order by c."kind", c."id"`;
}
