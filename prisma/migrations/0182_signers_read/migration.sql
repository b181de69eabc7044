-- What several agencies signed is known and read in each of them as in the lead's.
with signed as (
  select p."documentId" as id, array_agg('department:' || p."departmentId") as departments, array_agg('agency:' || p."agencyId") as agencies, array_agg('records:' || p."agencyId") as officers
  from "JointPart" p where p."numberLabel" is not null group by p."documentId"
), opened as (
  select d."id", d."readers", d."listers", case when d."disclosure" = 'closed' then s.officers else s.agencies end as know,
    case d."scope" when 'agency' then s.agencies when 'government' then '{}' else s.departments end as read
  from "Document" d join signed s on s.id = d."id" where d."status" = 'approved'
), changed as (
  update "Document" d set
    "readers" = (select array_agg(distinct t collate "C" order by t collate "C") from unnest(o."readers" || o.read) t),
    "listers" = (select array_agg(distinct t collate "C" order by t collate "C") from unnest(o."listers" || o.know || o.read) t),
    "seq" = d."seq" + 1
  from opened o where d."id" = o."id"
  returning d."id"
)
insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "at") select 'document.changed', 'document', c."id"::text, '{}'::jsonb, now() from changed c;
