import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { actedAt } from "#lib/documents/entries.ts";
import { appointedTo, lineOf } from "#lib/organisation/line.ts";

/** What is said of a record for each post and whoever did something there: the post alone where it is not known who. */
export const actFact = ({ postId, officialId }: { postId: string; officialId?: string }): string => (officialId === undefined ? `at:${postId}` : `at:${postId}:${officialId}`);

/** Whether a fact says so. */
export const isAct = (fact: string): boolean => fact.startsWith("at:");

/** The posts of somebody with those whose work came to them, and what is said of records with which others had to do there: earlier holders, deputies, and whoever held them acting. */
export async function predecessorsOf(db: Db, actor: Pick<Actor, "officialId" | "seats">): Promise<{ postIds: string[]; acts: string[] }> {
  const postIds = await lineOf(db, actor.seats.map((seat) => seat.postId));
  const [acted, appointed] = await Promise.all([actedAt(db, postIds), appointedTo(db, postIds)]);
  const others = [...acted, ...appointed].filter((one) => one.officialId !== actor.officialId);
  return { postIds, acts: [...new Set([...postIds.map((postId) => actFact({ postId })), ...others.map(actFact)])] };
}
