import { dayFrom } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface ActedDay {
  day: Day;
  people: number;
}

/** The days of a span with acts of these people and how many of them acted, the latest first: who, it does not say. */
export async function daysActed(db: Db | Tx, officialIds: readonly string[], { from, until }: { from: Date; until: Date }): Promise<ActedDay[]> {
  const rows = await db.$queryRaw<{ day: Date; people: number }[]>`
    select (h."at" at time zone 'Asia/Seoul')::date as "day", count(distinct h."officialId")::int as "people" from "HistoryEntry" h
    where h."officialId" = any(${[...officialIds]}::uuid[]) and h."at" >= ${from}::timestamptz and h."at" < ${until}::timestamptz group by 1 order by 1 desc`;
  return rows.map((row) => ({ day: dayFrom(row.day), people: row.people }));
}

/** On how many days of the agency's zone each span has acts of these people; two people on one day are two. */
export async function daysOfUse(db: Db | Tx, officialIds: readonly string[], spans: readonly { from: Date; until: Date }[]): Promise<number[]> {
  if (officialIds.length === 0) return spans.map(() => 0);
  const rows = await db.$queryRaw<{ span: number; days: number }[]>`
    select s."n"::int - 1 as "span", count(distinct (h."officialId", (h."at" at time zone 'Asia/Seoul')::date))::int as "days"
    from unnest(${spans.map((span) => span.from)}::timestamptz[], ${spans.map((span) => span.until)}::timestamptz[]) with ordinality s("from", "until", "n")
    join "HistoryEntry" h on h."officialId" = any(${[...officialIds]}::uuid[]) and h."at" >= s."from" and h."at" < s."until"
    group by 1`;
  const found = new Map(rows.map((row) => [row.span, row.days]));
  return spans.map((_, n) => found.get(n) ?? 0);
}
