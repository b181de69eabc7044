import type { Client, estypes } from "@elastic/elasticsearch";
import { startOf, ZONE } from "#lib/time.ts";
import { bulkBytes, inBulks } from "#lib/search/bulk.ts";
import type { Write } from "#lib/search/bulk.ts";
import { budget, clientOf } from "#lib/search/clients.ts";
import { citesFact } from "#lib/search/citing.ts";
import { facetNames, nothing } from "#lib/search/engine.ts";
import type { Asked, Engine, EntryName, FacetName, Found, Hit, Prepared, SearchEntry } from "#lib/search/engine.ts";
import type { Averages } from "#lib/search/impact.ts";
import { aliasOf, answering, createIndex, indicesOf, lookAgain, putBehind } from "#lib/search/indices.ts";
import type { Named } from "#lib/search/indices.ts";
import { portions } from "#lib/search/portions.ts";
import { keysOf, prepared } from "#lib/search/prepare.ts";
import { plainNumber } from "#lib/search/query.ts";
import type { Conditions, Query } from "#lib/search/query.ts";
import { few, saysNothing } from "#lib/search/question.ts";
import type { Question, Weighted } from "#lib/search/query.ts";
import { named, restored, rowOf, signsOf } from "#lib/search/stored.ts";
import type { Kept, Stored } from "#lib/search/stored.ts";
import { reasonsOf, weightOf } from "#lib/search/useful.ts";
import type { Reason } from "#lib/search/useful.ts";
import { keyOf } from "#lib/search/words.ts";

/*
 * The engine for production: stock Elasticsearch, nothing outside its core. Terms are cut by the one
 * tokeniser and weighed by the snapshot sent with each question, so that hidden records weigh nothing.
 */

export interface Cluster extends Named {
  url: string;
  /** A question with its terms, each with its weight from the sealed snapshot. */
  question(typed: string, exact?: boolean): Promise<Question>;
  /** The average lengths of the same snapshot. */
  averages(): Promise<Averages>;
  /** Told which entries it now holds as they are, or not at all, and which it does not take. */
  told(settled: readonly EntryName[], refused: readonly EntryName[]): Promise<void>;
}

export interface ElasticsearchEngine extends Engine {
  url: string;
  /** True once an index of this mapping answers. */
  ready(): Promise<boolean>;
  /** Begins a new index beside the one in use; from here on what changes is written to both. Answers its name. */
  begin(): Promise<string>;
  /** Whether that index is there and being built. */
  isBuilt(index: string): Promise<boolean>;
  /** Indexes what was missed; it may take its time. */
  restore(entries: readonly Prepared[]): Promise<void>;
  /** Writes into that index alone. */
  fill(index: string, entries: readonly Prepared[]): Promise<void>;
  /** Asks that index from here on. */
  swap(index: string): Promise<void>;
  /** Takes away all but the index in use. */
  clear(): Promise<void>;
  /** How many records it holds, and the sum of their versions. */
  extent(): Promise<{ records: number; versions: number }>;
  refresh(): Promise<void>;
  drop(): Promise<void>;
  /** Entries as they are kept, by `kind:id`; what is kept in no shape that is known counts as not kept. */
  read(wanted: readonly SearchEntry[]): Promise<Map<string, Kept>>;
  /** The names under which anything is kept. */
  names(): AsyncGenerator<string>;
  /** Takes out by name, whatever stands there. */
  forget(names: readonly string[]): Promise<void>;
}

const columns: Record<FacetName, string> = { kind: "kind", department: "departmentNameKo", year: "year", disclosure: "disclosure", function: "functionNameKo" };

/** What builds an index has time; what follows an act less, for others wait behind it. A question that is given longer is not cut off before. */
const patience = () => ({ building: 60_000, writing: Math.max(5_000, budget()), asking: Math.max(3_000, budget()) });

export function elasticsearchEngine(cluster: Cluster): ElasticsearchEngine {
  const { building, writing, asking } = patience();
  const client = clientOf(cluster.url, asking);
  const writer = clientOf(cluster.url, writing);
  const builder = clientOf(cluster.url, building);
  const alias = aliasOf(cluster);

  /** Deletes by name, wherever they stand. */
  const drop = (by: Client, into: readonly string[], names: readonly string[]) => inBulks(by, names.flatMap((name) => into.map((index) => ({ name, lines: [JSON.stringify({ delete: { _index: index, _id: name } })] }))));

  /** What it does not take is taken out: what stood there before is no longer so. */
  async function put(by: Client, into: readonly string[], entries: readonly (SearchEntry | Prepared)[]): Promise<void> {
    const usual = await cluster.averages();
    const refused = into.length === 0 ? new Set<string>() : await inBulks(by, writesOf(into, entries, usual));
    await drop(by, into, [...refused]);
    await cluster.told(entries.filter((entry) => !refused.has(nameOf(entry))), entries.filter((entry) => refused.has(nameOf(entry))));
  }

  const engine: ElasticsearchEngine = {
    name: "elasticsearch",
    url: cluster.url,
    ready: () => client.indices.existsAlias({ name: alias }),
    index: async (entries) => put(writer, await indicesOf(writer, cluster), entries),
    async remove(kind, ids) {
      const gone = ids.map((recordId) => ({ kind, recordId }));
      await drop(writer, await indicesOf(writer, cluster), gone.map(nameOf));
      await cluster.told(gone, []);
    },
    weigh: async () => undefined,
    async extent() {
      const { hits, aggregations } = await client.search<unknown, { versions: estypes.AggregationsSumAggregate }>({ index: alias, size: 0, track_total_hits: true, aggs: { versions: { sum: { field: "seq" } } } });
      return { records: typeof hits.total === "number" ? hits.total : (hits.total?.value ?? 0), versions: aggregations?.versions.value ?? 0 };
    },
    async read(wanted) {
      const there = new Map<string, Kept>();
      for (const some of portions(wanted, (one) => (one.title.length + one.text.length) * bytesPerSign, bulkBytes)) {
        const { docs } = await builder.mget<Stored>({ index: alias, ids: some.map(nameOf) });
        for (const doc of docs) if ("_source" in doc && doc._source && doc._id) there.set(doc._id, restored(doc._source));
      }
      return there;
    },
    async *names() {
      let after: estypes.SortResults | undefined;
      for (;;) {
        const { hits } = await builder.search({ index: alias, size: 5_000, _source: false, query: { match_all: {} }, sort: [{ recordId: "asc" }, { kind: "asc" }, { _doc: { order: "asc" } }], ...(after ? { search_after: after } : {}) });
        if (hits.hits.length === 0) return;
        for (const hit of hits.hits) yield hit._id ?? "";
        after = hits.hits.at(-1)?.sort;
      }
    },
    forget: async (names) => void (await drop(builder, await indicesOf(builder, cluster), names)),
    refresh: async () => void (await client.indices.refresh({ index: `${alias}-*` })),
    drop: async () => {
      for (const index of await indicesOf(builder, { ...cluster, oldest: 0 })) await builder.indices.delete({ index });
      lookAgain(cluster);
    },
    begin: () => createIndex(builder, cluster),
    isBuilt: async (index) => index.startsWith(`${alias}-`) && (await builder.indices.exists({ index })),
    restore: async (entries) => put(builder, await indicesOf(builder, cluster), entries),
    fill: (index, entries) => put(builder, [index], entries),
    async swap(index) {
      await putBehind(builder, cluster, index);
      lookAgain(cluster);
    },
    async clear() {
      const used = Object.keys(await builder.indices.getAlias({ name: alias }));
      const index = (await indicesOf(builder, { ...cluster, oldest: 0 })).filter((one) => !used.includes(one));
      if (used.length > 0 && index.length > 0) await builder.indices.delete({ index, ignore_unavailable: true });
    },
    async query(put) {
      const question = put.question ?? (await cluster.question(put.q, put.exact));
      const asked = { ...put, question };
      if (saysNothing(question, asked)) return nothing();
      // Both of its searches have one budget.
      const within = AbortSignal.timeout(budget());
      try {
        const from = await answering(client, cluster);
        const base = conditions(asked, question.understood);
        const found = await answer(client, from, within, asked, [...base, ...question.required.map(holds)], question.terms);
        if (asked.glance && found.hits.length > 0) return found;
        if (asked.strict || question.terms.length <= 1 || found.total >= few || question.understood.phrases.length > 0) return found;
        const more = await answer(client, from, within, asked, [...base, { terms: { terms: keysOf(question.any).map(named) } }], question.terms);
        return asked.glance || more.total > found.total ? { ...more, loose: found.total === 0 } : found;
      } catch (error) {
        lookAgain(cluster);
        throw error;
      }
    },
  };
  return engine;
}

const nameOf = ({ kind, recordId }: EntryName) => `${kind}:${recordId}`;

/** Each made as it is sent: all at once, long texts would not find room. */
function* writesOf(into: readonly string[], entries: readonly (SearchEntry | Prepared)[], usual: Averages): Generator<Write> {
  for (const entry of entries) {
    const name = nameOf(entry);
    const row = rowOf(prepared(entry, usual));
    for (const index of into) yield { name, lines: [JSON.stringify({ index: { _index: index, _id: name, version: entry.seq, version_type: "external_gte" } }), row] };
  }
}

/** A sign takes so much in the cluster: itself, and once more as a word. */
const bytesPerSign = 8;

/** Words of `near:` stand within so many signs of each other. */
const apart = 40;

const counted = {
  track_total_hits: true,
  aggs: {
    ...Object.fromEntries(facetNames.map((name) => [name, { terms: { field: columns[name], size: 20, order: [{ _count: "desc" as const }, { _key: "asc" as const }] } }])),
    months: { date_histogram: { field: "at", calendar_interval: "month" as const, time_zone: ZONE, format: "yyyy-MM", min_doc_count: 1 } },
  },
};

type Clause = estypes.QueryDslQueryContainer;

/** One of the alternatives, with every term of it. */
function holds(part: Question["required"][number]): Clause {
  const all = (terms: readonly string[]): Clause => ({ bool: { filter: keysOf(terms).map((key) => ({ term: { terms: named(key) } })) } });
  return { bool: { should: part.map(all), minimum_should_match: 1 } };
}

const like = (field: string, text: string, before = ""): Clause => ({ wildcard: { [field]: { value: `${before}*${text.toWellFormed().replace(/[\\*?]/g, "\\$&")}*`, case_insensitive: true } } });
const anyOf = (...should: Clause[]): Clause => ({ bool: { should, minimum_should_match: 1 } });

/** What field words name; of departments with all their names. An index of the mapping before has numbers as they are written alone. */
function namedBy(said: Conditions, departmentNames: Asked["departmentNames"]): Clause[] {
  return [
    ...said.department.map((name, at) => anyOf(like("departmentNameKo", name), like("departmentNameEn", name), { terms: { departmentNameKo: [...(departmentNames?.[at] ?? [])] } })),
    ...said.by.map((name) => like("people", name)),
    ...said.facts.map(({ fact, value }) => like("facts", value, `${fact}:`)),
    ...(said.cites.length > 0 ? [{ terms: { facts: said.cites.map(citesFact) } }] : []),
    ...said.number.map((number) => anyOf(like("numberPlain", plainNumber(number)), like("number", number))),
    ...(said.disclosure.length > 0 ? [{ terms: { disclosure: said.disclosure } }] : []),
  ];
}

function conditions(asked: Asked, understood: Query): Clause[] {
  const clauses: Clause[] = [{ terms: { readers: [...asked.tokens] } }];
  for (const name of facetNames) {
    const chosen = asked[name];
    if (chosen?.length) clauses.push({ terms: { [columns[name]]: [...chosen] } });
  }
  if (asked.without?.length) clauses.push({ bool: { must_not: [{ terms: { recordId: [...asked.without] } }] } });
  if (asked.among) clauses.push({ terms: { recordId: [...asked.among] } });
  if (asked.postIds) clauses.push({ terms: { postIds: [...asked.postIds] } });
  if (asked.acts) clauses.push({ terms: { facts: [...asked.acts] } });
  clauses.push(...namedBy(understood, asked.departmentNames));
  const not = [...namedBy(understood.not, asked.not?.departmentNames), ...(asked.not?.postIds.length ? [{ terms: { postIds: [...asked.not.postIds] } }] : [])];
  if (not.length > 0) clauses.push({ bool: { must_not: not } });
  for (const words of understood.near) clauses.push({ intervals: { signs: { all_of: { ordered: words.length > 2, max_gaps: apart * (words.length - 1), intervals: words.map((word) => ({ match: { query: signsOf(word), ordered: true, max_gaps: 0 } })) } } } });
  if (understood.before && !asked.anyDay) clauses.push({ range: { at: { lt: startOf(understood.before).toISOString() } } });
  if (understood.after && !asked.anyDay) clauses.push({ range: { at: { gte: startOf(understood.after).toISOString() } } });
  for (const phrase of understood.phrases) clauses.push({ match_phrase: { signs: signsOf(phrase) } });
  if (understood.minus.length > 0) clauses.push({ bool: { must_not: understood.minus.map((word) => ({ match_phrase: { signs: signsOf(word) } })) } });
  return clauses;
}

/** One for the text itself, and a part of it for each reason that holds. */
function functionsOf(reasons: readonly Reason[]): estypes.QueryDslFunctionScoreContainer[] {
  const isSo = (reason: Reason): Clause => ({ terms: { [reason.where]: [...reason.of] } });
  return [{ weight: 1 }, ...reasons.map((reason) => ({ filter: "none" in reason ? { bool: { must_not: [isSo(reason)] } } : isSo(reason), weight: weightOf(reason) }))];
}

async function answer(client: Client, alias: string, within: AbortSignal, asked: Asked, filter: Clause[], weights: readonly Weighted[]): Promise<Found> {
  const fit = asked.sort === "fit" && weights.length > 0 && !asked.glance;
  // Nothing is pruned: what a term weighs comes of the snapshot alone.
  const should: Clause[] = [{ sparse_vector: { field: "impacts", query_vector: Object.fromEntries(weights.map(({ term, weight }) => [named(keyOf(term)), weight])), prune: false } }];
  const { hits, aggregations } = await client.search<Omit<Hit, "score" | "at" | "year"> & { at: string; year: string }, Record<FacetName, estypes.AggregationsStringTermsAggregate> & { months: estypes.AggregationsDateHistogramAggregate }>({
    index: alias,
    query: fit ? { function_score: { query: { bool: { filter, should } }, functions: functionsOf(reasonsOf(asked)), score_mode: "sum", boost_mode: "multiply" } } : { bool: { filter } },
    sort: asked.glance ? ["_doc"] : [...(fit ? [{ _score: { order: "desc" as const } }] : []), { at: { order: "desc" } }, { recordId: { order: "asc" } }],
    _source: { excludes: ["terms", "impacts", "signs", "people", "readers", "numberPlain", ...(asked.bare ? ["text"] : [])] },
    ...(asked.after && !asked.glance ? { search_after: [asked.after.at.getTime(), asked.after.recordId] } : { from: asked.offset }),
    size: asked.limit,
    ...(asked.glance ? { track_total_hits: false } : counted),
    // Half an answer is none: PostgreSQL then gives the whole.
    allow_partial_search_results: false,
  }, { signal: within });
  const facet = (name: FacetName) => ((aggregations?.[name]?.buckets ?? []) as { key: string; doc_count: number }[]).filter((one) => one.key !== "").map((one) => ({ value: one.key, count: one.doc_count }));
  return {
    total: typeof hits.total === "number" ? hits.total : (hits.total?.value ?? 0),
    hits: hits.hits.flatMap((hit) => (hit._source ? [{ ...hit._source, at: new Date(hit._source.at), year: Number(hit._source.year), score: hit._score ?? 0 }] : [])),
    facets: { kind: facet("kind"), department: facet("department"), year: facet("year"), disclosure: facet("disclosure"), function: facet("function") },
    months: ((aggregations?.months.buckets ?? []) as { key_as_string: string; doc_count: number }[]).map((one) => ({ month: one.key_as_string, count: one.doc_count })),
  };
}
