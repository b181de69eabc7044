-- Documents taken over from an earlier system: kept as they came, found like all others.
CREATE TABLE "TakenOverDocument" (
    "id" UUID NOT NULL,
    "sourceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "keywords" TEXT[],
    "date" DATE,
    "departmentId" UUID,
    "departmentNameKo" TEXT NOT NULL,
    "departmentNameEn" TEXT NOT NULL,
    "unitTaskId" UUID,
    "taskName" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "fileIds" UUID[],
    "takeOverId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "takenOverAt" TIMESTAMPTZ(3) NOT NULL,
    "listers" TEXT[],
    "readers" TEXT[],
    CONSTRAINT "TakenOverDocument_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "TakenOverDocument_sourceId_key" ON "TakenOverDocument"("sourceId");
CREATE INDEX "TakenOverDocument_departmentId_idx" ON "TakenOverDocument"("departmentId");

CREATE TABLE "TakeOver" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    CONSTRAINT "TakeOver_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "TakeOver_hash_key" ON "TakeOver"("hash");

-- What was taken over is never changed.
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
             'Correction', 'CorrectionDecision', 'DisposalStep', 'MemoOpinion', 'ReturnedOriginal', 'EditAnswer', 'TakenOverDocument')
           or c.relname like 'ReadEntry%')
  loop
    execute format('revoke update, delete, truncate, references, trigger on public.%I from %I', held.relname, app);
  end loop;
  if to_regclass('public._prisma_migrations') is not null then
    execute format('revoke insert, update, delete on public._prisma_migrations from %I', app);
  end if;
end $$;
