import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { monthNumbered, startOf } from "#lib/time.ts";
import { facetNames, nothing } from "#lib/search/engine.ts";
import type { Asked, Engine, FacetName, Found, Hit, Prepared, SearchEntry } from "#lib/search/engine.ts";
import { impactOf, levels } from "#lib/search/impact.ts";
import { keysOf, prepared } from "#lib/search/prepare.ts";
import { plainNumber } from "#lib/search/query.ts";
import type { Conditions, Query } from "#lib/search/query.ts";
import { few, questionOf, saysNothing } from "#lib/search/question.ts";
import type { Question, Weighted } from "#lib/search/query.ts";
import { readsMost } from "#lib/search/shares.ts";
import { reasonsOf, weightOf } from "#lib/search/useful.ts";
import type { Reason } from "#lib/search/useful.ts";
import { averages, weigh } from "#lib/search/snapshot.ts";
import { forgetTitles, keepTitles } from "#lib/search/titles.ts";
import { keyOf } from "#lib/search/words.ts";
import { citesFact } from "#lib/search/citing.ts";
import { writeEntries } from "#lib/search/writing.ts";

const columns: Record<FacetName, Prisma.Sql> = {
  kind: Prisma.sql`s."kind"`, department: Prisma.sql`s."departmentNameKo"`, year: Prisma.sql`s."year"::text`, disclosure: Prisma.sql`s."disclosure"`, function: Prisma.sql`s."functionNameKo"`,
};

/** The engine that comes with the product: PostgreSQL, an index over the terms of the one tokeniser. */
export function embeddedEngine(db: Db): Engine {
  return { name: "embedded", index: (entries) => index(db, entries), remove: (kind, ids) => remove(db, kind, ids), query: (asked) => query(db, asked), weigh: () => weigh(db) };
}

async function index(db: Db, entries: readonly (SearchEntry | Prepared)[]): Promise<void> {
  const latest = new Map<string, SearchEntry | Prepared>();
  for (const entry of entries) if ((latest.get(entry.recordId)?.seq ?? entry.seq) <= entry.seq) latest.set(entry.recordId, entry);
  const usual = await averages(db);
  const rows = [...latest.values()].map((entry) => prepared(entry, usual)).map((entry) => ({ ...entry, title: entry.title.toWellFormed(), text: entry.text.toWellFormed().replaceAll("\0", " ") }));
  await writeEntries(rows);
  await keepTitles(db, rows);
}

async function remove(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await db.searchEntry.deleteMany({ where: { kind, recordId: { in: [...ids] } } });
  await forgetTitles(db, kind, ids);
}

async function query(db: Db, put: Asked): Promise<Found> {
  const question = put.question ?? (await questionOf(db, put.q, { exact: put.exact }));
  const asked = { ...put, question };
  if (saysNothing(question, asked)) return nothing();
  const base = conditions(asked, question.understood, await readsMost(db, asked.tokens));
  const found = await answer(db, asked, Prisma.join([base, ...question.required.map(holds)], " and "), question.terms);
  if (asked.glance && found.hits.length > 0) return found;
  if (!asked.strict && question.terms.length > 1 && found.total < few && question.understood.phrases.length === 0) {
    const more = await answer(db, asked, Prisma.sql`${base} and s."keys" && ${keysOf(question.any)}::int[]`, question.terms);
    return asked.glance || more.total > found.total ? { ...more, loose: found.total === 0 } : found;
  }
  return found;
}

/** One of the alternatives, with every term of it. */
function holds(part: Question["required"][number]): Prisma.Sql {
  const [only, ...others] = part;
  if (only && others.length === 0) return Prisma.sql`s."keys" @> ${keysOf(only)}::int[]`;
  return Prisma.sql`s."keys" @@ ${part.map((terms) => `(${keysOf(terms).join("&")})`).join("|")}::query_int`;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** What field words name; of departments with all their names. */
function named(said: Conditions, departmentNames: Asked["departmentNames"]): Prisma.Sql[] {
  return [
    ...said.department.map((name, at) => Prisma.sql`(s."departmentNameKo" ilike ${like(name)} or s."departmentNameEn" ilike ${like(name)} or s."departmentNameKo" = any(${[...(departmentNames?.[at] ?? [])]}::text[]))`),
    ...said.by.map((name) => Prisma.sql`exists (select from unnest(s."people") person where person ilike ${like(name)})`),
    ...said.facts.map(({ fact, value }) => Prisma.sql`exists (select from unnest(s."facts") fact where fact ilike ${`${fact}:${like(value)}`})`),
    ...(said.cites.length > 0 ? [Prisma.sql`onmaru_cites(s."facts") && ${said.cites.map(citesFact)}::text[]`] : []),
    ...said.number.map((number) => Prisma.sql`s."numberPlain" like ${like(plainNumber(number))}`),
    ...(said.disclosure.length > 0 ? [Prisma.sql`s."disclosure" = any(${said.disclosure}::text[])`] : []),
  ];
}

/** By `all` entries are not chosen by their readers, but their readers are looked at. */
function conditions(asked: Asked, understood: Query, all: boolean): Prisma.Sql {
  const readers = Prisma.sql`(select coalesce(array_agg("id" order by "id"), '{}') from "SearchReader" where "token" = any(${[...asked.tokens]}::text[]))`;
  const parts: Prisma.Sql[] = [all ? Prisma.sql`_int_overlap(s."readerIds", ${readers})` : Prisma.sql`s."readerIds" && ${readers}`];
  for (const name of facetNames) {
    const chosen = asked[name];
    if (chosen?.length) parts.push(Prisma.sql`${columns[name]} = any(${[...chosen]}::text[])`);
  }
  if (asked.without?.length) parts.push(Prisma.sql`s."recordId" <> all(${[...asked.without]}::uuid[])`);
  if (asked.among) parts.push(Prisma.sql`s."recordId" = any(${[...asked.among]}::uuid[])`);
  if (asked.postIds) parts.push(Prisma.sql`s."postIds" && ${[...asked.postIds]}::uuid[]`);
  if (asked.acts) parts.push(Prisma.sql`s."facts" && ${[...asked.acts]}::text[]`);
  parts.push(...named(understood, asked.departmentNames));
  // What is not known of a record does not hold of it.
  for (const condition of named(understood.not, asked.not?.departmentNames)) parts.push(Prisma.sql`(${condition}) is not true`);
  if (asked.not?.postIds.length) parts.push(Prisma.sql`not s."postIds" && ${[...asked.not.postIds]}::uuid[]`);
  for (const words of understood.near) parts.push(Prisma.sql`(s."title" || ' ' || s."text") ~* ${nearPattern(words)}`);
  if (understood.before && !asked.anyDay) parts.push(Prisma.sql`s."at" < ${startOf(understood.before)}`);
  if (understood.after && !asked.anyDay) parts.push(Prisma.sql`s."at" >= ${startOf(understood.after)}`);
  for (const phrase of understood.phrases) parts.push(Prisma.sql`(s."title" || ' ' || s."text") ilike ${like(phrase)}`);
  for (const word of understood.minus) parts.push(Prisma.sql`not ((s."title" || ' ' || s."text") ilike ${like(word)})`);
  return Prisma.join(parts, " and ");
}

/** Words within so many signs of each other, in either order of two; of more, in the order typed. */
const apart = 40;

function nearPattern(words: readonly string[]): string {
  const plain = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  const inOrder = (some: readonly string[]) => some.join(`.{0,${apart}}?`);
  return plain.length === 2 ? `(?:${inOrder(plain)}|${inOrder([...plain].reverse())})` : inOrder(plain);
}

/** Of so many months it is told how many records they hold; a century and a half. */
const mostMonths = 1_800;

type Row = { name: FacetName | "month" | "hit" | "total"; value: string; count: number; kind: string | null; score: number | null };

async function answer(db: Db, asked: Asked, where: Prisma.Sql, terms: readonly Weighted[]): Promise<Found> {
  const fit = asked.sort === "fit" && terms.length > 0;
  if (asked.glance) return { ...nothing(), hits: await hitsOf(db, asked, await db.$queryRaw<Row[]>`select 'hit' as "name", s."recordId"::text as "value", 0 as "count", s."kind", null::float4 as "score" from "SearchEntry" s where ${where} limit ${asked.limit}`) };
  const order = fit ? Prisma.sql`"score" desc, "at" desc, "recordId"` : Prisma.sql`"at" desc, "recordId"`;
  // One statement finds, scores, orders and counts; the texts of one page follow.
  const rows = await db.$queryRaw<Row[]>`
    with found as materialized (
      select s."kind", s."recordId", s."at", s."month", s."departmentNameKo", s."year", s."disclosure", s."functionNameKo", ${fit ? score(terms, reasonsOf(asked)) : Prisma.sql`0::float4`} as "score" from "SearchEntry" s where ${where}
    )
    (select 'hit' as "name", f."recordId"::text as "value", 0 as "count", f."kind", f."score" from found f${asked.after ? Prisma.sql` where f."at" < ${asked.after.at} or (f."at" = ${asked.after.at} and f."recordId" > ${asked.after.recordId}::uuid)` : Prisma.empty} order by ${order} limit ${asked.limit} offset ${asked.offset})
    union all
    (select * from (
      select case grouping(f."kind", f."departmentNameKo", f."year", f."disclosure", f."functionNameKo", f."month") when 31 then 'kind' when 47 then 'department' when 55 then 'year' when 59 then 'disclosure' when 61 then 'function' when 62 then 'month' else 'total' end as "name",
        coalesce(f."kind", f."departmentNameKo", f."year"::text, f."disclosure", f."functionNameKo", f."month"::text, '') as "value", count(*)::int as "count", null::text, null::float4
      from found f group by grouping sets ((f."kind"), (f."departmentNameKo"), (f."year"), (f."disclosure"), (f."functionNameKo"), (f."month"), ())
    ) c order by c."name" = 'month' desc, c."count" desc, c."value" limit ${mostMonths + 600})`;
  const page = rows.filter((row) => row.name === "hit");
  asked.onPage?.(page.map((row) => ({ kind: row.kind ?? "", recordId: row.value })));
  const facet = (name: FacetName) => rows.filter((row) => row.name === name && row.value !== "").slice(0, 20).map(({ value, count }) => ({ value, count }));
  return {
    total: rows.find((row) => row.name === "total")?.count ?? 0,
    hits: await hitsOf(db, asked, page),
    facets: { kind: facet("kind"), department: facet("department"), year: facet("year"), disclosure: facet("disclosure"), function: facet("function") },
    months: rows.filter((row) => row.name === "month").map((row) => ({ month: monthNumbered(Number(row.value)), count: row.count })).sort((one, other) => (one.month < other.month ? -1 : 1)),
  };
}

/** The sum of what each term of the question weighs in a record, and a part of it for each reason that holds. As exact as the cluster has it. */
function score(terms: readonly Weighted[], reasons: readonly Reason[]): Prisma.Sql {
  const weights = new Map(terms.flatMap(({ term, weight }) => levels.map((level) => [keyOf(term) * 16 + level, weight * impactOf(level)] as const)));
  const sorted = [...weights].sort(([one], [other]) => one - other);
  const asked = Prisma.sql`${sorted.map(([impact]) => impact)}::int[]`;
  const useful = reasons.map((reason) => Prisma.sql`case when ${isSo(reason)} then ${weightOf(reason)}::float8 else 0 end`);
  return Prisma.sql`(coalesce((select sum((${sorted.map(([, weight]) => weight)}::float8[])[idx(${asked}, m)]) from unnest(s."impacts" & ${asked}) m), 0) * (${Prisma.join([Prisma.sql`1`, ...useful], " + ")}))::float4`;
}

function isSo(reason: Reason): Prisma.Sql {
  const of = [...reason.of];
  // A reason that none of many facts be so: most records are passed by the one fact that stands for all of them.
  if (reason.where === "facts") return reason.none ? Prisma.sql`not (s."facts" @> ${[reason.any]}::text[]) or not (s."facts" && ${of}::text[])` : Prisma.sql`s."facts" && ${of}::text[]`;
  if (reason.where === "postIds") return Prisma.sql`s."postIds" && ${of}::uuid[]`;
  if (reason.where === "recordId") return Prisma.sql`s."recordId" = any(${of}::uuid[])`;
  return reason.where === "kind" ? Prisma.sql`s."kind" <> all(${of}::text[])` : Prisma.sql`s."departmentNameKo" = any(${of}::text[])`;
}

async function hitsOf(db: Db, { bare }: Asked, page: readonly Row[]): Promise<Hit[]> {
  if (page.length === 0) return [];
  const rows = await db.$queryRaw<Omit<Hit, "score">[]>`
    select "kind", "recordId", "sourceId", "seq", "title", ${bare ? Prisma.sql`''` : Prisma.sql`"text"`} as "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn", "functionNameKo", "functionNameEn", "disclosure", "postIds", "facts"
    from "SearchEntry" where ("kind", "recordId") in (select * from unnest(${page.map(({ kind }) => kind)}::text[], ${page.map(({ value }) => value)}::uuid[]))`;
  const there = new Map(rows.map((row) => [`${row.kind} ${row.recordId}`, row]));
  return page.flatMap(({ kind, value, score: fits }) => {
    const row = there.get(`${kind ?? ""} ${value}`);
    return row ? [{ ...row, score: fits ?? 0 }] : [];
  });
}
