-- Reading lists: records with notes, in order, of a post and whoever holds it.
create table "Collection" (
    "id" uuid not null,
    "postId" uuid not null,
    "departmentId" uuid not null,
    "postNameKo" text not null,
    "postNameEn" text not null,
    "departmentNameKo" text not null,
    "departmentNameEn" text not null,
    "makerNameKo" text not null,
    "makerNameEn" text not null,
    "title" text not null,
    "note" text not null,
    "shared" boolean not null,
    "createdAt" timestamptz(3) not null,
    "changedAt" timestamptz(3) not null,
    "listers" text[],
    "readers" text[],
    constraint "Collection_pkey" primary key ("id")
);
create index "Collection_postId_idx" on "Collection" ("postId");
create index "Collection_readers_idx" on "Collection" using gin ("readers");

create table "CollectionItem" (
    "collectionId" uuid not null,
    "kind" text not null,
    "recordId" uuid not null,
    "position" integer not null,
    "note" text not null,
    "addedAt" timestamptz(3) not null,
    "adderNameKo" text not null,
    "adderNameEn" text not null,
    constraint "CollectionItem_pkey" primary key ("collectionId", "recordId")
);
