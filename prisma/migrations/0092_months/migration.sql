-- The month of a record in the agency's zone, counted from the year nought: finds are counted by it.
alter table "SearchEntry" add column "month" integer not null generated always as (
  (extract(year from "at" at time zone 'Asia/Seoul') * 12 + extract(month from "at" at time zone 'Asia/Seoul') - 1)::integer
) stored;
