-- The text of attachments, taken by the worker once for the same bytes; what is kept already waits for it.
create table "FileText" (
    "sha256" text not null,
    "state" text not null default 'waiting',
    "pages" text[],
    "paged" boolean not null default false,
    "why" text not null default '',
    "tries" integer not null default 0,
    "at" timestamptz(3) not null,
    "startedAt" timestamptz(3),
    constraint "FileText_pkey" primary key ("sha256")
);
create index "FileText_waiting_idx" on "FileText" ("at") where "state" = 'waiting';
insert into "FileText" ("sha256", "at") select "sha256", min("at") from "File" where "destroyedAt" is null group by "sha256";
