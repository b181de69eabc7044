import { lastReads } from "#lib/history/reads-of.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** Which of these documents somebody has opened since their text is what it is. Two statements. */
export async function openedAsTheyStand(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const versions = await db.documentVersion.groupBy({ by: ["documentId"], where: { documentId: { in: [...ids] } }, _max: { at: true } });
  const since = new Map(versions.flatMap(({ documentId, _max }) => (_max.at ? [[documentId, _max.at] as const] : [])));
  if (since.size === 0) return new Set();
  const reads = await lastReads(db, actor.officialId, "document", [...since.keys()], new Date(Math.min(...[...since.values()].map((at) => at.getTime()))));
  return new Set([...since].filter(([id, at]) => (reads.get(id)?.getTime() ?? -1) >= at.getTime()).map(([id]) => id));
}
