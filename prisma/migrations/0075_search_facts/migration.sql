-- What is so of a record, for the field words: who decided it, its step, whether it has attachments. The worker fills the index anew.
alter table "SearchEntry" add column "facts" text[];
delete from "SearchEntry";
