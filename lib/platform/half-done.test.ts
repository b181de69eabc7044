import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { mendHalfDone, noting, runsWhole } from "#lib/platform/half-done.ts";
import { migrate } from "#lib/platform/migrate.ts";
import { knownMigrations, migrationsFolder, pendingMigrations } from "#lib/platform/migrations.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

/* What the next start makes of a migration that was killed on its way. */

const name = "0174_deputies_who_left";
let base: TestDatabase;
let owner: pg.Client;
let over: pg.Client;

beforeAll(async () => {
  base = await testDatabase();
  owner = new pg.Client({ connectionString: base.ownerUrl });
  over = new pg.Client({ connectionString: inject("superUrl").replace(/\/[^/]*$/, new URL(base.ownerUrl).pathname) });
  await Promise.all([owner.connect(), over.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), over.end()]);
  await base.drop();
});

const rows = async () => (await owner.query<{ finished: boolean; undone: boolean }>(`select finished_at is not null as finished, rolled_back_at is not null as undone from _prisma_migrations where migration_name = $1 order by started_at`, [name])).rows;
/** Takes the seats of a day back to before the migration, and holds them so that it must wait. */
async function hold(): Promise<() => Promise<void>> {
  await owner.query(`delete from _prisma_migrations where migration_name = $1`, [name]);
  await owner.query(`begin; alter function onmaru_seats_on(uuid, date) reset plan_cache_mode; lock table "Absence"`);
  return async () => void (await owner.query("commit"));
}

test("killed with its database backend, it is applied at the next start", async () => {
  const release = await hold();
  const stopped = migrate(base.ownerUrl).then(() => "done", (error: unknown) => String(error));
  await expect.poll(async () => (await over.query(`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%onmaru_seats_on%' and pid <> pg_backend_pid()`)).rowCount, { timeout: 30_000 }).toBe(1);
  expect(await stopped).not.toBe("done");
  await release();
  expect(await rows()).toEqual([{ finished: false, undone: false }]);
  expect(await pendingMigrations(base.ownerUrl)).toEqual([name]);
  expect(await migrate(base.ownerUrl)).toEqual([name]);
  expect(await rows()).toEqual([{ finished: false, undone: true }, { finished: true, undone: false }]);
  expect(await pendingMigrations(base.ownerUrl)).toEqual([]);
}, 60_000);

/** The note of a migration that was begun: as it stands when the process is killed. */
const begun = (checksum: string) => owner.query(`insert into _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count) values (gen_random_uuid(), $1, $2, now(), 0)`, [checksum, name]);
const script = async () => readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8");
const sum = (text: string) => createHash("sha256").update(text).digest("hex");

test("killed after its script was through, it is not applied again", async () => {
  await owner.query(`delete from _prisma_migrations where migration_name = $1`, [name]);
  const content = await script();
  await begun(sum(content));
  await owner.query(noting(content, [{ name, content }]));
  expect(await pendingMigrations(base.ownerUrl)).toEqual([]);
  expect(await migrate(base.ownerUrl)).toEqual([]);
  expect(await rows()).toEqual([{ finished: true, undone: false }]);
});

test("while another start migrates it waits, and applies nothing twice", async () => {
  await over.query(`select pg_advisory_lock(72707369)`);
  const waiting = migrate(base.ownerUrl);
  await expect.poll(async () => (await over.query(`select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`)).rowCount, { timeout: 30_000 }).toBe(1);
  await over.query(`select pg_advisory_unlock(72707369)`);
  expect(await waiting).toEqual([]);
});

test("one that is not of this version is left to whoever knows it, and so is one that may have been done by half", async () => {
  await owner.query(`delete from _prisma_migrations where migration_name = $1`, [name]);
  await begun(sum("something else"));
  await expect(migrate(base.ownerUrl)).rejects.toThrow(/0174_deputies_who_left was stopped on its way and is not one of this version/);
  const content = "create index concurrently apart on \"Absence\" (\"reason\");";
  await owner.query(`update _prisma_migrations set checksum = $1 where migration_name = $2`, [sum(content), name]);
  await expect(mendHalfDone(owner, [{ name, content }])).rejects.toThrow(/does not run as one transaction: see what it left/);
  expect(await rows()).toEqual([{ finished: false, undone: false }]);
});

test("every migration runs whole", async () => {
  for (const known of await knownMigrations()) expect([known, runsWhole(await readFile(path.join(migrationsFolder, known, "migration.sql"), "utf8"))]).toEqual([known, true]);
});

test.each([
  ["create table a (b text default 'commit; vacuum');", true],
  ["-- commit;\ncreate function f() returns void language plpgsql as $$ begin perform 1; end $$;", true],
  ["/* it's; commit; */ insert into a values ('it''s; commit');", true],
  ["begin; create table a (); commit;", false],
  ["create table a ();\n-- it's done\nCOMMIT", false],
  ["vacuum analyze a", false],
  ["create unique index concurrently i on a (b)", false],
  ["reindex table concurrently a", false],
  ["start transaction; select 1", false],
])("whether it runs whole: %s", (text, whole) => expect(runsWhole(text)).toBe(whole));
