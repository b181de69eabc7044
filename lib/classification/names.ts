import type { Db, Tx } from "#lib/platform/database.ts";

/** English names of functions by their Korean ones. */
export async function functionNamesIn(db: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.functionNodeVersion.findMany({ where: { nameKo: { in: [...names] } }, distinct: ["nameKo"], select: { nameKo: true, nameEn: true } });
  return new Map(rows.map((row) => [row.nameKo, row.nameEn]));
}

/** Unit tasks by their code or by a name in either language; one that stands goes before those that ended. */
export async function unitTasksCalled(db: Db | Tx, texts: readonly string[]): Promise<Map<string, { id: string; nameKo: string }>> {
  if (texts.length === 0) return new Map();
  const rows = await db.$queryRaw<{ text: string; id: string; nameKo: string }[]>`
    select distinct on (t.text) t.text, n."id", v."nameKo" from unnest(${[...texts]}::text[]) t(text)
    join "FunctionNodeVersion" v on t.text in (v."nameKo", v."nameEn") or v."nodeId" in (select c."id" from "FunctionNode" c where c."code" = t.text)
    join "FunctionNode" n on n."id" = v."nodeId" and n."level" = 6
    order by t.text, (v."validUntil" is null) desc, v."validFrom" desc`;
  return new Map(rows.map(({ text, id, nameKo }) => [text, { id, nameKo }]));
}
