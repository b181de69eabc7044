import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { startOf } from "#lib/time.ts";
import { anyOf, facetNames, few, mostTerms, nothing } from "#lib/search/engine.ts";
import type { Asked, Engine, FacetName, Found, Hit, SearchEntry, Weighted, Weights } from "#lib/search/engine.ts";
import { understand } from "#lib/search/query.ts";
import { keyOf, requiredOf, termsOf } from "#lib/search/words.ts";

const columns: Record<FacetName, Prisma.Sql> = {
  kind: Prisma.sql`s."kind"`, department: Prisma.sql`s."departmentNameKo"`, year: Prisma.sql`s."year"::text`, disclosure: Prisma.sql`s."disclosure"`, function: Prisma.sql`s."functionNameKo"`,
};

/** The engine that comes with the product: PostgreSQL, an index over the terms of the one tokeniser. */
export function embeddedEngine(db: Db): Engine {
  return { name: "embedded", index: (entries) => index(db, entries), remove: (kind, ids) => remove(db, kind, ids), query: (asked) => query(db, asked), weigh: () => weigh(db) };
}

/** So many at a time: one statement for all of them, of a size that the database likes. */
const atOnce = 100;

async function index(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  const latest = new Map<string, SearchEntry>();
  for (const entry of entries) if ((latest.get(entry.recordId)?.seq ?? entry.seq) <= entry.seq) latest.set(entry.recordId, entry);
  const rows = [...latest.values()].map((entry) => ({ ...entry, title: entry.title.toWellFormed(), text: entry.text.toWellFormed().replaceAll("\0", " "), ...numbersOf(entry) }));
  for (let at = 0; at < rows.length; at += atOnce) {
    await db.$executeRaw`
      insert into "SearchEntry" ("kind", "recordId", "sourceId", "seq", "title", "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn",
        "functionNameKo", "functionNameEn", "disclosure", "people", "postIds", "readers", "keys", "impacts")
      select e."kind", e."recordId", e."sourceId", e."seq", e."title", e."text", e."url", e."number", e."at", e."year", e."departmentNameKo", e."departmentNameEn",
        e."functionNameKo", e."functionNameEn", e."disclosure", e."people", e."postIds", e."readers", e."keys", e."impacts"
      from jsonb_populate_recordset(null::"SearchEntry", ${JSON.stringify(rows.slice(at, at + atOnce))}::jsonb) e
      on conflict ("kind", "recordId") do update set "sourceId" = excluded."sourceId", "seq" = excluded."seq", "title" = excluded."title", "text" = excluded."text",
        "url" = excluded."url", "number" = excluded."number", "at" = excluded."at", "year" = excluded."year", "departmentNameKo" = excluded."departmentNameKo",
        "departmentNameEn" = excluded."departmentNameEn", "functionNameKo" = excluded."functionNameKo", "functionNameEn" = excluded."functionNameEn",
        "disclosure" = excluded."disclosure", "people" = excluded."people", "postIds" = excluded."postIds", "readers" = excluded."readers",
        "keys" = excluded."keys", "impacts" = excluded."impacts"
      where "SearchEntry"."seq" <= excluded."seq"`;
  }
}

/** Where a term stands in the title it has this part of sixteen; the others are for later weights. */
const inTitle = 8;

/** What an entry is found and scored by, in the order that the database intersects in. */
function numbersOf(entry: SearchEntry): { keys: number[]; impacts: number[] } {
  const title = new Set([...termsOf(entry.title).keys()].map(keyOf));
  const text = [...termsOf(`${entry.text} ${entry.number ?? ""}`).keys()].map(keyOf);
  const keys = [...new Set([...title, ...text])].sort((one, other) => one - other);
  return { keys, impacts: keys.map((key) => key * 16 + (title.has(key) ? inTitle : 0)) };
}

async function remove(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await db.searchEntry.deleteMany({ where: { kind, recordId: { in: [...ids] } } });
}

/** A snapshot over what every official may read: hidden records weigh nothing. */
async function weigh(db: Db): Promise<void> {
  const work = async (tx: Tx) => {
    await tx.$executeRaw`delete from "SearchTerm"`;
    await tx.$executeRaw`
      insert into "SearchTerm" ("key", "df")
      select key, count(*)::int from "SearchEntry" s, unnest(s."keys") key where 'all' = any(s."readers") group by key
      union all select -1, count(*)::int from "SearchEntry" s where 'all' = any(s."readers")
      union all select -2, count(*)::int from "SearchEntry"`;
  };
  // It counts every term of every record, which takes its time.
  await db.$transaction(work, { maxWait: 30_000, timeout: 600_000 });
}

/** Weighs anew when the records have become a tenth more or fewer since. Answers whether it did. */
export async function weighWhenGrown(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ before: number; now: number }[]>`
    select coalesce((select "df" from "SearchTerm" where "key" = -2), 0) as before, (select count(*)::int from "SearchEntry") as now`;
  if (!row || Math.abs(row.now - row.before) * 10 <= row.before) return false;
  await weigh(db);
  return true;
}

async function query(db: Db, asked: Asked): Promise<Found> {
  const understood = understand(asked.q);
  const weights = await weighted(db, understood.words);
  const { terms } = weights;
  const base = conditions(asked, understood);
  const required = requiredOf(understood.words).slice(0, mostTerms);
  const all = required.length > 0 ? Prisma.sql`${base} and s."keys" @> ${keysOf(required)}::int[]` : base;
  if (terms.length === 0 && understood.parts.length === 0 && asked.q.trim() !== "") return nothing();
  const found = await answer(db, asked, all, terms);
  if (terms.length > 1 && found.total < few && understood.phrases.length === 0) {
    const more = await answer(db, asked, Prisma.sql`${base} and s."keys" && ${keysOf(anyOf(weights))}::int[]`, terms);
    return more.total > found.total ? more : found;
  }
  return found;
}

const keysOf = (terms: readonly string[]) => [...new Set(terms.map(keyOf))].sort((one, other) => one - other);

/** The heaviest terms of a question, each by its kind and by how rare it is in the snapshot. */
export async function weighted(db: Db, words: string): Promise<Weights> {
  const terms = [...termsOf(words)];
  if (terms.length === 0) return { terms: [], records: 0 };
  const rows = await db.$queryRaw<{ key: number; df: number }[]>`select "key", "df" from "SearchTerm" where "key" = any(${[-1, ...terms.map(([term]) => keyOf(term))]}::int[])`;
  const df = new Map(rows.map((row) => [row.key, row.df]));
  const records = df.get(-1) ?? 0;
  const heavy = terms.map(([term, weight]) => {
    const held = df.get(keyOf(term)) ?? 0;
    return { term, df: held, weight: weight * Math.log(1 + (Math.max(records, held) + 1) / (held + 1)) };
  });
  return { terms: heavy.sort((one, other) => other.weight - one.weight).slice(0, mostTerms), records };
}

function conditions(asked: Asked, understood: ReturnType<typeof understand>): Prisma.Sql {
  const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const parts: Prisma.Sql[] = [Prisma.sql`s."readers" && ${[...asked.tokens]}::text[]`];
  for (const name of facetNames) {
    const chosen = asked[name];
    if (chosen?.length) parts.push(Prisma.sql`${columns[name]} = any(${[...chosen]}::text[])`);
  }
  if (asked.postIds) parts.push(Prisma.sql`s."postIds" && ${[...asked.postIds]}::uuid[]`);
  for (const [at, name] of understood.department.entries()) {
    parts.push(Prisma.sql`(s."departmentNameKo" like ${like(name)} or s."departmentNameEn" ilike ${like(name)} or s."departmentNameKo" = any(${[...(asked.departmentNames?.[at] ?? [])]}::text[]))`);
  }
  for (const name of understood.by) parts.push(Prisma.sql`exists (select from unnest(s."people") person where person ilike ${like(name)})`);
  for (const number of understood.number) parts.push(Prisma.sql`s."number" like ${like(number)}`);
  if (understood.before) parts.push(Prisma.sql`s."at" < ${startOf(understood.before)}`);
  if (understood.after) parts.push(Prisma.sql`s."at" >= ${startOf(understood.after)}`);
  for (const phrase of understood.phrases) parts.push(Prisma.sql`(s."title" || ' ' || s."text") ilike ${like(phrase)}`);
  for (const word of understood.minus) parts.push(Prisma.sql`not ((s."title" || ' ' || s."text") ilike ${like(word)})`);
  return Prisma.join(parts, " and ");
}

type Row = { name: FacetName | "hit" | "total"; value: string; count: number; kind: string | null; score: number | null };

async function answer(db: Db, asked: Asked, where: Prisma.Sql, terms: readonly Weighted[]): Promise<Found> {
  const fit = asked.sort === "fit" && terms.length > 0;
  const order = fit ? Prisma.sql`"score" desc, "at" desc, "recordId"` : Prisma.sql`"at" desc, "recordId"`;
  // One statement finds, scores, orders and counts; the texts of one page follow.
  const rows = await db.$queryRaw<Row[]>`
    with found as materialized (
      select s."kind", s."recordId", s."at", s."departmentNameKo", s."year", s."disclosure", s."functionNameKo", ${fit ? score(terms) : Prisma.sql`0::float8`} as "score" from "SearchEntry" s where ${where}
    )
    (select 'hit' as "name", f."recordId"::text as "value", 0 as "count", f."kind", f."score" from found f order by ${order} limit ${asked.limit} offset ${asked.offset})
    union all
    (select * from (
      select case grouping(f."kind", f."departmentNameKo", f."year", f."disclosure", f."functionNameKo") when 15 then 'kind' when 23 then 'department' when 27 then 'year' when 29 then 'disclosure' when 30 then 'function' else 'total' end as "name",
        coalesce(f."kind", f."departmentNameKo", f."year"::text, f."disclosure", f."functionNameKo", '') as "value", count(*)::int as "count", null::text, null::float8
      from found f group by grouping sets ((f."kind"), (f."departmentNameKo"), (f."year"), (f."disclosure"), (f."functionNameKo"), ())
    ) c order by c."count" desc, c."value" limit 600)`;
  const page = rows.filter((row) => row.name === "hit");
  const facet = (name: FacetName) => rows.filter((row) => row.name === name && row.value !== "").slice(0, 20).map(({ value, count }) => ({ value, count }));
  return {
    total: rows.find((row) => row.name === "total")?.count ?? 0,
    hits: await hitsOf(db, page),
    facets: { kind: facet("kind"), department: facet("department"), year: facet("year"), disclosure: facet("disclosure"), function: facet("function") },
  };
}

/** The sum of the weights of what a record holds, thrice for what stands in its title; a little less for a long one. */
function score(terms: readonly Weighted[]): Prisma.Sql {
  const impacts = new Map<number, number>();
  for (const { term, weight } of terms) {
    impacts.set(keyOf(term) * 16, weight);
    impacts.set(keyOf(term) * 16 + inTitle, 3 * weight);
  }
  const sorted = [...impacts].sort(([one], [other]) => one - other);
  const asked = Prisma.sql`${sorted.map(([impact]) => impact)}::int[]`;
  return Prisma.sql`coalesce((select sum((${sorted.map(([, weight]) => weight)}::float8[])[idx(${asked}, m)]) from unnest(s."impacts" & ${asked}) m), 0) / (1 + 0.02 * ln(1 + cardinality(s."keys")))`;
}

async function hitsOf(db: Db, page: readonly Row[]): Promise<Hit[]> {
  if (page.length === 0) return [];
  const rows = await db.$queryRaw<Omit<Hit, "score">[]>`
    select "kind", "recordId", "sourceId", "seq", "title", "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn", "functionNameKo", "functionNameEn", "disclosure"
    from "SearchEntry" where ("kind", "recordId") in (select * from unnest(${page.map(({ kind }) => kind)}::text[], ${page.map(({ value }) => value)}::uuid[]))`;
  const there = new Map(rows.map((row) => [`${row.kind} ${row.recordId}`, row]));
  return page.flatMap(({ kind, value, score: fits }) => {
    const row = there.get(`${kind ?? ""} ${value}`);
    return row ? [{ ...row, score: fits ?? 0 }] : [];
  });
}
