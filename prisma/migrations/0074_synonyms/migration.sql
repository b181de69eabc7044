-- Words that stand for the same in a search: names, their abbreviations, English ones. Applied at asking.
create table "SearchSynonym" (
    "id" uuid not null,
    "words" text[] not null,
    "forms" text[] not null,
    "at" timestamptz(3) not null,
    constraint "SearchSynonym_pkey" primary key ("id")
);
create index "SearchSynonym_forms_idx" on "SearchSynonym" using gin ("forms") with (fastupdate = off);
