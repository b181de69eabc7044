-- Whoever heads a department that is asked as a whole reads what it is asked, and leads the route inside it.
with asked as (
  select s."documentId" as id, array_agg(distinct 'head:' || s."departmentId") as heads from "ApprovalStep" s where s."departmentId" is not null and s."parent" is null group by s."documentId"
), changed as (
  update "Document" d set
    "readers" = (select array_agg(distinct t collate "C" order by t collate "C") from unnest(d."readers" || a.heads) t),
    "listers" = (select array_agg(distinct t collate "C" order by t collate "C") from unnest(d."listers" || a.heads) t)
  from asked a where d."id" = a.id
  returning d."id"
)
insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "at") select 'document.changed', 'document', c."id"::text, '{}'::jsonb, now() from changed c;
