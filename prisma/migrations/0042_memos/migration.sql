-- Memo reports: to many posts, gathering opinions, becoming documents.
CREATE TABLE "Memo" (
    "id" UUID NOT NULL,
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
    "text" TEXT NOT NULL,
    "fileIds" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "opinions" INTEGER NOT NULL DEFAULT 0,
    "lastOpinionAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "documentId" UUID,
    "listers" TEXT[],
    "readers" TEXT[],
    "seq" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Memo_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Memo_writerPostId_at_idx" ON "Memo"("writerPostId", "at");
CREATE INDEX "Memo_documentId_idx" ON "Memo"("documentId");
create index "Memo_readers_idx" on "Memo" using gin ("readers") with (fastupdate = off);

CREATE TABLE "MemoReceiver" (
    "memoId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "readerNameKo" TEXT,
    "readerNameEn" TEXT,
    CONSTRAINT "MemoReceiver_pkey" PRIMARY KEY ("memoId", "postId")
);
CREATE INDEX "MemoReceiver_postId_idx" ON "MemoReceiver"("postId");
create index "MemoReceiver_unread_idx" on "MemoReceiver" ("postId") where "readAt" is null;

CREATE TABLE "MemoOpinion" (
    "id" UUID NOT NULL,
    "memoId" UUID NOT NULL,
    "officialId" UUID NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "postId" UUID NOT NULL,
    "postNameKo" TEXT NOT NULL,
    "postNameEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "MemoOpinion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "MemoOpinion_memoId_at_idx" ON "MemoOpinion"("memoId", "at");

-- What is added to the record is never changed: opinions on memo reports, registered originals, answers to edits.
create or replace function onmaru_grant(app text) returns void
language plpgsql set search_path = pg_catalog, public as $$
declare
  held record;
begin
  execute format('grant usage on schema public to %I', app);
  execute format('grant select, insert, update, delete on all tables in schema public to %I', app);
  execute format('grant usage, select on all sequences in schema public to %I', app);
  for held in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
      and (c.relname in ('HistoryEntry', 'HistorySeal', 'HistorySealHead', 'ReadSeal', 'ApprovalEvent', 'DocumentVersion', 'DocumentOpinion', 'RegisterEntry',
             'Correction', 'CorrectionDecision', 'DisposalStep', 'MemoOpinion', 'ReturnedOriginal', 'EditAnswer')
           or c.relname like 'ReadEntry%')
  loop
    execute format('revoke update, delete, truncate, references, trigger on public.%I from %I', held.relname, app);
  end loop;
  if to_regclass('public._prisma_migrations') is not null then
    execute format('revoke insert, update, delete on public._prisma_migrations from %I', app);
  end if;
end $$;
