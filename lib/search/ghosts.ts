import type { Db } from "#lib/platform/database.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { wholesOf } from "#lib/search/parts.ts";
import { sources } from "#lib/search/sources.ts";
import { inTurnOfEntries } from "#lib/search/turns.ts";

export interface Entry {
  kind: SearchEntry["kind"];
  recordId: string;
}

const page = 200;
const nameOf = ({ kind, recordId }: Entry) => `${kind}:${recordId}`;

/** Of these entries those that no record stands behind. */
async function withoutRecord(db: Db, entries: readonly Entry[], at: Date): Promise<Entry[]> {
  const there = new Set<string>();
  for (const source of sources) {
    const mine = entries.filter((entry) => entry.kind === source.kind).map((entry) => entry.recordId);
    if (mine.length === 0) continue;
    const ids = source.parts ? await wholesOf(db, mine) : mine;
    if (ids.length > 0) for (const entry of await source.entries(db, [...new Set(ids)], at)) there.add(nameOf(entry));
  }
  return entries.filter((entry) => !there.has(nameOf(entry)));
}

/** Looks again at entries that seemed to stand alone, each in its turn, and does what is to be done with those that do. Answers how many. */
export async function eachGhost(db: Db, at: Date, seeming: readonly Entry[], act: (ghosts: readonly Entry[]) => Promise<unknown>): Promise<number> {
  let ghosts = 0;
  for (let from = 0; from < seeming.length; from += page) {
    const some = seeming.slice(from, from + page);
    ghosts += await inTurnOfEntries(db, some.map((one) => one.recordId), async () => {
      const alone = await withoutRecord(db, some, at);
      if (alone.length > 0) await act(alone);
      return alone.length;
    });
  }
  return ghosts;
}

/** Takes entries out of PostgreSQL's index. */
export async function forgetEntries(db: Db, ghosts: readonly Entry[]): Promise<void> {
  for (const kind of new Set(ghosts.map((ghost) => ghost.kind))) await embeddedEngine(db).remove(kind, ghosts.filter((ghost) => ghost.kind === kind).map((ghost) => ghost.recordId));
}

/** After all records were gone through: whatever else stands in PostgreSQL's index goes. */
export async function forgetGhosts(db: Db, at: Date): Promise<void> {
  const known = new Set<string>();
  for (const { kind, ids } of sources) {
    for (let after: string | null = null; ; ) {
      const some: string[] = await ids(db, after, 10_000);
      if (some.length === 0) break;
      for (const recordId of some) known.add(nameOf({ kind, recordId }));
      after = some.at(-1)!;
    }
  }
  let last: Entry | null = null;
  for (;;) {
    const rows: (Entry & { ofId: string | null })[] = await db.$queryRaw`
      select e."kind", e."recordId"::text as "recordId", p."ofId"::text as "ofId" from "SearchEntry" e left join "SearchPart" p on p."recordId" = e."recordId"
      where ${last === null}::boolean or (e."kind", e."recordId") > (${last?.kind ?? ""}::text, ${last?.recordId ?? null}::uuid) order by e."kind", e."recordId" limit 2000`;
    if (rows.length === 0) return;
    await eachGhost(db, at, rows.filter(({ kind, recordId, ofId }) => !known.has(nameOf({ kind, recordId: ofId ?? recordId }))), (ghosts) => forgetEntries(db, ghosts));
    const { kind, recordId } = rows.at(-1)!;
    last = { kind, recordId };
  }
}
