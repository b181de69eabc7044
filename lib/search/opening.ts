import { createHash } from "node:crypto";
import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { operation } from "#lib/platform/operation.ts";
import { kinds } from "#lib/search/engine.ts";
import { firstToday } from "#lib/search/opening-marks.ts";
import { understand } from "#lib/search/query.ts";
import { readableOf } from "#lib/search/truth.ts";
import { openings } from "#lib/search/weights.ts";
import { requiredOf } from "#lib/search/words.ts";

/*
 * What is opened after a search, counted by the words alone: a digest of them, a record, a number, once a day for
 * one person. Who searched and who opened stands nowhere, and nothing of it is history: it is no act on a record.
 */

/** So many records are lifted for the same words. */
const most = 40;

/** The same words in any order and spacing, as a digest; null where there are none. */
function wordsDigest(q: string): string | null {
  const terms = requiredOf(understand(q).words).sort();
  return terms.length === 0 ? null : createHash("sha256").update(terms.join(" ")).digest("hex").slice(0, 32);
}

export interface Opened {
  recordId: string;
  times: number;
}

/** Records of which these tokens may know that were opened after these words, the most opened first, with how often: a select. It looks no further than it needs. */
export function openedAfter(q: string, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select o."recordId", o."times" from (select "recordId", "times" from "SearchOpening" where "words" = ${wordsDigest(q) ?? ""} and "times" >= ${openings.at(-1)?.from ?? 1} order by "times" desc, "recordId") o
    cross join lateral (select from "SearchEntry" where "kind" = any(${[...kinds]}::text[]) and "recordId" = o."recordId" and "readers" && ${[...tokens]}::text[] limit 1) r
    order by o."times" desc, o."recordId" limit ${most}`;
}

async function count(tx: Db | Tx, words: string, recordId: string): Promise<void> {
  await tx.$executeRaw`
    insert into "SearchOpening" as o ("words", "recordId", "times") values (${words}, ${recordId}::uuid, 1)
    on conflict ("words", "recordId") do update set "times" = least(o."times" + 1, 1000000)`;
}

export const countOpening = operation({
  name: "search.count-opening",
  address: "POST /api/v1/search/openings",
  summary: { ko: "이 말로 찾아 이 기록을 열었음을 이름 없이 셉니다", en: "Count, without names, that a record was opened after these words" },
  input: z.object({ q: z.string().max(10_000), kind: z.enum(kinds), id: z.uuid() }),
  output: z.object({ counted: z.boolean() }),
  // Nothing was done to a record, and nobody is to be named: there is no act.
  act: [],
  scope: "read",
  async run({ tx, actor, today }, { q, kind, id }) {
    const words = wordsDigest(q);
    const counted = words !== null && (await readableOf(tx, [{ kind, recordId: id }], actor.tokens)).has(id) && (await firstToday(tx, actor.officialId, words, id, today));
    if (counted) await count(tx, words, id);
    return { counted };
  },
});
