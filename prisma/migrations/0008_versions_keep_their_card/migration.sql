-- A version carries the card that was given with it: while its document is written on, other readers see what they were given.
alter table "DocumentVersion"
    add column "unitTaskId" uuid,
    add column "stage" text not null default 'decide',
    add column "disclosure" text not null default 'open',
    add column "reasons" integer[] not null default '{}',
    add column "scope" text not null default 'department',
    add column "scopeDepartments" uuid[] not null default '{}',
    add column "urgency" text not null default 'normal',
    add column "dueAt" timestamptz(3),
    -- The step at which it was made, and the post that its author held.
    add column "kind" text not null default 'draft',
    add column "postNameKo" text not null default '',
    add column "postNameEn" text not null default '';

-- Of versions from before, the card is known as it stands now.
update "DocumentVersion" v set
    "unitTaskId" = d."unitTaskId", "stage" = d."stage", "disclosure" = d."disclosure", "reasons" = d."reasons", "scope" = d."scope", "scopeDepartments" = d."scopeDepartments",
    "urgency" = d."urgency", "dueAt" = d."dueAt", "kind" = case v."reason" when 'edited' then 'review' else 'draft' end
from "Document" d where d."id" = v."documentId";
