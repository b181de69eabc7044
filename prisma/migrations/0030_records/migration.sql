-- Records after their registration: corrections, years, appraisal, holds, destruction.
alter table "Document" add column "destroyedAt" timestamptz(3);
alter table "File" add column "destroyedAt" timestamptz(3);
alter table "RecordFile" add column "reviewedAt" timestamptz(3), add column "reviewedKo" text, add column "reviewedEn" text, add column "destroyedAt" timestamptz(3);
create index "RegisterEntry_recordFileId_idx" on "RegisterEntry" ("recordFileId");
create index "Document_recordFileId_idx" on "Document" ("recordFileId");

create table "RecordYear" (
    "departmentId" uuid not null,
    "year" integer not null,
    "closedAt" timestamptz(3) not null,
    "officialId" uuid not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "carried" integer not null,
    constraint "RecordYear_pkey" primary key ("departmentId", "year")
);

create table "DisposalStep" (
    "recordFileId" uuid not null,
    "round" integer not null,
    "step" text not null,
    "verdict" text not null,
    "reason" text not null,
    "members" text[],
    "heldOn" date,
    "retention" integer,
    "officialId" uuid not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "postNameKo" text not null,
    "postNameEn" text not null,
    "at" timestamptz(3) not null,
    constraint "DisposalStep_pkey" primary key ("recordFileId", "round", "step")
);

create table "RecordHold" (
    "id" uuid not null,
    "recordFileId" uuid,
    "documentId" uuid,
    "agencyId" uuid not null,
    "reason" text not null,
    "officialId" uuid not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "at" timestamptz(3) not null,
    "releasedAt" timestamptz(3),
    "releasedKo" text,
    "releasedEn" text,
    "releaseReason" text,
    constraint "RecordHold_pkey" primary key ("id")
);
create index "RecordHold_recordFileId_idx" on "RecordHold" ("recordFileId");
create index "RecordHold_documentId_idx" on "RecordHold" ("documentId");

create table "Correction" (
    "id" uuid not null,
    "documentId" uuid not null,
    "agencyId" uuid not null,
    "departmentId" uuid not null,
    "field" text not null,
    "before" jsonb not null,
    "after" jsonb not null,
    "reason" text not null,
    "officialId" uuid not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "postNameKo" text not null,
    "postNameEn" text not null,
    "at" timestamptz(3) not null,
    constraint "Correction_pkey" primary key ("id")
);
create index "Correction_documentId_at_idx" on "Correction" ("documentId", "at");
create index "Correction_agencyId_at_idx" on "Correction" ("agencyId", "at");
create index "Correction_departmentId_at_idx" on "Correction" ("departmentId", "at");

create table "CorrectionDecision" (
    "correctionId" uuid not null,
    "outcome" text not null,
    "reason" text not null,
    "officialId" uuid not null,
    "nameKo" text not null,
    "nameEn" text not null,
    "postNameKo" text not null,
    "postNameEn" text not null,
    "at" timestamptz(3) not null,
    constraint "CorrectionDecision_pkey" primary key ("correctionId")
);

-- The records officers of an agency know of its closed documents too.
update "Document" set "listers" = (select array_agg(distinct t collate "C" order by t collate "C") from unnest("listers" || ('records:' || "agencyId")) t)
where "status" = 'approved' and "disclosure" = 'closed';

-- Texts are append-only for the application. This empties those of one record file, and only when the committee
-- decided to dispose of it, the records officer carried it out and nothing holds it back; hashes stay.
create function onmaru_destroy_texts(file uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  decided record;
begin
  perform 1 from public."RecordFile" f where f."id" = file and f."closedAt" is not null for update;
  if not found then raise exception 'record file % is not closed', file; end if;
  select s."round", s."verdict" into decided from public."DisposalStep" s where s."recordFileId" = file and s."step" = 'decision' order by s."round" desc limit 1;
  if decided."verdict" is distinct from 'dispose' then raise exception 'record file % was not decided to be disposed of', file; end if;
  perform 1 from public."DisposalStep" s where s."recordFileId" = file and s."round" = decided."round" and s."step" = 'destruction';
  if not found then raise exception 'nobody carries out the disposal of record file %', file; end if;
  perform 1 from public."RecordHold" h where h."releasedAt" is null
    and (h."recordFileId" = file or h."documentId" in (select d."id" from public."Document" d where d."recordFileId" = file));
  if found then raise exception 'record file % is on hold', file; end if;
  perform 1 from public."Document" d join public."JointPart" j on j."documentId" = d."id" join public."RegisterEntry" e on e."recordKind" = 'joint-part' and e."recordId" = j."id"
    join public."RecordFile" f on f."id" = e."recordFileId" where d."recordFileId" = file and f."destroyedAt" is null;
  if found then raise exception 'another agency still keeps a joint document of record file %', file; end if;
  update public."DocumentVersion" v set "body" = '{"type":"doc","content":[{"type":"paragraph"}]}', "text" = '', "summary" = ''
    from public."Document" d where d."recordFileId" = file and d."status" = 'approved' and v."documentId" = d."id";
  update public."DocumentOpinion" o set "text" = '' from public."Document" d where d."recordFileId" = file and d."status" = 'approved' and o."documentId" = d."id";
end $$;

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
             'Correction', 'CorrectionDecision', 'DisposalStep')
           or c.relname like 'ReadEntry%')
  loop
    execute format('revoke update, delete, truncate, references, trigger on public.%I from %I', held.relname, app);
  end loop;
  if to_regclass('public._prisma_migrations') is not null then
    execute format('revoke insert, update, delete on public._prisma_migrations from %I', app);
  end if;
end $$;
