import { Client, errors } from "@elastic/elasticsearch";
import type { estypes } from "@elastic/elasticsearch";
import { startOf, ZONE } from "#lib/time.ts";
import { facetNames, nothing } from "#lib/search/engine.ts";
import type { Asked, Engine, FacetName, Found, Hit, Prepared } from "#lib/search/engine.ts";
import { impactOf } from "#lib/search/impact.ts";
import type { Averages } from "#lib/search/impact.ts";
import { keysOf, prepared } from "#lib/search/prepare.ts";
import type { Query } from "#lib/search/query.ts";
import { few, saysNothing } from "#lib/search/question.ts";
import type { Question, Weighted } from "#lib/search/question.ts";
import { reasonsOf, weightOf } from "#lib/search/useful.ts";
import type { Reason } from "#lib/search/useful.ts";
import { keyOf } from "#lib/search/words.ts";

/*
 * The engine for production: stock Elasticsearch, nothing outside its core. Terms are cut by the one
 * tokeniser and weighed by the snapshot sent with each question, so that hidden records weigh nothing.
 */

export interface Cluster {
  url: string;
  /** The alias that is asked; behind it stands one index at a time. */
  alias: string;
  /** A question with its terms, each with its weight from the sealed snapshot. */
  question(typed: string): Promise<Question>;
  /** The average lengths of the same snapshot. */
  averages(): Promise<Averages>;
}

export interface ElasticsearchEngine extends Engine {
  /** True once an index stands behind the alias. */
  ready(): Promise<boolean>;
  /** Builds a new index beside the one in use, which `fill` writes to as well, and swaps them. */
  rebuild(fill: () => Promise<void>): Promise<void>;
  /** How many records it holds, and the sum of their versions. */
  extent(): Promise<{ records: number; versions: number }>;
  refresh(): Promise<void>;
  drop(): Promise<void>;
  /** Records as they are kept, by `kind:id`; what is kept in no shape that is known counts as not kept. */
  read(wanted: readonly { kind: string; recordId: string }[]): Promise<Map<string, Prepared>>;
  /** The names under which anything is kept. */
  names(): AsyncGenerator<string>;
  /** Takes out by name, whatever stands there. */
  forget(names: readonly string[]): Promise<void>;
}

const columns: Record<FacetName, string> = { kind: "kind", department: "departmentNameKo", year: "year", disclosure: "disclosure", function: "functionNameKo" };

const keyword = { type: "keyword", ignore_above: 1_000 } as const;
const kept = { type: "keyword", index: false, doc_values: false } as const;
const mappings: estypes.MappingTypeMapping = {
  dynamic: false,
  properties: {
    kind: keyword, recordId: keyword, departmentNameKo: keyword, departmentNameEn: keyword, functionNameKo: keyword, year: keyword, disclosure: keyword,
    number: keyword, people: keyword, postIds: keyword, facts: keyword, readers: keyword, terms: keyword,
    at: { type: "date" }, seq: { type: "long" }, url: kept,
    impacts: { type: "sparse_vector" },
    signs: { type: "text", analyzer: "whitespace", norms: false, index_options: "positions" },
  },
};
const settings = { number_of_shards: 1, auto_expand_replicas: "0-1", refresh_interval: "500ms", gc_deletes: "0s", max_result_window: 11_000 };

const clients = new Map<string, Client>();
/** A question waits three seconds at most; what builds an index has time. */
function clientOf(url: string, requestTimeout: number): Client {
  const key = `${requestTimeout} ${url}`;
  const client = clients.get(key) ?? new Client({ node: url, requestTimeout, maxRetries: 0 });
  clients.set(key, client);
  return client;
}

export function elasticsearchEngine(cluster: Cluster): ElasticsearchEngine {
  const client = clientOf(cluster.url, 3_000);
  const builder = clientOf(cluster.url, 60_000);
  const { alias } = cluster;

  /** All indices of the alias: the one in use and, while it is built, the next. */
  async function indices(): Promise<string[]> {
    return Object.keys(await builder.indices.get({ index: `${alias}-*`, features: ["aliases"] }));
  }

  async function create(): Promise<string> {
    const name = `${alias}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
    await builder.indices.create({ index: name, settings, mappings });
    return name;
  }

  async function bulk(lines: (index: string) => object[]): Promise<void> {
    const operations = (await indices()).flatMap(lines);
    if (operations.length === 0) return;
    const answer = await builder.bulk({ operations });
    const failed = answer.items.flatMap((item) => Object.values(item)).find((one) => one.error && one.status !== 409);
    if (failed) throw new Error(`Elasticsearch did not take ${failed._id}: ${failed.error?.reason ?? failed.status}`);
  }

  const engine: ElasticsearchEngine = {
    name: "elasticsearch",
    ready: () => client.indices.existsAlias({ name: alias }),
    async index(entries) {
      const usual = await cluster.averages();
      const rows = entries.map((entry) => stored(prepared(entry, usual)));
      await bulk((index) => entries.flatMap((entry, at) => [{ index: { _index: index, _id: idOf(entry.kind, entry.recordId), version: entry.seq, version_type: "external_gte" } }, rows[at]!]));
    },
    remove: (kind, ids) => bulk((index) => ids.map((id) => ({ delete: { _index: index, _id: idOf(kind, id) } }))),
    weigh: async () => undefined,
    async extent() {
      const { hits, aggregations } = await client.search<unknown, { versions: estypes.AggregationsSumAggregate }>({ index: alias, size: 0, track_total_hits: true, aggs: { versions: { sum: { field: "seq" } } } });
      return { records: typeof hits.total === "number" ? hits.total : (hits.total?.value ?? 0), versions: aggregations?.versions.value ?? 0 };
    },
    async read(wanted) {
      if (wanted.length === 0) return new Map();
      const { docs } = await builder.mget<ReturnType<typeof stored>>({ index: alias, ids: wanted.map((one) => idOf(one.kind, one.recordId)) });
      return new Map(docs.flatMap((doc) => ("_source" in doc && doc._source && doc._id ? [[doc._id, restored(doc._source)] as const] : [])));
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
    forget: (names) => bulk((index) => names.map((name) => ({ delete: { _index: index, _id: name } }))),
    refresh: async () => void (await client.indices.refresh({ index: `${alias}-*` })),
    drop: async () => {
      for (const index of await indices()) await builder.indices.delete({ index });
    },
    async rebuild(fill) {
      const before = await indices();
      const next = await create();
      await fill();
      await builder.indices.refresh({ index: next });
      await builder.indices.updateAliases({ actions: [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index: next, alias } }] });
      if (before.length > 0) await builder.indices.delete({ index: before, ignore_unavailable: true });
    },
    async query(asked) {
      const question = asked.question ?? (await cluster.question(asked.q));
      if (saysNothing(question, asked.q)) return nothing();
      const base = conditions(asked, question.understood);
      const found = await answer(client, alias, asked, [...base, ...question.required.map(holds)], question.terms);
      if (asked.glance && found.hits.length > 0) return found;
      if (question.terms.length <= 1 || found.total >= few || question.understood.phrases.length > 0) return found;
      const more = await answer(client, alias, asked, [...base, { terms: { terms: keysOf(question.any).map(named) } }], question.terms);
      return asked.glance || more.total > found.total ? more : found;
    },
  };
  return engine;
}

/** Whether the cluster is away or lacks its index, as against a fault of ours. */
export function isAway(error: unknown): boolean {
  if (error instanceof errors.ResponseError) return error.statusCode === 404 || error.statusCode === 401 || error.statusCode === 403 || error.statusCode === 429 || (error.statusCode ?? 500) >= 500;
  return error instanceof errors.ElasticsearchClientError;
}

const idOf = (kind: string, id: string) => `${kind}:${id}`;

/** A term's number as the cluster keeps it. */
const named = (key: number) => key.toString(36);

function stored({ keys, impacts, measures: _, ...entry }: Prepared) {
  return {
    ...entry, year: String(entry.year), at: entry.at.toISOString(), terms: keys.map(named), signs: signsOf(`${entry.title} ${entry.text}`),
    impacts: Object.fromEntries(impacts.map((impact) => [named(impact >>> 4), impactOf(impact & 15)])),
  };
}

/** A kept record as it was given, but for what each term weighs, which newer clusters do not tell. */
function restored({ year, at, terms, impacts: _, signs: __, ...entry }: ReturnType<typeof stored>): Prepared {
  return { ...entry, year: Number(year), at: new Date(at), keys: terms.map((term) => parseInt(term, 36)), impacts: [], measures: [] };
}

/** Every sign of a text as a word of its own, so that a phrase is found to the letter. */
function signsOf(text: string): string {
  return [...text.toWellFormed().toLowerCase()].map((sign) => (/[\p{L}\p{N}]/u.test(sign) ? sign : `_${sign.codePointAt(0)?.toString(16)}`)).join(" ");
}

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

function conditions(asked: Asked, understood: Query): Clause[] {
  const like = (field: string, value: string): Clause => ({ wildcard: { [field]: { value: `*${value.toWellFormed().replace(/[\\*?]/g, "\\$&")}*`, case_insensitive: true } } });
  const clauses: Clause[] = [{ terms: { readers: [...asked.tokens] } }];
  for (const name of facetNames) {
    const chosen = asked[name];
    if (chosen?.length) clauses.push({ terms: { [columns[name]]: [...chosen] } });
  }
  if (asked.without?.length) clauses.push({ bool: { must_not: [{ terms: { recordId: [...asked.without] } }] } });
  if (asked.postIds) clauses.push({ terms: { postIds: [...asked.postIds] } });
  for (const [at, name] of understood.department.entries()) {
    const names = [...(asked.departmentNames?.[at] ?? [])];
    clauses.push({ bool: { should: [like("departmentNameKo", name), like("departmentNameEn", name), { terms: { departmentNameKo: names } }], minimum_should_match: 1 } });
  }
  for (const name of understood.by) clauses.push(like("people", name));
  for (const { fact, value } of understood.facts) clauses.push({ wildcard: { facts: { value: `${fact}:*${value.toWellFormed().replace(/[\\*?]/g, "\\$&")}*`, case_insensitive: true } } });
  if (understood.disclosure.length > 0) clauses.push({ terms: { disclosure: understood.disclosure } });
  for (const words of understood.near) clauses.push({ intervals: { signs: { all_of: { ordered: words.length > 2, max_gaps: apart * (words.length - 1), intervals: words.map((word) => ({ match: { query: signsOf(word), ordered: true, max_gaps: 0 } })) } } } });
  for (const number of understood.number) clauses.push(like("number", number));
  if (understood.before && !asked.anyDay) clauses.push({ range: { at: { lt: startOf(understood.before).toISOString() } } });
  if (understood.after && !asked.anyDay) clauses.push({ range: { at: { gte: startOf(understood.after).toISOString() } } });
  for (const phrase of understood.phrases) clauses.push({ match_phrase: { signs: signsOf(phrase) } });
  const minus = understood.minus.filter((word) => word !== "");
  if (minus.length > 0) clauses.push({ bool: { must_not: minus.map((word) => ({ match_phrase: { signs: signsOf(word) } })) } });
  return clauses;
}

/** One for the text itself, and a part of it for each reason that holds. */
function functionsOf(reasons: readonly Reason[]): estypes.QueryDslFunctionScoreContainer[] {
  const isSo = (reason: Reason): Clause => ({ terms: { [reason.where]: [...reason.of] } });
  return [{ weight: 1 }, ...reasons.map((reason) => ({ filter: "none" in reason ? { bool: { must_not: [isSo(reason)] } } : isSo(reason), weight: weightOf(reason) }))];
}

async function answer(client: Client, alias: string, asked: Asked, filter: Clause[], weights: readonly Weighted[]): Promise<Found> {
  const fit = asked.sort === "fit" && weights.length > 0 && !asked.glance;
  // Nothing is pruned: what a term weighs comes of the snapshot alone.
  const should: Clause[] = [{ sparse_vector: { field: "impacts", query_vector: Object.fromEntries(weights.map(({ term, weight }) => [named(keyOf(term)), weight])), prune: false } }];
  const { hits, aggregations } = await client.search<Omit<Hit, "score" | "at" | "year"> & { at: string; year: string }, Record<FacetName, estypes.AggregationsStringTermsAggregate> & { months: estypes.AggregationsDateHistogramAggregate }>({
    index: alias,
    query: fit ? { function_score: { query: { bool: { filter, should } }, functions: functionsOf(reasonsOf(asked)), score_mode: "sum", boost_mode: "multiply" } } : { bool: { filter } },
    sort: asked.glance ? ["_doc"] : [...(fit ? [{ _score: { order: "desc" as const } }] : []), { at: { order: "desc" } }, { recordId: { order: "asc" } }],
    _source: { excludes: ["terms", "impacts", "signs", "people", "readers"] },
    from: asked.offset,
    size: asked.limit,
    ...(asked.glance ? { track_total_hits: false } : counted),
  });
  const facet = (name: FacetName) => ((aggregations?.[name]?.buckets ?? []) as { key: string; doc_count: number }[]).filter((one) => one.key !== "").map((one) => ({ value: one.key, count: one.doc_count }));
  return {
    total: typeof hits.total === "number" ? hits.total : (hits.total?.value ?? 0),
    hits: hits.hits.flatMap((hit) => (hit._source ? [{ ...hit._source, at: new Date(hit._source.at), year: Number(hit._source.year), score: hit._score ?? 0 }] : [])),
    facets: { kind: facet("kind"), department: facet("department"), year: facet("year"), disclosure: facet("disclosure"), function: facet("function") },
    months: ((aggregations?.months.buckets ?? []) as { key_as_string: string; doc_count: number }[]).map((one) => ({ month: one.key_as_string, count: one.doc_count })),
  };
}
