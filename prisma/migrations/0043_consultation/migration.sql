-- A draft is shown to others before it is submitted; what they say stands beside it and goes with the decision.
CREATE TABLE "Consultation" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    CONSTRAINT "Consultation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Consultation_documentId_postId_key" ON "Consultation"("documentId", "postId");
create index "Consultation_open_idx" on "Consultation" ("postId") where "withdrawnAt" is null;

CREATE TABLE "ConsultationComment" (
    "id" UUID NOT NULL,
    "consultationId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "line" INTEGER,
    "quote" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "takenAt" TIMESTAMPTZ(3),
    CONSTRAINT "ConsultationComment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ConsultationComment_documentId_at_idx" ON "ConsultationComment"("documentId", "at");
CREATE INDEX "ConsultationComment_consultationId_at_idx" ON "ConsultationComment"("consultationId", "at");
