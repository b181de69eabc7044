import type { Db, Tx } from "#lib/platform/database.ts";

export interface Attached {
  id: string;
  name: string;
  size: number;
  detected: string;
  state: string;
  /** What came of taking its text: waiting · found · none · unreadable; null when nobody asked. */
  text: string | null;
}

/** Files in the order of their ids as given. */
export async function filesNamed(db: Db | Tx, ids: readonly string[]): Promise<Attached[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Attached[]>`
    select f."id", f."name", f."size", f."detected", f."state", t."state" as "text" from "File" f left join "FileText" t on t."sha256" = f."sha256" where f."id" = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** How many of these files somebody brought. */
export function ownFiles(db: Db | Tx, officialId: string, ids: readonly string[]): Promise<number> {
  return db.file.count({ where: { id: { in: [...ids] }, uploaderId: officialId } });
}

export function fileRow(db: Db | Tx, id: string): Promise<(Omit<Attached, "text"> & { sha256: string; uploaderId: string; destroyedAt: Date | null }) | null> {
  return db.file.findUnique({ where: { id }, select: { id: true, name: true, size: true, detected: true, state: true, sha256: true, uploaderId: true, destroyedAt: true } });
}
