import { z } from "zod";
import { dayOf } from "#lib/time.ts";
import { reading } from "#lib/platform/operation.ts";
import { cursorOf } from "#lib/search/cursor.ts";
import { labelled } from "#lib/search/labels.ts";
import { searchInput } from "#lib/search/queries.ts";
import { noteVain } from "#lib/search/vain.ts";
import { shownOf } from "#lib/search/showing.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));
const named = z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable() });
const why = z.object({
  words: z.array(z.object({ word: z.string(), place: z.enum(["title", "text", "part", "nowhere"]), rarity: z.enum(["rare", "usual", "common"]) })),
  reasons: z.array(z.object({ useful: z.string(), percent: z.int() })),
});
const searchOutput = z.object({
  total: z.int(),
  hits: z.array(z.object({ id: z.string(), sourceId: z.string().nullable(), kind: z.string(), title: z.string(), url: z.string(), marked: z.string(), date: z.string(), department: z.string(), page: z.int().nullable(), supersededBy: named.nullable(), why: why.nullable() })),
  /** Lines of a record that clearly answer, as they stand there. */
  answer: z.object({ id: z.string(), kind: z.string(), title: z.string(), url: z.string(), marked: z.string(), date: z.string(), department: z.string(), page: z.int().nullable() }).nullable(),
  /** Where a list by date goes on (`after`), beyond the first ten thousand too; null at its end and for a list by fit. */
  next: z.string().nullable(),
  months: z.array(z.object({ month: z.string(), count: z.int() })),
  understood: z.object({ q: z.string(), applied: z.boolean(), changes: z.array(z.object({ typed: z.string(), meant: z.string() })) }).nullable(),
  /** Other names and words of the same meaning that were searched too. */
  also: z.array(z.string()),
  facets: z.object({ kind: facet, department: facet, year: facet, disclosure: facet, function: facet }),
  /** The search cluster was away or too slow, and PostgreSQL answered. */
  fallback: z.boolean(),
});

export const searchRecords = reading({
  name: "search.query",
  address: "GET /api/v1/search",
  summary: { ko: "기록을 찾습니다", en: "Search the records that one may read" },
  input: searchInput,
  output: searchOutput,
  async run({ tx, actor, now }, input) {
    const found = await searchUnderstood(tx, actor, input);
    noteVain(tx, actor, input, found, now);
    const { total, facets, months, understood, fallback } = found;
    const goesOn = (input.sort === "date" || input.after !== undefined) && found.hits.length === input.limit;
    const last = goesOn ? found.hits.at(-1) : undefined;
    const { hits, answer } = await shownOf(tx, actor, input, found);
    return {
      total,
      hits: hits.map(({ hit, url, marked, page, supersededBy, why: reasons }) => ({
        id: hit.recordId, sourceId: hit.sourceId, kind: hit.kind, title: hit.title, url, marked, date: dayOf(hit.at), department: hit.departmentNameKo, page, supersededBy, why: reasons,
      })),
      answer: answer && { id: answer.hit.recordId, kind: answer.hit.kind, title: answer.hit.title, url: answer.url, marked: answer.marked, date: dayOf(answer.hit.at), department: answer.hit.departmentNameKo, page: answer.page },
      next: last ? cursorOf(last) : null,
      months,
      understood,
      also: [...found.asked.question.also],
      facets: await labelled(tx, facets, actor.language),
      fallback,
    };
  },
});
