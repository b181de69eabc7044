-- Records whose change waits to be indexed (lib/search/truth.ts): asked before every search, and as a rule there are none. Planning
-- the whole each time took as long as answering it; in here its plans are kept, and where nothing waits it ends after two looks.
create function onmaru_waiting(tokens text[], topics text[], kinds text[], most integer, settling interval) returns table ("kind" text, "recordId" text, "gone" boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  undone uuid[] := array(select o."recordId"::uuid from "Outbox" o where o."doneAt" is null and o."topic" = any(topics) order by o."id" desc limit most);
  settled uuid[] := '{}';
begin
  if settling is not null then
    settled := array(select o."recordId"::uuid from "Outbox" o where o."doneAt" > statement_timestamp() - settling and o."topic" = any(topics) order by o."doneAt" desc limit most);
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
