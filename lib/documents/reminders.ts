import { Refusal } from "#lib/refusal.ts";
import { toColumn } from "#lib/time.ts";
import { operation } from "#lib/platform/operation.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { record } from "#lib/history/commands.ts";
import { byId } from "#lib/documents/input.ts";
import { loadForAct, seated } from "#lib/documents/loading.ts";

export const remindDocument = operation({
  name: "documents.remind",
  address: "POST /api/v1/documents/:id/reminders",
  summary: { ko: "지금 차례인 사람에게 하루에 한 번 알립니다", en: "Remind whoever's turn it is, once a day" },
  input: byId,
  output: byId,
  refusals: ["platform.not-found", "approval.not-the-drafter", "approval.not-under-way", "documents.reminded-today"],
  act: "document.reminded",
  async run({ tx, actor, now, today }, { id }) {
    const { row, may } = await loadForAct(tx, actor, id);
    if (may.remind) throw new Refusal(may.remind.refused);
    const added = await tx.reminder.createMany({ data: [{ documentId: id, day: toColumn(today), officialId: actor.officialId, at: now }], skipDuplicates: true });
    if (added.count === 0) throw new Refusal("documents.reminded-today");
    await record(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.reminded", record: { kind: "document", id } });
    return { id };
  },
});

/** When somebody was last reminded of each document, of those that are reminded at all. */
export async function remindedAt(db: Db | Tx, documentIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.reminder.groupBy({ by: ["documentId"], where: { documentId: { in: [...documentIds] } }, _max: { at: true } });
  return new Map(rows.flatMap((row) => (row._max.at ? [[row.documentId, row._max.at] as const] : [])));
}
