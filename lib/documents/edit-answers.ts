import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { operation } from "#lib/platform/operation.ts";
import { loadForAct, seated } from "#lib/documents/loading.ts";
import { answerFault } from "#lib/documents/rules.ts";

const id = z.uuid();

/** The drafter answers the version that a reviewer made: takes it as it is, or says something to it. */
export const answerEdit = operation({
  name: "documents.answer-edit",
  address: "POST /api/v1/documents/:id/versions/:n/answers",
  summary: { ko: "검토자가 고친 판에 답합니다", en: "Answer the version that a reviewer made" },
  input: z.object({ id, n: z.coerce.number().int().min(1).max(10_000), accepted: z.enum(["yes", "no"]).default("yes"), text: z.string().trim().max(2000).default("") }),
  output: z.object({ id, n: z.int() }),
  refusals: ["platform.not-found", "approval.not-the-drafter", "documents.not-an-edit", "documents.answered-already", "documents.answer-required"],
  act: "document.edit-answered",
  status: 201,
  async run({ tx, actor, now }, { id: documentId, n, accepted, text }) {
    const { row } = await loadForAct(tx, actor, documentId);
    const version = await tx.documentVersion.findUnique({ where: { documentId_n: { documentId, n } }, select: { reason: true } });
    const answered = (await tx.editAnswer.count({ where: { documentId, n } })) > 0;
    const fault = answerFault({ drafts: actor.seats.some((seat) => seat.postId === row.drafterPostId), reason: version?.reason ?? null, answered, accepted: accepted === "yes", text });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    await tx.editAnswer.createMany({ data: [{ documentId, n, accepted: accepted === "yes", text, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, at: now }] });
    await record(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.edit-answered", record: { kind: "document", id: documentId }, reason: text, after: { version: n, accepted: accepted === "yes" } });
    return { id: documentId, n };
  },
});

export interface EditAnswered {
  n: number;
  accepted: boolean;
  text: string;
  nameKo: string;
  nameEn: string;
  at: Date;
}

/** The answers to the edits of a document; whoever asks has opened it. */
export function editAnswersOf(db: Db | Tx, documentId: string): Promise<EditAnswered[]> {
  return db.editAnswer.findMany({ where: { documentId }, orderBy: { n: "asc" }, select: { n: true, accepted: true, text: true, nameKo: true, nameEn: true, at: true } });
}
