import { mayKnow } from "#lib/access/rules.ts";
import { loadRoute } from "#lib/approval/store.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { announce, announceAll } from "#lib/platform/outbox.ts";
import { emptyBody } from "#lib/documents/body.ts";
import { readersOfRoute, statusOfRoute, tokensOf } from "#lib/documents/rules.ts";
import type { AccessScope, Disclosure } from "#lib/documents/rules.ts";
import type { Document, Prisma } from "#prisma/generated/client.ts";

/** Locks a document for an act on its registered data. Whoever may not know of it learns nothing of it. */
export async function lockKnown(tx: Tx, actor: Actor, id: string): Promise<Document> {
  const [row] = await tx.$queryRaw<Document[]>`select * from "Document" where "id" = ${id}::uuid for update`;
  if (!row || !mayKnow(row, actor.tokens)) throw notFound();
  return row;
}

export type RegisteredData = Partial<Pick<Document, "title" | "summary" | "keywords" | "disclosure" | "reasons" | "scope" | "scopeDepartments" | "scopePosts" | "unitTaskId" | "recordFileId">>;

/** Changes what the register says of a decided document; who may know and read it follows at once, search a moment later. No text changes. */
export async function changeRegistered(tx: Tx, row: Document, data: RegisteredData, at: Date): Promise<void> {
  const { route } = await loadRoute(tx, row.id);
  const after = { ...row, ...data };
  const tokens = tokensOf({ ...after, status: statusOfRoute[route.status], disclosure: after.disclosure as Disclosure, scope: after.scope as AccessScope, ...readersOfRoute(route) });
  await tx.document.updateMany({ where: { id: row.id }, data: { ...data, ...tokens, updatedAt: at, seq: { increment: 1 } } });
  await announce(tx, { topic: "document.changed", record: { kind: "document", id: row.id }, at });
}

/** The record file in which a document lies. */
export async function fileOfDocument(db: Db | Tx, id: string): Promise<string | null> {
  return (await db.document.findUnique({ where: { id }, select: { recordFileId: true } }))?.recordFileId ?? null;
}

export type KnownDocument = Omit<Document, "draftBody">;

/** What the register says of a decided document, for whoever may know of it; the text is not part of it. */
export async function knownDocument(db: Db | Tx, actor: Actor, id: string): Promise<KnownDocument> {
  const row = await db.document.findUnique({ where: { id }, omit: { draftBody: true } });
  if (!row || !mayKnow(row, actor.tokens)) throw notFound();
  return row;
}

/** How many documents of a department were sent before an instant and are still on their route. */
export function countUnderWay(db: Db | Tx, departmentId: string, before: Date): Promise<number> {
  return db.document.count({ where: { departmentId, status: "in-approval", submittedAt: { lt: before } } });
}

/** Ids of the decided documents of a record file. */
export async function documentsInFile(db: Db | Tx, recordFileId: string): Promise<string[]> {
  const rows = await db.document.findMany({ where: { recordFileId, status: "approved" }, orderBy: { id: "asc" }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** How many of these documents another agency keeps too, as joint ones, in a file that is still there. */
export async function countKeptElsewhere(tx: Tx, ids: readonly string[]): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    select count(distinct j."documentId")::int as n from "JointPart" j join "RegisterEntry" e on e."recordKind" = 'joint-part' and e."recordId" = j."id"
    join "RecordFile" f on f."id" = e."recordFileId" where j."documentId" = any(${[...ids]}::uuid[]) and f."destroyedAt" is null`;
  return row?.n ?? 0;
}

/** The files that these documents carry and no other does. */
export async function filesOnlyOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with mine as (
      select unnest(v."fileIds") as id from "DocumentVersion" v where v."documentId" = any(${[...ids]}::uuid[])
      union select unnest(d."draftFiles") from "Document" d where d."id" = any(${[...ids]}::uuid[])
    )
    select m.id from mine m
    where not exists (select from "DocumentVersion" v where v."fileIds" @> array[m.id] and v."documentId" <> all(${[...ids]}::uuid[]))
      and not exists (select from "Document" d where d."draftFiles" @> array[m.id] and d."id" <> all(${[...ids]}::uuid[]))
    order by m.id`;
  return rows.map((row) => row.id);
}

/**
 * Empties the texts of a record file's documents for good, where the database itself sees the committee's decision
 * carried out and no hold; titles, keywords, routes, numbers, hashes and history stay.
 */
export async function destroyTexts(tx: Tx, recordFileId: string, ids: readonly string[], at: Date): Promise<void> {
  await tx.$executeRaw`select onmaru_destroy_texts(${recordFileId}::uuid)`;
  await tx.document.updateMany({ where: { id: { in: [...ids] } }, data: { summary: "", draftBody: emptyBody as unknown as Prisma.InputJsonObject, destroyedAt: at, updatedAt: at, seq: { increment: 1 } } });
  await announceAll(tx, ids.map((id) => ({ topic: "document.changed" as const, record: { kind: "document", id }, at })));
}
