-- A title is kept with the version of its entry, so that a late message cannot bring back an older one.
alter table "SearchTitle" add column "seq" integer not null default 0;
update "SearchTitle" t set "seq" = e."seq" from "SearchEntry" e where e."kind" = t."kind" and e."recordId" = t."recordId" and e."seq" <> 0;
