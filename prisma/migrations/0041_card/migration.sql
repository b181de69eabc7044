-- The card whole: how a document is sent, whether its matter is a major one, originals that were returned, and the drafter's answers to edits.
ALTER TABLE "Document"
    ADD COLUMN "major" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "sending" TEXT NOT NULL DEFAULT 'internal',
    ADD COLUMN "seal" TEXT NOT NULL DEFAULT 'none',
    ADD COLUMN "sender" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "via" TEXT NOT NULL DEFAULT '';

CREATE TABLE "ReturnedOriginal" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "ReturnedOriginal_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ReturnedOriginal_documentId_n_key" ON "ReturnedOriginal"("documentId", "n");

CREATE TABLE "EditAnswer" (
    "documentId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "EditAnswer_pkey" PRIMARY KEY ("documentId", "n")
);
