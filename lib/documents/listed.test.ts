import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/* A document of which every agency may know would stand in each list that asks for its listers: lists ask `listedFor`. Records of the archive and petitions have listers of their own. */

const files = ["lib", "app", "scripts", "prisma/seed"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name))).filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts") && !/^lib.(?:archive|petitions)/.test(name));
/** What is asked of documents as `d."listers" && …` or `listers: { hasSome: … }`. */
const asks = /\b(?:d|n|o|rd)\."listers" &&|listers: \{ hasSome/;

test("only to be found by its title and to be asked for is a document known without being listed", () => {
  expect(files.filter((name) => asks.test(readFileSync(name, "utf8"))).sort()).toEqual(["lib/documents/known.ts", "lib/documents/listed.ts", "lib/register/access-queries.ts"]);
});
