import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allTests, pureTests } from "./pure-tests.ts";

const pure = pureTests();
const needsDatabase = /\b(testDatabase|startEmbedded|inject)\(/;

test("the quick check takes the rules of every room, and what else runs by itself", () => {
  expect(pure).toEqual(expect.arrayContaining(allTests().filter((file) => file.endsWith("/rules.test.ts"))));
  expect(pure).toEqual(expect.arrayContaining([
    ...["laying", "refusing", "suggesting"].map((name) => `lib/approval/${name}.test.ts`),
    ...["changes", "citing", "compare", "consulting", "forms", "history-changes", "relations"].map((name) => `lib/documents/${name}.test.ts`),
    "lib/match.test.ts", "lib/organisation/device.test.ts", "lib/platform/limits.test.ts", "lib/platform/settings.test.ts", "lib/search/composing.test.ts", "lib/time.test.ts",
  ]));
});

test("it takes none that asks for a database", () => {
  expect(pure.filter((file) => file !== "scripts/pure-tests.test.ts" && needsDatabase.test(readFileSync(file, "utf8")))).toEqual([]);
  expect(pure.filter((file) => /\.room\.test\.ts$|\/room\.test\.ts$|scripts\/commands/.test(file))).toEqual([]);
  expect(pure).not.toContain("lib/documents/delegation.test.ts");
  expect(pure.length).toBeLessThan(allTests().length);
});

test("what it leaves out does ask for one, or starts readers of files", () => {
  const left = allTests().filter((file) => !pure.includes(file));
  expect(left.filter((file) => !/testing\/|embedded\/|instance\.ts|apart\.ts/.test(readFileSync(file, "utf8")))).toEqual([]);
});
