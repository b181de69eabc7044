import type { Db, Tx } from "#lib/platform/database.ts";
import { initialsTyped, keysTyped, slipsOf } from "#lib/search/typing.ts";
import { keyOf, normalised, stripped } from "#lib/search/words.ts";

/*
 * What somebody may have meant is taken from the words of what every official may read, sealed when it
 * is gathered: a hidden record adds no word, and takes none away.
 */

/** Beyond the titles of all, the beginnings of so many texts are gathered from, the newest first. */
const texts = 20_000;
const beginning = 2_000;
const atOnce = 500;
const mostWords = 50_000;
/** How many records there were stands beside the words, under a name that is none. */
const sizeRow = " ";

/** The words of a text, each once: Korean ones without their particle, English ones whole. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [run] of normalised(text).matchAll(/[가-힣]{2,20}|[a-z]{3,30}/g)) words.add(/[가-힣]/.test(run) ? stripped(run) : run);
  return words;
}

/** Gathers the words anew and seals them. Answers how many there are. */
export async function gatherWords(db: Db): Promise<number> {
  const [held, titled] = [new Map<string, number>(), new Set<string>()];
  let records = 0;
  let last: { at: Date; id: string } | null = null;
  for (;;) {
    const rows: { id: string; at: Date; title: string; text: string }[] = await db.$queryRaw`
      select "recordId" as "id", "at", "title", case when ${records < texts}::boolean then left("text", ${beginning}::int) else '' end as "text" from "SearchEntry"
      where 'all' = any("readers") and (${last === null}::boolean or ("at", "recordId") < (${last?.at ?? new Date(0)}::timestamptz, ${last?.id ?? null}::uuid)) order by "at" desc, "recordId" desc limit ${atOnce}`;
    for (const { title, text } of rows) {
      for (const word of wordsOf(title)) titled.add(word);
      for (const word of wordsOf(`${title} ${text}`)) held.set(word, (held.get(word) ?? 0) + 1);
    }
    records += rows.length;
    const end = rows.at(-1);
    if (!end) break;
    last = end;
  }
  // A word that stands once, in no title, is as likely a slip itself.
  const words = [...held].filter(([word, df]) => df > 1 || titled.has(word)).sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, mostWords);
  await db.$transaction((tx) => seal(tx, words, records), { maxWait: 30_000, timeout: 600_000 });
  return words.length;
}

async function seal(tx: Tx, words: readonly [string, number][], records: number): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search words', 0))`;
  await tx.$executeRaw`delete from "SearchWord"`;
  await tx.$executeRaw`delete from "SearchSlip"`;
  await tx.$executeRaw`insert into "SearchWord" ("word", "df", "keys", "initials") values (${sizeRow}, ${records}, '', '')`;
  for (let at = 0; at < words.length; at += 2_000) {
    const some = words.slice(at, at + 2_000).map(([word, df]) => ({ word, df, keys: keysTyped(word), initials: initialsTyped(word) }));
    const slips = some.flatMap(({ word, keys }) => [...new Set(slipsOf(keys).map(keyOf))].map((form) => ({ form, word })));
    await tx.$executeRaw`insert into "SearchWord" select * from unnest(${some.map((one) => one.word)}::text[], ${some.map((one) => one.df)}::int[], ${some.map((one) => one.keys)}::text[], ${some.map((one) => one.initials)}::text[])`;
    await tx.$executeRaw`insert into "SearchSlip" select * from unnest(${slips.map((one) => one.form)}::int[], ${slips.map((one) => one.word)}::text[]) on conflict do nothing`;
  }
}

/** Gathers anew when the records that every official may read have become a tenth more or fewer since. Answers whether it did. */
export async function gatherWhenGrown(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ before: number; now: number }[]>`
    select coalesce((select "df" from "SearchWord" where "word" = ${sizeRow}), 0) as before, (select count(*)::int from "SearchEntry" where 'all' = any("readers")) as now`;
  if (!row || Math.abs(row.now - row.before) * 10 <= row.before) return false;
  await gatherWords(db);
  return true;
}
