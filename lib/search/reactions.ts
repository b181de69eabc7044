import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { sources } from "#lib/search/sources.ts";

/** Indexes records as they change; what is gone is taken out. */
export const indexing: readonly Reaction[] = sources.map((source) => ({
  name: `index ${source.kind}`,
  topics: [source.topic],
  async run(messages) {
    const ids = [...new Set(messages.map((message) => message.recordId))];
    const entries = await source.entries(database(), ids, now());
    const engine = embeddedEngine(database());
    await engine.index(entries);
    const there = new Set(entries.map((entry) => entry.recordId));
    const gone = ids.filter((id) => !there.has(id));
    if (gone.length > 0) await engine.remove(source.kind, gone);
  },
}));

/** Indexes everything anew, and weighs the terms. Answers how many records there are. */
export async function reindex(db: Db, at: Date, say: (done: number) => void): Promise<number> {
  const engine = embeddedEngine(db);
  let done = 0;
  for (const source of sources) {
    let after: string | null = null;
    for (;;) {
      const ids: string[] = await source.ids(db, after, 200);
      if (ids.length === 0) break;
      await engine.index(await source.entries(db, ids, at));
      after = ids[ids.length - 1]!;
      done += ids.length;
      say(done);
    }
  }
  await engine.weigh();
  return done;
}

/** After a first start nothing is indexed yet: the worker sees to it. */
export async function indexWhenEmpty(db: Db, at: Date): Promise<void> {
  if ((await db.searchEntry.count()) === 0) await reindex(db, at, () => undefined);
}
