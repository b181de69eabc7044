import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { kinds } from "#lib/search/engine.ts";
import { plainNumber } from "#lib/search/query.ts";
import { readableOf } from "#lib/search/truth.ts";

/** So much of a record's text says what it is about. */
const beginning = 300;

/** What records are about, by their numbers or ids, as words to search for; of those that the actor may read. */
export async function likeThese(db: Db, actor: Pick<Actor, "tokens">, named: readonly string[]): Promise<{ ids: string[]; words: string }> {
  const rows = await db.$queryRaw<{ kind: string; recordId: string; title: string; text: string }[]>`
    select "kind", "recordId"::text as "recordId", "title", left("text", ${beginning}::int) as "text" from "SearchEntry"
    where ("numberPlain" = any(${named.map(plainNumber)}::text[]) or ("kind" = any(${[...kinds]}::text[]) and "recordId" = any(${named.filter((name) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name))}::uuid[])))
      and "kind" <> all(array['attachment', 'opinion']) and "readers" && ${[...actor.tokens]}::text[] order by "at" desc limit 3`;
  const readable = await readableOf(db, rows, actor.tokens);
  const told = rows.filter((row) => readable.has(row.recordId));
  // Signs that mean something in a question are words here.
  return { ids: told.map((row) => row.recordId), words: told.map((row) => `${row.title} ${row.text}`.replace(/[":“”„‟«»＂：]/g, " ").replace(/(^|\s)-+/g, " ")).join(" ") };
}
