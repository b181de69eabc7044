import { Prisma } from "#prisma/generated/client.ts";

/**
 * What lies in record files: documents, a further agency's side of joint ones, and originals of major matters, which lie
 * where they were registered (`original` is the version, with its own number and time).
 */
export function contentsOf(recordFileIds: readonly string[]): Prisma.Sql {
  const ids = [...recordFileIds];
  return Prisma.sql`
    select x."recordFileId", x."id" as "documentId", null::int as "original", null as "label", null::timestamptz as "at" from "Document" x where x."recordFileId" = any(${ids}::uuid[])
    union all
    select e."recordFileId", j."documentId", null, null, null from "RegisterEntry" e join "JointPart" j on e."recordKind" = 'joint-part' and j."id" = e."recordId" where e."recordFileId" = any(${ids}::uuid[])
    union all
    select e."recordFileId", o."documentId", o."n", e."label", e."at" from "RegisterEntry" e join "ReturnedOriginal" o on e."recordKind" = 'returned-original' and o."id" = e."recordId" where e."recordFileId" = any(${ids}::uuid[])`;
}
