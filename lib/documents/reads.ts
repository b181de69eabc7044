import { readsForHolder, readsOutput, readsTold } from "#lib/history/record-reads.ts";
import type { CarriedFile, RecordReads } from "#lib/history/record-reads.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { headed } from "#lib/tasks/queries.ts";
import { byId } from "#lib/documents/input.ts";
import { jointHolders } from "#lib/documents/joint.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { maySeeReads } from "#lib/documents/rules.ts";

const whose = (actor: Actor) => ({ postIds: actor.seats.map((seat) => seat.postId), headedIds: headed(actor) });

/** Whether somebody holds a document: sits at the post that wrote it, or heads its department or one of a further agency that numbered it. */
export function holdsDocument(actor: Actor, { row, parts }: Pick<OpenDocument, "row" | "parts">): boolean {
  return maySeeReads(row, parts.flatMap((part) => (part.numberLabel === null ? [] : [part.departmentId])), whose(actor)) === null;
}

/** The files of a document's versions, and of its draft for the post that writes it: those that the holder may open. */
async function filesOf(db: Db | Tx, actor: Actor, id: string, draft: { drafterPostId: string; draftFiles: readonly string[] }): Promise<CarriedFile[]> {
  const versions = await db.documentVersion.findMany({ where: { documentId: id }, select: { fileIds: true } });
  const own = whose(actor).postIds.includes(draft.drafterPostId) ? draft.draftFiles : [];
  return (await filesNamed(db, [...new Set([...own, ...versions.flatMap(({ fileIds }) => fileIds)])])).map(({ id: fileId, name }) => ({ id: fileId, name }));
}

/** Who read a document or its attachments and who was refused, for its holder. A fixed number of statements. */
export async function readsOfDocument(db: Db | Tx, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<RecordReads> {
  const [row, joint] = await Promise.all([db.document.findUnique({ where: { id }, select: { readers: true, drafterPostId: true, departmentId: true, draftFiles: true } }), jointHolders(db, id)]);
  return readsForHolder(db, actor, { kind: "document", id, readers: row?.readers ?? null, may: row && maySeeReads(row, joint, whose(actor)), files: async () => (row ? filesOf(db, actor, id, row) : []) }, now, via);
}

export const readDocumentReads = reading({
  name: "documents.read-reads",
  address: "GET /api/v1/documents/:id/reads",
  summary: { ko: "누가 문서와 붙임을 읽었고 누가 거절되었는지 봅니다", en: "Who read a document or its attachments, and who was refused" },
  input: byId,
  output: readsOutput,
  refusals: ["platform.not-found", "documents.not-the-holder"],
  run: async ({ tx, actor, now }, { id }) => readsTold(await readsOfDocument(tx, actor, id, now, "api"), actor.language),
});
