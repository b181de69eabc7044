import { z } from "zod";
import { dayOf } from "#lib/time.ts";
import { reading } from "#lib/platform/operation.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { ask } from "#lib/search/door.ts";
import type { Answer } from "#lib/search/door.ts";
import type { Filters } from "#lib/search/engine.ts";
import { namesOfUnitsCalled } from "#lib/organisation/structure.ts";
import { understand } from "#lib/search/query.ts";
import { labelled } from "#lib/search/labels.ts";
import { askChecked } from "#lib/search/truth.ts";
import { marked } from "#lib/search/words.ts";

const choices = z.array(z.string().max(200)).max(50).default([]);
export const searchInput = z.object({
  q: z.string().max(10_000).default(""),
  kind: choices,
  department: choices,
  year: choices,
  disclosure: choices,
  function: choices,
  scope: z.enum(["all", "predecessors"]).default("all"),
  sort: z.enum(["fit", "date"]).default("fit"),
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(10_000).default(0),
});

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));
const searchOutput = z.object({
  total: z.int(),
  hits: z.array(z.object({ id: z.string(), sourceId: z.string().nullable(), kind: z.string(), title: z.string(), url: z.string(), marked: z.string(), date: z.string(), department: z.string() })),
  facets: z.object({ kind: facet, department: facet, year: facet, disclosure: facet, function: facet }),
});

/** The one door: what somebody finds is what their tokens may read. */
export async function search(db: Db, actor: Actor, input: z.output<typeof searchInput>): Promise<Answer> {
  const chosen: Filters = { kind: input.kind, department: input.department, year: input.year, disclosure: input.disclosure, function: input.function };
  const mine = input.scope === "predecessors" ? { postIds: actor.seats.map((seat) => seat.postId) } : {};
  const departmentNames = await namesOfUnitsCalled(db, understand(input.q).department);
  return askChecked(db, { ...chosen, ...mine, departmentNames, q: input.q, tokens: actor.tokens, sort: input.sort, limit: input.limit, offset: input.offset }, ask);
}

export const searchRecords = reading({
  name: "search.query",
  address: "GET /api/v1/search",
  summary: { ko: "기록을 찾습니다", en: "Search the records that one may read" },
  input: searchInput,
  output: searchOutput,
  async run({ tx, actor }, input) {
    const { total, hits, facets } = await search(tx, actor, input);
    return {
      total,
      hits: hits.map((hit) => ({ id: hit.recordId, sourceId: hit.sourceId, kind: hit.kind, title: hit.title, url: hit.url, marked: marked(hit.text, input.q), date: dayOf(hit.at), department: hit.departmentNameKo })),
      facets: await labelled(tx, facets, actor.language),
    };
  },
});
