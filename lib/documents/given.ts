import type { Actor } from "#lib/platform/actor.ts";
import { Prisma } from "#prisma/generated/client.ts";

/**
 * The title of document `d` for somebody: while its drafter writes on what came back, others know it by the title
 * that they were given.
 */
export function titleFor(actor: Actor): Prisma.Sql {
  const posts = actor.seats.map((seat) => seat.postId);
  return Prisma.sql`case when d."status" in ('returned', 'recalled', 'stopped') and d."drafterPostId" <> all(${posts}::uuid[])
    then (select g."title" from "DocumentVersion" g where g."documentId" = d."id" and g."n" = d."version") else d."title" end`;
}
