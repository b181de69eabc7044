-- A drafter reminds whoever's turn it is, once a day.
create table "Reminder" (
    "documentId" uuid not null,
    "day" date not null,
    "officialId" uuid not null,
    "at" timestamptz(3) not null,
    constraint "Reminder_pkey" primary key ("documentId", "day")
);
