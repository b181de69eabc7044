import type { Db } from "#lib/platform/database.ts";
import type { Engine, Prepared, SearchEntry } from "#lib/search/engine.ts";
import type { Averages } from "#lib/search/impact.ts";
import { prepared } from "#lib/search/prepare.ts";
import type { Source } from "#lib/search/source.ts";

/** What an index is to hold of some records, and what no longer. */
export interface Change {
  kind: SearchEntry["kind"];
  entries: readonly Prepared[];
  gone: readonly string[];
}

/** Records as they stand now. To be asked and applied in one turn of theirs. */
export async function changeOf(db: Db, source: Source, ids: readonly string[], at: Date, usual: Averages): Promise<Change> {
  const entries = (await source.entries(db, ids, at)).map((entry) => prepared(entry, usual));
  const there = new Set(entries.map((entry) => entry.recordId));
  const known = source.parts ? await source.parts(db, ids) : ids;
  return { kind: source.kind, entries, gone: known.filter((id) => !there.has(id)) };
}

export async function applied(engine: Engine, { kind, entries, gone }: Change): Promise<void> {
  if (entries.length > 0) await engine.index(entries);
  if (gone.length > 0) await engine.remove(kind, gone);
}
