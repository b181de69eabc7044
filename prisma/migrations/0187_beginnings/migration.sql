-- Titles by the beginnings of their words (lib/search/titles.ts): what is typed is looked up as it stands, among what somebody may read, where an index of any three letters went through all titles that have them.
alter table "SearchTitle" add column "beginnings" text[] not null default array[]::text[];
update "SearchTitle" set "beginnings" = array(
  select b from (
    select left(w, n) as b from unnest(string_to_array("keys", ' ')) w, generate_series(1, 8) n where length(w) >= n
    union
    select '~' || left(w, n) from unnest(string_to_array("initials", ' ')) w, generate_series(1, 8) n where length(w) >= n
  ) as begun order by b collate "C");
create index "SearchTitle_beginnings_idx" on "SearchTitle" using gin ("beginnings", "readers");
drop index "SearchTitle_initials_idx";
drop index "SearchTitle_small_keys_idx";
create index "SearchTitle_small_idx" on "SearchTitle" using gin ("beginnings", "readers") where "kind" in ('task', 'department', 'post');

-- After much was indexed titles are sorted into theirs too.
create or replace function onmaru_tidy_search() returns bigint
language sql security definer set search_path = pg_catalog as $$
  select sum(gin_clean_pending_list(i))::bigint from unnest(array['public."SearchEntry_keys_idx"', 'public."SearchTitle_keys_idx"', 'public."SearchTitle_beginnings_idx"', 'public."SearchTitle_small_idx"']::regclass[]) i
$$;
