-- Posts that were let in to read a document beside its scope, and the requests by which they came to be.
ALTER TABLE "Document" ADD COLUMN "scopePosts" UUID[] NOT NULL DEFAULT '{}';

CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postId" UUID NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "deciderId" UUID,
    "deciderNameKo" TEXT,
    "deciderNameEn" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccessRequest_documentId_at_idx" ON "AccessRequest"("documentId", "at");
-- A post asks once at a time.
create unique index "AccessRequest_waiting_key" on "AccessRequest" ("documentId", "postId") where "outcome" is null;
create index "AccessRequest_waiting_unit_idx" on "AccessRequest" ("departmentId") where "outcome" is null;
create index "AccessRequest_waiting_agency_idx" on "AccessRequest" ("agencyId") where "outcome" is null;
create index "AccessRequest_unseen_idx" on "AccessRequest" ("postId") where "outcome" is not null and "seenAt" is null;
