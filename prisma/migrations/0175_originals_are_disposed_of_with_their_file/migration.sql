-- The original of a major matter lies in the record file in which it was registered (records 21), every other version with its document:
-- the destruction of a file takes exactly what lies in it, and a hold on a document holds the files of its originals too.
create or replace function onmaru_destroy_texts(file uuid) returns void
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
    and (h."recordFileId" = file or h."documentId" in (
      select d."id" from public."Document" d where d."recordFileId" = file
      union select o."documentId" from public."RegisterEntry" e join public."ReturnedOriginal" o on o."id" = e."recordId" where e."recordFileId" = file and e."recordKind" = 'returned-original'));
  if found then raise exception 'record file % is on hold', file; end if;
  perform 1 from public."Document" d join public."JointPart" j on j."documentId" = d."id" join public."RegisterEntry" e on e."recordKind" = 'joint-part' and e."recordId" = j."id"
    join public."RecordFile" f on f."id" = e."recordFileId" where d."recordFileId" = file and f."destroyedAt" is null;
  if found then raise exception 'another agency still keeps a joint document of record file %', file; end if;
  update public."DocumentVersion" v set "body" = '{"type":"doc","content":[{"type":"paragraph"}]}', "text" = '', "summary" = ''
    from public."Document" d where d."recordFileId" = file and d."status" = 'approved' and v."documentId" = d."id"
      and not exists (select from public."ReturnedOriginal" o join public."RegisterEntry" e on e."recordKind" = 'returned-original' and e."recordId" = o."id"
        where o."documentId" = v."documentId" and o."n" = v."n" and e."recordFileId" is not null);
  update public."DocumentVersion" v set "body" = '{"type":"doc","content":[{"type":"paragraph"}]}', "text" = '', "summary" = ''
    from public."RegisterEntry" e join public."ReturnedOriginal" o on o."id" = e."recordId"
    where e."recordFileId" = file and e."recordKind" = 'returned-original' and v."documentId" = o."documentId" and v."n" = o."n";
  update public."DocumentOpinion" o set "text" = '' from public."Document" d where d."recordFileId" = file and d."status" = 'approved' and o."documentId" = d."id";
  update public."EditAnswer" a set "text" = '' from public."Document" d where d."recordFileId" = file and d."status" = 'approved' and a."documentId" = d."id";
end $$;
