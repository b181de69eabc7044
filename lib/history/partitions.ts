import type { Db } from "#lib/platform/database.ts";

/** Makes the partitions of this and the next month for the log of reads, before the first read of the month. */
export async function ensureReadPartitions(db: Db, at: Date): Promise<void> {
  const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  for (const month of [at, next]) await db.$executeRaw`select onmaru_read_partition(${month}::date, current_user::text)`;
}
