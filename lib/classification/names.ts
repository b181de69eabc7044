import type { Db, Tx } from "#lib/platform/database.ts";

/** English names of functions by their Korean ones. */
export async function functionNamesIn(db: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.functionNodeVersion.findMany({ where: { nameKo: { in: [...names] } }, distinct: ["nameKo"], select: { nameKo: true, nameEn: true } });
  return new Map(rows.map((row) => [row.nameKo, row.nameEn]));
}
