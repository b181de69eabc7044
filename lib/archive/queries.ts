import { Prisma } from "#prisma/generated/client.ts";
import type { TakenOverDocument } from "#prisma/generated/client.ts";
import { mayRead } from "#lib/access/rules.ts";
import { filesNamed, fileRow } from "#lib/files/queries.ts";
import type { Attached } from "#lib/files/queries.ts";
import { servedFile, servedOutput } from "#lib/files/serving.ts";
import { logRead } from "#lib/history/reads.ts";
import { nameOf } from "#lib/names.ts";
import { dayFromNullable, yearOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { byId, fileInput, takenOverOutput } from "#lib/archive/input.ts";

/** Opens a document that was taken over: decides, logs the read or its refusal, then answers alike for missing and forbidden. */
export async function openTakenOver(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<{ row: TakenOverDocument; files: Attached[] }> {
  const row = await db.takenOverDocument.findUnique({ where: { id } });
  if (!row) throw notFound();
  const readable = mayRead(row, actor.tokens);
  await logRead(db, { actor, at: now, record: { kind: "archive", id }, outcome: readable ? "read" : "refused", via });
  if (!readable) throw notFound();
  return { row, files: await filesNamed(db, row.fileIds) };
}

export const readTakenOver = reading({
  name: "archive.read",
  address: "GET /api/v1/archive/:id",
  summary: { ko: "이전 시스템에서 넘어온 문서를 엽니다", en: "Open a document taken over from an earlier system" },
  input: byId,
  output: takenOverOutput,
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row, files } = await openTakenOver(tx, actor, id, now, "api");
    const { sourceId, title, body, summary, keywords, departmentId, unitTaskId, taskName, decidedBy } = row;
    return {
      id, sourceId, title, body, summary, keywords, departmentId, unitTaskId, decidedBy, files, task: taskName, date: dayFromNullable(row.date),
      department: nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, actor.language), takenOverAt: row.takenOverAt.toISOString(),
    };
  },
});

/** A file of such a document, for whoever may read the document. */
export const readTakenOverFile = reading({
  name: "archive.read-file",
  address: "GET /api/v1/archive/:id/files/:file",
  summary: { ko: "이전 시스템에서 넘어온 문서의 붙임 파일을 받습니다", en: "Download a file of a document taken over" },
  input: fileInput,
  output: servedOutput,
  refusals: ["platform.not-found"],
  binary: true,
  async run({ tx, actor, now }, { id, file: fileId, preview }) {
    const row = await tx.takenOverDocument.findUnique({ where: { id }, select: { readers: true, listers: true, fileIds: true } });
    const file = row?.fileIds.includes(fileId) ? await fileRow(tx, fileId) : null;
    if (!row || !file) throw notFound();
    const reads = mayRead(row, actor.tokens);
    await logRead(tx, { actor, at: now, record: { kind: "file", id: fileId }, outcome: reads ? "read" : "refused", via: actor.via === "browser" ? "page" : "api" });
    const served = reads ? await servedFile(file, preview === "1") : null;
    if (!served) throw notFound();
    return served;
  },
});

/** Documents taken over as search keeps them. */
export async function takenOverEntries(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Omit<TakenOverDocument, "departmentId" | "takeOverId" | "hash" | "listers">[]>`
    select "id", "sourceId", "title", "body", "summary", "keywords", "date", "departmentNameKo", "departmentNameEn", "unitTaskId", "taskName", "decidedBy", "fileIds", "takenOverAt", "readers" from "TakenOverDocument" where "id" = any(${[...ids]}::uuid[])`;
  return rows.map((row) => ({
    id: row.id, sourceId: row.sourceId, title: row.title, text: [row.summary, row.keywords.join(" "), row.body].filter(Boolean).join("\n"), at: row.date ?? row.takenOverAt, year: row.date?.getUTCFullYear() ?? yearOf(row.takenOverAt),
    departmentNameKo: row.departmentNameKo, departmentNameEn: row.departmentNameEn, unitTaskId: row.unitTaskId, taskName: row.taskName, decidedBy: row.decidedBy, fileIds: row.fileIds, readers: row.readers,
  }));
}

/** Ids of all of them in order, in pages, for rebuilding an index. */
export async function takenOverIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.takenOverDocument.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

/** The titles of those that somebody may know of. */
export async function takenOverTitles(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.takenOverDocument.findMany({ where: { id: { in: [...ids] }, listers: { hasSome: [...actor.tokens] } }, select: { id: true, title: true } });
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** A select of the ids of these documents (an expression of `uuid[]`) that somebody may read, as the records stand now; for a statement that asks several rooms at once. */
export function readableTakenOver(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "id" from "TakenOverDocument" where "id" = any(${ids}) and "readers" && ${[...tokens]}::text[]`;
}

/** The files that documents taken over carry: a select of ids and files. */
export const takenOverFiles = Prisma.sql`select "id", "fileIds" from "TakenOverDocument"`;

export async function takenOverCarrying(db: Db | Tx, fileIds: readonly string[]): Promise<string[]> {
  return (await db.takenOverDocument.findMany({ where: { fileIds: { hasSome: [...fileIds] } }, select: { id: true } })).map((row) => row.id);
}
