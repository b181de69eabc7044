-- An entry that the cluster does not take for its size is counted, and keeps nobody from asking the cluster.
alter table "SearchMissed" add column "refused" boolean not null default false;

-- What somebody may no longer read says so where it waits, and however much waits after it (an import announces thousands), each
-- search knows of it (lib/search/truth.ts). As a rule there is none, and the index for it is empty.
alter table "Outbox" add column "narrows" boolean not null default false;
create index "Outbox_narrows_idx" on "Outbox" ("doneAt") where "narrows";

create or replace function onmaru_waiting(tokens text[], topics text[], kinds text[], most integer, settling interval) returns table ("kind" text, "recordId" text, "gone" boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  undone uuid[] := array(
    select o."recordId"::uuid from "Outbox" o where o."narrows" and o."doneAt" is null and o."topic" = any(topics)
    union all (select o."recordId"::uuid from "Outbox" o where o."doneAt" is null and o."topic" = any(topics) order by o."id" desc limit most));
  settled uuid[] := '{}';
begin
  if settling is not null then
    settled := array(
      select o."recordId"::uuid from "Outbox" o where o."narrows" and o."doneAt" > statement_timestamp() - settling and o."topic" = any(topics)
      union all (select o."recordId"::uuid from "Outbox" o where o."doneAt" > statement_timestamp() - settling and o."topic" = any(topics) order by o."doneAt" desc limit most));
  end if;
  if cardinality(undone) = 0 and cardinality(settled) = 0 then
    return;
  end if;
  return query
  with waiting as materialized (select id, true as is_undone from unnest(undone) id union all select id, false from unnest(settled) id),
    told as materialized (select id, bool_or(is_undone) as is_undone from (select * from waiting union all select p."recordId", w.is_undone from waiting w join "SearchPart" p on p."ofId" = w.id) t group by id),
    shown as materialized (select e."kind", e."recordId", told.is_undone from told cross join lateral (select s."kind", s."recordId" from "SearchEntry" s where s."kind" = any(kinds) and s."recordId" = told.id and s."readers" && tokens offset 0) e)
  select shown."kind", shown."recordId"::text, false from shown where shown.is_undone
  union all
  select '', told.id::text, true from told where settling is not null and not exists (select from shown where shown."recordId" = told.id);
end $$;

-- Whether a search in vain names an official is asked by either name.
create index "Official_nameKo_idx" on "Official" ("nameKo");
create index "Official_nameEn_idx" on "Official" (regexp_replace(lower("nameEn"), '[^a-z]+', '', 'g'));

-- What was kept of officials' names so far goes; what is asked again is counted anew.
delete from "SearchVain" v using "Official" o where replace(v."words", ' ', '') like '%' || o."nameKo" || '%' and length(o."nameKo") >= 2;
