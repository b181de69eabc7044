import { meets } from "#lib/access/rules.ts";
import { now } from "#lib/platform/clock.ts";
import type { Db } from "#lib/platform/database.ts";
import type { Asked } from "#lib/search/engine.ts";
import type { Answer } from "#lib/search/door.ts";
import { sources } from "#lib/search/sources.ts";

/*
 * The index follows the records; who may read one is asked of the records themselves. What an act
 * has just taken from somebody is left out of hits, totals and facets before the index knows of it.
 */

/** So many acts that wait to be indexed are looked at, the latest; of the others the hits are. */
const mostWaiting = 1_000;
/** A page that was found to hold what one may no longer read is asked for again without it, so often. */
const mostTurns = 4;

export async function askChecked(db: Db, asked: Asked, ask: (db: Db, asked: Asked) => Promise<Answer>): Promise<Answer> {
  const without = [...(asked.without ?? []), ...(await takenAway(db, asked.tokens))];
  for (let turn = 1; ; turn++) {
    const answer = await ask(db, { ...asked, without });
    const readable = await readableOf(db, answer.hits, asked.tokens);
    const gone = answer.hits.filter((hit) => !readable.has(hit.recordId));
    if (gone.length === 0) return answer;
    without.push(...gone.map((hit) => hit.recordId));
    if (turn === mostTurns) return { ...answer, total: answer.total - gone.length, hits: answer.hits.filter((hit) => readable.has(hit.recordId)) };
  }
}

/** Records whose change waits to be indexed, which the index would show and which may no longer be read. */
async function takenAway(db: Db, tokens: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<Named[]>`
    with waiting as materialized (select "recordId" from "Outbox" where "doneAt" is null and "topic" = any(${sources.map((source) => source.topic)}::text[]) order by "id" desc limit ${mostWaiting})
    select e."kind", e."recordId"::text as "recordId" from "SearchEntry" e where (e."recordId" in (select "recordId"::uuid from waiting) or e."recordId" in (select p."recordId" from "SearchPart" p where p."ofId" in (select "recordId"::uuid from waiting))) and e."readers" && ${[...tokens]}::text[]`;
  const readable = await readableOf(db, rows, tokens);
  return rows.filter((row) => !readable.has(row.recordId)).map((row) => row.recordId);
}

interface Named {
  kind: string;
  recordId: string;
}

/** A kind may have several sources; ids are unique among all, so each knows its own. */
export async function readableOf(db: Db, named: readonly Named[], tokens: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(sources.map(async (source) => {
    const ids = named.filter((one) => one.kind === source.kind).map((one) => one.recordId);
    if (ids.length === 0) return [];
    if (source.readable) return source.readable(db, ids, tokens);
    return (await source.entries(db, ids, now())).filter((entry) => meets(entry.readers, tokens)).map((entry) => entry.recordId);
  }));
  return new Set(found.flat());
}
