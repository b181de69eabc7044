import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import type { Average, Averages, Measured, Script } from "#lib/search/impact.ts";
import { classOf, usualAverages } from "#lib/search/impact.ts";
import { countedAnew } from "#lib/search/tallying.ts";
import { keyOf } from "#lib/search/words.ts";

/*
 * A sealed snapshot over the records that every official may read: how many hold each term, how many
 * there are and how long they are. Hidden records weigh nothing, for nothing is counted at asking.
 */

/** Where the sizes stand among the terms. */
const sizes = { records: -1, hangul: -3, latin: -4, number: -5, hangulText: -6, hangulTitle: -7, latinText: -8, latinTitle: -9 } as const;
type Size = keyof typeof sizes;
/** Averages are kept in tenths. */
const tenths = 10;

/** So many terms are written in one statement. */
const atOnce = 10_000;

/** What stands beside a record's terms for the snapshot. */
export function measuresOf({ script, length, titleLength, holds }: Measured): number[] {
  return [script === "latin" ? 1 : 0, length, titleLength, Number(holds.hangul), Number(holds.latin), Number(holds.number)];
}

/** Counts anew how many hold each term. It goes through every term of every record, which takes its time. */
export async function weigh(db: Db): Promise<void> {
  const work = async (tx: Tx) => {
    // Two that weigh at once would each add all terms.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search snapshot', 0))`;
    // Only what differs is written, and in order: of millions of terms most stand as they stood, and those that are new meet their neighbours in the index.
    const { keys, counts } = await countedAnew();
    for (let at = 0; at < keys.length; at += atOnce) {
      await tx.$executeRaw`
        insert into "SearchTerm" ("key", "df") select * from unnest(${keys.slice(at, at + atOnce)}::int[], ${counts.slice(at, at + atOnce)}::int[]) on conflict ("key") do update set "df" = excluded."df"`;
    }
    await tx.$executeRaw`delete from "SearchTerm" where "key" >= 0 and "df" = 0`;
    await tx.$executeRaw`delete from "SearchTerm" where "key" between ${sizes.number} and ${sizes.records}`;
    await tx.$executeRaw`
      with counted as (select count(*) as records, sum("measures"[4]) as hangul, sum("measures"[5]) as latin, sum("measures"[6]) as number from "SearchEntry" where 'all' = any("readers"))
      insert into "SearchTerm" ("key", "df")
      select key, value::int from counted, lateral (values (${sizes.records}::int, records), (${sizes.hangul}::int, hangul), (${sizes.latin}::int, latin), (${sizes.number}::int, number)) v(key, value)
      where value is not null`;
  };
  await db.$transaction(work, { maxWait: 30_000, timeout: 1_800_000 });
}

/** Weighs anew when the records that every official may read have become a tenth more or fewer since. Answers whether it did. */
export async function weighWhenGrown(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ before: number; now: number }[]>`
    select coalesce((select "df" from "SearchTerm" where "key" = ${sizes.records}), 0) as before, (select count(*)::int from "SearchEntry" where 'all' = any("readers")) as now`;
  if (!row || Math.abs(row.now - row.before) * 10 <= row.before) return false;
  await weigh(db);
  return true;
}

/** The average lengths by which records are measured as they are indexed. */
export async function averages(db: Db): Promise<Averages> {
  const rows = await db.searchTerm.findMany({ where: { key: { in: [sizes.hangulText, sizes.hangulTitle, sizes.latinText, sizes.latinTitle] } } });
  const known = new Map(rows.map((row) => [row.key, row.df / tenths]));
  const or = (size: Size, usual: number) => Math.max(1, known.get(sizes[size]) ?? usual);
  return {
    hangul: { text: or("hangulText", usualAverages.hangul.text), title: or("hangulTitle", usualAverages.hangul.title) },
    latin: { text: or("latinText", usualAverages.latin.text), title: or("latinTitle", usualAverages.latin.title) },
  };
}

/** Measures anew how long records are. What is indexed from here on is measured by it; what stands already keeps its levels until it is indexed again. */
export async function remeasure(db: Db, sampled: readonly number[][]): Promise<void> {
  for (const [at, script] of (["hangul", "latin"] as const).entries()) {
    const mine = sampled.filter((measures) => measures[0] === at);
    if (mine.length === 0) continue;
    const mean = (n: number) => mine.reduce((sum, measures) => sum + (measures[n] ?? 0), 0) / mine.length;
    await setAverage(db, script, { text: mean(1), title: mean(2) });
  }
}

async function setAverage(db: Db, script: Script, { text, title }: Average): Promise<void> {
  for (const [size, value] of [[`${script}Text`, text], [`${script}Title`, title]] as const) {
    const df = Math.round(value * tenths);
    await db.searchTerm.upsert({ where: { key: sizes[size] }, create: { key: sizes[size], df }, update: { df } });
  }
}

/** Takes many records into the averages before they are indexed, so that they are measured beside their like from the first on. */
export async function expect(db: Db, coming: Record<Script, Average & { records: number }>): Promise<void> {
  const before = await averages(db);
  const [there] = await db.$queryRaw<Record<Script, number>[]>`
    select count(*) filter (where "measures"[1] = 0)::int as hangul, count(*) filter (where "measures"[1] = 1)::int as latin from "SearchEntry" where 'all' = any("readers")`;
  for (const script of ["hangul", "latin"] as const) {
    const { records } = coming[script];
    if (records === 0) continue;
    const share = records / (records + (there?.[script] ?? 0));
    const mixed = (part: keyof Average) => before[script][part] * (1 - share) + coming[script][part] * share;
    await setAverage(db, script, { text: mixed("text"), title: mixed("title") });
  }
}

export interface TermRow {
  key: number;
  df: number;
}

/** Of how many records the snapshot holds these terms, and its sizes: a select. */
export function countsOfTerms(terms: Iterable<string>): Prisma.Sql {
  return Prisma.sql`select "key", "df" from "SearchTerm" where "key" = any(${[...Object.values(sizes), ...[...terms].map(keyOf)]}::int[])`;
}

/** Of each term how many records hold it, how many could, and so how much it tells, by rows of the snapshot. */
export function rarity(rows: readonly TermRow[]): { records: number; of: (term: string) => { df: number; idf: number } } {
  const known = new Map(rows.map((row) => [row.key, row.df]));
  return {
    records: known.get(sizes.records) ?? 0,
    of: (term) => {
      const df = known.get(keyOf(term)) ?? 0;
      const records = Math.max(known.get(sizes[classOf(term)]) ?? 0, df);
      return { df, idf: Math.log(1 + (records - df + 0.5) / (df + 0.5)) };
    },
  };
}
