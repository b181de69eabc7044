-- Which finds come from one record, such as the attachments of a document: what is no longer carried goes from the index.
create table "SearchPart" (
    "recordId" uuid not null,
    "ofId" uuid not null,
    constraint "SearchPart_pkey" primary key ("recordId")
);
create index "SearchPart_ofId_idx" on "SearchPart" ("ofId");
