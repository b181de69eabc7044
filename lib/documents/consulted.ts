import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** Whether somebody sits at a post that is asked to look at a draft now. */
export async function isConsulted(db: Db | Tx, actor: Actor, documentId: string): Promise<boolean> {
  return (await db.consultation.count({ where: { documentId, postId: { in: actor.seats.map((seat) => seat.postId) }, withdrawnAt: null } })) > 0;
}

/** The posts that are asked to look at a draft now. */
export async function consultedPosts(db: Db | Tx, documentId: string): Promise<string[]> {
  return (await db.consultation.findMany({ where: { documentId, withdrawnAt: null }, select: { postId: true } })).map((one) => one.postId);
}
