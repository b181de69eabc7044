import { Refusal } from "#lib/refusal.ts";
import { addDays, dayFrom, dayFromNullable } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface NameThen extends Period {
  nameKo: string;
  nameEn: string;
}

interface Named {
  nameKo: string;
  nameEn: string;
  validFrom: Date;
}

/** The names of something over time, the latest first: the one it was made with, and each that came after. */
export function namesOverTime<N extends Named>(made: N & { validUntil: Date | null }, later: readonly N[]): (N & { from: Day; until: Day | null })[] {
  const ordered = [made, ...later].sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  return ordered
    .map((name, at) => {
      const next = ordered[at + 1];
      return { ...name, from: dayFrom(name.validFrom), until: next ? addDays(dayFrom(next.validFrom), -1) : dayFromNullable(made.validUntil) };
    })
    // A name that was changed on its own first day never held.
    .filter((name) => name.until === null || name.from <= name.until)
    .reverse();
}

/** A new name begins with the last one or after it, and while what bears it lasts. */
export function checkNameDay(validFrom: Day, last: Day, until: Date | null): void {
  if (validFrom < last || (until !== null && dayFrom(until) < validFrom)) throw new Refusal("organisation.before-current", { day: last }, "validFrom");
}

/** All names of posts, the latest first, by post; those with one name alone too. One statement each. */
export async function namesOfPosts(db: Db | Tx, postIds: readonly string[]): Promise<Map<string, NameThen[]>> {
  const ids = [...postIds];
  const [posts, later] = await Promise.all([db.post.findMany({ where: { id: { in: ids } } }), db.postName.findMany({ where: { postId: { in: ids } } })]);
  const of = Map.groupBy(later, (name) => name.postId);
  return new Map(posts.map((post) => [post.id, namesOverTime<Named>(post, of.get(post.id) ?? []).map(({ nameKo, nameEn, from, until }) => ({ nameKo, nameEn, validFrom: from, validUntil: until }))]));
}

/** All names of agencies, the latest first, by agency. */
export async function namesOfAgencies(db: Db | Tx, agencyIds: readonly string[]): Promise<Map<string, NameThen[]>> {
  const ids = [...agencyIds];
  const [agencies, later] = await Promise.all([db.agency.findMany({ where: { id: { in: ids } } }), db.agencyName.findMany({ where: { agencyId: { in: ids } } })]);
  const of = Map.groupBy(later, (name) => name.agencyId);
  return new Map(agencies.map((agency) => [agency.id, namesOverTime<Named>(agency, of.get(agency.id) ?? []).map(({ nameKo, nameEn, from, until }) => ({ nameKo, nameEn, validFrom: from, validUntil: until }))]));
}
