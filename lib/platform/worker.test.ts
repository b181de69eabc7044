import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";

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
