import type { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { operation, declareRefusals } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { ownFiles } from "#lib/files/queries.ts";
import { record } from "#lib/history/commands.ts";
import { startOf } from "#lib/time.ts";
import { beginDocument } from "#lib/documents/beginning.ts";
import { cleanBody, emptyBody } from "#lib/documents/body.ts";
import { byId, createInput, saved, saveInput } from "#lib/documents/input.ts";
import { loadForAct } from "#lib/documents/loading.ts";
import { refusals } from "#lib/documents/rules.ts";
import { mayWriteUnder } from "#lib/documents/writing.ts";
import type { Prisma } from "#prisma/generated/client.ts";

declareRefusals("documents", refusals);

export const createDocument = operation({
  name: "documents.create",
  address: "POST /api/v1/documents",
  summary: { ko: "문서를 새로 씁니다", en: "Begin a document" },
  input: createInput,
  output: saved,
  refusals: ["documents.no-seat", "documents.unknown-task", "documents.task-closed"],
  act: "document.drafted",
  status: 201,
  async run({ tx, actor, now, today }, { title, unitTaskId }) {
    const seat = actor.seat;
    if (!seat) throw new Refusal("documents.no-seat");
    if (unitTaskId) await mayWriteUnder(tx, unitTaskId, seat.agencyId, today);
    const id = await beginDocument(tx, actor, now, today, { title, unitTaskId, body: emptyBody, fileIds: [], from: {} });
    return { id, revision: 0, savedAt: now.toISOString() };
  },
});

export const saveDocument = operation({
  name: "documents.save",
  address: "PUT /api/v1/documents/:id/draft",
  summary: { ko: "쓰던 문서를 저장합니다", en: "Save a draft" },
  input: saveInput,
  output: saved,
  refusals: ["documents.text-competes", "approval.not-the-drafter", "approval.under-way", "approval.decided", "documents.unknown-task", "documents.task-closed", "documents.unknown-file", "documents.unknown-department", "platform.not-found"],
  act: "document.saved",
  async run({ tx, actor, now, today }, input) {
    const { row, may } = await loadForAct(tx, actor, input.id);
    if (may.edit) throw new Refusal(may.edit.refused);
    if (row.draftRevision !== input.revision) {
      // Both texts stay: the stored one, and this one in its writer's hands.
      throw new Refusal("documents.text-competes", { revision: row.draftRevision, when: row.updatedAt.toISOString() });
    }
    // A draft keeps the task that was closed while it was written; its submission asks for another.
    if (input.unitTaskId && input.unitTaskId !== row.unitTaskId) await mayWriteUnder(tx, input.unitTaskId, row.agencyId, today);
    if (await firstUnknownDepartment(tx, input.scopeDepartments)) throw new Refusal("documents.unknown-department", {}, "scopeDepartments");
    // A file is the writer's own or already on this card; another's is not made readable by naming it.
    const foreign = input.fileIds.filter((file) => !row.draftFiles.includes(file));
    if (foreign.length > 0 && (await ownFiles(tx, actor.officialId, foreign)) < foreign.length) throw new Refusal("documents.unknown-file", {}, "fileIds");
    const revision = row.draftRevision + 1;
    await tx.document.update({
      where: { id: row.id },
      data: {
        title: input.title, summary: input.summary, keywords: input.keywords, unitTaskId: input.unitTaskId, matterKind: input.matterKind ?? null, amount: input.amount ?? null, stage: input.stage, disclosure: input.disclosure,
        reasons: input.reasons, scope: input.scope, scopeDepartments: input.scopeDepartments, urgency: input.urgency, dueAt: input.dueOn ? startOf(input.dueOn) : null,
        ...saidOf(input), delegationReason: input.delegationReason, draftBody: cleanBody(input.body) as unknown as Prisma.InputJsonObject,
        draftRoute: input.steps, draftFiles: input.fileIds, draftRevision: revision, updatedAt: now, seq: { increment: 1 },
      },
      select: { id: true },
    });
    // Saving happens every few seconds; the history keeps what was submitted, not each stroke. Its post finds the draft by what it says now.
    await announce(tx, { topic: "document.changed", record: { kind: "document", id: row.id }, at: now });
    return { id: row.id, revision, savedAt: now.toISOString() };
  },
});

/** How it is sent, whether it is a major matter and who may know of it, as far as the writer said it. */
function saidOf({ sending, seal, sender, recipient, via, major, knownTo }: z.output<typeof saveInput>): Prisma.DocumentUncheckedUpdateInput {
  const said = { sending, seal, sender, recipient, via, major, knownTo };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

async function firstUnknownDepartment(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const [row] = await tx.$queryRaw<{ id: string }[]>`select w.id from unnest(${[...ids]}::uuid[]) as w(id) where not exists (select from "Department" d where d."id" = w.id) limit 1`;
  return row?.id ?? null;
}

export const discardDocument = operation({
  name: "documents.discard",
  address: "POST /api/v1/documents/:id/discards",
  summary: { ko: "상신하지 않은 문서를 버립니다", en: "Discard a draft that was never submitted" },
  input: byId,
  output: byId,
  refusals: ["approval.not-the-drafter", "documents.not-a-draft"],
  act: "document.discarded",
  async run({ tx, actor, now }, { id }) {
    const { row, may } = await loadForAct(tx, actor, id);
    if (may.discard) throw new Refusal(may.discard.refused);
    await record(tx, { actor, at: now, act: "document.discarded", record: { kind: "document", id }, before: { title: row.title } });
    await tx.documentRelation.deleteMany({ where: { OR: [{ fromId: id }, { toId: id }] } });
    await tx.document.delete({ where: { id }, select: { id: true } });
    await announce(tx, { topic: "document.changed", record: { kind: "document", id }, narrows: true, at: now });
    return { id };
  },
});
