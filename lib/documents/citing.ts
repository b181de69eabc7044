import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { addDays, dayOf, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A text that names more numbers than these is a list; the first ones count. */
const mostNamed = 100;

/** The numbers that a text names: unit and serial, as "혁신기획과-1187", of a petition with its word, as "혁신기획과 접수-12". Each run of letters is looked at once, however long it is. */
export function numbersIn(text: string): string[] {
  const found = new Set<string>();
  for (const [label] of text.matchAll(/(?<![\p{L}\d·])[\p{L}\d·]*\p{L}(?: 접수)?-\d{1,7}(?!\d)/gu)) {
    found.add(label);
    if (found.size === mostNamed) break;
  }
  return [...found];
}

/** Another document beside one, as far as somebody may know of it. */
export interface CitedDocument {
  id: string;
  title: string;
  number: string;
  at: Date;
  departmentNameKo: string;
  departmentNameEn: string;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  readable: boolean;
}

/** The numbers of documents among these, each with its document: a joint one has a number in each agency. */
const numbered = (numbers: readonly string[]) => Prisma.sql`(
  select "numberLabel" as "number", "id" from "Document" where "numberLabel" = any(${[...numbers]}::text[]) union all select "numberLabel", "documentId" from "JointPart" where "numberLabel" = any(${[...numbers]}::text[]))`;

/** The documents of these numbers that a text of a day means. Numbers begin anew each year: the one meant is the last that was decided by then. */
export function citedIn(db: Db | Tx, actor: Actor, { id, numbers, day }: { id: string; numbers: readonly string[]; day: Day }): Promise<CitedDocument[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return db.$queryRaw<CitedDocument[]>`
    select * from (
      select distinct on (n."number") d."id", ${titleFor(actor)} as "title", n."number", d."decidedAt" as "at", d."departmentNameKo", d."departmentNameEn", d."deciderNameKo", d."deciderNameEn", d."readers" && ${[...actor.tokens]}::text[] as "readable" from ${numbered(numbers)} n join "Document" d on d."id" = n."id"
      where d."id" <> ${id}::uuid and d."status" = 'approved' and d."decidedAt" < ${startOf(addDays(day, 1))} and ${listedFor(actor.tokens)}
      order by n."number", d."decidedAt" desc, d."id") c
    order by c."at" desc, c."id"`;
}

/** The day on which one of the numbers that were given on a day was given again, as far as somebody may know of it; null where none was. Texts from then on mean the later document. */
export async function givenAgain(db: Db | Tx, actor: Pick<Actor, "tokens">, { numbers, day }: { numbers: readonly string[]; day: Day }): Promise<Day | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>(Prisma.sql`
    select min(d."decidedAt") as "at" from ${numbered(numbers)} n join "Document" d on d."id" = n."id" where d."status" = 'approved' and d."decidedAt" >= ${startOf(addDays(day, 1))} and ${listedFor(actor.tokens)}`);
  return row?.at ? dayOf(row.at) : null;
}
