import { afterAll, beforeAll, expect, test } from "vitest";
import { sentTogether } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.drop());

const put = (tx: Tx, key: string, value: number) => tx.$executeRaw`insert into "Setting" ("key", "value") values (${key}, ${String(value)}::jsonb) on conflict ("key") do update set "value" = excluded."value"`;

test("each sees what those before it did, and all are answered in their places", async () => {
  for (let turn = 0; turn < 30; turn++) {
    const answers = await base.db.$transaction((tx) => sentTogether([
      () => put(tx, "together", turn),
      () => tx.$queryRaw`select "value" from "Setting" where "key" = 'together'`,
      () => put(tx, "together", turn + 1_000),
      () => tx.setting.findUnique({ where: { key: "together" } }),
    ]));
    expect(answers).toEqual([1, [{ value: turn }], 1, expect.objectContaining({ value: turn + 1_000 })]);
  }
});

test("the first that fails ends the act: nothing of it stays, and the connection serves the next", async () => {
  const unmet: unknown[] = [];
  const note = (error: unknown) => void unmet.push(error);
  process.on("unhandledRejection", note);
  for (const at of [0, 1, 2]) {
    const works = (tx: Tx) => Array.from({ length: 3 }, (_, n) => () => (n === at ? tx.$executeRaw`select 1 / 0` : put(tx, `left ${n}`, n)));
    await expect(base.db.$transaction((tx) => sentTogether(works(tx)))).rejects.toThrow(/division by zero/);
    // A rule that refuses while others are under way, too.
    await expect(base.db.$transaction((tx) => sentTogether([async () => { throw new Error("refused"); }, () => put(tx, "left", at), () => put(tx, "left", at)]))).rejects.toThrow("refused");
    expect(await base.db.setting.count({ where: { key: { startsWith: "left" } } })).toBe(0);
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off("unhandledRejection", note);
  expect(unmet).toEqual([]);
});
