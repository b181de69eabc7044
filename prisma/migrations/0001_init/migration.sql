-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "ApprovalEvent" (
    "documentId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "v" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "officialId" UUID NOT NULL,
    "postId" UUID,
    "data" JSONB NOT NULL,

    CONSTRAINT "ApprovalEvent_pkey" PRIMARY KEY ("documentId","seq")
);

-- CreateTable
CREATE TABLE "ApprovalStep" (
    "documentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "postId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "officialId" UUID,
    "onBehalfOf" TEXT NOT NULL DEFAULT '',
    "hasOpinion" BOOLEAN NOT NULL DEFAULT false,
    "reachedAt" TIMESTAMPTZ(3),
    "actedAt" TIMESTAMPTZ(3),
    "versionBefore" INTEGER,
    "versionAfter" INTEGER,

    CONSTRAINT "ApprovalStep_pkey" PRIMARY KEY ("documentId","position")
);

-- CreateTable
CREATE TABLE "DelegationRule" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "clause" TEXT NOT NULL,
    "matterKo" TEXT NOT NULL,
    "matterEn" TEXT NOT NULL,
    "unitTaskId" UUID,
    "level" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "DelegationRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FunctionNode" (
    "id" UUID NOT NULL,
    "tree" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "FunctionNode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FunctionNodeVersion" (
    "id" UUID NOT NULL,
    "nodeId" UUID NOT NULL,
    "parentId" UUID,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "FunctionNodeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurposeNode" (
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "year" INTEGER NOT NULL,
    "level" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "parentId" UUID,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "PurposeNode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PurposeLink" (
    "unitTaskId" UUID NOT NULL,
    "purposeId" UUID NOT NULL,

    CONSTRAINT "PurposeLink_pkey" PRIMARY KEY ("unitTaskId","purposeId")
);

-- CreateTable
CREATE TABLE "ProblemReport" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "answererId" UUID,

    CONSTRAINT "ProblemReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "unitTaskId" UUID,
    "stage" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "keywords" TEXT[],
    "drafterId" UUID NOT NULL,
    "drafterPostId" UUID NOT NULL,
    "drafterNameKo" TEXT NOT NULL,
    "drafterNameEn" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "approvedVersion" INTEGER,
    "disclosure" TEXT NOT NULL,
    "reasons" INTEGER[],
    "scope" TEXT NOT NULL,
    "scopeDepartments" UUID[],
    "listers" TEXT[],
    "readers" TEXT[],
    "urgency" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "delegationRuleId" UUID,
    "delegationReason" TEXT NOT NULL DEFAULT '',
    "recordFileId" UUID,
    "numberLabel" TEXT,
    "redraftOfId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "deciderId" UUID,
    "deciderPostId" UUID,
    "deciderNameKo" TEXT,
    "deciderNameEn" TEXT,
    "draftBody" JSONB NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "draftRoute" JSONB NOT NULL,
    "draftFiles" UUID[],
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "documentId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "keywords" TEXT[],
    "fileIds" UUID[],
    "hash" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "authorNameKo" TEXT NOT NULL,
    "authorNameEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("documentId","n")
);

-- CreateTable
CREATE TABLE "DocumentOpinion" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postId" UUID NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DocumentOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentConflict" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "body" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DocumentConflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "declared" TEXT NOT NULL,
    "detected" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "uploaderId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "fromAppointmentId" UUID,
    "toAppointmentId" UUID NOT NULL,
    "fromOfficialId" UUID,
    "toOfficialId" UUID NOT NULL,
    "witnessId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "handedOverAt" TIMESTAMPTZ(3),
    "takenOverAt" TIMESTAMPTZ(3),
    "witnessedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandoverLine" (
    "id" UUID NOT NULL,
    "handoverId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sourceKind" TEXT NOT NULL,
    "sourceId" TEXT,
    "url" TEXT,
    "addition" TEXT NOT NULL DEFAULT '',
    "question" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HandoverLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandoverReading" (
    "handoverId" UUID NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandoverReading_pkey" PRIMARY KEY ("handoverId","recordKind","recordId")
);

-- CreateTable
CREATE TABLE "HistoryEntry" (
    "id" BIGSERIAL NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "officialId" UUID,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postId" UUID,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "onBehalfOf" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "textHash" TEXT,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "HistoryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HistoryHead" (
    "recordKind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedBy" INTEGER,

    CONSTRAINT "HistoryHead_pkey" PRIMARY KEY ("recordKind","recordId")
);

-- CreateTable
CREATE TABLE "HistorySeal" (
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" INTEGER NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "HistorySeal_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "HistorySealHead" (
    "sealN" INTEGER NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "HistorySealHead_pkey" PRIMARY KEY ("sealN","recordKind","recordId")
);

-- CreateTable
CREATE TABLE "ReadEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "officialId" UUID NOT NULL,
    "postId" UUID,
    "recordKind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "via" TEXT NOT NULL,

    CONSTRAINT "ReadEntry_pkey" PRIMARY KEY ("id","at")
);

-- CreateTable
CREATE TABLE "ReadSeal" (
    "n" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fromId" BIGINT NOT NULL,
    "untilId" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ReadSeal_pkey" PRIMARY KEY ("n")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "departmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("departmentId","year","kind")
);

-- CreateTable
CREATE TABLE "Agency" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "senderKo" TEXT NOT NULL,
    "senderEn" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "isHandlingUnit" BOOLEAN NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "mergedIntoId" UUID,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DepartmentVersion" (
    "id" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "parentId" UUID,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "DepartmentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "isHead" BOOLEAN NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Official" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "rankKo" TEXT NOT NULL,
    "rankEn" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Official_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "deputyId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "officialId" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT true,
    "isDemonstration" BOOLEAN NOT NULL DEFAULT false,
    "lockedAt" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL DEFAULT 'ko',
    "lastSignInAt" TIMESTAMPTZ(3),
    "shortcuts" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("officialId")
);

-- CreateTable
CREATE TABLE "Petition" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "begunOn" DATE NOT NULL,
    "endsOn" DATE,
    "votes" INTEGER NOT NULL DEFAULT 0,
    "departmentId" UUID NOT NULL,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "receiptLabel" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "listers" TEXT[],
    "readers" TEXT[],

    CONSTRAINT "Petition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PetitionCategory" (
    "category" TEXT NOT NULL,
    "departmentId" UUID NOT NULL,

    CONSTRAINT "PetitionCategory_pkey" PRIMARY KEY ("category")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "postId" UUID,
    "address" TEXT NOT NULL,
    "agent" TEXT NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotentAnswer" (
    "officialId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("officialId","key")
);

-- CreateTable
CREATE TABLE "KeptForm" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "problem" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeptForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SignInDelay" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "SignInDelay_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "RecordFile" (
    "id" UUID NOT NULL,
    "unitTaskId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "retention" INTEGER NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecordFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegisterEntry" (
    "id" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "recordKind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "recordFileId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RegisterEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "kind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "sourceId" TEXT,
    "seq" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "number" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "year" INTEGER NOT NULL,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "functionNameKo" TEXT NOT NULL,
    "functionNameEn" TEXT NOT NULL,
    "disclosure" TEXT NOT NULL,
    "people" TEXT[],
    "postIds" UUID[],
    "readers" TEXT[],
    "titleTerms" TEXT[],
    "terms" TEXT[],

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("kind","recordId")
);

-- CreateTable
CREATE TABLE "SearchTerm" (
    "term" TEXT NOT NULL,
    "df" INTEGER NOT NULL,

    CONSTRAINT "SearchTerm_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "UnitTask" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "outlineKo" TEXT NOT NULL,
    "outlineEn" TEXT NOT NULL,
    "retention" INTEGER NOT NULL,
    "retentionReason" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL DEFAULT '',
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "documents" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "UnitTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskPerson" (
    "id" UUID NOT NULL,
    "unitTaskId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,

    CONSTRAINT "TaskPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageDay" (
    "day" DATE NOT NULL,
    "officialId" UUID NOT NULL,
    "departmentId" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "UsageDay_pkey" PRIMARY KEY ("day","officialId","departmentId","measure")
);

-- CreateTable
CREATE TABLE "UsageLook" (
    "id" BIGSERIAL NOT NULL,
    "subjectId" UUID NOT NULL,
    "viewerId" UUID NOT NULL,
    "viewerKo" TEXT NOT NULL,
    "viewerEn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsageLook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApprovalStep_postId_state_idx" ON "ApprovalStep"("postId", "state");

-- CreateIndex
CREATE INDEX "ApprovalStep_officialId_actedAt_idx" ON "ApprovalStep"("officialId", "actedAt");

-- CreateIndex
CREATE INDEX "DelegationRule_agencyId_idx" ON "DelegationRule"("agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "FunctionNode_tree_code_key" ON "FunctionNode"("tree", "code");

-- CreateIndex
CREATE INDEX "FunctionNodeVersion_parentId_idx" ON "FunctionNodeVersion"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "FunctionNodeVersion_nodeId_validFrom_key" ON "FunctionNodeVersion"("nodeId", "validFrom");

-- CreateIndex
CREATE INDEX "PurposeNode_parentId_idx" ON "PurposeNode"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "PurposeNode_year_code_key" ON "PurposeNode"("year", "code");

-- CreateIndex
CREATE INDEX "PurposeLink_purposeId_idx" ON "PurposeLink"("purposeId");

-- CreateIndex
CREATE INDEX "ProblemReport_agencyId_status_idx" ON "ProblemReport"("agencyId", "status");

-- CreateIndex
CREATE INDEX "ProblemReport_officialId_idx" ON "ProblemReport"("officialId");

-- CreateIndex
CREATE INDEX "Document_drafterPostId_status_idx" ON "Document"("drafterPostId", "status");

-- CreateIndex
CREATE INDEX "Document_departmentId_decidedAt_idx" ON "Document"("departmentId", "decidedAt");

-- CreateIndex
CREATE INDEX "Document_unitTaskId_stage_idx" ON "Document"("unitTaskId", "stage");

-- CreateIndex
CREATE INDEX "Document_status_decidedAt_idx" ON "Document"("status", "decidedAt");

-- CreateIndex
CREATE INDEX "Document_deciderPostId_decidedAt_idx" ON "Document"("deciderPostId", "decidedAt");

-- CreateIndex
CREATE INDEX "DocumentOpinion_documentId_at_idx" ON "DocumentOpinion"("documentId", "at");

-- CreateIndex
CREATE INDEX "DocumentOpinion_officialId_at_idx" ON "DocumentOpinion"("officialId", "at");

-- CreateIndex
CREATE INDEX "DocumentConflict_documentId_idx" ON "DocumentConflict"("documentId");

-- CreateIndex
CREATE INDEX "File_sha256_idx" ON "File"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Handover_toAppointmentId_key" ON "Handover"("toAppointmentId");

-- CreateIndex
CREATE UNIQUE INDEX "HandoverLine_handoverId_section_position_key" ON "HandoverLine"("handoverId", "section", "position");

-- CreateIndex
CREATE INDEX "HistoryEntry_officialId_at_idx" ON "HistoryEntry"("officialId", "at");

-- CreateIndex
CREATE INDEX "HistoryEntry_at_idx" ON "HistoryEntry"("at");

-- CreateIndex
CREATE INDEX "HistoryEntry_act_at_idx" ON "HistoryEntry"("act", "at");

-- CreateIndex
CREATE UNIQUE INDEX "HistoryEntry_recordKind_recordId_seq_key" ON "HistoryEntry"("recordKind", "recordId", "seq");

-- CreateIndex
CREATE INDEX "HistoryHead_sealedBy_idx" ON "HistoryHead"("sealedBy");

-- CreateIndex
CREATE INDEX "ReadEntry_recordKind_recordId_at_idx" ON "ReadEntry"("recordKind", "recordId", "at");

-- CreateIndex
CREATE INDEX "ReadEntry_officialId_at_idx" ON "ReadEntry"("officialId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_code_key" ON "Agency"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Department_agencyId_code_key" ON "Department"("agencyId", "code");

-- CreateIndex
CREATE INDEX "DepartmentVersion_parentId_idx" ON "DepartmentVersion"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "DepartmentVersion_departmentId_validFrom_key" ON "DepartmentVersion"("departmentId", "validFrom");

-- CreateIndex
CREATE INDEX "Post_departmentId_idx" ON "Post"("departmentId");

-- CreateIndex
CREATE INDEX "Appointment_officialId_idx" ON "Appointment"("officialId");

-- CreateIndex
CREATE INDEX "Appointment_postId_validFrom_idx" ON "Appointment"("postId", "validFrom");

-- CreateIndex
CREATE INDEX "Absence_officialId_idx" ON "Absence"("officialId");

-- CreateIndex
CREATE INDEX "Absence_deputyId_idx" ON "Absence"("deputyId");

-- CreateIndex
CREATE INDEX "RoleGrant_officialId_idx" ON "RoleGrant"("officialId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_login_key" ON "Account"("login");

-- CreateIndex
CREATE UNIQUE INDEX "Petition_sourceId_key" ON "Petition"("sourceId");

-- CreateIndex
CREATE INDEX "Petition_departmentId_status_idx" ON "Petition"("departmentId", "status");

-- CreateIndex
CREATE INDEX "Petition_category_idx" ON "Petition"("category");

-- CreateIndex
CREATE UNIQUE INDEX "ImportRun_kind_hash_key" ON "ImportRun"("kind", "hash");

-- CreateIndex
CREATE INDEX "Session_officialId_endedAt_idx" ON "Session"("officialId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_hash_key" ON "AccessToken"("hash");

-- CreateIndex
CREATE INDEX "AccessToken_officialId_idx" ON "AccessToken"("officialId");

-- CreateIndex
CREATE UNIQUE INDEX "RecordFile_unitTaskId_departmentId_year_key" ON "RecordFile"("unitTaskId", "departmentId", "year");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_departmentId_year_serial_key" ON "RegisterEntry"("departmentId", "year", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "RegisterEntry_recordKind_recordId_key" ON "RegisterEntry"("recordKind", "recordId");

-- CreateIndex
CREATE INDEX "UnitTask_departmentId_idx" ON "UnitTask"("departmentId");

-- CreateIndex
CREATE INDEX "TaskPerson_unitTaskId_idx" ON "TaskPerson"("unitTaskId");

-- CreateIndex
CREATE INDEX "TaskPerson_postId_idx" ON "TaskPerson"("postId");

-- CreateIndex
CREATE INDEX "UsageDay_departmentId_day_idx" ON "UsageDay"("departmentId", "day");

-- CreateIndex
CREATE INDEX "UsageLook_subjectId_at_idx" ON "UsageLook"("subjectId", "at");
