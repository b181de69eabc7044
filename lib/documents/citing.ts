import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A text that names more numbers than these is a list. */
const mostCited = 40;

/** The document numbers that a text names: unit and serial, as "혁신기획과-1187". */
export function numbersIn(text: string): string[] {
  return [...new Set([...text.matchAll(/[\p{L}\d·]*\p{L}-\d{1,7}(?!\d)/gu)].map(([label]) => label))];
}

/** Another document beside one, as far as somebody may know of it. */
export interface CitedDocument {
  id: string;
  title: string;
  number: string | null;
  at: Date;
  departmentNameKo: string;
  departmentNameEn: string;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  readable: boolean;
}

const cited = (actor: Actor) => Prisma.sql`d."id", ${titleFor(actor)} as "title", d."numberLabel" as "number", coalesce(d."decidedAt", d."updatedAt") as "at", d."departmentNameKo", d."departmentNameEn", d."deciderNameKo", d."deciderNameEn", d."readers" && ${[...actor.tokens]}::text[] as "readable"`;

/** The documents whose numbers stand in a text of a day. Numbers begin anew each year: the one meant is the last before it. */
export function citedIn(db: Db | Tx, actor: Actor, { id, text, at }: { id: string; text: string; at: Date }): Promise<CitedDocument[]> {
  const numbers = numbersIn(text).slice(0, mostCited);
  if (numbers.length === 0) return Promise.resolve([]);
  return db.$queryRaw<CitedDocument[]>`
    select * from (
      select distinct on (d."numberLabel") ${cited(actor)} from "Document" d
      where d."numberLabel" = any(${numbers}::text[]) and d."id" <> ${id}::uuid and d."status" = 'approved' and d."decidedAt" <= ${at} and ${listedFor(actor.tokens)}
      order by d."numberLabel", d."decidedAt" desc, d."id") c
    order by c."at" desc, c."id"`;
}

/** Of these documents those whose text names a number and means the document of that number that was decided then; newest first. */
export async function citing(db: Db | Tx, actor: Actor, { number, decidedAt }: { number: string; decidedAt: Date }, among: readonly string[]): Promise<CitedDocument[]> {
  const tokens = [...actor.tokens];
  const rows = await db.$queryRaw<(CitedDocument & { text: string })[]>`
    select ${cited(actor)}, v."text" from "Document" d join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version"
    where d."id" = any(${[...among]}::uuid[]) and d."readers" && ${tokens}::text[] and d."numberLabel" is distinct from ${number} and coalesce(d."decidedAt", d."updatedAt") >= ${decidedAt} and position(${number} in v."text") > 0
      and not exists (select from "Document" o where o."numberLabel" = ${number} and ${listedFor(tokens, Prisma.sql`o`)} and o."decidedAt" > ${decidedAt} and o."decidedAt" <= coalesce(d."decidedAt", d."updatedAt"))
    order by "at" desc, d."id"`;
  return rows.filter((row) => numbersIn(row.text).includes(number)).map(({ text: _, ...row }) => row);
}
