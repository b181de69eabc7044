-- To whom a document goes 수신; empty for an internal one.
alter table "Document" add column "recipient" text not null default '';
