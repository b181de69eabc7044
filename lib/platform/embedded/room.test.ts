import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keep } from "#lib/platform/embedded/kept.ts";
import { withLock } from "#lib/platform/embedded/lock.ts";
import { forgetData, placesFor } from "#lib/platform/embedded/places.ts";
import { startEmbedded } from "#lib/platform/embedded/postgres.ts";
import { ended, holderOf } from "#lib/platform/embedded/processes.ts";
import { shareEmbedded } from "#lib/platform/embedded/users.ts";

let data: string;

beforeEach(() => {
  data = mkdtempSync(path.join(os.tmpdir(), "onmaru-embedded-"));
  chmodSync(data, 0o711);
});

afterEach(async () => {
  const { cluster } = placesFor(data);
  const holder = holderOf(cluster);
  if (holder !== undefined) process.kill(holder, "SIGINT");
  if (holder !== undefined) await ended(holder, 5_000);
  forgetData(data);
});

async function answer(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ a: unknown }>(sql)).rows[0]?.a;
  } finally {
    await client.end();
  }
}

test("a killed server leaves nothing that the next start cannot recover, and keeps what was written", async () => {
  const first = await startEmbedded(data);
  await answer(first.ownerUrl, "create table kept as select 7 as a");
  const { cluster } = placesFor(data);
  const holder = holderOf(cluster);
  expect(holder).toBeDefined();
  process.kill(holder ?? 0, "SIGKILL");
  // At once: what served the killed server may still be there.
  const second = await startEmbedded(data);
  expect(await answer(second.ownerUrl, "select a from kept")).toBe(7);
  await second.stop();
  expect(holderOf(cluster)).toBeUndefined();
  // The number of a process that lives, and is no PostgreSQL.
  writeFileSync(path.join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n0\n1\n\n127.0.0.1\n`);
  const third = await startEmbedded(data);
  expect(await answer(third.appUrl, "select 1 as a")).toBe(1);
  await third.stop();
});

test("a cluster whose making was cut off is made anew; another that is being made in the same folder is none of its business", async () => {
  const first = await startEmbedded(data);
  await answer(first.ownerUrl, "create table kept as select 7 as a");
  await first.stop();
  const { cluster } = placesFor(data);
  const neighbours = [".initdb-making", "another.making"].map((name) => path.join(path.dirname(cluster), name));
  try {
    for (const file of neighbours) writeFileSync(file, "");
    const second = await startEmbedded(data);
    expect(await answer(second.ownerUrl, "select a from kept")).toBe(7);
    await second.stop();
  } finally {
    for (const file of neighbours) rmSync(file, { force: true });
  }
  writeFileSync(`${cluster}.making`, "");
  const third = await startEmbedded(data);
  expect(await answer(third.ownerUrl, "select to_regclass('kept')::text as a")).toBeNull();
  await third.stop();
  const fourth = await startEmbedded(data);
  expect(await answer(fourth.appUrl, "select 1 as a")).toBe(1);
  await fourth.stop();
});

test("the server stops when the last of its users leaves, and a user that was killed does not count", async () => {
  const mine = await shareEmbedded(data);
  const { cluster } = placesFor(data);
  writeFileSync(path.join(data, "postgres.users", "1"), JSON.stringify({ pid: process.ppid, started: "" }));
  await mine.leave();
  expect(holderOf(cluster)).toBeDefined();
  const again = await shareEmbedded(data);
  writeFileSync(path.join(data, "postgres.users", "1"), JSON.stringify({ pid: 1, started: "never" }));
  await again.leave();
  expect(holderOf(cluster)).toBeUndefined();
});

test("what is kept can be read by its user alone, and stays the same", () => {
  const made = keep(data, "one");
  expect(keep(data, "one")).toBe(made);
  expect(statSync(path.join(data, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a lock lets one through at a time, and that of a dead process counts for nothing", async () => {
  const file = path.join(data, "lock");
  writeFileSync(file, JSON.stringify({ pid: 1, started: "never" }));
  let inside = 0;
  let most = 0;
  await Promise.all(
    [1, 2, 3, 4].map(() =>
      withLock(file, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 10));
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(() => readFileSync(file)).toThrow();
});

test.skipIf(process.getuid?.() !== 0)("a data folder that nobody else reaches has its cluster elsewhere, and is forgotten with it", () => {
  chmodSync(data, 0o700);
  const { cluster } = placesFor(data);
  expect(path.relative(data, cluster)).toMatch(/^\.\./);
  expect(existsSync(cluster)).toBe(true);
  forgetData(data);
  expect([existsSync(cluster), existsSync(data)]).toEqual([false, false]);
});
