import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { check } from "#lib/search/checking.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import type { Answer } from "#lib/search/door.ts";
import type { Asked } from "#lib/search/engine.ts";
import { missedBy } from "#lib/search/missed.ts";
import { agrees, indexing, mendCluster, reindex } from "#lib/search/reactions.ts";
import { again, layPetitions, retitle } from "#lib/search/testing/petitions.ts";
import { proxyTo } from "../../scripts/proxy.ts";
import type { Proxy } from "../../scripts/proxy.ts";

/* A real cluster behind a way that is cut and made slow. */

const named = process.env["ELASTICSEARCH_URL"];
const at = new Date("2026-11-23T01:00:00Z");
const asked: Asked = { q: "연안 안전", tokens: ["all"], sort: "fit", limit: 20, offset: 0 };
const budget = 600;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the cluster answers within its budget: at first, and beside other tests, it may need a moment. */
const awake = () => expect.poll(async () => (await ask(base.db, asked)).engine, { timeout: 40_000, interval: 500 }).toBe("elasticsearch");

let base: TestDatabase;
let proxy: Proxy;
let ids: string[];
beforeAll(async () => {
  if (!named) return;
  base = await testDatabase();
  proxy = await proxyTo(named);
  Object.assign(process.env, { ELASTICSEARCH_URL: proxy.url, ELASTICSEARCH_BUDGET: String(budget) });
  ids = await layPetitions(base.db, 0, 300);
  await reindex(base.db, at, () => undefined);
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(async () => {
  if (!named) return;
  proxy.set("open");
  await (await clusterOf(base.db))?.drop();
  await proxy.close();
  await base.drop();
  process.env["ELASTICSEARCH_URL"] = named;
  delete process.env["ELASTICSEARCH_BUDGET"];
});

test.runIf(named)("a slow cluster is treated as one that is away, by one question for all", async () => {
  await awake();
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 300 });
  proxy.set(5_000);
  const began = Date.now();
  expect(await ask(base.db, asked)).toMatchObject({ engine: "embedded", fallback: true, total: 300 });
  expect(Date.now() - began).toBeLessThan(budget + 1_500);
  const meanwhile = Date.now();
  for (let turn = 0; turn < 5; turn++) expect(await ask(base.db, asked)).toMatchObject({ fallback: true, total: 300 });
  expect(Date.now() - meanwhile).toBeLessThan(budget);
  proxy.set("open");
  await wait(5_100);
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 300 });
}, 60_000);

test.runIf(named)("a question that the cluster does not take is answered by PostgreSQL and keeps no other from the cluster", async () => {
  await awake();
  // More than the cluster gives at once.
  for (let turn = 0; turn < 3; turn++) expect(await ask(base.db, { ...asked, limit: 20_000 })).toMatchObject({ engine: "embedded", fallback: true, total: 300 });
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 300 });
}, 60_000);

test.runIf(named)("names and numbers of any length are asked of the cluster", async () => {
  await awake();
  for (const field of ["by", "dept", "number", "decided-by", "post"]) for (const sign of ["가", "a", "*", "?", "[", "\\"]) {
    expect(await ask(base.db, { ...asked, q: `${field}:${sign.repeat(1_900)}` }), `${field} ${sign}`).toMatchObject({ engine: "elasticsearch", fallback: false });
  }
}, 60_000);

test.runIf(named)("away and slow under searches and writes: searches go on, nothing is lost, and soon after its return nothing differs", async () => {
  const answers: { at: number; answer: Answer }[] = [];
  const searches = again(10, async () => void answers.push({ at: Date.now(), answer: await ask(base.db, asked) }));
  const writes = again(20, async (turn) => {
    if (turn % 4 === 0) ids.push(...(await layPetitions(base.db, 1_000 + turn, 1_001 + turn)));
    else if (turn % 37 === 1) await base.db.$transaction(async (tx) => {
      const id = ids.pop()!;
      await tx.petition.delete({ where: { id } });
      await tx.outbox.create({ data: { topic: "petition.changed", recordKind: "petition", recordId: id, payload: {}, at } });
    });
    else await retitle(base.db, ids[turn % ids.length]!, `연안 안전 청원 다시 ${turn}`);
  });
  const worker = again(20, async () => void (await runOutboxOnce(indexing)));
  await wait(1_000);
  proxy.set("closed");
  const gone = Date.now();
  await wait(4_000);
  proxy.set(8_000);
  await wait(4_000);
  proxy.set("open");
  const back = Date.now();
  const mending = again(2, async () => void (await mendCluster(base.db, at)));
  await wait(1_000);
  const [asking] = await Promise.all([searches(), writes(), worker()]);
  while ((await runOutboxOnce(indexing)) > 0);
  const cluster = (await clusterOf(base.db))!;
  while ((await missedBy(base.db)).missed > 0 && Date.now() - back < 30_000) await wait(200);
  await mending();
  expect(await missedBy(base.db)).toEqual({ missed: 0, refused: 0 });
  expect(await agrees(base.db, cluster)).toBe(true);
  expect((await check(base.db, at, false)).cluster).toEqual({ missing: 0, stale: 0, tokens: 0, ghosts: 0 });
  expect(Date.now() - back).toBeLessThan(30_000);
  // Each was answered whole, at most by the budget later, and those of the time without a cluster say so.
  expect(answers).toHaveLength(asking);
  expect(Math.min(...answers.map(({ answer }) => answer.total))).toBeGreaterThan(290);
  const away = answers.filter(({ at: when }) => when > gone + budget + 1_500 && when < back);
  expect(away.length).toBeGreaterThan(20);
  for (const { answer } of away) expect(answer).toMatchObject({ engine: "embedded", fallback: true });
  await wait(5_500);
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: ids.length });
}, 120_000);
