import { expect, test } from "vitest";
import { statementNames } from "#lib/platform/database.ts";

test("a statement gets its name when it comes again and again, and only so many get one", () => {
  const nameOf = statementNames();
  const times = (sql: string, n: number) => Array.from({ length: n }, () => nameOf({ sql })).at(-1);
  expect(times("select 1", 4)).toBe("");
  const name = nameOf({ sql: "select 1" });
  expect(name).not.toBe("");
  expect(nameOf({ sql: "select 1" })).toBe(name);
  const names = new Set(Array.from({ length: 1_000 }, (_, n) => times(`select ${n} as n`, 5)));
  expect(names.size).toBe(300);
  expect(names.has(name)).toBe(false);
  expect(names.has("")).toBe(true);
});
