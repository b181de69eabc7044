import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { appRole } from "#lib/platform/embedded/postgres.ts";
import { appendSeal, sealsFile } from "#lib/history/seal.ts";
import { ensureDemonstration, NotLaidOut } from "./layout.ts";
import type { Instance } from "./instance.ts";

/* What a start does with the database that it finds, on a migrated one of the test's own. */

let name: string;
let data: string;
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
  data = mkdtempSync(path.join(os.tmpdir(), "onmaru-layout-"));
  await onSuper(`create database ${name} template template_onmaru owner onmaru_owner`);
});
afterEach(async () => {
  rmSync(data, { recursive: true });
  await onSuper(`drop database ${name} with (force)`);
});

function instance({ owner }: { owner: boolean }): Instance {
  const at = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  return { databaseUrl: at(inject("appUrl")), ownerUrl: owner ? at(inject("ownerUrl")) : undefined, settings: { data } } as Instance;
}

async function asOwner<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: instance({ owner: true }).ownerUrl });
  await client.connect();
  return (await client.query<T>(sql).finally(() => client.end())).rows;
}

test("the application's role may add to the history, and neither change nor take away", async () => {
  const rights = await asOwner<{ right: string; has: boolean }>(
    `select "right", has_table_privilege('${appRole}', '"HistoryEntry"', "right") as has from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) as "right"`,
  );
  expect(rights.filter(({ has }) => has).map(({ right }) => right)).toEqual(["SELECT", "INSERT"]);
});

test("a demonstration that was interrupted is swept away and begun anew; one that was laid stays", async () => {
  const whole = instance({ owner: true });
  await expect(ensureDemonstration(whole, async () => {
    await asOwner(`insert into "Setting" ("key", "value") values ('half', '1')`);
    appendSeal(sealsFile(data), { n: 1, at: "2026-11-24T00:00:00.000Z", heads: 1, hash: "of what was swept away" });
    throw new Error("killed");
  }, say)).rejects.toThrow("killed");
  await expect(ensureDemonstration(instance({ owner: false }), () => Promise.resolve(), say)).rejects.toBeInstanceOf(NotLaidOut);
  let laid = 0;
  const lay = () => Promise.resolve(void laid++);
  await ensureDemonstration(whole, lay, say);
  expect(await asOwner(`select from "Setting" where "key" = 'half'`)).toHaveLength(0);
  expect(existsSync(sealsFile(data))).toBe(false);
  await ensureDemonstration(whole, lay, say);
  expect(laid).toBe(1);
});

test("data of one's own are left alone", async () => {
  const whole = instance({ owner: true });
  await asOwner(`insert into "Agency" ("id", "code", "nameKo", "nameEn", "senderKo", "senderEn", "validFrom") values ('00000000-0000-7000-8000-000000000001', '1', '가', 'A', '가', 'A', '2026-01-01')`);
  await ensureDemonstration(whole, () => Promise.reject(new Error("laid over")), say);
  expect(said.join()).toContain("data of its own");
});
