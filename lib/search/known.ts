import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { knownAlone } from "#lib/documents/known.ts";
import type { KnownAlone } from "#lib/documents/known.ts";
import { dayOf } from "#lib/time.ts";
import { understand } from "#lib/search/query.ts";
import { keysTyped } from "#lib/search/typing.ts";
import { stripped } from "#lib/search/words.ts";

/** So many are named; the others are counted. */
const most = 5;
/** So many words are asked for. */
const mostWords = 12;
/** With fewer keys a word says too little to look titles through for it. */
const leastKeys = 2;

/**
 * Decided documents of which somebody may know, whose title holds every word of a question, and which they may not read:
 * they can ask for them. Of such a document only what a register shows is known, so nothing but the title is looked at.
 * A question with conditions finds none, for whether they hold may be just what must not be known.
 */
export async function knownByTitle(db: Db, actor: Pick<Actor, "tokens">, q: string): Promise<{ total: number; documents: KnownAlone[] }> {
  const { parts } = understand(q);
  if (!parts.every(({ field }) => field === "word" || field === "unknown" || field === "phrase")) return { total: 0, documents: [] };
  const keys = [...new Set(parts.flatMap(({ value }) => value.normalize("NFKC").split(/[^\p{L}\p{N}]+/u)).map((word) => keysTyped(stripped(word))))].filter((one) => one.length >= leastKeys && !one.includes(" "));
  if (keys.length === 0) return { total: 0, documents: [] };
  // Each by itself: the index of keys is not asked for an array of patterns.
  const held = Prisma.join(keys.slice(0, mostWords).map((one) => Prisma.sql`"keys" like ${`%${one}%`}`), " and ");
  return knownAlone(db, actor, Prisma.sql`select "recordId" from "SearchTitle" where "kind" = 'document' and ${held} and not "readers" && ${[...actor.tokens]}::text[]`, most);
}

/** As pages and programs are told of it. */
export function asTold(one: KnownAlone) {
  return { id: one.id, title: one.title, number: one.numberLabel, date: dayOf(one.decidedAt), department: one.departmentNameKo, departmentEn: one.departmentNameEn, agency: one.agencyNameKo, agencyEn: one.agencyNameEn };
}

export const searchKnown = reading({
  name: "search.known",
  address: "GET /api/v1/search/known",
  summary: { ko: "있는 것은 알 수 있으나 볼 수 없는 문서를 제목으로 찾습니다", en: "Find by their titles documents of which one may know and which one may not read" },
  input: z.object({ q: z.string().max(10_000).default("") }),
  output: z.object({ total: z.int(), documents: z.array(z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable(), date: z.iso.date(), department: z.string(), departmentEn: z.string(), agency: z.string().nullable(), agencyEn: z.string().nullable() })) }),
  async run({ tx, actor }, { q }) {
    const { total, documents } = await knownByTitle(tx, actor, q);
    return { total, documents: documents.map(asTold) };
  },
});
