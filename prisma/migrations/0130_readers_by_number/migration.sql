-- Access tokens by number, so that a record's readers are compared with a searcher's tokens as numbers: with many tokens that is many times faster.
create table "SearchReader" (
    "id" serial not null,
    "token" text not null,
    constraint "SearchReader_pkey" primary key ("id")
);
create unique index "SearchReader_token_key" on "SearchReader" ("token");

-- Tokens that are new get a number; in order, so that of two writers one waits for the other and never each for the other.
create function onmaru_reader_ids(tokens text[]) returns integer[] language plpgsql as $$
begin
  insert into "SearchReader" ("token") select distinct t from unnest(tokens) t where not exists (select from "SearchReader" r where r."token" = t) order by t on conflict do nothing;
  return (select coalesce(array_agg("id" order by "id"), '{}') from "SearchReader" where "token" = any(tokens));
end $$;

alter table "SearchEntry" add column "readerIds" integer[] not null default '{}';
update "SearchEntry" set "readerIds" = onmaru_reader_ids("readers");

create function onmaru_number_readers() returns trigger language plpgsql as $$
begin
  new."readerIds" := onmaru_reader_ids(new."readers");
  return new;
end $$;
create trigger "SearchEntry_readers" before insert or update of "readers" on "SearchEntry" for each row execute function onmaru_number_readers();

-- What is superseded for anybody says so once more without a token, so that of the others nothing is compared.
update "SearchEntry" set "facts" = array_append("facts", 'superseded') where exists (select from unnest("facts") fact where fact like 'superseded:%');
