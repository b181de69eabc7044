-- In which seat a step was acted: own, acting (직무대리) or deputy; the events have always said so.
alter table "ApprovalStep" add column "actedAs" text not null default 'own';
update "ApprovalStep" s set "actedAs" = e."data" -> 'by' ->> 'as' from "ApprovalEvent" e
  where e."documentId" = s."documentId" and e."officialId" = s."officialId" and e."at" = s."actedAt" and e."data" -> 'by' ->> 'as' in ('acting', 'deputy');
