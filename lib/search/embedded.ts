import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { startOf } from "#lib/time.ts";
import { facetNames, few, mostTerms, nothing } from "#lib/search/engine.ts";
import type { Asked, Engine, FacetName, Found, Hit, SearchEntry } from "#lib/search/engine.ts";
import { understand } from "#lib/search/query.ts";
import { requiredOf, termsOf } from "#lib/search/words.ts";

const columns: Record<FacetName, Prisma.Sql> = {
  kind: Prisma.sql`s."kind"`, department: Prisma.sql`s."departmentNameKo"`, year: Prisma.sql`s."year"::text`, disclosure: Prisma.sql`s."disclosure"`, function: Prisma.sql`s."functionNameKo"`,
};

/** The engine that comes with the product: PostgreSQL, an index over the terms of the one tokeniser. */
export function embeddedEngine(db: Db): Engine {
  return { name: "embedded", index: (entries) => index(db, entries), remove: (kind, ids) => remove(db, kind, ids), query: (asked) => query(db, asked), weigh: () => weigh(db) };
}

async function index(db: Db, entries: readonly SearchEntry[]): Promise<void> {
  for (const entry of entries) {
    const titleTerms = [...termsOf(entry.title).keys()];
    const terms = [...new Set([...titleTerms, ...termsOf(`${entry.text} ${entry.number ?? ""}`).keys()])];
    await db.$executeRaw`
      insert into "SearchEntry" ("kind", "recordId", "sourceId", "seq", "title", "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn",
        "functionNameKo", "functionNameEn", "disclosure", "people", "postIds", "readers", "titleTerms", "terms")
      values (${entry.kind}, ${entry.recordId}::uuid, ${entry.sourceId}, ${entry.seq}, ${entry.title}, ${entry.text}, ${entry.url}, ${entry.number}, ${entry.at}, ${entry.year},
        ${entry.departmentNameKo}, ${entry.departmentNameEn}, ${entry.functionNameKo}, ${entry.functionNameEn}, ${entry.disclosure}, ${entry.people}::text[],
        ${entry.postIds}::uuid[], ${entry.readers}::text[], ${titleTerms}::text[], ${terms}::text[])
      on conflict ("kind", "recordId") do update set "sourceId" = excluded."sourceId", "seq" = excluded."seq", "title" = excluded."title", "text" = excluded."text",
        "url" = excluded."url", "number" = excluded."number", "at" = excluded."at", "year" = excluded."year", "departmentNameKo" = excluded."departmentNameKo",
        "departmentNameEn" = excluded."departmentNameEn", "functionNameKo" = excluded."functionNameKo", "functionNameEn" = excluded."functionNameEn",
        "disclosure" = excluded."disclosure", "people" = excluded."people", "postIds" = excluded."postIds", "readers" = excluded."readers",
        "titleTerms" = excluded."titleTerms", "terms" = excluded."terms"
      where "SearchEntry"."seq" <= excluded."seq"`;
  }
}

async function remove(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await db.searchEntry.deleteMany({ where: { kind, recordId: { in: [...ids] } } });
}

/** A snapshot over what every official may read: hidden records weigh nothing. */
async function weigh(db: Db): Promise<void> {
  await db.$transaction([
    db.$executeRaw`delete from "SearchTerm"`,
    db.$executeRaw`insert into "SearchTerm" ("term", "df") select term, count(*)::int from "SearchEntry" s, unnest(s."terms") term where 'all' = any(s."readers") group by term`,
  ]);
}

async function query(db: Db, asked: Asked): Promise<Found> {
  const understood = understand(asked.q);
  const weights = await weighted(db, understood.words);
  const terms = [...weights.keys()];
  const base = conditions(asked, understood);
  const required = requiredOf(understood.words).slice(0, mostTerms);
  const all = required.length > 0 ? Prisma.sql`${base} and s."terms" @> ${required}::text[]` : base;
  if (terms.length === 0 && understood.parts.length === 0 && asked.q.trim() !== "") return nothing();
  const found = await answer(db, asked, all, weights);
  if (terms.length > 1 && found.total < few && understood.phrases.length === 0) {
    const words = terms.filter((term) => !term.startsWith("b"));
    const any = Prisma.sql`${base} and s."terms" && ${words.length > 0 ? words : terms}::text[]`;
    const more = await answer(db, asked, any, weights);
    return more.total > found.total ? more : found;
  }
  return found;
}

/** The heaviest terms of a question, each by its kind and by how rare it is in the snapshot. */
export async function weighted(db: Db, words: string): Promise<Map<string, number>> {
  const terms = termsOf(words);
  if (terms.size === 0) return terms;
  const rows = await db.$queryRaw<{ term: string; df: number }[]>`select "term", "df" from "SearchTerm" where "term" = any(${[...terms.keys()]}::text[])`;
  const df = new Map(rows.map((row) => [row.term, row.df]));
  const rare = (term: string) => Math.log(1 + 2_000 / ((df.get(term) ?? 0) + 1));
  const sorted = [...terms].map(([term, weight]) => [term, weight * rare(term)] as const).sort((a, b) => b[1] - a[1]);
  return new Map(sorted.slice(0, mostTerms));
}

function conditions(asked: Asked, understood: ReturnType<typeof understand>): Prisma.Sql {
  const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const parts: Prisma.Sql[] = [Prisma.sql`s."readers" && ${[...asked.tokens]}::text[]`];
  for (const name of facetNames) {
    const chosen = asked[name];
    if (chosen?.length) parts.push(Prisma.sql`${columns[name]} = any(${[...chosen]}::text[])`);
  }
  if (asked.postIds) parts.push(Prisma.sql`s."postIds" && ${[...asked.postIds]}::uuid[]`);
  for (const name of understood.department) parts.push(Prisma.sql`(s."departmentNameKo" like ${like(name)} or s."departmentNameEn" ilike ${like(name)})`);
  for (const name of understood.by) parts.push(Prisma.sql`exists (select from unnest(s."people") person where person ilike ${like(name)})`);
  for (const number of understood.number) parts.push(Prisma.sql`s."number" like ${like(number)}`);
  if (understood.before) parts.push(Prisma.sql`s."at" < ${startOf(understood.before)}`);
  if (understood.after) parts.push(Prisma.sql`s."at" >= ${startOf(understood.after)}`);
  for (const phrase of understood.phrases) parts.push(Prisma.sql`(s."title" || ' ' || s."text") ilike ${like(phrase)}`);
  for (const word of understood.minus) parts.push(Prisma.sql`not ((s."title" || ' ' || s."text") ilike ${like(word)})`);
  return Prisma.join(parts, " and ");
}

type Counted = { name: FacetName; value: string; count: number };

async function answer(db: Db, asked: Asked, where: Prisma.Sql, weights: ReadonlyMap<string, number>): Promise<Found> {
  const terms = [...weights.keys()];
  const order = asked.sort === "date" || terms.length === 0 ? Prisma.sql`s."at" desc, s."recordId"` : Prisma.sql`"score" desc, s."at" desc, s."recordId"`;
  const [rows, counts] = await Promise.all([
    db.$queryRaw<Hit[]>`
      select s."kind", s."recordId", s."sourceId", s."seq", s."title", s."text", s."url", s."number", s."at", s."year", s."departmentNameKo", s."departmentNameEn", s."functionNameKo",
        s."functionNameEn", s."disclosure",
        coalesce((select sum(w.weight * (1 + 2 * (s."titleTerms" @> array[w.term])::int)) from unnest(${terms}::text[], ${[...weights.values()]}::float8[]) w(term, weight) where s."terms" @> array[w.term]), 0)::float8
          / (1 + 0.02 * ln(1 + cardinality(s."terms"))) as "score"
      from "SearchEntry" s where ${where} order by ${order} limit ${asked.limit} offset ${asked.offset}`,
    db.$queryRaw<Counted[]>`
      with found as materialized (select s."kind", s."departmentNameKo", s."year", s."disclosure", s."functionNameKo" from "SearchEntry" s where ${where})
      select * from (
        select case grouping(f."kind", f."departmentNameKo", f."year", f."disclosure", f."functionNameKo") when 15 then 'kind' when 23 then 'department' when 27 then 'year' when 29 then 'disclosure' when 30 then 'function' else 'total' end as "name",
          coalesce(f."kind", f."departmentNameKo", f."year"::text, f."disclosure", f."functionNameKo", '') as "value", count(*)::int as "count"
        from found f group by grouping sets ((f."kind"), (f."departmentNameKo"), (f."year"), (f."disclosure"), (f."functionNameKo"), ())
      ) c order by c."count" desc, c."value" limit 600`,
  ]);
  const facet = (name: FacetName) => counts.filter((row) => row.name === name && row.value !== "").slice(0, 20).map(({ value, count }) => ({ value, count }));
  return {
    total: counts.find((row) => (row.name as string) === "total")?.count ?? 0,
    hits: rows,
    facets: { kind: facet("kind"), department: facet("department"), year: facet("year"), disclosure: facet("disclosure"), function: facet("function") },
  };
}
