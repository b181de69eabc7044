import type { Tx } from "#lib/platform/database.ts";
import { announceAll } from "#lib/platform/outbox.ts";

/** Gives files up for good: nobody gets them from now on; the worker takes their bytes away once no living file has the same. */
export async function destroyFiles(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.file.updateMany({ where: { id: { in: [...ids] }, destroyedAt: null }, data: { destroyedAt: at } });
  await announceAll(tx, ids.map((id) => ({ topic: "file.destroyed" as const, record: { kind: "file", id }, at })));
}
