import { findsWaiting, lookedAt } from "#lib/keeping/finds.ts";
import { savedSearch, savedSearches } from "#lib/keeping/searches.ts";
import { nameOf } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";

/** What one keeps beside the search: the saved search from which the page was opened, what of it was new, and all of them. */
export async function keptFor({ db, actor, language }: PageContext, saved: string | string[] | undefined) {
  const id = typeof saved === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(saved) ? saved : null;
  const opened = id ? await savedSearch(db, actor, id) : null;
  // Opened is looked at: the list beside it no longer says that there is something new.
  const fresh = new Set(opened ? await lookedAt(db, actor, opened.id) : []);
  const all = await savedSearches(db, actor);
  // Whoever keeps none has nothing new among them.
  const waiting = all.some((one) => one.own) ? await findsWaiting(db, actor) : [];
  const counts = new Map(waiting.map((one) => [one.id, one.count]));
  return {
    opened,
    fresh,
    searches: all.map(({ id: of, name, address, own, ownerNameKo, ownerNameEn }) => ({ id: of, name, address, fresh: counts.get(of) ?? 0, note: own ? null : nameOf({ nameKo: ownerNameKo, nameEn: ownerNameEn }, language) })),
    unit: actor.seat ? nameOf({ nameKo: actor.seat.departmentNameKo, nameEn: actor.seat.departmentNameEn }, language) : null,
  };
}
