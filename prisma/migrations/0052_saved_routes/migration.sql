-- Routes kept under a name, by an official for themselves or by a department's head for all who work there.
create table "SavedRoute" (
    "id" uuid not null,
    "officialId" uuid,
    "departmentId" uuid,
    "name" text not null,
    "steps" jsonb not null,
    "createdAt" timestamptz(3) not null,
    constraint "SavedRoute_pkey" primary key ("id"),
    constraint "SavedRoute_owner_check" check (("officialId" is null) <> ("departmentId" is null))
);
create unique index "SavedRoute_officialId_name_key" on "SavedRoute" ("officialId", "name");
create unique index "SavedRoute_departmentId_name_key" on "SavedRoute" ("departmentId", "name");
