import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { record } from "#lib/history/commands.ts";
import { register } from "#lib/records/commands.ts";
import { keepsOriginal } from "#lib/documents/rules.ts";

interface Original {
  row: { id: string; major: boolean; departmentId: string; unitTaskId: string | null };
  /** The version that was returned or is written anew. */
  n: number;
  why: "returned" | "redrafted";
  at: Date;
}

/** Registers the original of a major matter, once, when it comes back or is redrafted (records 21). */
export async function keepOriginal(tx: Tx, actor: Actor, { row, n, why, at }: Original): Promise<void> {
  if (!keepsOriginal({ major: row.major, version: n }) || row.unitTaskId === null) return;
  if ((await tx.returnedOriginal.count({ where: { documentId: row.id, n } })) > 0) return;
  const id = newId(at);
  const { label } = await register(tx, { record: { kind: "returned-original", id }, departmentId: row.departmentId, unitTaskId: row.unitTaskId, at });
  await tx.returnedOriginal.createMany({ data: [{ id, documentId: row.id, n, why, label, at }] });
  await record(tx, { actor, at, act: "document.original-registered", record: { kind: "document", id: row.id }, after: { version: n, number: label, why } });
}

export interface OriginalLine {
  n: number;
  why: string;
  label: string;
  /** The record file in which it lies, and whether it went with it. */
  fileId: string | null;
  destroyed: boolean;
}

/** The registered originals of a document; whoever asks has opened it. */
export function originalsOf(db: Db | Tx, documentId: string): Promise<OriginalLine[]> {
  return db.$queryRaw`
    select o."n", o."why", o."label", f."id" as "fileId", f."destroyedAt" is not null as "destroyed" from "ReturnedOriginal" o
    left join "RegisterEntry" e on e."recordKind" = 'returned-original' and e."recordId" = o."id" left join "RecordFile" f on f."id" = e."recordFileId"
    where o."documentId" = ${documentId}::uuid order by o."n"`;
}
