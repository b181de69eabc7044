-- Titles as they are typed key by key, and by their initial consonants: what is suggested while somebody types.
-- The worker fills the index anew, and with it the titles and the attachments.
delete from "SearchEntry";
create table "SearchTitle" (
    "kind" text not null,
    "recordId" uuid not null,
    "title" text not null,
    "note" text not null,
    "url" text not null,
    "keys" text not null,
    "initials" text not null,
    "at" timestamptz(3) not null,
    "readers" text[] not null,
    constraint "SearchTitle_pkey" primary key ("kind", "recordId")
);
create index "SearchTitle_keys_idx" on "SearchTitle" using gin ("keys" gin_trgm_ops);
create index "SearchTitle_initials_idx" on "SearchTitle" using gin ("initials" gin_trgm_ops);
