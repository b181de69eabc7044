import { ownTokens } from "#lib/access/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Whether document `d` (or another name for it) stands in somebody's lists: `mayList` as PostgreSQL asks it. */
export function listedFor(tokens: readonly string[], document: Prisma.Sql = Prisma.sql`d`): Prisma.Sql {
  return Prisma.sql`(${document}."listers" && ${ownTokens(tokens)}::text[] or ${document}."readers" && ${[...tokens]}::text[])`;
}

/** The same for the client. */
export function listedWhere(tokens: readonly string[]): Prisma.DocumentWhereInput {
  return { OR: [{ listers: { hasSome: ownTokens(tokens) } }, { readers: { hasSome: [...tokens] } }] };
}
