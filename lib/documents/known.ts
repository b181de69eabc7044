import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";

/** The titles of those documents that somebody may know of. */
export async function titlesKnown(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    select d."id", ${titleFor(actor)} as "title" from "Document" d where d."id" = any(${[...ids]}::uuid[]) and d."listers" && ${[...actor.tokens]}::text[]`;
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** What stands on documents shares with them: who reads them, what they are called, their class and their task. One statement. */
export function standingOn(db: Db | Tx, ids: readonly string[]): Promise<{ id: string; status: string; title: string; disclosure: string; unitTaskId: string | null; listers: string[]; readers: string[] }[]> {
  return db.document.findMany({ where: { id: { in: [...ids] } }, select: { id: true, status: true, title: true, disclosure: true, unitTaskId: true, listers: true, readers: true } });
}
