import { afterAll, beforeAll, expect, test } from "vitest";
import { beginning, entryHash } from "#lib/history/chain.ts";
import { entryOf, record } from "#lib/history/commands.ts";
import { ensureReadPartitions } from "#lib/history/partitions.ts";
import { transaction } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.drop());

const at = new Date("2026-11-23T05:00:00Z");
const about = { kind: "document", id: "d1" };

test("acts on one record are chained in order, also when they meet", async () => {
  await Promise.all([1, 2, 3, 4, 5].map((n) => transaction((tx) => record(tx, { actor: null, at, act: "document.submitted", record: about, after: { n } }))));
  const rows = await test_.db.historyEntry.findMany({ where: { recordId: "d1" }, orderBy: { seq: "asc" } });
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5]);
  let previous = beginning;
  for (const row of rows) {
    const entry = entryOf({ actor: null, at, act: row.act, record: about, after: row.after as { n: number } }, row.seq);
    expect(row.previous).toBe(previous);
    expect(row.hash).toBe(entryHash(entry, previous));
    previous = row.hash;
  }
});

test("the application's role can add to the history and nothing else", async () => {
  await expect(test_.db.$executeRaw`update "HistoryEntry" set "reason" = 'x'`).rejects.toThrow(/permission denied/);
  await expect(test_.db.$executeRaw`delete from "HistoryEntry"`).rejects.toThrow(/permission denied/);
  await expect(test_.db.$executeRaw`truncate "HistoryEntry"`).rejects.toThrow(/permission denied/);
  await expect(test_.db.$executeRaw`update "ReadEntry" set "outcome" = 'x'`).rejects.toThrow(/permission denied/);
});

test("the application asks for a month's partition of reads and can only add to it", async () => {
  await ensureReadPartitions(test_.db, at);
  await test_.db.$executeRaw`insert into "ReadEntry" ("at", "officialId", "recordKind", "recordId", "outcome", "via") values (${at}, gen_random_uuid(), 'document', 'd1', 'read', 'page')`;
  const [row] = await test_.db.$queryRaw<{ n: bigint }[]>`select count(*) as n from "ReadEntry_2026_11"`;
  expect(row?.n).toBe(1n);
  await expect(test_.db.$executeRaw`delete from "ReadEntry_2026_11"`).rejects.toThrow(/permission denied/);
});
