import { Refusal } from "#lib/refusal.ts";
import { newId } from "#lib/platform/id.ts";
import { operation } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import { record } from "#lib/history/commands.ts";
import { byId, saved } from "#lib/documents/input.ts";
import { relate } from "#lib/documents/relation-commands.ts";
import { loadForAct, seatAt, seated } from "#lib/documents/loading.ts";
import { tokensOfDraft } from "#lib/documents/tokens.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** §17: what was approved is never edited. An amendment 개정문서 takes its text on a new card, is approved again, and names the old one. */
export const redraftDocument = operation({
  name: "documents.redraft",
  address: "POST /api/v1/documents/:id/redrafts",
  summary: { ko: "결재가 끝난 문서의 개정문서를 씁니다", en: "Begin an amendment of a decided document" },
  input: byId,
  output: saved,
  refusals: ["platform.not-found", "approval.not-the-drafter", "documents.not-decided", "documents.destroyed"],
  act: ["document.drafted", "document.redrafted"],
  status: 201,
  async run({ tx, actor, now }, { id: amendedId }) {
    const { row, may } = await loadForAct(tx, actor, amendedId);
    if (may.redraft) throw new Refusal(may.redraft.refused);
    const seat = seatAt(actor, row.drafterPostId);
    const signed = await tx.documentVersion.findUnique({ where: { documentId_n: { documentId: row.id, n: row.approvedVersion ?? row.version } } });
    if (!seat || !signed) throw new Refusal("approval.not-the-drafter");
    const id = newId(now);
    await tx.document.create({
      data: {
        id, status: "draft", title: signed.title, summary: signed.summary, keywords: signed.keywords, draftBody: signed.body as Prisma.InputJsonObject, draftFiles: signed.fileIds,
        unitTaskId: row.unitTaskId, matterKind: row.matterKind, amount: row.amount, stage: row.stage, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, scopeDepartments: row.scopeDepartments, knownTo: row.knownTo, urgency: row.urgency, sending: row.sending, seal: row.seal, sender: row.sender, recipient: row.recipient, via: row.via, major: row.major,
        agencyId: seat.agencyId, departmentId: seat.departmentId, departmentNameKo: seat.departmentNameKo, departmentNameEn: seat.departmentNameEn,
        drafterId: actor.officialId, drafterPostId: seat.postId, drafterNameKo: actor.nameKo, drafterNameEn: actor.nameEn,
        delegationRuleId: row.delegationRuleId, delegationReason: row.delegationReason, draftRoute: row.draftRoute as Prisma.InputJsonArray, createdAt: now, updatedAt: now,
        ...tokensOfDraft(seat),
      },
      select: { id: true },
    });
    await relate(tx, actor, { fromId: id, toId: amendedId, kind: "amends", at: now });
    const as = seated(actor, row.drafterPostId);
    await record(tx, { actor: as, at: now, act: "document.redrafted", record: { kind: "document", id: amendedId }, after: { amendment: id } });
    await record(tx, { actor: as, at: now, act: "document.drafted", record: { kind: "document", id }, after: { title: signed.title, amends: amendedId } });
    await announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: now });
    return { id, revision: 0, savedAt: now.toISOString() };
  },
});
