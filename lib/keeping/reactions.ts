import { database } from "#lib/platform/database.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { arrivalTopics, arrivedBy } from "#lib/search/arriving.ts";

/** Keeps what search has just taken up, for saved searches that tell of it; after it was indexed. */
export const arriving: Reaction = {
  name: "keep what saved searches look through",
  topics: arrivalTopics,
  async run(messages) {
    const db = database();
    const ids = await arrivedBy(db, messages);
    await db.$executeRaw`
      insert into "Arrival" ("recordId", "at") select i, clock_timestamp() from unnest(${ids}::uuid[]) i where exists (select from "SavedSearch" where "alert" <> 'none')
      on conflict ("recordId") do update set "at" = excluded."at"`;
  },
};
