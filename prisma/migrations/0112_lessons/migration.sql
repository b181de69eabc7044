-- Lessons on documents and unit tasks, and how useful officials found them.
CREATE TABLE "Lesson" (
    "id" UUID NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "writerId" UUID NOT NULL,
    "writerPostId" UUID NOT NULL,
    "writerNameKo" TEXT NOT NULL,
    "writerNameEn" TEXT NOT NULL,
    "writerPostNameKo" TEXT NOT NULL,
    "writerPostNameEn" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "tried" TEXT NOT NULL,
    "keep" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reviewerId" UUID,
    "reviewerNameKo" TEXT,
    "reviewerNameEn" TEXT,
    "reviewedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "useful" INTEGER NOT NULL DEFAULT 0,
    "useless" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Lesson_recordId_status_idx" ON "Lesson"("recordId", "status");
CREATE INDEX "Lesson_status_at_idx" ON "Lesson"("status", "at");
CREATE INDEX "Lesson_writerPostId_at_idx" ON "Lesson"("writerPostId", "at");
CREATE INDEX "Lesson_departmentId_status_idx" ON "Lesson"("departmentId", "status");

CREATE TABLE "LessonRating" (
    "lessonId" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "useful" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "LessonRating_pkey" PRIMARY KEY ("lessonId", "officialId")
);
