import { Prisma } from "#prisma/generated/client.ts";

/** What lies in record files: documents, and a further agency's side of joint ones. */
export function contentsOf(recordFileIds: readonly string[]): Prisma.Sql {
  const ids = [...recordFileIds];
  return Prisma.sql`
    select x."recordFileId", x."id" as "documentId" from "Document" x where x."recordFileId" = any(${ids}::uuid[])
    union all
    select e."recordFileId", j."documentId" from "RegisterEntry" e join "JointPart" j on e."recordKind" = 'joint-part' and j."id" = e."recordId" where e."recordFileId" = any(${ids}::uuid[])`;
}
