import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce, runWorker } from "#lib/platform/worker.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.drop());

test("a record that a reaction cannot do is tried again alone, the others are done, and it is given up in the end", async () => {
  const at = new Date("2026-11-24T00:00:00Z");
  const ids = Array.from({ length: 9 }, (_, n) => newId(new Date(at.getTime() + n)));
  const bad = ids[4];
  await base.db.$transaction((tx) => announceAll(tx, [...ids, ...ids].map((id) => ({ topic: "task.changed" as const, record: { kind: "task", id }, at }))));
  const done: string[] = [];
  let attempts = 0;
  const reaction: Reaction = {
    name: "counts",
    topics: ["task.changed"],
    run: (messages) => {
      attempts += 1;
      if (messages.some(({ recordId }) => recordId === bad)) return Promise.reject(new Error("this record is torn"));
      done.push(...messages.map(({ recordId }) => recordId));
      return Promise.resolve();
    },
  };
  expect(await runOutboxOnce([reaction])).toBe(16);
  expect(done.toSorted()).toEqual([...ids, ...ids].filter((id) => id !== bad).toSorted());
  const left = await base.db.outbox.findMany({ where: { doneAt: null } });
  expect(left.map(({ recordId, tries, error }) => ({ recordId, tries, error }))).toEqual([1, 2].map(() => ({ recordId: bad, tries: 1, error: "this record is torn" })));
  for (let round = 0; round < 7; round++) expect(await runOutboxOnce([reaction])).toBe(0);
  const before = attempts;
  expect(await runOutboxOnce([reaction])).toBe(0);
  expect(attempts).toBe(before);
});

test("the worker finds what is committed by itself, and what cannot be done is given time before it is tried again", async () => {
  const at = new Date("2026-11-24T00:00:00Z");
  const stop = new AbortController();
  const done: string[] = [];
  const tried: number[] = [];
  const reactions: Reaction[] = [
    { name: "tells", topics: ["petition.changed"], run: (messages) => Promise.resolve(void done.push(...messages.map(({ recordId }) => recordId))) },
    { name: "fails", topics: ["memo.changed"], run: () => Promise.reject(new Error(`${tried.push(Date.now())} times`)) },
  ];
  const working = runWorker(reactions, [], () => at, stop.signal);
  const say = (topic: "petition.changed" | "memo.changed") => base.db.$transaction((tx) => announceAll(tx, [{ topic, record: { kind: "memo", id: newId(at) }, at }]));
  for (let n = 1; n <= 3; n++) {
    await say("petition.changed");
    await vi.waitFor(() => expect(done).toHaveLength(n), { timeout: 5_000 });
  }
  await say("memo.changed");
  await vi.waitFor(() => expect(tried.length).toBeGreaterThan(2), { timeout: 10_000 });
  stop.abort();
  await working;
  for (const [n, when] of tried.slice(1).entries()) expect(when - tried[n]!).toBeGreaterThan(400);
});

test("timed work that takes longer than its time between two is done again and again, and never beside itself", async () => {
  const stop = new AbortController();
  let [atOnce, most, times] = [0, 0, 0];
  const slow = { name: "slow", everySeconds: 0.02, run: async () => {
    most = Math.max(most, ++atOnce);
    times += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    atOnce -= 1;
    if (times === 2) throw new Error("the second fails");
  } };
  const working = runWorker([], [slow], () => new Date(), stop.signal);
  await vi.waitFor(() => expect(times).toBeGreaterThan(3), { timeout: 10_000 });
  stop.abort();
  await working;
  expect(most).toBe(1);
});
