import { dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { ActorSeat } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

interface SeatRow extends Omit<ActorSeat, "onBehalfOf" | "validUntil"> {
  officialId: string;
  validUntil: Date | null;
  behalfId: string | null;
  behalfKo: string | null;
  behalfEn: string | null;
}

/**
 * The seats that a person holds on a day: appointments; those of absent holders who named them
 * deputy; and, for the head of a unit, seats below that nobody else fills: vacant ones, and those
 * whose absent holder named no deputy. One statement.
 */
export async function seatsOf(db: Db | Tx, officialId: string, day: Day): Promise<ActorSeat[]> {
  const on = toColumn(day);
  const rows = await db.$queryRaw<SeatRow[]>`
    with valid as (
      select a.* from "Appointment" a where a."validFrom" <= ${on}::date and (a."validUntil" is null or a."validUntil" >= ${on}::date)
    ), away as (
      select b.* from "Absence" b where b."validFrom" <= ${on}::date and b."validUntil" >= ${on}::date and b."endedAt" is null
    ), version as (
      select v.* from "DepartmentVersion" v where v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    ), held as (
      select a."postId", a."kind", a."validUntil", null::uuid as behalf, case a."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end as rank
      from valid a where a."officialId" = ${officialId}::uuid
      union all
      select a."postId", 'deputy', b."validUntil", b."officialId", 3
      from away b join valid a on a."officialId" = b."officialId" and a."kind" = 'regular' where b."deputyId" = ${officialId}::uuid
      union all
      select below."id", case when b."id" is null then 'acting' else 'deputy' end, b."validUntil", a."officialId", 4
      from valid mine
      join "Post" head on head."id" = mine."postId" and head."isHead"
      join version v on v."departmentId" = head."departmentId" or v."parentId" = head."departmentId"
      join "Post" below on below."departmentId" = v."departmentId" and below."id" <> head."id"
        and (below."isHead" or below."departmentId" = head."departmentId")
        and below."validFrom" <= ${on}::date and (below."validUntil" is null or below."validUntil" >= ${on}::date)
      left join valid a on a."postId" = below."id"
      left join away b on b."officialId" = a."officialId" and b."deputyId" is null
      where mine."officialId" = ${officialId}::uuid and mine."kind" <> 'concurrent' and (a."id" is null or b."id" is not null)
    )
    select distinct on (h."postId") h."postId", h."kind", h."validUntil", h.behalf as "behalfId", o."nameKo" as "behalfKo", o."nameEn" as "behalfEn", h.rank,
      p."nameKo" as "postNameKo", p."nameEn" as "postNameEn", p."level", p."isHead", p."departmentId",
      v."nameKo" as "departmentNameKo", v."nameEn" as "departmentNameEn", g."id" as "agencyId", g."nameKo" as "agencyNameKo", g."nameEn" as "agencyNameEn",
      case when p."isHead" then (
        with recursive below as (
          select c."departmentId" from version c where c."parentId" = p."departmentId"
          union select c."departmentId" from version c join below on c."parentId" = below."departmentId"
        ) select coalesce(array_agg("departmentId"::text), '{}') from below
      ) else '{}' end as "headsDepartmentIds"
    from held h
    join "Post" p on p."id" = h."postId"
    join "Department" d on d."id" = p."departmentId"
    join "Agency" g on g."id" = d."agencyId"
    join version v on v."departmentId" = d."id"
    left join "Official" o on o."id" = h.behalf
    order by h."postId", h.rank`;
  const order = ["regular", "concurrent", "acting", "deputy"];
  return rows
    .map((row): ActorSeat => ({
      postId: row.postId,
      postNameKo: row.postNameKo,
      postNameEn: row.postNameEn,
      level: row.level,
      isHead: row.isHead,
      departmentId: row.departmentId,
      departmentNameKo: row.departmentNameKo,
      departmentNameEn: row.departmentNameEn,
      agencyId: row.agencyId,
      agencyNameKo: row.agencyNameKo,
      agencyNameEn: row.agencyNameEn,
      kind: row.kind,
      onBehalfOf: row.behalfId ? { officialId: row.behalfId, nameKo: row.behalfKo ?? "", nameEn: row.behalfEn ?? "" } : null,
      validUntil: dayFromNullable(row.validUntil),
      headsDepartmentIds: row.headsDepartmentIds,
    }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.level - a.level || (a.postId < b.postId ? -1 : 1));
}
