import { orThrow, Refusal } from "#lib/refusal.ts";
import { newId } from "#lib/platform/id.ts";
import { operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { batchDrafted, batchInput } from "#lib/documents/batch-input.ts";
import { keywordsOf, linesOfBatch, textFor } from "#lib/documents/batch-rules.ts";
import { routeOfBatch } from "#lib/documents/batch-routes.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { draftRow } from "#lib/documents/drafting.ts";
import { mayWriteUnder } from "#lib/documents/writing.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** 일괄기안 (rule 5): as many drafts as lines, of one text, all or none; they stay together under the batch's id. */
export const draftBatch = operation({
  name: "documents.draft-batch",
  address: "POST /api/v1/document-batches",
  summary: { ko: "한 본문으로 여러 문서를 함께 씁니다", en: "Draft many documents of one text" },
  input: batchInput,
  output: batchDrafted,
  refusals: ["documents.no-seat", "documents.unknown-task", "documents.task-closed", "documents.no-lines", "documents.lines-unread", "documents.line-without-title", "documents.line-too-long", "documents.too-many-lines", "documents.unknown-route", "documents.route-outdated", "approval.amount-required", "approval.no-decider", "approval.delegation-reason-required"],
  act: "document.drafted",
  status: 201,
  async run({ tx, actor, now, today }, { lines: pasted, text, summary, keywords, unitTaskId, matterKind, amount, savedRouteId, delegationReason }) {
    const seat = actor.seat;
    if (!seat) throw new Refusal("documents.no-seat");
    const lines = orThrow(linesOfBatch(pasted));
    if (unitTaskId) await mayWriteUnder(tx, unitTaskId, seat.agencyId, today);
    const { steps, clause } = await routeOfBatch(tx, actor, seat, { unitTaskId, matterKind, amount, savedRouteId, delegationReason }, today);
    const batchId = newId(now);
    const rows = lines.map((line, batchPlace) => ({
      ...draftRow(actor, seat, { id: newId(now), title: line.title, unitTaskId, delegationRuleId: clause?.id ?? null, steps, body: bodyOf(textFor(text, line)), at: now }),
      summary, keywords: keywordsOf(keywords), matterKind, amount, delegationReason, draftRoute: steps as unknown as Prisma.InputJsonArray, batchId, batchPlace,
    }));
    await tx.document.createMany({ data: rows });
    for (const row of rows) {
      await record(tx, { actor, at: now, act: "document.drafted", record: { kind: "document", id: row.id }, after: { title: row.title, batch: batchId } }, { topic: "document.changed", record: { kind: "document", id: row.id }, at: now });
    }
    return { id: batchId, count: rows.length, documents: rows.map((row) => row.id) };
  },
});
