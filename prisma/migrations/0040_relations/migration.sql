-- Documents relate to one another with the kind of relation; an amendment is one of them.
CREATE TABLE "DocumentRelation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "DocumentRelation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DocumentRelation_fromId_toId_key" ON "DocumentRelation"("fromId", "toId");
CREATE INDEX "DocumentRelation_toId_idx" ON "DocumentRelation"("toId");
insert into "DocumentRelation" ("id", "fromId", "toId", "kind", "officialId", "nameKo", "nameEn", "at")
  select gen_random_uuid(), "id", "redraftOfId", 'amends', "drafterId", "drafterNameKo", "drafterNameEn", "createdAt" from "Document" where "redraftOfId" is not null;
ALTER TABLE "Document" DROP COLUMN "redraftOfId";
