import { globSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sources } from "./build.ts";
import { reachedFrom } from "./imports.ts";

/* A change of whatever the build reads must make the next start build anew. */

const covered = (file: string) => sources.some((source) => file === source || file.startsWith(`${source}/`));
const ofNext = /^(app|pages|public|package(-lock)?\.json|tsconfig\.json|(proxy|middleware|instrumentation(-client)?|mdx-components)\.[jt]sx?|(next|postcss|tailwind)\.config\.[cm]?[jt]s|\.babelrc.*|babel\.config\..*|\.browserslistrc)$/;

test("the root files and folders that Next.js looks for by their names are among the sources", () => {
  const found = readdirSync(".").filter((name) => ofNext.test(name));
  expect(found).toEqual(expect.arrayContaining(["app", "instrumentation.ts", "next.config.js", "package.json", "package-lock.json", "postcss.config.mjs", "proxy.ts", "tsconfig.json"]));
  expect(found.filter((name) => !covered(name))).toEqual([]);
});

test("so is all that pages, the proxy and the first steps of the application import; the database client comes of its schema", () => {
  const entries = [...globSync("app/**/*.{ts,tsx}").filter((file) => !file.endsWith(".test.ts")), "proxy.ts", "instrumentation.ts", "next.config.js", "postcss.config.mjs"];
  const reached = new Set(entries.flatMap((file) => [...reachedFrom(file)]));
  expect(reached.size).toBeGreaterThan(500);
  expect([...reached].filter((file) => !covered(file) && !file.startsWith("prisma/generated/"))).toEqual([]);
  expect(sources).toContain("prisma/schema");
});
