import type { Db } from "#lib/platform/database.ts";

/*
 * PostgreSQL gathers the terms of new entries before it sorts them into their index. Whoever indexed sorts
 * in what waits as soon as nothing else is to be done: until then questions go through it too.
 */

const untidy = new WeakSet<Db>();

export const madeUntidy = (db: Db): void => void untidy.add(db);

export async function tidy(db: Db): Promise<void> {
  if (!untidy.delete(db)) return;
  await db.$queryRaw`select onmaru_tidy_search()`;
}
