import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { ask } from "#lib/search/door.ts";
import type { Answer } from "#lib/search/door.ts";
import type { Filters } from "#lib/search/engine.ts";
import { namesOfUnitsCalled } from "#lib/organisation/structure.ts";
import { understand } from "#lib/search/query.ts";
import { askChecked } from "#lib/search/truth.ts";

const choices = z.array(z.string().max(200)).max(50).default([]);
export const searchInput = z.object({
  q: z.string().max(10_000).default(""),
  kind: choices,
  department: choices,
  year: choices,
  disclosure: choices,
  function: choices,
  scope: z.enum(["all", "predecessors"]).default("all"),
  /** Searches what was typed, whatever was meant. */
  exact: z.enum(["1"]).optional(),
  sort: z.enum(["fit", "date"]).default("fit"),
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(10_000).default(0),
});

/** The one door: what somebody finds is what their tokens may read. */
export async function search(db: Db, actor: Actor, input: z.output<typeof searchInput>): Promise<Answer> {
  const chosen: Filters = { kind: input.kind, department: input.department, year: input.year, disclosure: input.disclosure, function: input.function };
  const mine = input.scope === "predecessors" ? { postIds: actor.seats.map((seat) => seat.postId) } : {};
  const departmentNames = await namesOfUnitsCalled(db, understand(input.q).department);
  return askChecked(db, { ...chosen, ...mine, departmentNames, q: input.q, tokens: actor.tokens, sort: input.sort, limit: input.limit, offset: input.offset }, ask);
}
