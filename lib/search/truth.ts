import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { hasCluster } from "#lib/search/clients.ts";
import { kinds } from "#lib/search/engine.ts";
import type { Asked, SearchEntry } from "#lib/search/engine.ts";
import type { Answer } from "#lib/search/door.ts";
import { sources } from "#lib/search/sources.ts";

/*
 * The index follows the records; who may read one is asked of the records themselves. What an act
 * has just taken from somebody is left out of hits, totals and facets before the index knows of it.
 */

/** So many acts that wait to be indexed are looked at, the latest, and each by which somebody may read less; of the others the hits are. */
const mostWaiting = 1_000;
/** A page that was found to hold what one may no longer read is asked for again without it, so often. */
const mostTurns = 4;

type Ask = (db: Db, asked: Asked) => Promise<Answer>;
export type Checked = (asked: Asked, ask: Ask) => Promise<Answer>;

/** What several questions of one request are checked by: what waits to be indexed is looked up once for all of them, or has been. */
export function checkedFor(db: Db, tokens: readonly string[], looked?: readonly Waiting[]): Checked {
  let waiting: Promise<readonly Waiting[]> | undefined;
  let taken: Promise<string[]> | undefined;
  return async (asked, ask) => {
    // What waits is looked up before the engine is asked: what is indexed in between is in neither else.
    const rows = looked ?? (await (waiting ??= db.$queryRaw<Waiting[]>(waitingFor(tokens))));
    const without = [...(asked.without ?? []), ...rows.flatMap((row) => (row.gone ? [row.recordId] : []))];
    // As a rule nothing waits that was taken away: the engine is not kept waiting for that.
    const [first, away] = await Promise.all([page({ ...asked, without }, ask), (taken ??= takenAway(db, tokens, rows.filter((row) => !row.gone)))]);
    without.push(...away);
    let { answer, readable } = away.length === 0 ? first : await page({ ...asked, without }, ask);
    for (let turn = 1; ; turn++) {
      const gone = answer.hits.filter((hit) => !readable.has(hit.recordId));
      if (gone.length === 0) return answer;
      if (turn === mostTurns) return { ...answer, total: answer.total - gone.length, hits: answer.hits.filter((hit) => readable.has(hit.recordId)) };
      without.push(...gone.map((hit) => hit.recordId));
      ({ answer, readable } = await page({ ...asked, without }, ask));
    }
  };

  /** A page, and which of its records may be read: looked up while they are fetched where the engine tells them early. */
  async function page(asked: Asked, ask: Ask): Promise<{ answer: Answer; readable: ReadonlySet<string> }> {
    const checks: Promise<Set<string>>[] = [];
    const answer = await ask(db, { ...asked, onPage: (some) => checks.push(readableOf(db, some, tokens)) });
    const early = await Promise.all(checks);
    if (early.length > 0) return { answer, readable: new Set(early.flatMap((some) => [...some])) };
    const [readable] = await Promise.all([readableOf(db, answer.hits, tokens), asked.onHits && afterSending(() => asked.onHits?.(answer.hits))]);
    return { answer, readable };
  }
}

/** Once what was asked is on its way. */
const afterSending = (work: () => void) => new Promise<void>((done, fail) => setImmediate(() => { try { done(work()); } catch (error) { fail(error as Error); } }));

/** A cluster shows what was written to it within half a second; for so long after a change was done it may still show what was before. */
const settling = 6;

/** Records whose change waits to be indexed and which the index would show to whoever has these tokens: a select. Beside a cluster also those that the PostgreSQL index no longer shows them, and the cluster may (`gone`). */
export function waitingFor(tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "kind", "recordId", "gone" from onmaru_waiting(${[...tokens]}::text[], ${topics}::text[], ${[...kinds]}::text[], ${mostWaiting}::int, ${hasCluster() ? settling : null}::int * interval '1 second')`;
}

/** Of those the ones that may no longer be read. */
async function takenAway(db: Db, tokens: readonly string[], rows: readonly Named[]): Promise<string[]> {
  const readable = await readableOf(db, rows, tokens);
  return rows.filter((row) => !readable.has(row.recordId)).map((row) => row.recordId);
}

const topics = [...new Set(sources.map((source) => source.topic))];

export interface Named {
  kind: string;
  recordId: string;
}

export interface Waiting extends Named {
  /** It is in no answer, whatever its kind; else it is asked whether it may be read. */
  gone: boolean;
}

/** Of these records those that somebody may read now, in one statement. A kind may have several sources; ids are unique among all, so each knows its own. */
export async function readableOf(db: Db | Tx, named: readonly Named[], tokens: readonly string[]): Promise<Set<string>> {
  const readable = readableAmong((kind) => {
    const ids = named.filter((one) => one.kind === kind).map((one) => one.recordId);
    return ids.length > 0 ? Prisma.sql`${ids}::uuid[]` : null;
  }, tokens);
  if (!readable) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`select "id"::text as "id" from (${readable}) r`;
  return new Set(rows.map((row) => row.id));
}

/** A select of the ids of those records that somebody may read now; `ids` says for each kind which are asked about. */
function readableAmong(ids: (kind: string) => Prisma.Sql | null, tokens: readonly string[]): Prisma.Sql | null {
  const selects = sources.flatMap((source) => {
    const asked = ids(source.kind);
    const select = asked ? source.readable(asked, tokens) : null;
    return select ? [select] : [];
  });
  return selects.length > 0 ? Prisma.join(selects, " union all ") : null;
}

/** A record as lists of other rooms show it. */
export interface ShownEntry {
  kind: SearchEntry["kind"];
  recordId: string;
  title: string;
  url: string;
  number: string | null;
  at: Date;
  departmentNameKo: string;
  departmentNameEn: string;
  disclosure: string;
}

/** A select of the records that a select of `kind` and `recordId` names, as search shows them (ShownEntry), of those that somebody may read now; for a statement of another room. */
export function readableEntries(named: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  const readable = readableAmong((kind) => Prisma.sql`array(select n."recordId" from (${named}) n where n."kind" = ${kind})`, tokens);
  return Prisma.sql`
    select e."kind", e."recordId", e."title", e."url", e."number", e."at", e."departmentNameKo", e."departmentNameEn", e."disclosure" from "SearchEntry" e
    where (e."kind", e."recordId") in (select n."kind", n."recordId" from (${named}) n) and e."recordId" in (${readable ?? Prisma.sql`select null::uuid`})`;
}
