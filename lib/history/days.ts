import type { Db, Tx } from "#lib/platform/database.ts";

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
