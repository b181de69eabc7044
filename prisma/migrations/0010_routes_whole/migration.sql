-- Steps stand side by side, inside a department, or are held, skipped and read; a route's order is no longer its number of steps.
alter table "ApprovalStep"
    add column "order" integer not null default 0,
    add column "group" integer,
    add column "parent" integer,
    add column "departmentId" uuid,
    add column "held" boolean not null default false,
    add column "reason" text not null default '';
update "ApprovalStep" set "order" = "position";
create index "ApprovalStep_read_idx" on "ApprovalStep" ("postId") where "state" = 'to-read';

-- Matters after whose acting decision the absent decider is told (후열).
alter table "DelegationRule" add column "important" boolean not null default false;

-- A joint document has one text and, in each further agency, a number and a history of its own (rule 5).
create table "JointPart" (
    "id" uuid not null,
    "documentId" uuid not null,
    "position" integer not null,
    "agencyId" uuid not null,
    "departmentId" uuid not null,
    "departmentNameKo" text not null,
    "departmentNameEn" text not null,
    "unitTaskId" uuid,
    "numberLabel" text,
    "signedAt" timestamptz(3),
    constraint "JointPart_pkey" primary key ("id")
);
create unique index "JointPart_documentId_departmentId_key" on "JointPart" ("documentId", "departmentId");
