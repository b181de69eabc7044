import type { Db, Tx } from "#lib/platform/database.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

export interface TrailFilter {
  /** Acts of these officials, and what the system did by itself. */
  officialIds: readonly string[];
  from?: Date | undefined;
  /** Not included. */
  until?: Date | undefined;
  /** Letters of the name of who acted. */
  who?: string | undefined;
  /** The beginning of an act: `document`, `document.approved`. */
  act?: string | undefined;
  recordIds?: readonly string[] | undefined;
  /** Acts before this one, for the next page. */
  before?: bigint | undefined;
}

/** Acts of all records, newest first. */
export function trail(db: Db | Tx, filter: TrailFilter, limit: number): Promise<HistoryEntry[]> {
  const like = (text: string) => text.replace(/[\\%_]/g, "\\$&");
  const conditions = [Prisma.sql`("officialId" is null or "officialId" = any(${[...filter.officialIds]}::uuid[]))`];
  if (filter.before !== undefined) conditions.push(Prisma.sql`"id" < ${filter.before}`);
  if (filter.from) conditions.push(Prisma.sql`"at" >= ${filter.from}`);
  if (filter.until) conditions.push(Prisma.sql`"at" < ${filter.until}`);
  if (filter.who) conditions.push(Prisma.sql`("nameKo" like ${`%${like(filter.who)}%`} or "nameEn" ilike ${`%${like(filter.who)}%`})`);
  if (filter.act) conditions.push(Prisma.sql`"act" like ${`${like(filter.act)}%`}`);
  if (filter.recordIds) conditions.push(Prisma.sql`"recordId" = any(${[...filter.recordIds]})`);
  return db.$queryRaw<HistoryEntry[]>`select * from "HistoryEntry" where ${Prisma.join(conditions, " and ")} order by "id" desc limit ${limit}`;
}

/** The kinds of acts that have happened. */
export async function actsKnown(db: Db | Tx): Promise<string[]> {
  const rows = await db.$queryRaw<{ act: string }[]>`
    with recursive next as (
      (select "act" from "HistoryEntry" order by "act" limit 1)
      union all select (select h."act" from "HistoryEntry" h where h."act" > next."act" order by h."act" limit 1) from next where next."act" is not null
    ) select "act" from next where "act" is not null`;
  return rows.map((row) => row.act);
}
