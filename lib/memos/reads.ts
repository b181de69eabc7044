import { readsForHolder, readsOutput, readsTold } from "#lib/history/record-reads.ts";
import type { RecordReads } from "#lib/history/record-reads.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { byId } from "#lib/memos/input.ts";
import { maySeeReads } from "#lib/memos/rules.ts";

/** Who read a memo report or its attachments and who was refused, for the post that wrote it. A fixed number of statements. */
export async function readsOfMemo(db: Db | Tx, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<RecordReads> {
  const row = await db.memo.findUnique({ where: { id }, select: { readers: true, writerPostId: true, fileIds: true } });
  const files = async () => (await filesNamed(db, row?.fileIds ?? [])).map(({ id: fileId, name }) => ({ id: fileId, name }));
  return readsForHolder(db, actor, { kind: "memo", id, readers: row?.readers ?? null, may: row && maySeeReads(row.writerPostId, actor.seats.map((seat) => seat.postId)), files }, now, via);
}

export const readMemoReads = reading({
  name: "memos.read-reads",
  address: "GET /api/v1/memos/:id/reads",
  summary: { ko: "누가 메모보고와 붙임을 읽었고 누가 거절되었는지 봅니다", en: "Who read a memo report or its attachments, and who was refused" },
  input: byId,
  output: readsOutput,
  refusals: ["platform.not-found", "memos.reads-are-the-writers"],
  run: async ({ tx, actor, now }, { id }) => readsTold(await readsOfMemo(tx, actor, id, now, "api"), actor.language),
});
