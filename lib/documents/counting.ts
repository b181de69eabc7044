import type { Db, Tx } from "#lib/platform/database.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Whose records are counted: an official's own, or those of a department. */
export type Counted = { officialId: string } | { departmentId: string };

export type CountedMeasure = "drafted" | "decided" | "returns" | "opinions" | "lead";

/** From an instant up to another, the latter not included. */
export interface Span {
  from: Date;
  until: Date;
}

export interface CountedFigure {
  span: number;
  measure: CountedMeasure;
  count: number;
  median: number | null;
  p90: number | null;
}

export interface CountedRow {
  documentId: string;
  title: string;
  numberLabel: string | null;
  at: Date;
  minutes: number | null;
}

/** One line for each thing that counts, straight from the records. */
function lines(whose: Counted, { from, until }: Span): Prisma.Sql {
  const own = "officialId" in whose;
  const id = own ? whose.officialId : whose.departmentId;
  const drafted = own ? Prisma.sql`d."drafterId" = ${id}::uuid` : Prisma.sql`d."departmentId" = ${id}::uuid`;
  const decided = own ? Prisma.sql`d."deciderId" = ${id}::uuid` : drafted;
  const opinions = own ? Prisma.sql`o."officialId" = ${id}::uuid` : drafted;
  const within = (column: Prisma.Sql) => Prisma.sql`${column} >= ${from}::timestamptz and ${column} < ${until}::timestamptz`;
  const minutes = Prisma.sql`extract(epoch from d."decidedAt" - d."submittedAt")::float8 / 60`;
  return Prisma.sql`
    select 'drafted' as "measure", d."id" as "documentId", d."submittedAt" as "at", null::float8 as "minutes" from "Document" d where ${drafted} and ${within(Prisma.sql`d."submittedAt"`)}
    union all select 'decided', d."id", d."decidedAt", null from "Document" d where ${decided} and d."status" = 'approved' and ${within(Prisma.sql`d."decidedAt"`)}
    union all select 'lead', d."id", d."decidedAt", ${minutes} from "Document" d where ${drafted} and d."status" = 'approved' and d."submittedAt" is not null and ${within(Prisma.sql`d."decidedAt"`)}
    union all select 'returns', d."id", e."at", null from "ApprovalEvent" e join "Document" d on d."id" = e."documentId" where ${drafted} and e."type" = 'returned' and ${within(Prisma.sql`e."at"`)}
    union all select 'opinions', d."id", o."at", null from "DocumentOpinion" o join "Document" d on d."id" = o."documentId" where ${opinions} and ${within(Prisma.sql`o."at"`)}`;
}

/** The figures of several spans, in one statement; a measure without lines in a span has no row. */
export function countSpans(db: Db | Tx, whose: Counted, spans: readonly Span[]): Promise<CountedFigure[]> {
  const whole = { from: new Date(Math.min(...spans.map(({ from }) => from.getTime()))), until: new Date(Math.max(...spans.map(({ until }) => until.getTime()))) };
  const froms = spans.map(({ from }) => from.toISOString());
  const untils = spans.map(({ until }) => until.toISOString());
  return db.$queryRaw<CountedFigure[]>`
    select (p."n" - 1)::int as "span", l."measure", count(*)::int as "count",
      percentile_cont(0.5) within group (order by l."minutes") as "median", percentile_cont(0.9) within group (order by l."minutes") as "p90"
    from unnest(${froms}::text[], ${untils}::text[]) with ordinality as p("from", "until", "n")
    join (${lines(whose, whole)}) l on l."at" >= p."from"::timestamptz and l."at" < p."until"::timestamptz
    group by p."n", l."measure"`;
}

export interface CountedPage {
  rows: CountedRow[];
  /** How many somebody may list. */
  total: number;
  /** The figure itself: with those that they may not list. */
  counted: number;
}

/** A page of the rows behind a figure that somebody may list, newest first. One statement. */
export async function countedRows(db: Db | Tx, tokens: readonly string[], whose: Counted, measure: CountedMeasure, span: Span, { page, size }: { page: number; size: number }): Promise<CountedPage> {
  const rows = await db.$queryRaw<(Omit<CountedRow, "documentId"> & { documentId: string | null; total: number; counted: number })[]>`
    with counted as (
      select l."documentId", d."title", d."numberLabel", l."at", l."minutes", ${listedFor(tokens)} as "known" from (${lines(whose, span)}) l join "Document" d on d."id" = l."documentId" where l."measure" = ${measure}
    )
    select c.*, k."documentId", k."title", k."numberLabel", k."at", k."minutes" from (select count(*)::int as "counted", (count(*) filter (where "known"))::int as "total" from counted) c
    left join (select * from counted where "known" order by "at" desc, "documentId" limit ${size} offset ${(page - 1) * size}) k on true order by k."at" desc, k."documentId"`;
  return {
    rows: rows.flatMap(({ documentId, title, numberLabel, at, minutes }) => (documentId === null ? [] : [{ documentId, title, numberLabel, at, minutes }])),
    total: rows[0]?.total ?? 0, counted: rows[0]?.counted ?? 0,
  };
}
