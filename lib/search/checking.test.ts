import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { takeOver } from "#lib/archive/import.ts";
import { check } from "#lib/search/checking.ts";
import { clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, Prepared } from "#lib/search/engine.ts";
import { reindex } from "#lib/search/reactions.ts";

const at = new Date("2026-11-23T01:00:00Z");
let base: TestDatabase;
let rows: Prepared[];

beforeAll(async () => {
  base = await testDatabase();
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "onmaru-check-")), "documents.jsonl");
  writeFileSync(file, Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ id: n, title: `문서 ${n}`, body: `예산 ${n}을 집행한다. budget ${n}`, date: "2019-05-07" })).join("\n"));
  await takeOver(file, at, { fault: () => undefined, progress: async () => undefined });
  await reindex(base.db, at, () => undefined);
  rows = (await base.db.searchEntry.findMany({ orderBy: { recordId: "asc" } })) as Prepared[];
});
afterAll(async () => {
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});

/** Two hundred faults of each of five kinds. */
async function plant(engine: Engine): Promise<void> {
  const some = (from: number) => rows.slice(from, from + 200);
  await engine.remove("document", some(0).map((row) => row.recordId));
  // A later version than the record has ever had, so that nothing but a check would put it right.
  await engine.index(some(200).map((row) => ({ ...row, title: `${row.title} 옛 제목`, seq: 9 })));
  await engine.index(some(400).map((row) => ({ ...row, readers: ["all", "department:x"] })));
  // The same record once more under another kind, and records that never were.
  await engine.index(some(600).map((row) => ({ ...row, kind: "memo" as const })));
  await engine.index(some(800).map((row) => ({ ...row, recordId: newId(at) })));
}

const found = { missing: 200, stale: 200, tokens: 200, ghosts: 400 };
const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };

test("an index that is right is left alone", async () => {
  expect(await check(base.db, at, true)).toMatchObject({ records: 1_000, embedded: none });
});

test("of 1,000 planted faults 1,000 are found and mended", async () => {
  await plant(embeddedEngine(base.db));
  expect((await check(base.db, at, false)).embedded).toEqual(found);
  expect((await check(base.db, at, true)).embedded).toEqual(found);
  expect((await check(base.db, at, false)).embedded).toEqual(none);
  expect(await base.db.searchEntry.count()).toBe(1_000);
}, 300_000);

test.runIf(process.env["ELASTICSEARCH_URL"])("on Elasticsearch too", async () => {
  const cluster = (await clusterOf(base.db))!;
  await plant(cluster);
  await cluster.refresh();
  expect((await check(base.db, at, true)).cluster).toEqual(found);
  await cluster.refresh();
  expect((await check(base.db, at, false)).cluster).toEqual(none);
  expect((await cluster.extent()).records).toBe(1_000);
}, 300_000);
