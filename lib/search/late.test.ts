import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { announce } from "#lib/platform/outbox.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { applied, changeOf } from "#lib/search/changes.ts";
import { clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { listed, search, searchInput } from "#lib/search/queries.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { averages } from "#lib/search/snapshot.ts";
import { sources } from "#lib/search/sources.ts";
import { setIndices } from "#lib/search/testing/cluster.ts";
import { waitingFor } from "#lib/search/truth.ts";

/* A real cluster that shows late what was written to it: totals, facets and months tell nothing that was taken away before. */

const url = process.env["ELASTICSEARCH_URL"];
let base: TestDatabase;
let cast: Cast;
/** Latest first: on a page of one by date the others are only counted. */
let ids: string[];
beforeAll(async () => {
  if (!url) return;
  base = await testDatabase();
  cast = await makeCast(base.db);
  ids = [];
  for (const [n, title] of ["연안 점검 하나", "연안 점검 둘", "연안 점검 셋"].entries()) ids.unshift((await decided(cast, { title, card: { scope: "government" }, at: new Date(monday.getTime() + n * 86_400_000) })).id);
  while ((await runOutboxOnce(indexing)) > 0);
  await reindex(base.db, monday, () => undefined);
  await base.db.outbox.updateMany({ data: { doneAt: monday } });
});
afterAll(async () => {
  if (!url) return;
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});
beforeEach(async () => {
  if (url) await setIndices(base.db, url, { refresh_interval: "-1" });
});

const input = (more: object = {}) => searchInput.parse({ q: "연안 점검", kind: ["document"], sort: "date", limit: 1, ...more });
async function counted(who: Person, more: object = {}) {
  const { total, facets, months, engine } = await search(base.db, await cast.actor(who), input(more));
  return { total, classes: facets.disclosure, months: months.reduce((sum, one) => sum + one.count, 0), engine };
}
const told = (n: number) => ({ total: n, classes: n === 0 ? [] : [{ value: "open", count: n }], months: n, engine: "elasticsearch" });
const narrow = (id: string) => base.db.$transaction(async (tx) => {
  await tx.document.update({ where: { id }, data: { readers: ["official:nobody"], listers: ["official:nobody"] } });
  await announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: monday });
});

test.runIf(url)("between the write to PostgreSQL and that to the cluster, and until the cluster shows it", async () => {
  expect(await counted("gaon")).toEqual(told(3));
  await narrow(ids[2]!);
  const source = sources.find((one) => one.kind === "document" && one.topic === "document.changed")!;
  await applied(embeddedEngine(base.db), await changeOf(base.db, source, [ids[2]!], monday, await averages(base.db)));
  expect(await counted("gaon")).toEqual(told(2));
  while ((await runOutboxOnce(indexing)) > 0);
  expect((await (await clusterOf(base.db))!.query({ q: "연안 점검", kind: ["document"], tokens: ["all"], sort: "date", limit: 1, offset: 0 })).total).toBe(3);
  expect(await counted("gaon")).toEqual(told(2));
  expect(await listed(base.db, await cast.actor("gaon"), input())).toMatchObject({ total: 2, engine: "elasticsearch" });
  await (await clusterOf(base.db))!.refresh();
  expect(await counted("gaon")).toEqual(told(2));
});

test.runIf(url)("what is no longer there at all is counted by nobody either", async () => {
  await base.db.$transaction(async (tx) => {
    await tx.searchEntry.deleteMany({ where: { recordId: ids[1]! } });
    await tx.outbox.create({ data: { topic: "document.changed", recordKind: "document", recordId: ids[1]!, payload: {}, at: monday, doneAt: new Date() } });
  });
  expect(await counted("gaon")).toEqual(told(1));
});

test.runIf(url)("it costs no further statement, and is looked up by an index however much was done before", async () => {
  const actor = await cast.actor("gaon");
  // Whether the cluster is behind is remembered for a second, and so is looked up once before.
  // It is looked up again where the machine was slower than that: of a few searches the one without counts.
  const once = async () => { await counted("gaon"); return (await statements(() => search(base.db, actor, input()))).length; };
  const asked = async () => Math.min(await once(), await once(), await once());
  const few = await asked();
  await base.db.$executeRaw`insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "at", "doneAt") select 'document.changed', 'document', gen_random_uuid()::text, '{}', ${monday}, ${monday} from generate_series(1, 100000)`;
  await base.db.$executeRaw`analyze "Outbox"`;
  expect(await asked()).toBe(few);
  await base.db.$transaction(async (tx) => {
    const scans = async () => (await tx.$queryRaw<{ whole: number; byIndex: number }[]>`select "seq_scan"::int as "whole", "idx_scan"::int as "byIndex" from pg_stat_xact_user_tables where "relname" = 'Outbox'`)[0]!;
    const before = await scans();
    await tx.$queryRaw(waitingFor(actor.tokens));
    const after = await scans();
    // What waits and what was just done, each once for all and once for what narrows alone.
    expect([after.whole - before.whole, after.byIndex - before.byIndex]).toEqual([0, 4]);
  });
});
