import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** The titles of those documents that somebody may know of. */
export async function titlesKnown(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.document.findMany({ where: { id: { in: [...ids] }, listers: { hasSome: [...actor.tokens] } }, select: { id: true, title: true } });
  return new Map(rows.map((row) => [row.id, row.title]));
}
