import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSealsFile, sealReads, verifyReads } from "#lib/history/read-seals.ts";
import { outsideSeals } from "#lib/history/seal.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

let base: TestDatabase;
let owner: pg.Client;
let folder: string;
const at = new Date("2026-11-24T01:00:00Z");
const somebody = "019aaaaa-0000-7000-8000-000000000001";
const read = (n: number) =>
  owner.query(`insert into "ReadEntry" ("id", "at", "officialId", "recordKind", "recordId", "outcome", "via") overriding system value values ($1, $2, $3, 'document', $4, 'read', 'page')`, [n * 10, new Date(at.getTime() + n * 1000), somebody, String(n)]);
const verdict = async () => (await verifyReads(base.db, outsideSeals(readSealsFile(folder)))).bad;

beforeEach(async () => {
  base = await testDatabase();
  owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-read-seals-"));
  for (let n = 1; n <= 4; n++) await read(n);
  await sealReads(new Date(at.getTime() + 120_000), readSealsFile(folder));
  await read(200);
  await sealReads(new Date(at.getTime() + 400_000), readSealsFile(folder));
});
afterEach(async () => {
  await owner.end();
  await base.drop();
  rmSync(folder, { recursive: true });
});

test("sealed reads hold, and those that have not settled wait for the next seal", async () => {
  expect(await verdict()).toBeNull();
  expect(outsideSeals(readSealsFile(folder)).map((seal) => seal.heads)).toEqual([4, 1]);
  await read(390);
  expect(await sealReads(new Date(at.getTime() + 400_000), readSealsFile(folder))).toBeNull();
  expect(await verdict()).toBeNull();
});

test.each([
  ["edited", `update "ReadEntry" set "recordId" = '9' where "recordId" = '2'`],
  ["deleted", `delete from "ReadEntry" where "recordId" = '3'`],
  ["inserted", `insert into "ReadEntry" ("id", "at", "officialId", "recordKind", "recordId", "outcome", "via") overriding system value values (15, '2026-11-24T01:00:01Z', '${somebody}', 'document', '0', 'read', 'page')`],
  ["put in another order", `with gone as (delete from "ReadEntry" where "id" in (10, 20) returning *) insert into "ReadEntry" ("id", "at", "officialId", "postId", "recordKind", "recordId", "outcome", "via") overriding system value select 30 - "id", "at", "officialId", "postId", "recordKind", "recordId", "outcome", "via" from gone`],
  ["cut at the end", `delete from "ReadEntry" where "recordId" = '200'`],
  ["cut with its seal", `delete from "ReadSeal" where "n" = 2`],
])("reads that were %s are found", async (_what, sql) => {
  await owner.query(sql);
  expect(await verdict()).not.toBeNull();
});
