import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import type { DisposalAct, Step } from "#lib/records/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { DisposalStep, RecordHold } from "#prisma/generated/client.ts";

const order = ["opinion", "examination", "decision", "destruction"];

/** The steps of record files in their order. */
export async function stepsOf(db: Db | Tx, recordFileIds: readonly string[]): Promise<Map<string, DisposalStep[]>> {
  const rows = await db.disposalStep.findMany({ where: { recordFileId: { in: [...recordFileIds] } }, orderBy: { round: "asc" } });
  rows.sort((a, b) => a.round - b.round || order.indexOf(a.step) - order.indexOf(b.step));
  return Map.groupBy(rows, (row) => row.recordFileId);
}

export const asStep = (row: DisposalStep): Step => ({ round: row.round, step: row.step as Step["step"], verdict: row.verdict as Step["verdict"], officialId: row.officialId, day: dayOf(row.at) });

export async function addStep(tx: Tx, actor: Actor, recordFileId: string, round: number, { heldOn, ...act }: DisposalAct, at: Date): Promise<void> {
  await tx.disposalStep.createMany({
    data: [{
      recordFileId, round, ...act, members: [...act.members], heldOn: heldOn ? toColumn(heldOn) : null, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn,
      postNameKo: actor.seat?.postNameKo ?? "", postNameEn: actor.seat?.postNameEn ?? "", at,
    }],
  });
}

export interface HoldLine extends RecordHold {
  /** The file that it holds, itself or by a document in it. */
  heldFileId: string;
}

/** The files that hold `h` holds: the file itself, or those in which its document and the originals of it lie. */
export const filesHeld = Prisma.sql`
  select h."recordFileId" as "fileId" where h."recordFileId" is not null
  union select d."recordFileId" from "Document" d where d."id" = h."documentId" and d."recordFileId" is not null
  union select e."recordFileId" from "ReturnedOriginal" o join "RegisterEntry" e on e."recordKind" = 'returned-original' and e."recordId" = o."id" where o."documentId" = h."documentId" and e."recordFileId" is not null`;

/** Holds on record files or on documents in them, the oldest first; released ones too when asked. */
export function holdsOn(db: Db | Tx, recordFileIds: readonly string[], all = false): Promise<HoldLine[]> {
  return db.$queryRaw<HoldLine[]>`
    select h.*, x."fileId" as "heldFileId" from "RecordHold" h cross join lateral (${filesHeld}) x
    where x."fileId" = any(${[...recordFileIds]}::uuid[]) and (${all} or h."releasedAt" is null) order by h."at", h."id"`;
}

export async function addHold(tx: Tx, actor: Actor, held: { recordFileId: string | null; documentId: string | null; agencyId: string; reason: string }, at: Date): Promise<string> {
  const id = newId(at);
  await tx.recordHold.create({ data: { id, ...held, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, at }, select: { id: true } });
  return id;
}

export async function lockHold(tx: Tx, id: string): Promise<RecordHold | null> {
  const [row] = await tx.$queryRaw<RecordHold[]>`select * from "RecordHold" where "id" = ${id}::uuid for update`;
  return row ?? null;
}

export async function releaseHold(tx: Tx, actor: Actor, id: string, reason: string, at: Date): Promise<void> {
  await tx.recordHold.updateMany({ where: { id, releasedAt: null }, data: { releasedAt: at, releasedKo: actor.nameKo, releasedEn: actor.nameEn, releaseReason: reason } });
}
