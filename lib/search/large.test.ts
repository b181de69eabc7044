import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Prepared } from "#lib/search/engine.ts";
import { catchUp, missedBy } from "#lib/search/missed.ts";
import { rebuild } from "#lib/search/rebuilding.ts";
import { agrees } from "#lib/search/reactions.ts";
import { searchState } from "#lib/search/state.ts";

/* A real cluster that takes 100 MB at once, as it does where nobody set it otherwise. */

const url = process.env["ELASTICSEARCH_URL"];
const at = new Date("2026-11-23T01:00:00Z");
const asked: Asked = { q: "", tokens: ["all"], kind: ["memo"], sort: "date", limit: 20, offset: 0, bare: true };
/** What an entry says weighs as much whether it is indexed or only kept; this is kept, which is done sooner. */
const kept = (bytes: number) => ["x".repeat(bytes)];

const entry = (n: number, more: Partial<Prepared> = {}): Prepared => ({
  kind: "memo", recordId: newId(new Date(at.getTime() + n)), sourceId: null, seq: 1, title: `긴 글 ${n}`, text: "짧은 글", url: "/", number: null, at, year: 2026, departmentNameKo: "", departmentNameEn: "", functionNameKo: "", functionNameEn: "",
  disclosure: "open", people: kept(9_000_000), postIds: [], facts: [], readers: ["all"], keys: [1], impacts: [17], measures: [0, 1, 1, 1, 0, 0], ...more,
});

let base: TestDatabase;
const entries = Array.from({ length: 13 }, (_, n) => entry(n));
beforeAll(async () => {
  if (!url) return;
  base = await testDatabase();
  await embeddedEngine(base.db).index(entries);
  await rebuild(base.db, at, { embedded: false });
}, 120_000);
afterAll(async () => {
  if (!url) return;
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});

const miss = (some: readonly Prepared[]) => base.db.searchMissed.createMany({ data: some.map(({ kind, recordId }) => ({ kind, recordId })) });

test.runIf(url)("long texts are brought to a cluster that is built, more than it takes at once", async () => {
  const cluster = (await clusterOf(base.db))!;
  expect(await agrees(base.db, cluster)).toBe(true);
  expect((await cluster.read(entries)).size).toBe(13);
}, 120_000);

test.runIf(url)("one for which the cluster may have too little memory is waited for by none", async () => {
  const wide = entry(19, { people: kept(25_000_000) });
  await embeddedEngine(base.db).index([wide]);
  await miss([wide]);
  expect(await catchUp(base.db, (await clusterOf(base.db))!)).toBe(1);
  expect(await missedBy(base.db)).toMatchObject({ missed: 0 });
  await base.db.searchEntry.deleteMany({ where: { recordId: wide.recordId } });
  await (await clusterOf(base.db))!.remove("memo", [wide.recordId]);
}, 120_000);

test.runIf(url)("one that is too large for the cluster is counted and keeps no other from it, until it is smaller", async () => {
  const cluster = (await clusterOf(base.db))!;
  const huge = entry(20, { people: kept(110_000_000) });
  const small = entry(21, { people: [] });
  await embeddedEngine(base.db).index([{ ...huge, people: [] }, small]);
  // What stood there before it grew is no longer so.
  await cluster.index([{ ...huge, people: [], seq: 0 }]);
  await cluster.restore([huge, small]);
  expect(await missedBy(base.db)).toEqual({ missed: 0, refused: 1 });
  expect(await searchState(base.db)).toMatchObject({ cluster: "answers", missed: 0, refused: 1 });
  expect(await agrees(base.db, cluster)).toBe(true);
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 14 });
  expect(await catchUp(base.db, cluster)).toBe(0);
  await cluster.index([{ ...huge, people: [] }]);
  expect(await missedBy(base.db)).toEqual({ missed: 0, refused: 0 });
}, 120_000);
