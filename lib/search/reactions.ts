import { database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { allDocuments, entriesOfDocuments } from "#lib/search/sources.ts";

/** Indexes documents as they change; what is gone is taken out. */
export const indexDocuments: Reaction = {
  name: "index documents",
  topics: ["document.changed"],
  async run(messages) {
    const ids = [...new Set(messages.map((message) => message.recordId))];
    const entries = await entriesOfDocuments(database(), ids);
    const engine = embeddedEngine(database());
    await engine.index(entries);
    const there = new Set(entries.map((entry) => entry.recordId));
    const gone = ids.filter((id) => !there.has(id));
    if (gone.length > 0) await engine.remove("document", gone);
  },
};

/** Indexes everything anew, and weighs the terms. Answers how many records there are. */
export async function reindex(db: Db, say: (done: number) => void): Promise<number> {
  const engine = embeddedEngine(db);
  let done = 0;
  for await (const ids of allDocuments(db, 200)) {
    await engine.index(await entriesOfDocuments(db, ids));
    done += ids.length;
    say(done);
  }
  await engine.weigh();
  return done;
}

/** After a first start nothing is indexed yet: the worker sees to it. */
export async function indexWhenEmpty(db: Db): Promise<void> {
  if ((await db.searchEntry.count()) === 0) await reindex(db, () => undefined);
}
