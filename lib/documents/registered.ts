import { mayKnow, mayList, narrows } from "#lib/access/rules.ts";
import { loadRoute } from "#lib/approval/store.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { announce, announceAll } from "#lib/platform/outbox.ts";
import { emptyBody } from "#lib/documents/body.ts";
import { signersOf } from "#lib/documents/joint.ts";
import { statusOfRoute } from "#lib/documents/rules.ts";
import { tokensOfRow } from "#lib/documents/tokens.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Document } from "#prisma/generated/client.ts";

async function locked(tx: Tx, id: string): Promise<Document> {
  const [row] = await tx.$queryRaw<Document[]>`select * from "Document" where "id" = ${id}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

/** Locks a document for an act on its registered data. For whoever does not list it there is none. */
export async function lockListed(tx: Tx, actor: Actor, id: string): Promise<Document> {
  const row = await locked(tx, id);
  if (!mayList(row, actor.tokens)) throw notFound();
  return row;
}

/** Locks a document for an act on who may read it: for whoever may know of it, and were it by its title alone. */
export async function lockKnown(tx: Tx, actor: Actor, id: string): Promise<Document> {
  const row = await locked(tx, id);
  if (!mayKnow(row, actor.tokens)) throw notFound();
  return row;
}

export type RegisteredData = Partial<Pick<Document, "title" | "summary" | "keywords" | "disclosure" | "reasons" | "scope" | "scopeDepartments" | "knownTo" | "scopePosts" | "unitTaskId" | "recordFileId">>;

/** Changes what the register says of a decided document; who may know and read it follows at once, search a moment later. No text changes. */
export async function changeRegistered(tx: Tx, row: Document, data: RegisteredData, at: Date): Promise<void> {
  const { route } = await loadRoute(tx, row.id);
  const tokens = tokensOfRow({ ...row, ...data }, statusOfRoute[route.status], route, { signers: await signersOf(tx, row.id, route) });
  await tx.document.updateMany({ where: { id: row.id }, data: { ...data, ...tokens, updatedAt: at, seq: { increment: 1 } } });
  await announce(tx, { topic: "document.changed", record: { kind: "document", id: row.id }, narrows: narrows(row, tokens), at });
}

/** The record file in which a document lies. */
export async function fileOfDocument(db: Db | Tx, id: string): Promise<string | null> {
  return (await db.document.findUnique({ where: { id }, select: { recordFileId: true } }))?.recordFileId ?? null;
}

export type RegisteredDocument = Omit<Document, "draftBody">;

/** What the register says of a decided document, for whoever lists it; the text is not part of it. */
export async function listedDocument(db: Db | Tx, actor: Actor, id: string): Promise<RegisteredDocument> {
  const row = await db.document.findUnique({ where: { id }, omit: { draftBody: true } });
  if (!row || !mayList(row, actor.tokens)) throw notFound();
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

/** An original of a major matter, as it lies in a record file. */
export interface FiledOriginal {
  documentId: string;
  n: number;
  label: string;
}

/** The originals that were registered in a record file. */
export function originalsInFile(db: Db | Tx, recordFileId: string): Promise<FiledOriginal[]> {
  return db.$queryRaw`
    select o."documentId", o."n", o."label" from "RegisterEntry" e join "ReturnedOriginal" o on o."id" = e."recordId"
    where e."recordFileId" = ${recordFileId}::uuid and e."recordKind" = 'returned-original' order by o."documentId", o."n"`;
}

/** Versions, each with the record file in which it lies: an original in its own, every other with its decided document. */
const filedVersions = Prisma.sql`
  select v."documentId", v."n", v."fileIds", coalesce(e."recordFileId", case when d."status" = 'approved' then d."recordFileId" end) as "recordFileId"
  from "DocumentVersion" v join "Document" d on d."id" = v."documentId" left join "ReturnedOriginal" o on o."documentId" = v."documentId" and o."n" = v."n"
  left join "RegisterEntry" e on e."recordKind" = 'returned-original' and e."recordId" = o."id"`;

/** The files that are carried in a record file, and by nothing that is still there outside of it. */
export async function filesOnlyIn(tx: Tx, recordFileId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with mine as (
      select unnest(f."fileIds") as id from (${filedVersions}) f where f."recordFileId" = ${recordFileId}::uuid
      union select unnest(d."draftFiles") from "Document" d where d."recordFileId" = ${recordFileId}::uuid and d."status" = 'approved'
    )
    select m.id from mine m
    where not exists (select from (${filedVersions}) f left join "RecordFile" r on r."id" = f."recordFileId" where f."fileIds" @> array[m.id] and f."recordFileId" is distinct from ${recordFileId}::uuid and r."destroyedAt" is null)
      and not exists (select from "Document" d where d."draftFiles" @> array[m.id] and d."recordFileId" is distinct from ${recordFileId}::uuid and d."destroyedAt" is null)
    order by m.id`;
  return rows.map((row) => row.id);
}

/** A draft that came back and still is its original goes with it; what was written on since is its writer's. */
async function emptyDrafts(tx: Tx, originals: readonly FiledOriginal[], at: Date): Promise<void> {
  await tx.$executeRaw`
    update "Document" d set "draftBody" = ${JSON.stringify(emptyBody)}::jsonb, "summary" = case when d."summary" = v."summary" then '' else d."summary" end,
      "draftFiles" = array(select f from unnest(d."draftFiles") with ordinality u(f, place) where f <> all(v."fileIds") order by place), "draftRevision" = d."draftRevision" + 1, "updatedAt" = ${at}, "seq" = d."seq" + 1
    from unnest(${originals.map((one) => one.documentId)}::uuid[], ${originals.map((one) => one.n)}::int[]) w(id, n) join "DocumentVersion" v on v."documentId" = w.id and v."n" = w.n
    where d."id" = w.id and d."version" = w.n and d."status" in ('returned', 'recalled', 'stopped') and d."draftBody" = v."body"`;
}

/**
 * Empties what lies in a record file for good, where the database itself sees the committee's decision carried out and
 * no hold: the texts of its documents and of its originals; titles, keywords, routes, numbers, hashes and history stay.
 */
export async function destroyTexts(tx: Tx, recordFileId: string, ids: readonly string[], originals: readonly FiledOriginal[], at: Date): Promise<void> {
  await emptyDrafts(tx, originals, at);
  await tx.$executeRaw`select onmaru_destroy_texts(${recordFileId}::uuid)`;
  await tx.document.updateMany({ where: { id: { in: [...ids] } }, data: { summary: "", draftBody: emptyBody as unknown as Prisma.InputJsonObject, destroyedAt: at, updatedAt: at, seq: { increment: 1 } } });
  const changed = [...new Set([...ids, ...originals.map((one) => one.documentId)])];
  await announceAll(tx, changed.map((id) => ({ topic: "document.changed" as const, record: { kind: "document", id }, at })));
}
