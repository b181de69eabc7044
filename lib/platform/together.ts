import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/**
 * Several small selects in one statement, for what is looked up before anything else is known: a statement costs more than
 * such a select. `Row` names the shape of each one's rows, as JSON has them: texts, numbers and lists.
 */
export async function together<Row extends object>(db: Db | Tx, selects: Readonly<Record<keyof Row & string, Prisma.Sql>>): Promise<{ [Name in keyof Row]: Row[Name][] }> {
  const named = (Object.entries(selects) as [string, Prisma.Sql][]).map(([name, select]) => Prisma.sql`(select coalesce(json_agg(t), '[]') from (${select}) t) as ${Prisma.raw(`"${name}"`)}`);
  const [row] = await db.$queryRaw<{ [Name in keyof Row]: Row[Name][] }[]>`select ${Prisma.join(named, ", ")}`;
  if (!row) throw new Error("A select without a table answers one row.");
  return row;
}
