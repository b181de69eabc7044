-- The words of what every official may read, as typed, and each with one key left out: by these a slip finds what was meant.
create table "SearchWord" (
    "word" text not null,
    "df" integer not null,
    "keys" text not null,
    "initials" text not null,
    constraint "SearchWord_pkey" primary key ("word")
);
create index "SearchWord_initials_idx" on "SearchWord" ("initials", "df" desc) where "initials" <> '';
create table "SearchSlip" (
    "form" integer not null,
    "word" text not null,
    constraint "SearchSlip_pkey" primary key ("form", "word")
);
