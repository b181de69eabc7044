-- What was searched for in vain, counted without names: of each question a few bits, of which everybody who asks sets one.
CREATE TABLE "SearchVain" (
    "id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "salt" UUID NOT NULL,
    "askers" INTEGER NOT NULL,
    "lastOn" DATE NOT NULL,
    "department" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "departmentId" UUID,
    "unitTaskId" UUID,
    "placedOn" DATE,
    "settledOn" DATE,
    CONSTRAINT "SearchVain_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SearchVain_words_key" ON "SearchVain"("words");
CREATE INDEX "SearchVain_departmentId_idx" ON "SearchVain"("departmentId");
