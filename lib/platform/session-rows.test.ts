import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "#lib/platform/database.ts";
import { absoluteMs, idleMs, liveSession, openSession, sessionsOf } from "#lib/platform/session-rows.ts";
import { liveToken, makeToken, tokensOf } from "#lib/platform/tokens.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.drop());

const officialId = "00000000-0000-7000-8000-00000000000a";
const began = new Date("2026-11-24T01:00:00Z");
const after = (ms: number) => new Date(began.getTime() + ms);
const minute = 60_000;
const open = () => transaction((tx) => openSession(tx, officialId, { address: "10.0.0.1", agent: "test" }, began));

test("a session ends after an hour without a request; a request within it gives another hour", async () => {
  const [left, used] = [await open(), await open()];
  expect(await liveSession(base.db, used, after(idleMs))).not.toBeNull();
  expect(await liveSession(base.db, left, after(idleMs + 1))).toBeNull();
  // An hour after the request, not after it began; once over it does not come back.
  expect(await liveSession(base.db, used, after(2 * idleMs))).not.toBeNull();
  expect(await liveSession(base.db, used, after(3 * idleMs + 1))).toBeNull();
  expect(await liveSession(base.db, used, after(3 * idleMs + minute))).toBeNull();
  expect(idleMs).toBe(60 * minute);
});

test("a session in use all the time ends after twelve hours, and is listed no longer", async () => {
  const id = await open();
  for (let ms = 0; ms < absoluteMs; ms += 30 * minute) expect(await liveSession(base.db, id, after(ms)), String(ms)).not.toBeNull();
  const last = after(absoluteMs - 1);
  expect(await liveSession(base.db, id, last)).not.toBeNull();
  expect((await sessionsOf(base.db, officialId, last)).map((one) => one.id)).toContain(id);
  expect(await liveSession(base.db, id, after(absoluteMs))).toBeNull();
  expect((await sessionsOf(base.db, officialId, after(absoluteMs))).map((one) => one.id)).not.toContain(id);
  expect(absoluteMs).toBe(12 * 60 * minute);
});

test("a token shows when it was last used, to the minute; one that was never used says so", async () => {
  const make = (label: string) => transaction((tx) => makeToken(tx, { officialId, label, scopes: ["read"], days: 30, at: began }));
  const [used, idle] = [await make("used"), await make("idle")];
  const lastUse = async (id: string) => (await tokensOf(base.db, officialId, after(minute))).find((one) => one.id === id)?.lastUsedAt ?? null;
  expect(await lastUse(used.id)).toBeNull();
  await liveToken(base.db, used.token, after(5_000));
  expect(await lastUse(used.id)).toEqual(after(5_000));
  // Within a minute it is not written again.
  await liveToken(base.db, used.token, after(5_000 + minute));
  expect(await lastUse(used.id)).toEqual(after(5_000));
  await liveToken(base.db, used.token, after(5_001 + minute));
  expect(await lastUse(used.id)).toEqual(after(5_001 + minute));
  expect(await lastUse(idle.id)).toBeNull();
  // A wrong one, or one that has expired, is no use.
  expect(await liveToken(base.db, `${used.token}x`, after(10 * minute))).toBeNull();
  expect(await liveToken(base.db, used.token, after(30 * 24 * 60 * minute))).toBeNull();
  expect((await base.db.accessToken.findUniqueOrThrow({ where: { id: used.id } })).lastUsedAt).toEqual(after(5_001 + minute));
});
