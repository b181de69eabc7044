import type { Db, Tx } from "#lib/platform/database.ts";

export interface Attached {
  id: string;
  name: string;
  size: number;
  detected: string;
  state: string;
}

/** Files in the order of their ids as given. */
export async function filesNamed(db: Db | Tx, ids: readonly string[]): Promise<Attached[]> {
  if (ids.length === 0) return [];
  const rows = await db.file.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true, size: true, detected: true, state: true } });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** How many of these files somebody brought. */
export function ownFiles(db: Db | Tx, officialId: string, ids: readonly string[]): Promise<number> {
  return db.file.count({ where: { id: { in: [...ids] }, uploaderId: officialId } });
}

export function fileRow(db: Db | Tx, id: string): Promise<(Attached & { sha256: string; uploaderId: string; destroyedAt: Date | null }) | null> {
  return db.file.findUnique({ where: { id }, select: { id: true, name: true, size: true, detected: true, state: true, sha256: true, uploaderId: true, destroyedAt: true } });
}
