-- The seats that a person holds on a day (lib/organisation/seats.ts), as in 0170. A deputy who holds no post that day is as none:
-- what waits for the absent goes on to whoever is above, and the former deputy reads none of it.
create or replace function onmaru_seats_on(official uuid, on_day date) returns table (
  "postId" uuid, "kind" text, "validUntil" date, "behalfId" uuid, "behalfKo" text, "behalfEn" text, "rank" integer,
  "postNameKo" text, "postNameEn" text, "level" integer, "isHead" boolean, "departmentId" uuid,
  "departmentNameKo" text, "departmentNameEn" text, "agencyId" uuid, "agencyNameKo" text, "agencyNameEn" text, "headsDepartmentIds" text[]
) language plpgsql stable set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
  with recursive valid as not materialized (
    select a.* from "Appointment" a where a."validFrom" <= on_day and (a."validUntil" is null or a."validUntil" >= on_day)
  ), version as not materialized (
    select v.* from "DepartmentVersion" v where v."validFrom" <= on_day and (v."validUntil" is null or v."validUntil" >= on_day)
  ), post as not materialized (
    select p.* from "Post" p where p."validFrom" <= on_day and (p."validUntil" is null or p."validUntil" >= on_day)
  ), away as (
    select b."officialId", (select v."officialId" from valid v where v."officialId" = b."deputyId" limit 1) as "deputyId", b."validUntil" from "Absence" b where b."validFrom" <= on_day and b."validUntil" >= on_day and b."endedAt" is null
  ), relieved as (
    select a."officialId" from away a where a."deputyId" is not null and not exists (select from away d where d."officialId" = a."deputyId")
    union select a."officialId" from away a join relieved r on a."deputyId" = r."officialId"
  ), missing as (
    select a.* from away a where not exists (select from relieved r where r."officialId" = a."officialId")
  ), standing as (
    select official as who, null::date as until where not exists (select from away a where a."officialId" = official)
    union select a."officialId", a."validUntil" from away a join standing s on a."deputyId" = s.who
  ), own as (
    select a."postId", a."kind", a."validUntil", null::uuid as behalf, case a."kind" when 'regular' then 0 when 'concurrent' then 1 else 2 end as rank
    from valid a where a."officialId" = official
    union all
    select a."postId", 'deputy', s.until, s.who, 3 from standing s join valid a on a."officialId" = s.who where s.who <> official
  ), head as (
    select p."id", p."departmentId" from own o join post p on p."id" = o."postId" where p."isHead" and exists (select from standing)
  ), reach as (
    select h."departmentId" from head h
    union select v."departmentId" from version v join reach r on v."parentId" = r."departmentId"
    where not exists (
      select from post p join valid a on a."postId" = p."id" where p."departmentId" = v."departmentId" and p."isHead" and not exists (select from missing m where m."officialId" = a."officialId"))
  ), held as (
    select * from own
    union all
    select p."id", case when a."officialId" is null then 'acting' else 'deputy' end, a."validUntil", a."officialId", 4
    from reach r join post p on p."departmentId" = r."departmentId"
    left join lateral (select m."officialId", m."validUntil" from valid v join missing m on m."officialId" = v."officialId" where v."postId" = p."id" order by (v."kind" = 'regular') desc limit 1) a on true
    where not exists (select from valid v where v."postId" = p."id" and not exists (select from missing m where m."officialId" = v."officialId")) and not exists (select from head h where h."id" = p."id")
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
  join onmaru_posts_on(on_day) p on p."id" = h."postId"
  join "Department" d on d."id" = p."departmentId"
  join onmaru_agencies_on(on_day) g on g."id" = d."agencyId"
  join version v on v."departmentId" = d."id"
  left join "Official" o on o."id" = h.behalf
  order by h."postId", h.rank;
end $$;
