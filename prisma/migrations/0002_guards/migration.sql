-- What Prisma's schema cannot say: partitions, guards, indexes over arrays and over parts of tables.

create extension if not exists pg_trgm;

-- Reads are partitioned by month. The rest partition takes what no month was made for, so that no read is lost.
drop table "ReadEntry";
create table "ReadEntry" (
    "id" bigint generated always as identity,
    "at" timestamptz(3) not null,
    "officialId" uuid not null,
    "postId" uuid,
    "recordKind" text not null,
    "recordId" text not null,
    "outcome" text not null,
    "via" text not null,
    constraint "ReadEntry_pkey" primary key ("id", "at")
) partition by range ("at");
create index "ReadEntry_recordKind_recordId_at_idx" on "ReadEntry" ("recordKind", "recordId", "at");
create index "ReadEntry_officialId_at_idx" on "ReadEntry" ("officialId", "at");
create table "ReadEntry_rest" partition of "ReadEntry" default;

-- The application asks for the partitions of months to come; they are the owner's, and it may only add to them.
create function onmaru_read_partition(month date, app text) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  first date := date_trunc('month', month)::date;
  name text := format('ReadEntry_%s', to_char(first, 'YYYY_MM'));
begin
  if to_regclass(format('public.%I', name)) is not null then return; end if;
  begin
    execute format('create table public.%I partition of public."ReadEntry" for values from (%L) to (%L)',
      name, first::timestamp at time zone 'Asia/Seoul', (first + interval '1 month')::timestamp at time zone 'Asia/Seoul');
  exception when check_violation then return; -- the rest partition already holds rows of that month; they stay there
  end;
  execute format('revoke all on public.%I from %I', name, app);
  execute format('grant select, insert on public.%I to %I', name, app);
end $$;

-- The rights of the application's role, given anew after each migration.
create function onmaru_grant(app text) returns void
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
      and (c.relname in ('HistoryEntry', 'HistorySeal', 'HistorySealHead', 'ReadSeal', 'ApprovalEvent', 'DocumentVersion', 'DocumentOpinion', 'RegisterEntry')
           or c.relname like 'ReadEntry%')
  loop
    execute format('revoke update, delete, truncate, references, trigger on public.%I from %I', held.relname, app);
  end loop;
  if to_regclass('public._prisma_migrations') is not null then
    execute format('revoke insert, update, delete on public._prisma_migrations from %I', app);
  end if;
end $$;

do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- Lists ask whether two sets meet. Without a pending list, a search never waits for its clean-up.
create index "Document_listers_idx" on "Document" using gin ("listers") with (fastupdate = off);
create index "Document_readers_idx" on "Document" using gin ("readers") with (fastupdate = off);
create index "Outbox_waiting_idx" on "Outbox" ("id") where "doneAt" is null;
create index "HistoryHead_waiting_idx" on "HistoryHead" ("recordKind", "recordId") where "sealedBy" is null;
create index "Session_open_idx" on "Session" ("officialId") where "endedAt" is null;
create index "ApprovalStep_now_idx" on "ApprovalStep" ("postId") where "state" = 'now';

-- A commit wakes the worker; what happens then is written in the rooms' reactions.
create function onmaru_outbox_wakes() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_wakes after insert on "Outbox" for each statement execute function onmaru_outbox_wakes();

-- The embedded search finds by terms; a pending list would make searches wait for its clean-up.
create index "SearchEntry_terms_idx" on "SearchEntry" using gin ("terms") with (fastupdate = off);
