-- What the search cluster missed while it was away, to be brought there when it is back.
create table "SearchMissed" (
    "kind" text not null,
    "recordId" uuid not null,
    constraint "SearchMissed_pkey" primary key ("kind", "recordId")
);

-- How words are cut and weighed has a version; rows of an older one are made anew, in their place.
insert into "Setting" ("key", "value") select 'search.cut', '1' where exists (select from "SearchEntry");
