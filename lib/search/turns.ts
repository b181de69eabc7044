import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { wholesOf } from "#lib/search/parts.ts";

/*
 * Records are read and then written to an index by several: the worker as they change, a rebuild, the
 * checker. Each does both in one turn per record, so that nobody writes what was read before a change
 * after somebody who read it later.
 */

const limits = { maxWait: 30_000, timeout: 300_000 };
const whole = Prisma.sql`hashtextextended('search indices', 0)`;

/** Reads and writes these records in one turn. */
export async function inTurn<T>(db: Db, ids: readonly string[], work: () => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock_shared(${whole})`;
    await wait(tx, ids);
    return work();
  }, limits);
}

/** The same for entries: the turn of a part is that of its record. */
export async function inTurnOfEntries<T>(db: Db, entryIds: readonly string[], work: () => Promise<T>): Promise<T> {
  return inTurn(db, [...entryIds, ...(await wholesOf(db, entryIds))], work);
}

/** While nobody writes to any index. */
export async function betweenTurns<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${whole})`;
    return work();
  }, limits);
}

/** In one order for all, so that no two wait for each other. */
async function wait(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(turn) from (select distinct hashtextextended(id, 1) as turn from unnest(${[...ids]}::text[]) id order by 1) t`;
}
