-- Who took a petition on promises its answer by its day; comments on a draft wait for its writer until they were seen.
alter table "Petition"
    add column "handlerPostId" uuid,
    add column "handlerNameKo" text,
    add column "handlerNameEn" text;
update "Petition" p set "handlerPostId" = h."postId", "handlerNameKo" = h."nameKo", "handlerNameEn" = h."nameEn"
from (select distinct on ("recordId") "recordId", "postId", "nameKo", "nameEn" from "HistoryEntry" where "recordKind" = 'petition' and "act" = 'petition.handling' order by "recordId", "seq" desc) h
where h."recordId" = p."id"::text;
create index "Petition_handler_idx" on "Petition" ("handlerPostId") where "status" = 'handling';
alter table "Consultation" add column "seenAt" timestamptz(3);
create index "RecordFile_department_idx" on "RecordFile" ("departmentId", "year") where "destroyedAt" is null;
