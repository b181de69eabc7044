import { globSync } from "node:fs";
import { reachedFrom } from "./imports.ts";

/** Where a test finds a database that runs, or starts readers of files that may take all memory. */
const servers = ["lib/platform/testing/database.ts", "lib/platform/embedded/postgres.ts", "lib/files/reading/apart.ts"];

export function allTests(): string[] {
  return globSync("{app,components,lib,prisma,scripts}/**/*.test.ts").sort();
}

/** The tests that need no database, server or browser, as their imports tell. */
export function pureTests(): string[] {
  return allTests().filter((file) => {
    const reached = reachedFrom(file);
    return !servers.some((server) => reached.has(server));
  });
}
