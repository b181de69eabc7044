import { isDeepStrictEqual } from "node:util";
import type { Db } from "#lib/platform/database.ts";
import { clusterOf } from "#lib/search/door.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Numbers, Prepared, SearchEntry } from "#lib/search/engine.ts";
import { eachGhost, forgetEntries } from "#lib/search/ghosts.ts";
import type { Entry } from "#lib/search/ghosts.ts";
import { prepared } from "#lib/search/prepare.ts";
import { averages } from "#lib/search/snapshot.ts";
import { cutAlike } from "#lib/search/stored.ts";
import { sources } from "#lib/search/sources.ts";
import { titleOf } from "#lib/search/titles.ts";
import { inTurn } from "#lib/search/turns.ts";
import type { SearchTitle } from "#prisma/generated/client.ts";

/** What is wrong with an index: records that it lacks, keeps otherwise than they are, shows to others than may read them, or keeps though they are gone or stand there already. PostgreSQL keeps the titles that are suggested beside its own. */
export interface Faults {
  missing: number;
  stale: number;
  tokens: number;
  ghosts: number;
}
export interface Checked {
  records: number;
  embedded: Faults;
  cluster: Faults | null;
}

const none = (): Faults => ({ missing: 0, stale: 0, tokens: 0, ghosts: 0 });
const page = 200;
/** The cluster's clock goes in steps of 200 ms, and within one it remembers the version of what it forgot. */
const tick = 300;
const nameOf = ({ kind, recordId }: { kind: string; recordId: string }) => `${kind}:${recordId}`;
/** How an entry is named in the cluster; whatever else stands there is nobody's. */
const named = /^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const entryOf = (name: string): Entry => ({ kind: name.slice(0, name.indexOf(":")) as Entry["kind"], recordId: name.slice(name.indexOf(":") + 1) });

/** Compares both indexes with the records, one after another, and with `mend` makes good what differs. A run that is broken off is begun again: what was mended stays so. */
export async function check(db: Db, at: Date, mend: boolean, say: (done: number) => void = () => undefined): Promise<Checked> {
  const usual = await averages(db);
  const cluster = await clusterOf(db);
  const checked: Checked = { records: 0, embedded: none(), cluster: cluster ? none() : null };
  const known = new Set<string>();
  for (const source of sources) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await source.ids(db, after, page);
      if (ids.length === 0) break;
      after = ids[ids.length - 1]!;
      const compare = async () => {
        const entries = (await source.entries(db, ids, at)).map((entry) => prepared(entry, usual));
        for (const entry of entries) known.add(nameOf(entry));
        await checkEmbedded(db, entries, checked.embedded, mend);
        if (cluster) await checkCluster(cluster, entries, checked.cluster!, mend);
        checked.records += entries.length;
      };
      // What is only looked at holds nobody up.
      await (mend ? inTurn(db, ids, compare) : compare());
      say(checked.records);
    }
  }
  // Records that came meanwhile are not known yet and yet stand behind their entries: each is looked at again.
  const rows = await db.$queryRaw<Entry[]>`select "kind", "recordId"::text as "recordId" from "SearchEntry" union select "kind", "recordId"::text from "SearchTitle"`;
  const seeming = rows.filter((row) => !known.has(nameOf(row)));
  checked.embedded.ghosts += await eachGhost(db, at, seeming, async (ghosts) => mend && forgetEntries(db, ghosts));
  if (cluster) {
    await cluster.refresh();
    const names: string[] = [];
    for await (const name of cluster.names()) if (!known.has(name)) names.push(name);
    const strange = names.filter((name) => !named.test(name));
    if (mend) await cluster.forget(strange);
    checked.cluster!.ghosts += strange.length + (await eachGhost(db, at, names.filter((name) => named.test(name)).map(entryOf), async (ghosts) => mend && cluster.forget(ghosts.map(nameOf))));
  }
  return checked;
}

/** All but the levels: those were cut by the averages of their day. */
function alike(entry: SearchEntry & { keys: Numbers }, there: SearchEntry & { keys: Numbers }): boolean {
  const plain = ({ kind, recordId, sourceId, seq, title, text, url, number, at, year, departmentNameKo, departmentNameEn, functionNameKo, functionNameEn, disclosure, people, postIds, facts, keys }: typeof entry) =>
    [kind, recordId, sourceId, seq, title.toWellFormed(), text.toWellFormed().replaceAll("\0", " "), url, number, at.getTime(), year, departmentNameKo, departmentNameEn, functionNameKo, functionNameEn, disclosure, [...people], [...postIds], [...(facts ?? [])], [...keys]];
  return isDeepStrictEqual(plain(entry), plain(there));
}

/** `cut` says whether what was made of the text is of this text; `shown` whether the readers are those by which the index is asked. */
function faultOf<There extends Prepared>(entry: Prepared, there: There | undefined, cut: (there: There) => boolean, shown: (there: There) => boolean = () => true): keyof Faults | null {
  if (!there) return "missing";
  if (!isDeepStrictEqual([...entry.readers].sort(), [...there.readers].sort()) || !shown(there)) return "tokens";
  return alike(entry, there) && cut(there) ? null : "stale";
}

/** PostgreSQL asks by the numbers of the readers. */
type Row = Prepared & { readerIds: number[] };

async function numbersOf(db: Db, rows: readonly Row[]): Promise<(row: Row) => boolean> {
  const tokens = [...new Set(rows.flatMap((row) => row.readers))];
  const numbers = new Map((await db.searchReader.findMany({ where: { token: { in: tokens } } })).map(({ token, id }) => [token, id]));
  return ({ readers, readerIds }) => isDeepStrictEqual([...new Set(readers.map((token) => numbers.get(token)))].sort((one, other) => (one ?? 0) - (other ?? 0)), readerIds);
}

const termsOf = (impacts: Numbers) => Array.from(impacts, (impact) => impact >>> 4);

/** What is wrong with the title by which an entry is suggested. */
function faultOfTitle(title: SearchTitle | null, there: SearchTitle | undefined): keyof Faults | null {
  if (!title || !there) return title ? "missing" : there ? "stale" : null;
  const plain = ({ readers: _, ...rest }: SearchTitle) => rest;
  if (!isDeepStrictEqual([...title.readers].sort(), [...there.readers].sort())) return "tokens";
  return isDeepStrictEqual(plain(title), plain(there)) ? null : "stale";
}

async function checkEmbedded(db: Db, entries: readonly Prepared[], faults: Faults, mend: boolean): Promise<void> {
  const of = { where: { recordId: { in: entries.map((entry) => entry.recordId) } } };
  const [rows, kept] = await Promise.all([db.searchEntry.findMany({ ...of, omit: { month: true, numberPlain: true } }) as Promise<Row[]>, db.searchTitle.findMany(of)]);
  const there = new Map(rows.map((row) => [nameOf(row), row]));
  const titles = new Map(kept.map((row) => [nameOf(row), row]));
  const numbered = await numbersOf(db, rows);
  const wrong = entries.filter((entry) => {
    const fault = faultOf(entry, there.get(nameOf(entry)), (row) => isDeepStrictEqual(termsOf(row.impacts), termsOf(entry.impacts)), numbered) ?? faultOfTitle(titleOf(entry), titles.get(nameOf(entry)));
    if (fault) faults[fault] += 1;
    return fault !== null;
  });
  if (!mend || wrong.length === 0) return;
  // Also a row that says to be newer than its record gives way.
  for (const kind of new Set(wrong.map((entry) => entry.kind))) await embeddedEngine(db).remove(kind, wrong.filter((entry) => entry.kind === kind).map((entry) => entry.recordId));
  await embeddedEngine(db).index(wrong);
}

async function checkCluster(cluster: ElasticsearchEngine, entries: readonly Prepared[], faults: Faults, mend: boolean): Promise<void> {
  const there = await cluster.read(entries);
  const wrong = entries.filter((entry) => {
    const fault = faultOf(entry, there.get(nameOf(entry)), (kept) => cutAlike(entry, kept));
    if (fault) faults[fault] += 1;
    return fault !== null;
  });
  if (!mend || wrong.length === 0) return;
  await cluster.forget(wrong.map(nameOf));
  await new Promise((resolve) => setTimeout(resolve, tick));
  await cluster.refresh();
  await cluster.index(wrong);
}
