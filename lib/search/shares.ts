import type { Db } from "#lib/platform/database.ts";

/** For so long it is remembered how large a part of all entries each token reads. */
const remembered = 60_000;
const known = new WeakMap<Db, { until: number; shares: Promise<ReadonlyMap<string, number>> }>();

/**
 * Whether these tokens read more than half of all entries, as PostgreSQL last counted a sample of them. It
 * decides nothing but the way: for many tokens that read nearly all an index costs more than it leaves out.
 */
export async function readsMost(db: Db, tokens: readonly string[]): Promise<boolean> {
  const shares = await sharesOf(db);
  return tokens.reduce((unread, token) => unread * (1 - (shares.get(token) ?? 0)), 1) < 1 / 2;
}

function sharesOf(db: Db): Promise<ReadonlyMap<string, number>> {
  const last = known.get(db);
  if (last && Date.now() < last.until) return last.shares;
  const shares = sampled(db);
  known.set(db, { until: Date.now() + remembered, shares });
  shares.catch(() => known.delete(db));
  return shares;
}

async function sampled(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ token: string; share: number }[]>`
    select r."token", e."share"::float8 as "share"
    from pg_stats s, unnest(s."most_common_elems"::text::int[], s."most_common_elem_freqs") e("id", "share") join "SearchReader" r using ("id")
    where s."schemaname" = 'public' and s."tablename" = 'SearchEntry' and s."attname" = 'readerIds'`;
  return new Map(rows.map(({ token, share }) => [token, share]));
}
