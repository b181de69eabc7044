-- Terms that wait to be sorted into their index: four megabytes of them are sorted in twice as fast as half a megabyte at
-- a time. What waits when the worker has nothing else to do it sorts in at once, so that no question goes through it.
alter index "SearchEntry_keys_idx" reset (gin_pending_list_limit);

create function onmaru_tidy_search() returns bigint
language sql security definer set search_path = pg_catalog, public as $$
  select gin_clean_pending_list('public."SearchEntry_keys_idx"'::regclass)
$$;

-- Texts stand there a second time, for marking: kept as they are, they are written and read without being packed.
alter table "SearchEntry" alter column "text" set storage external;
