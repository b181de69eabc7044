import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { formOf, stretchesOf } from "#lib/search/synonym-rules.ts";

/** Another word for the same tells a little less than the one that was typed. */
const weight = 0.8;
/** So many others are asked for one stretch, and in all. */
const mostOthers = 5;
const mostInAll = 12;

export interface SynonymRow {
  words: string[];
  forms: string[];
}

/** The lines of the table that have anything to do with a question: a select. */
export function synonymsAbout(question: string): Prisma.Sql {
  return Prisma.sql`select "words", "forms" from "SearchSynonym" where "forms" && ${stretchesOf(question).map((one) => one.form)}::text[] order by "at" desc, "id" limit 50`;
}

/** What a question may be put as too, by the table. Each line stands for itself: nothing is followed on from line to line, so that no circle can form. */
export function synonymsIn(rows: readonly SynonymRow[], question: string): { of: string; text: string; weight: number }[] {
  const stretches = stretchesOf(question);
  const extras = new Map<string, { of: string; text: string; weight: number }>();
  // The longest stretch first: who asks for a name means it and not how it begins.
  for (const { form, text } of stretches.sort((one, other) => other.form.length - one.form.length)) {
    const others = rows.filter((row) => row.forms.includes(form)).flatMap((row) => row.words.filter((word) => formOf(word) !== form));
    if ([...extras.values()].some((extra) => extra.of !== text && extra.of.includes(text))) continue;
    for (const other of [...new Set(others)].slice(0, mostOthers)) if (extras.size < mostInAll) extras.set(`${form} ${other}`, { of: text, text: other, weight });
  }
  return [...extras.values()];
}

export const synonymPage = 50;

export interface SynonymLine {
  id: string;
  words: string[];
}

/** The lines of the table that hold a text, the latest first. */
export async function synonymLines(db: Db | Tx, q: string, page: number): Promise<{ lines: SynonymLine[]; total: number }> {
  const like = `%${formOf(q).replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.$queryRaw<(SynonymLine & { total: number })[]>`
    select "id", "words", count(*) over ()::int as "total" from "SearchSynonym" s where ${q.trim() === ""}::boolean or exists (select from unnest(s."forms") form where form like ${like})
    order by "at" desc, "id" limit ${synonymPage} offset ${(page - 1) * synonymPage}`;
  return { lines: rows.map(({ id, words }) => ({ id, words })), total: rows[0]?.total ?? 0 };
}

export const lineOutput = z.object({ id: z.uuid(), words: z.array(z.string()) });
