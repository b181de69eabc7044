import { z } from "zod";
import { dayOf } from "#lib/time.ts";
import { reading } from "#lib/platform/operation.ts";
import { placeOfHit } from "#lib/search/pages.ts";
import { labelled } from "#lib/search/labels.ts";
import { searchInput } from "#lib/search/queries.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";
import { marked } from "#lib/search/words.ts";

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }));
const searchOutput = z.object({
  total: z.int(),
  hits: z.array(z.object({ id: z.string(), sourceId: z.string().nullable(), kind: z.string(), title: z.string(), url: z.string(), marked: z.string(), date: z.string(), department: z.string(), page: z.int().nullable() })),
  understood: z.object({ q: z.string(), applied: z.boolean() }).nullable(),
  facets: z.object({ kind: facet, department: facet, year: facet, disclosure: facet, function: facet }),
});

export const searchRecords = reading({
  name: "search.query",
  address: "GET /api/v1/search",
  summary: { ko: "기록을 찾습니다", en: "Search the records that one may read" },
  input: searchInput,
  output: searchOutput,
  async run({ tx, actor }, input) {
    const { total, hits, facets, understood } = await searchUnderstood(tx, actor, input);
    const words = understood?.applied ? understood.q : input.q;
    return {
      total,
      hits: hits.map((hit) => {
        const place = placeOfHit(hit, words);
        return { id: hit.recordId, sourceId: hit.sourceId, kind: hit.kind, title: hit.title, url: place.url, marked: marked(place.text, words), date: dayOf(hit.at), department: hit.departmentNameKo, page: place.page };
      }),
      understood: understood && { q: understood.q, applied: understood.applied },
      facets: await labelled(tx, facets, actor.language),
    };
  },
});
