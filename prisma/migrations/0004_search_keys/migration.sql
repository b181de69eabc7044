-- Terms become numbers: an intersection in the database then scores a record at once. The worker fills the index anew.
create extension if not exists intarray;
delete from "SearchEntry";
delete from "SearchTerm";
alter table "SearchEntry" drop column "titleTerms", drop column "terms", add column "keys" integer[], add column "impacts" integer[];
alter table "SearchEntry" alter column "keys" set storage external, alter column "impacts" set storage external;
alter table "SearchTerm" drop column "term", add column "key" integer not null, add primary key ("key");
create index "SearchEntry_keys_idx" on "SearchEntry" using gin ("keys" gin__int_ops) with (fastupdate = off);
