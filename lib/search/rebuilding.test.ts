import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { databaseForMany } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { keepSetting } from "#lib/platform/setting-rows.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { check } from "#lib/search/checking.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import type { Answer } from "#lib/search/door.ts";
import { elasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, Prepared } from "#lib/search/engine.ts";
import { newId } from "#lib/platform/id.ts";
import { questionOf } from "#lib/search/question.ts";
import { underWay } from "#lib/search/rebuilding.ts";
import { indexing, mendCluster, reindex } from "#lib/search/reactions.ts";
import { averages } from "#lib/search/snapshot.ts";
import { again, layPetitions, retitle } from "#lib/search/testing/petitions.ts";

const url = process.env["ELASTICSEARCH_URL"];
const at = new Date("2026-11-23T01:00:00Z");
const asked: Asked = { q: "연안 안전 청원", tokens: ["all"], sort: "fit", limit: 20, offset: 0 };
const many = 1_400;
const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };

let base: TestDatabase;
let ids: string[];
beforeAll(async () => {
  base = await testDatabase();
  ids = await layPetitions(base.db, 0, many);
  await reindex(base.db, at, () => undefined);
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(async () => {
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});

const whole = async () => {
  const { embedded, cluster } = await check(base.db, at, false);
  expect(embedded).toEqual(none);
  if (url) expect(cluster).toEqual(none);
};

test("under 50 writes a second no search fails or finds less, and no write is older in the new index than in the record", async () => {
  const before = await (await clusterOf(base.db))?.extent();
  const answers: Answer[] = [];
  const searches = again(20, async () => void answers.push(await ask(base.db, asked)));
  let begun = 0;
  const writes = again(50, (turn) => {
    begun = turn;
    return retitle(base.db, ids[(turn * 97) % many]!, `연안 안전 청원 고침 ${turn}`);
  });
  const worker = again(20, async () => void (await runOutboxOnce(indexing)));
  // How many writes a second are reached the bench says; here it is built until many fell into it.
  let done = 0;
  while (begun < 50 || answers.length < 20) done = await reindex(base.db, at, () => undefined);
  const [searched] = await Promise.all([searches(), writes(), worker()]);
  while ((await runOutboxOnce(indexing)) > 0);
  expect(done).toBe(many);
  expect(answers).toHaveLength(searched);
  for (const { total, hits, fallback } of answers) expect({ total, hits: hits.length, fallback }).toEqual({ total: many, hits: 20, fallback: false });
  expect(await (await clusterOf(base.db))?.extent()).toEqual(before);
  await whole();
}, 120_000);

test.each(["the record", "the kept entry"] as const)("what is read of %s and changed before it is written does not win over the change", async (of) => {
  const changed = ids[5]!;
  let met = false;
  /** Somebody changes the record, and it is indexed if it can be, between the read and the write of the rebuild. */
  const between = async (rows: readonly { id?: string; recordId?: string; title?: string }[]) => {
    if (met || !rows.some((row) => (row.id ?? row.recordId) === changed && row.title !== undefined)) return;
    met = true;
    await retitle(base.db, changed, `연안 안전 청원 사이에 ${of}`);
    await Promise.race([runOutboxOnce(indexing), new Promise((resolve) => setTimeout(resolve, 1_500))]);
  };
  const slow = base.db.$extends({ query: { petition: { async findMany({ args, query }: { args: never; query: (args: never) => Promise<{ id: string; title?: string }[]> }) {
    const rows = await query(args);
    await between(rows);
    return rows;
  } } } } as never) as unknown as typeof base.db;
  const pool = databaseForMany();
  const query = pool.query.bind(pool) as (text: string, values: unknown[]) => Promise<{ rows: { recordId?: string; title?: string }[] }>;
  const entries = vi.spyOn(pool, "query").mockImplementation((async (text: string, values: unknown[]) => {
    const answer = await query(text, values);
    if (of === "the kept entry") await between(answer.rows);
    return answer;
  }) as never);
  try {
    await reindex(of === "the record" ? slow : base.db, at, () => undefined);
  } finally {
    entries.mockRestore();
  }
  // Where there is no cluster no kept entry is read.
  expect(met).toBe(of === "the record" || url !== undefined);
  while ((await runOutboxOnce(indexing)) > 0);
  await whole();
}, 60_000);

test("what no record stands behind goes with a rebuild, and what just came stays", async () => {
  const ghost = newId(at);
  const [row] = await base.db.searchEntry.findMany({ take: 1, omit: { month: true, numberPlain: true } });
  await base.db.searchEntry.create({ data: { ...row!, recordId: ghost } });
  const [fresh] = await layPetitions(base.db, 90_000, 90_001);
  while ((await runOutboxOnce(indexing)) > 0);
  await reindex(base.db, at, () => undefined);
  expect(await base.db.searchEntry.count({ where: { recordId: { in: [ghost, fresh!] } } })).toBe(1);
  await whole();
});

test.each(["embedded", ...(url ? ["elasticsearch" as const] : [])] as const)("a rebuild that is broken off in %s goes on where it was", async (engine) => {
  const stop = new Error("broken off");
  let reached = 0;
  const broken = reindex(base.db, at, () => undefined, { progress: (which, done) => {
    if (which !== engine || done < 600) return;
    reached = done;
    throw stop;
  } });
  await expect(broken).rejects.toBe(stop);
  // What is written while nobody builds is in the new index too.
  await retitle(base.db, ids[0]!, "연안 안전 청원 그사이에");
  await retitle(base.db, ids.at(-1)!, "연안 안전 청원 그사이에도");
  while ((await runOutboxOnce(indexing)) > 0);
  expect((await ask(base.db, asked)).total).toBeGreaterThanOrEqual(many);
  const told: number[] = [];
  let resumed = -1;
  await reindex(base.db, at, () => undefined, { resumed: (done) => (resumed = done), progress: (which, done) => void (which === engine && told.push(done)) });
  expect(resumed).toBeGreaterThanOrEqual(600);
  expect(told[0]).toBeGreaterThan(reached);
  expect(await underWay(base.db)).toBeNull();
  await whole();
}, 60_000);

test("npm run reindex, killed and started again, goes on and ends", async () => {
  const env = { ...process.env, ONMARU_SECRET: "k2Jq8ZxV0mW5tR7yB3nL9pD1fG6hS4cA", NODE_ENV: "test" as const };
  const run = () => spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/run.ts", "reindex"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const first = run();
  const ended = new Promise((resolve) => first.once("exit", resolve));
  while (((await underWay(base.db))?.done ?? 0) < 200 && first.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
  first.kill("SIGKILL");
  await ended;
  expect(await underWay(base.db)).not.toBeNull();
  const second = run();
  let said = "";
  for (const stream of [second.stdout, second.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  expect(await new Promise((resolve) => second.once("close", resolve)), said).toBe(0);
  expect(said).toMatch(/goes on after [\d,]+ of [\d,]+ records/);
  expect(await underWay(base.db)).toBeNull();
  await whole();
}, 120_000);

test.runIf(url)("an index of an older mapping answers, and is written to, until the new one is built", async () => {
  const name = `test-${process.pid}-${Date.now().toString(36)}`;
  const of = (version: number, oldest = 1) => elasticsearchEngine({ url: url!, name, version, oldest, question: (typed) => questionOf(base.db, typed), averages: () => averages(base.db), told: async () => undefined });
  const rows = (await base.db.searchEntry.findMany({ take: 20, omit: { month: true, numberPlain: true } })) as Prepared[];
  const [older, newer] = [of(1), of(2)];
  await older.swap(await older.begin());
  await older.index(rows.slice(0, 10));
  await older.refresh();
  expect((await newer.query({ ...asked, q: "" })).total).toBe(10);
  const next = await newer.begin();
  await newer.index(rows.slice(10));
  await older.refresh();
  expect((await newer.query({ ...asked, q: "" })).total).toBe(20);
  await newer.fill(next, rows.slice(0, 10));
  await newer.swap(next);
  await newer.clear();
  expect((await newer.query({ ...asked, q: "" })).total).toBe(20);
  await expect(older.query({ ...asked, q: "" })).rejects.toMatchObject({ statusCode: 404 });
  await expect(of(3, 3).query({ ...asked, q: "" })).rejects.toMatchObject({ statusCode: 404 });
  await newer.drop();
});

test("rows of an older cut are made anew by the worker while they answer", async () => {
  await base.db.searchEntry.updateMany({ data: { measures: [] } });
  await keepSetting(base.db, "search.cut", 0);
  expect(await mendCluster(base.db, at)).toBe(true);
  expect(await base.db.searchEntry.count({ where: { measures: { isEmpty: true } } })).toBe(0);
  await embeddedEngine(base.db).weigh();
}, 60_000);

test.each([...(url ? [url] : []), null])("an index that was emptied by hand while the worker runs is rebuilt by it, with a cluster and without (%s)", async (cluster) => {
  if (cluster === null) delete process.env["ELASTICSEARCH_URL"];
  try {
    const before = await base.db.searchEntry.count();
    await base.db.searchEntry.deleteMany();
    expect(await mendCluster(base.db, at)).toBe(true);
    expect(await base.db.searchEntry.count()).toBe(before);
    expect((await check(base.db, at, false)).embedded).toEqual(none);
    expect(await ask(base.db, asked)).toMatchObject({ fallback: false });
    expect(await mendCluster(base.db, at)).toBe(false);
  } finally {
    if (url) process.env["ELASTICSEARCH_URL"] = url;
  }
}, 120_000);

test("where there is nothing to index, nothing is rebuilt", async () => {
  const empty = await testDatabase();
  try {
    delete process.env["ELASTICSEARCH_URL"];
    expect(await mendCluster(empty.db, at)).toBe(false);
  } finally {
    if (url) process.env["ELASTICSEARCH_URL"] = url;
    await empty.drop();
  }
});
