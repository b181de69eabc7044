-- How often a record was opened after the same words: the words as a digest, and nobody's name.
create table "SearchOpening" (
  "words" text not null,
  "recordId" uuid not null,
  "times" integer not null,
  primary key ("words", "recordId")
);
