-- What somebody may read is chosen by the same index as what holds a term: of a common word only the entries that they may read are fetched.
-- And what an entry is chosen, weighed and counted by stands in its row: fetching the weights from beside took most of the time of a common word.
-- The rows are written anew, so this takes about fifteen seconds for a hundred thousand documents.
drop index "SearchEntry_keys_idx";
do $$
declare
  name text;
begin
  for name in select attname from pg_attribute where attrelid = '"SearchEntry"'::regclass and attnum > 0 and not attisdropped and attstorage = 'x' loop
    execute format('alter table "SearchEntry" alter %I set storage main', name);
  end loop;
end $$;
alter table "SearchEntry" alter "impacts" set storage main, alter "readers" set storage external;
alter table "SearchEntry" alter "seq" type integer using "seq" + 0;
create index "SearchEntry_keys_idx" on "SearchEntry" using gin ("keys" gin__int_ops, "readerIds" gin__int_ops);
-- Words and terms are counted over what every official may read, and words are gathered from it a few hundred at a time, the newest first: each time all entries were looked through for it.
create index "SearchEntry_sealed_idx" on "SearchEntry" ("at" desc, "recordId" desc) where 'all' = any("readers");
