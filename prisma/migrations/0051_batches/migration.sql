-- 일괄기안 (rule 5): documents drafted together stay together, in the order of their lines.
alter table "Document"
    add column "batchId" uuid,
    add column "batchPlace" integer;
create index "Document_batch_idx" on "Document" ("batchId") where "batchId" is not null;
