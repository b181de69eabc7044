import pg from "pg";

/** How many statements are sent to the database while something is done. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: unknown, ...given: unknown[]) {
    sent += 1;
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return sent;
}
