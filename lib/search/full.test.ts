import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { check } from "#lib/search/checking.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import type { Asked } from "#lib/search/engine.ts";
import { missedBy } from "#lib/search/missed.ts";
import { agrees, indexing, mendCluster, reindex } from "#lib/search/reactions.ts";
import { setIndices } from "#lib/search/testing/cluster.ts";
import { layPetitions, retitle } from "#lib/search/testing/petitions.ts";

/* A real cluster that takes nothing more, as one does whose disk is full. */

const url = process.env["ELASTICSEARCH_URL"];
const at = new Date("2026-11-23T01:00:00Z");
const asked: Asked = { q: "연안 안전", tokens: ["all"], sort: "fit", limit: 20, offset: 0 };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let base: TestDatabase;
let ids: string[];
beforeAll(async () => {
  if (!url) return;
  base = await testDatabase();
  ids = await layPetitions(base.db, 0, 60);
  await reindex(base.db, at, () => undefined);
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(async () => {
  if (!url) return;
  await setIndices(base.db, url, { "blocks.read_only_allow_delete": null });
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});

test.runIf(url)("searches go on, nothing that was written is lost, and it is brought all when it takes something again", async () => {
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 60 });
  await setIndices(base.db, url!, { "blocks.read_only_allow_delete": true });
  ids.push(...(await layPetitions(base.db, 1_000, 1_020)));
  await retitle(base.db, ids[0]!, "연안 안전 청원 고침");
  const gone = ids.pop()!;
  await base.db.$transaction(async (tx) => {
    await tx.petition.delete({ where: { id: gone } });
    await tx.outbox.create({ data: { topic: "petition.changed", recordKind: "petition", recordId: gone, payload: {}, at } });
  });
  while ((await runOutboxOnce(indexing)) > 0);
  expect(await base.db.outbox.count({ where: { doneAt: null } })).toBe(0);
  expect(await missedBy(base.db)).toEqual({ missed: 21, refused: 0 });
  // Whether the cluster is behind is remembered for a second.
  await wait(1_100);
  expect(await ask(base.db, asked)).toMatchObject({ engine: "embedded", fallback: true, total: 79 });
  // It tries, and goes on keeping what is missing.
  expect(await mendCluster(base.db, at)).toBe(false);
  expect(await missedBy(base.db)).toEqual({ missed: 21, refused: 0 });
  await setIndices(base.db, url!, { "blocks.read_only_allow_delete": null });
  expect(await mendCluster(base.db, at)).toBe(true);
  expect(await missedBy(base.db)).toEqual({ missed: 0, refused: 0 });
  const cluster = (await clusterOf(base.db))!;
  expect(await agrees(base.db, cluster)).toBe(true);
  expect((await check(base.db, at, false)).cluster).toEqual({ missing: 0, stale: 0, tokens: 0, ghosts: 0 });
  await wait(1_100);
  expect(await ask(base.db, asked)).toMatchObject({ engine: "elasticsearch", fallback: false, total: 79 });
  expect((await ask(base.db, { ...asked, q: '"청원 고침"' })).hits.map((hit) => hit.recordId)).toEqual([ids[0]]);
}, 60_000);
