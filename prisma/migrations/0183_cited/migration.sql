-- The numbers that a record's text names, as facts of its entry (lib/search/citing.ts): whatever names a number is found by it however much there is.
create function onmaru_cites(facts text[]) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(fact), '{}') from unnest(facts) fact where starts_with(fact, 'cites:')
$$;
create index "SearchEntry_cites_idx" on "SearchEntry" using gin (onmaru_cites("facts"));
CREATE INDEX "Petition_receiptLabel_idx" ON "Petition"("receiptLabel");

-- Records that stand already and whose text could name one are indexed anew.
insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "at")
select distinct k.topic, k.record, coalesce(p."ofId", e."recordId")::text, '{}'::jsonb, now()
from "SearchEntry" e left join "SearchPart" p on p."recordId" = e."recordId" and e."kind" in ('attachment', 'opinion')
cross join lateral (select case
  when e."url" like '/documents/%' then 'document' when e."url" like '/archive/%' then 'archive' when e."kind" = 'petition' then 'petition' when e."url" like '/memos?%' then 'memo' when e."kind" = 'lesson' then 'lesson' end as record) r
cross join lateral (select r.record || '.changed' as topic, r.record) k
where r.record is not null and e."url" not like '%/edit' and e."title" || ' ' || e."text" ~ '[^\x01-\x40]-[0-9]';
