import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { logRead } from "#lib/history/reads.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { fileRow } from "#lib/files/queries.ts";
import { servedFile, servedOutput } from "#lib/files/serving.ts";
import { byId, listInput, listOutput, memoOutput } from "#lib/memos/input.ts";
import { memosOf, openMemo } from "#lib/memos/queries.ts";

export const listMemos = reading({
  name: "memos.list",
  address: "GET /api/v1/memos",
  summary: { ko: "메모보고 목록", en: "List the memo reports received or written" },
  input: listInput,
  output: listOutput,
  async run({ tx, actor }, { list, page }) {
    const { rows, total } = await memosOf(tx, actor, list, page);
    return { total, memos: rows.map((row) => ({ id: row.id, title: row.title, writer: row.writerNameKo, department: row.departmentNameKo, at: row.at.toISOString(), unread: row.unread, receivers: row.receivers, read: row.read, opinions: row.opinions })) };
  },
});

export const readMemo = reading({
  name: "memos.read",
  address: "GET /api/v1/memos/:id",
  summary: { ko: "메모보고를 엽니다", en: "Open a memo report; it counts as read" },
  input: byId,
  output: memoOutput,
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row, receivers, opinions, files, document, may } = await openMemo(tx, actor, id, now, "api");
    return {
      id, title: row.title, text: row.text, writer: row.writerNameKo, post: row.writerPostNameKo, at: row.at.toISOString(), documentId: document?.id ?? null,
      receivers: receivers.map((one) => ({ postId: one.postId, name: one.nameKo, post: one.postNameKo, readAt: one.readAt?.toISOString() ?? null, readBy: one.readerNameKo })),
      opinions: opinions.map((one) => ({ name: one.nameKo, post: one.postNameKo, text: one.text, at: one.at.toISOString() })),
      files: files.map((file) => ({ id: file.id, name: file.name, size: file.size })),
      may,
    };
  },
});

/** A file of a memo report, for whoever may read the report. Pictures and PDF may be looked at (`preview=1`). */
export const readMemoFile = reading({
  name: "memos.read-file",
  address: "GET /api/v1/memos/:id/files/:file",
  summary: { ko: "메모보고의 붙임 파일을 받습니다", en: "Download a file of a memo report" },
  input: z.object({ id: z.uuid(), file: z.uuid(), preview: z.enum(["1"]).optional() }),
  output: servedOutput,
  refusals: ["platform.not-found"],
  binary: true,
  async run({ tx, actor, now }, { id, file: fileId, preview }) {
    const memo = await tx.memo.findUnique({ where: { id }, select: { readers: true, listers: true, fileIds: true } });
    const file = memo?.fileIds.includes(fileId) ? await fileRow(tx, fileId) : null;
    if (!memo || !file) throw notFound();
    const reads = mayRead(memo, actor.tokens);
    await logRead(tx, { actor, at: now, record: { kind: "file", id: fileId }, outcome: reads ? "read" : "refused", via: actor.via === "browser" ? "page" : "api" });
    const served = reads ? await servedFile(file, preview === "1") : null;
    if (!served) throw notFound();
    return served;
  },
});
