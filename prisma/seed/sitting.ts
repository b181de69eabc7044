import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { database } from "#lib/platform/database.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import type { Office } from "./office.ts";

/** Whoever held a post on a day, acting for it at an instant; null where nobody did. */
export async function sitting(office: Office, postKey: string, day: Day, at: Date): Promise<Actor | null> {
  const held = office.holder(postKey, day);
  return held ? actorOfOfficial(database(), held.official.id, at, office.post(postKey).id) : null;
}
