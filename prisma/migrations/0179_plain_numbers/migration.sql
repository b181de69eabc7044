-- The number of a record without spaces, hyphens and capitals, as lib/search/query.ts has it too (plainNumber): by it a number is found however it is typed.
alter table "SearchEntry" add column "numberPlain" text generated always as (
  regexp_replace(lower(normalize("number", NFKC)), '[\s\u2010-\u2015\u2212-]', '', 'g')
) stored;
create index "SearchEntry_numberPlain_idx" on "SearchEntry" using hash ("numberPlain");
-- Titles of the kinds that have few records, in an index of their own: these are suggested however many documents begin alike (lib/search/suggesting.ts).
create index "SearchTitle_small_keys_idx" on "SearchTitle" using gin ("keys" gin_trgm_ops) where "kind" in ('task', 'department', 'post');
