import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { filesHeld } from "#lib/records/disposal.ts";
import { reviewDue } from "#lib/records/rules.ts";
import type { DisposalStepName } from "#lib/records/rules.ts";
import { officerOf } from "#lib/register/standing.ts";

/** closing: a year that is over (records decree 24) · review: disclosure and filing of a closed year · else the step of an appraisal */
export type RecordsWait = "closing" | "review" | DisposalStepName;

export interface WaitingRecords {
  waits: RecordsWait;
  unit: string;
  unitKo: string;
  unitEn: string;
  year: number;
  /** Record files that it concerns. */
  files: number;
  due: Day | null;
}

/**
 * What waits of the records: years to be closed, examinations, decisions and destructions for the records officer of an
 * agency, reviews for whoever heads the unit and the officer, opinions for its head. A merged unit's work is done by
 * the one that came after it. One statement, and none for whoever is neither.
 */
export async function recordsWaiting(db: Db | Tx, actor: Actor, today: Day): Promise<WaitingRecords[]> {
  const agencies = officerOf(actor);
  const headed = actor.seats.flatMap((seat) => [...(seat.isHead ? [seat.departmentId] : []), ...seat.headsDepartmentIds]);
  if (agencies.length === 0 && headed.length === 0) return [];
  const rows = await db.$queryRaw<Omit<WaitingRecords, "due">[]>`
    with recursive merged as (
      select d."id" from "Department" d where d."id" = any(${headed}::uuid[])
      union select d."id" from merged m join "Department" d on d."mergedIntoId" = m."id"
    ), files as (
      select f."id", f."departmentId", f."year", f."closedAt", f."reviewedAt", f."retention", d."agencyId" = any(${agencies}::uuid[]) as "officer", f."departmentId" in (select "id" from merged) as "heads"
      from "RecordFile" f join "Department" d on d."id" = f."departmentId"
      where f."destroyedAt" is null and (d."agencyId" = any(${agencies}::uuid[]) or f."departmentId" in (select "id" from merged))
    ), ended as (
      select f.*, s."step", s."verdict", s."officialId" from files f
      left join lateral (
        select s."step", s."verdict", s."officialId" from "DisposalStep" s where s."recordFileId" = f."id"
        order by s."round" desc, array_position(array['opinion', 'examination', 'decision', 'destruction'], s."step") desc limit 1) s on true
      where f."closedAt" is not null and f."retention" < 100 and make_date(f."year" + f."retention", 12, 31) < ${toColumn(today)}::date
    ), waits as (
      select 'closing' as "waits", f."departmentId", f."year" from files f
      where f."officer" and f."closedAt" is null and make_date(f."year", 12, 31) <= ${toColumn(today)}::date and not exists (select from "RecordYear" y where y."departmentId" = f."departmentId" and y."year" = f."year")
      union all select 'review', f."departmentId", f."year" from files f where f."closedAt" is not null and f."reviewedAt" is null
      union all select 'opinion', e."departmentId", e."year" from ended e where e."heads" and (e."step" is null or e."step" = 'decision' and e."verdict" <> 'dispose')
      union all select 'examination', e."departmentId", e."year" from ended e where e."officer" and e."step" = 'opinion' and e."officialId" <> ${actor.officialId}::uuid
      union all select 'decision', e."departmentId", e."year" from ended e where e."officer" and e."step" = 'examination'
      union all select 'destruction', e."departmentId", e."year" from ended e where e."officer" and e."step" = 'decision' and e."verdict" = 'dispose'
        and not exists (select from "RecordHold" h cross join lateral (${filesHeld}) x where h."releasedAt" is null and x."fileId" = e."id")
    )
    select w."waits", w."departmentId" as "unit", n."nameKo" as "unitKo", n."nameEn" as "unitEn", w."year", count(*)::int as "files" from waits w
    join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = w."departmentId" order by (v."validFrom" <= ${toColumn(today)}::date) desc, v."validFrom" desc limit 1) n on true
    group by 1, 2, 3, 4, 5 order by w."year", n."nameKo", 1`;
  return rows.map((row) => ({ ...row, due: row.waits === "review" ? reviewDue(row.year) : null }));
}
