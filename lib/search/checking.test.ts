import { Client } from "@elastic/elasticsearch";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { newId } from "#lib/platform/id.ts";
import { takeOver } from "#lib/archive/import.ts";
import { check } from "#lib/search/checking.ts";
import { clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, Prepared } from "#lib/search/engine.ts";
import { reindex } from "#lib/search/reactions.ts";
import { keepTitles } from "#lib/search/titles.ts";

const at = new Date("2026-11-23T01:00:00Z");
let base: TestDatabase;
let rows: Prepared[];

beforeAll(async () => {
  base = await testDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-check-"));
  const file = path.join(folder, "documents.jsonl");
  writeFileSync(file, Array.from({ length: 1_000 }, (_, n) => JSON.stringify({ id: n, title: `문서 ${n}`, body: `예산 ${n}을 집행한다. budget ${n}`, date: "2019-05-07" })).join("\n"));
  await takeOver(file, at, { fault: () => undefined, progress: async () => undefined });
  rmSync(folder, { recursive: true });
  await reindex(base.db, at, () => undefined);
  rows = (await base.db.searchEntry.findMany({ orderBy: { recordId: "asc" } })) as Prepared[];
});
afterAll(async () => {
  await (await clusterOf(base.db))?.drop();
  await base.drop();
});

/** Two hundred faults of each of five kinds; of two of them half are of what the engine asks by, behind a row that looks right. */
async function plant(engine: Engine, within: (stale: readonly Prepared[], shown: readonly Prepared[]) => Promise<unknown>): Promise<void> {
  const some = (from: number, many = 200) => rows.slice(from, from + many);
  await engine.remove("document", some(0).map((row) => row.recordId));
  // A later version than the record has ever had, so that nothing but a check would put it right.
  await engine.index(some(200, 100).map((row) => ({ ...row, title: `${row.title} 옛 제목`, seq: 9 })));
  await engine.index(some(400, 100).map((row) => ({ ...row, readers: ["all", "department:x"] })));
  await within(some(300, 100), some(500, 100));
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
  await plant(embeddedEngine(base.db), async (stale, shown) => {
    const of = (some: readonly Prepared[]) => some.map((row) => row.recordId);
    await base.db.$executeRaw`update "SearchEntry" set "impacts" = array(select i + 16 from unnest("impacts") i) where "recordId" = any(${of(stale)}::uuid[])`;
    await base.db.$executeRaw`update "SearchEntry" set "readerIds" = ${Prisma.sql`onmaru_reader_ids(array['department:x'])`} where "recordId" = any(${of(shown)}::uuid[])`;
  });
  expect((await check(base.db, at, false)).embedded).toEqual(found);
  expect((await check(base.db, at, true)).embedded).toEqual(found);
  expect((await check(base.db, at, false)).embedded).toEqual(none);
  expect(await base.db.searchEntry.count()).toBe(1_000);
}, 300_000);

test("titles that are suggested are compared and mended too", async () => {
  const some = (from: number) => ({ where: { recordId: { in: rows.slice(from, from + 10).map((row) => row.recordId) } } });
  await base.db.searchTitle.deleteMany(some(0));
  await base.db.searchTitle.updateMany({ ...some(10), data: { title: "옛 제목", seq: 9 } });
  await base.db.searchTitle.updateMany({ ...some(20), data: { readers: ["all", "department:x"] } });
  const kept = await base.db.searchTitle.findMany(some(30));
  await base.db.searchTitle.createMany({ data: kept.map((row) => ({ ...row, recordId: newId(at) })) });
  const titles = { missing: 10, stale: 10, tokens: 10, ghosts: 10 };
  expect((await check(base.db, at, false)).embedded).toEqual(titles);
  expect((await check(base.db, at, true)).embedded).toEqual(titles);
  expect((await check(base.db, at, false)).embedded).toEqual(none);
  expect(await base.db.searchTitle.count()).toBe(1_000);
});

test("a late message brings back no older title", async () => {
  const [row] = rows;
  await keepTitles(base.db, [{ ...row!, seq: 7, title: "새 제목" }]);
  await keepTitles(base.db, [{ ...row!, seq: 6, title: "옛 제목", readers: ["all"] }]);
  expect(await base.db.searchTitle.findFirstOrThrow({ where: { recordId: row!.recordId } })).toMatchObject({ title: "새 제목", seq: 7 });
  await check(base.db, at, true);
  expect(await base.db.searchTitle.findFirstOrThrow({ where: { recordId: row!.recordId } })).toMatchObject({ title: row!.title, seq: row!.seq });
});

test.runIf(process.env["ELASTICSEARCH_URL"])("on Elasticsearch too", async () => {
  const cluster = (await clusterOf(base.db))!;
  await plant(cluster, async (stale, shown) => {
    const client = new Client({ node: process.env["ELASTICSEARCH_URL"]! });
    const [index] = Object.keys(await client.indices.getAlias({ name: "onmaru-*" })).filter((name) => name.includes(base.ownerUrl.split("/").at(-1)!));
    const update = (some: readonly Prepared[], doc: object) => some.flatMap((row) => [{ update: { _index: index!, _id: `document:${row.recordId}` } }, { doc }]);
    const { errors } = await client.bulk({ operations: [...update(stale, { signs: "옛 글" }), ...update(shown, { readers: ["department:x"] })] });
    expect(errors).toBe(false);
  });
  await cluster.refresh();
  expect((await check(base.db, at, true)).cluster).toEqual(found);
  await cluster.refresh();
  expect((await check(base.db, at, false)).cluster).toEqual(none);
  expect((await cluster.extent()).records).toBe(1_000);
}, 300_000);
