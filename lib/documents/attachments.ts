import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** The files that documents carry as they are shown, with the version under way or decided, else with the draft: a select of ids and files. */
export const filesCarried = Prisma.sql`
  select d."id", coalesce(v."fileIds", d."draftFiles") as "fileIds" from "Document" d left join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version" where d."destroyedAt" is null`;

/** The documents that carry any of these files. */
export async function carriersOf(db: Db | Tx, fileIds: readonly string[]): Promise<string[]> {
  const ids = [...fileIds];
  const rows = await db.$queryRaw<{ id: string }[]>`
    select v."documentId" as "id" from "DocumentVersion" v where v."fileIds" && ${ids}::uuid[] union select d."id" from "Document" d where d."draftFiles" && ${ids}::uuid[]`;
  return rows.map((row) => row.id);
}
