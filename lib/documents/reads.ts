import { readsForHolder, readsOutput, readsTold } from "#lib/history/record-reads.ts";
import type { RecordReads } from "#lib/history/record-reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { headed } from "#lib/tasks/queries.ts";
import { byId } from "#lib/documents/input.ts";
import { maySeeReads } from "#lib/documents/rules.ts";

const whose = (actor: Actor) => ({ postIds: actor.seats.map((seat) => seat.postId), headedIds: headed(actor) });

/** Whether somebody holds a document: sits at the post that wrote it, or heads its department. */
export function holdsDocument(actor: Actor, row: { drafterPostId: string; departmentId: string }): boolean {
  return maySeeReads(row, whose(actor)) === null;
}

/** Who read a document and who was refused, for its holder. */
export async function readsOfDocument(db: Db | Tx, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<RecordReads> {
  const row = await db.document.findUnique({ where: { id }, select: { readers: true, drafterPostId: true, departmentId: true } });
  return readsForHolder(db, actor, { kind: "document", id, readers: row?.readers ?? null, may: row && maySeeReads(row, whose(actor)) }, now, via);
}

export const readDocumentReads = reading({
  name: "documents.read-reads",
  address: "GET /api/v1/documents/:id/reads",
  summary: { ko: "누가 문서를 읽었고 누가 거절되었는지 봅니다", en: "Who read a document, and who was refused" },
  input: byId,
  output: readsOutput,
  refusals: ["platform.not-found", "documents.not-the-holder"],
  run: async ({ tx, actor, now }, { id }) => readsTold(await readsOfDocument(tx, actor, id, now, "api"), actor.language),
});
