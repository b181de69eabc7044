import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { readableOf } from "#lib/search/truth.ts";
import { asMeant, meantBy } from "#lib/search/forgiving.ts";
import { beginsWith } from "#lib/search/titles.ts";
import { isInitials, keysTyped } from "#lib/search/typing.ts";

export interface Suggestion {
  kind: SearchEntry["kind"];
  id: string;
  title: string;
  note: string;
  url: string;
}

/** How many are suggested, and how many of one kind at most. */
const most = 8;
const mostOfKind = 4;
/** So many titles of records are looked through, the latest, and as many of small kinds: with few letters there are too many to place them all. */
const lookedAt = 300;
/** So many more are fetched as those of which it turns out that they may no longer be read. */
const spare = 2;
/** What has few records is suggested from the first letter on; titles of records from the third key or the second initial consonant. */
const smallKinds = Prisma.sql`('task', 'department', 'post')`;

/** Suggests by what was typed, and by what was meant where that is little. */
export async function suggest(db: Db, actor: Pick<Actor, "tokens">, q: string): Promise<Suggestion[]> {
  const typed = q.slice(0, 100);
  const found = await beginning(db, actor, typed);
  if (found.length > 0 || isInitials(typed)) return found;
  const meant = await meantBy(db, typed);
  return meant.length > 0 ? beginning(db, actor, asMeant(typed, meant)) : found;
}

/** Titles in which a word begins as typed, whichever keyboard layout it was, or by initial consonants; of what the actor may read. */
async function beginning(db: Db, actor: Pick<Actor, "tokens">, q: string): Promise<Suggestion[]> {
  const keys = keysTyped(q);
  if (keys === "") return [];
  const initials = isInitials(q);
  const matches = initials ? Prisma.sql`(${beginsWith(keys, "initials")} or ${beginsWith(keys, "keys")})` : beginsWith(keys, "keys");
  const columns = Prisma.sql`"kind", "recordId", "title", "note", "url", "keys", "at"`;
  const latest = Prisma.sql`and ${matches} and "readers" && ${[...actor.tokens]}::text[] order by "at" desc, "recordId" limit ${lookedAt}`;
  // However many records begin so, those of small kinds have places of their own; an index of their own finds them.
  const small = Prisma.sql`(select ${columns} from "SearchTitle" where "kind" in ${smallKinds} ${latest})`;
  const records = keys.length < (initials ? 2 : 3) ? Prisma.empty : Prisma.sql`union all (select ${columns} from "SearchTitle" where "kind" not in ${smallKinds} ${latest})`;
  const found = await db.$queryRaw<Suggestion[]>`
    with found as (${small} ${records}), placed as (
      select f.*, row_number() over (partition by f."kind" order by f."keys" like ${` ${keys}%`} desc, f."at" desc, f."recordId") as place from found f
    )
    select "kind", "recordId"::text as "id", "title", "note", "url" from placed where place <= ${mostOfKind * spare}
    order by "kind" in ${smallKinds} desc, place, "kind", "title" limit ${most * spare}`;
  // The titles follow the records; who may read one is asked of the records themselves.
  const told = await readableOf(db, found.map((one) => ({ kind: one.kind, recordId: one.id })), actor.tokens);
  const ofKind = new Map<string, number>();
  return found.filter((one) => told.has(one.id) && ofKind.set(one.kind, (ofKind.get(one.kind) ?? 0) + 1).get(one.kind)! <= mostOfKind).slice(0, most);
}

export const suggestSearch = reading({
  name: "search.suggest",
  address: "GET /api/v1/search/suggestions",
  summary: { ko: "찾을 것을 적는 동안 볼 수 있는 것의 제목을 알려 줍니다", en: "Suggest titles that one may read while typing" },
  input: z.object({ q: z.string().max(1_000).default("") }),
  output: z.object({ suggestions: z.array(z.object({ kind: z.string(), id: z.string(), title: z.string(), note: z.string(), url: z.string() })) }),
  async run({ tx, actor }, { q }) {
    return { suggestions: await suggest(tx, actor, q) };
  },
});
