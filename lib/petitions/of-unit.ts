import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** Petitions that a unit has received and not answered, of those that the actor may know. */
export function openInUnit(db: Db | Tx, actor: Actor, departmentId: string): Promise<number> {
  return db.petition.count({ where: { departmentId, status: { in: ["received", "handling"] }, listers: { hasSome: [...actor.tokens] } } });
}
