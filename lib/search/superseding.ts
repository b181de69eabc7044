import { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { supersedersOf } from "#lib/documents/relation-queries.ts";
import type { Superseder } from "#lib/documents/relation-queries.ts";
import type { Hit } from "#lib/search/engine.ts";
import { supersededFor } from "#lib/search/useful.ts";

/** What is looked up already for a hit, which is made anew for every question. */
const begun = new WeakMap<Hit, Promise<Map<string, Superseder>>>();

/** What superseded the documents that were found, and those of which parts were found, by the id of the find; it may have been begun with the same hits while something else is awaited. */
export async function supersedersAmong(db: Db, actor: Actor, hits: readonly Hit[]): Promise<ReadonlyMap<string, Superseder>> {
  const told = new Set(actor.tokens.map(supersededFor));
  const superseded = hits.filter((hit) => hit.facts?.some((fact) => told.has(fact)));
  const fresh = superseded.filter((hit) => !begun.has(hit));
  if (fresh.length > 0) {
    const looked = supersedersOf(db, actor, Prisma.sql`
      select f."id", coalesce(p."ofId", f."id") as "documentId" from unnest(${fresh.map((hit) => hit.recordId)}::uuid[]) f("id") left join "SearchPart" p on p."recordId" = f."id"`);
    for (const hit of fresh) begun.set(hit, looked);
  }
  const known = await Promise.all(new Set(superseded.map((hit) => begun.get(hit)!)));
  return new Map(superseded.flatMap(({ recordId }) => known.flatMap((some) => some.get(recordId) ?? []).slice(0, 1).map((one) => [recordId, one] as const)));
}
