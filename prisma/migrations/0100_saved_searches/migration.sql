-- Questions that officials keep, with what they newly found since their owner looked.
create table "SavedSearch" (
    "id" uuid not null,
    "officialId" uuid not null,
    "ownerNameKo" text not null,
    "ownerNameEn" text not null,
    "name" text not null,
    "question" jsonb not null,
    "alert" text not null,
    "departmentId" uuid,
    "departmentNameKo" text not null,
    "departmentNameEn" text not null,
    "createdAt" timestamptz(3) not null,
    "since" timestamptz(3),
    "checkedAt" timestamptz(3),
    "checkedOn" date,
    "known" uuid[],
    "floor" timestamptz(3),
    constraint "SavedSearch_pkey" primary key ("id"),
    constraint "SavedSearch_alert_check" check ("alert" in ('none', 'at-once', 'daily') and ("alert" = 'none') = ("since" is null))
);
create unique index "SavedSearch_officialId_name_key" on "SavedSearch" ("officialId", "name");
create index "SavedSearch_departmentId_idx" on "SavedSearch" ("departmentId");
create index "SavedSearch_alert_idx" on "SavedSearch" ("alert", "checkedAt") where "alert" <> 'none';

create table "SavedFind" (
    "searchId" uuid not null,
    "kind" text not null,
    "recordId" uuid not null,
    "foundAt" timestamptz(3) not null,
    constraint "SavedFind_pkey" primary key ("searchId", "recordId")
);

create table "Arrival" (
    "recordId" uuid not null,
    "at" timestamptz(3) not null,
    constraint "Arrival_pkey" primary key ("recordId")
);
create index "Arrival_at_idx" on "Arrival" ("at");
