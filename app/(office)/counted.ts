import { cache } from "react";
import { countedFor } from "#lib/inbox/queries.ts";
import type { Counted } from "#lib/inbox/queries.ts";
import { pageContext } from "#app/current.ts";

/** What waits for whoever looks at the page, counted once for its frame and for My day. */
export const countedNow = cache(async (): Promise<Counted> => {
  const { db, actor, today } = await pageContext();
  return countedFor(db, actor, today);
});
