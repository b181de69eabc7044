import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { knownMigrations, pendingMigrations } from "#lib/platform/migrations.ts";
import { ensureMigrated, NotLaidOut } from "./layout.ts";
import type { Instance } from "./instance.ts";

/* What a start does with the database that it finds, on an empty one of the test's own. */

let name: string;
const said: string[] = [];
const say = (line: string) => void said.push(line);

async function onSuper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("superUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

beforeEach(async () => {
  name = `layout_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  said.length = 0;
  await onSuper(`create database ${name} owner onmaru_owner`);
});
afterEach(() => onSuper(`drop database ${name} with (force)`));

function instance({ owner }: { owner: boolean }): Instance {
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  return { databaseUrl: at(inject("appUrl")), ownerUrl: owner ? at(inject("ownerUrl")) : undefined } as Instance;
}

async function asOwner<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: instance({ owner: true }).ownerUrl });
  await client.connect();
  return (await client.query<T>(sql).finally(() => client.end())).rows;
}

test("without the owner's role what is pending is named and nothing is changed", async () => {
  const found = await ensureMigrated(instance({ owner: false }), say).catch((error: unknown) => error);
  expect(found).toBeInstanceOf(NotLaidOut);
  for (const migration of await knownMigrations()) expect((found as Error).message).toContain(migration);
  expect(await asOwner("select from information_schema.tables where table_schema = 'public'")).toHaveLength(0);
});

test("with the owner's role it is migrated, and again is nothing; the application's role may then begin without the owner", async () => {
  await ensureMigrated(instance({ owner: true }), say);
  expect(said).toHaveLength(1);
  await ensureMigrated(instance({ owner: true }), say);
  await ensureMigrated(instance({ owner: false }), say);
  expect(said).toHaveLength(1);
  expect(await pendingMigrations(instance({ owner: false }).databaseUrl)).toEqual([]);
});

test("what was swept away is migrated anew in the same process", async () => {
  await ensureMigrated(instance({ owner: true }), say);
  await asOwner("drop schema public cascade; create schema public");
  await ensureMigrated(instance({ owner: true }), say);
  expect(said).toHaveLength(2);
  expect(await pendingMigrations(instance({ owner: true }).databaseUrl)).toEqual([]);
});

test("a database that does not answer is said in one sentence", async () => {
  const nowhere = { databaseUrl: "postgresql://a:b@127.0.0.1:1/c", ownerUrl: undefined } as Instance;
  await expect(ensureMigrated(nowhere, say)).rejects.toThrow(/^The database does not answer: /);
});
