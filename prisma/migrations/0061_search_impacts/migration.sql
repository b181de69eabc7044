-- What a term weighs in a record stands with it in levels, beside how long the record is. The worker fills the index anew.
delete from "SearchEntry";
delete from "SearchTerm";
alter table "SearchEntry" add column "measures" integer[];
