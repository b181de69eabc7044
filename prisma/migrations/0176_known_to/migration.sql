-- Who may know of a decided document that they may not read: its agency, or every agency. Of a closed one never more than its agency.
alter table "Document" add column "knownTo" text not null default 'agency',
  add constraint "Document_knownTo_check" check ("knownTo" in ('agency', 'government') and ("status" <> 'approved' or "disclosure" <> 'closed' or "knownTo" = 'agency'));
alter table "DocumentVersion" add column "knownTo" text not null default 'agency';
-- A post of another agency asks too: its agency as it was called then, empty for one of the document's own.
alter table "AccessRequest" add column "agencyNameKo" text not null default '', add column "agencyNameEn" text not null default '';
