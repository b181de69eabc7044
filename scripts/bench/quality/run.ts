import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { importPetitions } from "#lib/petitions/import.ts";
import type { Engine, Hit } from "#lib/search/engine.ts";
import { clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import { mendCluster, reindex } from "#lib/search/reactions.ts";
import { searchInput } from "#lib/search/queries.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";
import { gatherWords } from "#lib/search/vocabulary.ts";
import { startElasticsearch } from "../../elasticsearch.ts";
import { notMeasured } from "../measure.ts";
import type { Line } from "../measure.ts";
import { kinds, madeSet } from "./make.ts";
import type { Judged, Record } from "./make.ts";
import { cutByNori } from "./nori.ts";
import { meanOf, plainBm25, scoreOf, wordsBetween } from "./rank.ts";
import type { Score } from "./rank.ts";

const file = "scripts/bench/quality/set.jsonl";
/** The petitions of 2019 that are given away with issue 4's data, where they stand beside the clone. */
const petitions = path.resolve("../shared/data/petitions");

/** Other kinds do not stand in the way of those that are judged. */
const judgedKinds = ["document", "task", "petition"];

type Rank = (q: string) => Promise<string[]>;

let isLaid = false;

/** What is judged stands in the records and in the index. */
async function laid(say: (line: string) => void): Promise<void> {
  if (isLaid) return;
  if (existsSync(petitions)) for (const name of readdirSync(petitions).sort()) await importPetitions(path.join(petitions, name), now(), { fault: () => undefined, progress: () => undefined });
  say("indexing what is judged …");
  await reindex(database(), now(), () => undefined);
  isLaid = true;
}

/** How well both engines find what was judged, beside plain BM25 by words and by nori. */
export async function quality(named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  await laid(say);
  let cluster: Awaited<ReturnType<typeof startElasticsearch>>;
  try {
    cluster = named ? { url: named, stop: async () => undefined } : await startElasticsearch({ say });
  } catch (error) {
    return [...(await measured(undefined, say)), notMeasured("quality on Elasticsearch", "it could not be started here", error)];
  }
  try {
    process.env["ELASTICSEARCH_URL"] = cluster.url;
    await mendCluster(database());
    return await measured(cluster.url, say);
  } finally {
    delete process.env["ELASTICSEARCH_URL"];
    await cluster.stop();
  }
}

/** The figures of what is indexed already; on Elasticsearch too where its address is given. */
export async function measured(url: string | undefined, say: (line: string) => void): Promise<Line[]> {
  // What the worker does now and then: the words that slips are forgiven by.
  await gatherWords(database());
  const records = await recordsOf();
  const keys = new Set(records.map((one) => one.key));
  const judged = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Judged);
  const dropped = judged.filter((one) => !Object.keys(one.want).every((key) => keys.has(key)));
  const set = judged.filter((one) => !dropped.includes(one));
  const texts = records.map((one) => `${one.title} ${one.title} ${one.text} ${one.number ?? ""}`);
  const cutBy = (cut: readonly (readonly string[])[]) => plainBm25(records.map(({ key }, at) => ({ key, words: cut[at]! })));
  const byWords = cutBy(texts.map(wordsBetween));
  const tokens = (await database().$queryRaw<{ token: string }[]>`select distinct token from "SearchEntry", unnest("readers") token order by 1`).map((row) => row.token);
  const rankings: [string, Rank][] = [["BM25 by words", async (q) => byWords(wordsBetween(q), 20)], ["embedded", through(embeddedEngine(database()), tokens, keys)]];
  const cluster = url ? await clusterOf(database()) : null;
  const left: Line[] = [];
  if (cluster) {
    const questions = [...new Set(set.flatMap((one) => [one.q, ...(one.meant === undefined ? [] : [one.meant])]))];
    try {
      const cut = await cutByNori([...texts, ...questions], say);
      const byNori = cutBy(cut.slice(0, texts.length));
      const asked = new Map(questions.map((q, at) => [q, cut[texts.length + at]!]));
      rankings.splice(1, 0, ["BM25 by nori", async (q) => byNori(asked.get(q) ?? [], 20)]);
    } catch (error) {
      left.push(notMeasured("BM25 by nori", "it could not be fetched or run here", error));
    }
    await cluster.refresh();
    rankings.push(["Elasticsearch", through(cluster, tokens, keys)]);
  }
  const [somebody] = await database().$queryRaw<{ id: string }[]>`select distinct "officialId" as id from "Appointment" where "kind" = 'regular' and "validUntil" is null order by 1 limit 1`;
  const actor = somebody ? await actorOfOfficial(database(), somebody.id, now()) : null;
  // With what is forgiven and guessed, as a reader of everything would have it: where PostgreSQL answers, and where the cluster does.
  const asks: Rank = async (q) => known((await searchUnderstood(database(), { ...actor!, tokens }, searchInput.parse({ q, kind: judgedKinds }))).hits, keys);
  if (actor) rankings.push(["the product on PostgreSQL", (q) => withoutCluster(() => asks(q))]);
  if (actor && cluster) rankings.push(["the product on Elasticsearch", asks]);
  const all: Line = { what: "judged questions whose records are all there", value: `${set.length} of ${judged.length}`, ...aimed("none is dropped", dropped.length === 0, dropped) };
  return [all, ...(await told(set, dropped, rankings)), ...left];
}

/** A goal for the questions that were asked; where some were dropped, for want of the records that answer them, it is not measured. */
const aimed = (goal: string, held: boolean, dropped: readonly Judged[]): Pick<Line, "goal" | "held"> => (dropped.length === 0 ? { goal, held } : { goal: `${goal} (${dropped.length} dropped, their records are missing: ${[...new Set(dropped.map((one) => one.kind))].join(", ")})` });

async function told(set: readonly Judged[], dropped: readonly Judged[], rankings: readonly [string, Rank][]): Promise<Line[]> {
  const lines: Line[] = [];
  const totals = new Map<string, Score>();
  const all = new Map<string, { judged: Judged; score: Score }[]>();
  for (const [name, rank] of rankings) {
    const scores = [];
    for (const judged of set) scores.push({ judged, score: scoreOf(await rank(judged.q), judged.want) });
    all.set(name, scores);
  }
  const line = (what: string, { ndcg, recall, mrr }: Score): Line => ({ what, value: `${ndcg.toFixed(3)} / ${recall.toFixed(3)} / ${mrr.toFixed(3)}` });
  for (const kind of kinds) {
    for (const [name, scores] of all) {
      const mine = scores.filter(({ judged }) => judged.kind === kind);
      if (mine.length === 0) continue;
      const mean = meanOf(mine.map(({ score }) => score));
      totals.set(`${name} ${kind}`, mean);
      const goal = kind === "known" && !name.startsWith("BM25") ? aimed("one of the first three in 98 of 100", mean.three >= 0.98, dropped.filter((one) => one.kind === kind)) : {};
      lines.push({ ...line(`${kind} (${mine.length}), ${name}: nDCG@10 / recall@20 / MRR`, mean), ...goal });
    }
  }
  for (const half of ["choose", "report"] as const) {
    for (const [name, scores] of all) {
      const mean = meanOf(scores.filter(({ judged }) => judged.half === half).map(({ score }) => score));
      totals.set(`${name} ${half}`, mean);
      const other = totals.get(`embedded ${half}`);
      const goal = name === "Elasticsearch" && other ? aimed("embedded within 0.02 of it", Math.abs(other.ndcg - mean.ndcg) <= 0.02, dropped.filter((one) => one.half === half)) : {};
      lines.push({ ...line(`${half === "choose" ? "the half that weights were chosen on" : "the other half"}, ${name}`, mean), ...goal });
    }
  }
  return [...lines, ...(await forgiven(set, dropped, rankings.filter(([name]) => name.startsWith("the product"))))];
}

/** What was typed wrongly beside the same questions typed correctly. */
async function forgiven(set: readonly Judged[], dropped: readonly Judged[], rankings: readonly [string, Rank][]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, rank] of rankings) {
    for (const kind of ["misspelt", "layout"] as const) {
      const pairs = set.filter((judged) => judged.kind === kind && judged.meant !== undefined);
      if (pairs.length === 0) continue;
      // One after the other: whether the cluster is asked is said for the whole process.
      const ndcg = async (asked: (judged: Judged) => string) => {
        const scores: Score[] = [];
        for (const judged of pairs) scores.push(scoreOf(await rank(asked(judged)), judged.want));
        return meanOf(scores).ndcg;
      };
      const typed = await ndcg((judged) => judged.q);
      const right = await ndcg((judged) => judged.meant!);
      lines.push({ what: `${kind} (${pairs.length}), ${name}: nDCG@10 as typed / typed correctly`, value: `${typed.toFixed(3)} / ${right.toFixed(3)}`, ...aimed("within 0.03", right - typed <= 0.03, dropped.filter((one) => one.kind === kind)) });
    }
  }
  return lines;
}

async function withoutCluster<T>(work: () => Promise<T>): Promise<T> {
  const url = process.env["ELASTICSEARCH_URL"];
  delete process.env["ELASTICSEARCH_URL"];
  try {
    return await work();
  } finally {
    if (url !== undefined) process.env["ELASTICSEARCH_URL"] = url;
  }
}

function through(engine: Engine, tokens: readonly string[], keys: ReadonlySet<string>): Rank {
  return async (q) => known((await engine.query({ q, kind: judgedKinds, tokens, sort: "fit", limit: 20, offset: 0 })).hits, keys);
}

const known = (hits: readonly Hit[], keys: ReadonlySet<string>): string[] => hits.map(keyOfRecord).filter((key) => keys.has(key));

const keyOfRecord = ({ kind, number, sourceId, title, at }: { kind: string; number: string | null; sourceId: string | null; title: string; at: Date }) => `${kind} ${sourceId ?? `${number ?? title} ${at.toISOString().slice(0, 10)}`}`;

async function recordsOf(): Promise<Record[]> {
  const rows = await database().searchEntry.findMany({ where: { kind: { in: judgedKinds } }, omit: { keys: true, impacts: true, measures: true } });
  return rows.map((row) => ({
    key: keyOfRecord(row), kind: row.kind, title: row.title, number: row.number, task: row.functionNameKo, people: row.people, text: row.text, department: row.departmentNameKo,
    nameEn: row.kind === "task" ? (row.text.split("\n")[0] ?? "") : "",
  }));
}

/** `npm run bench -- search-set`: judges anew after the demonstration has changed. */
export async function writeSet(say: (line: string) => void): Promise<number> {
  if (!existsSync(petitions)) throw new Error(`There are no petitions in ${petitions}: what is asked of them would be lost.`);
  await laid(say);
  const oldNames = await database().$queryRaw<{ old: string; now: string }[]>`
    select o."nameKo" as old, n."nameKo" as now from "DepartmentVersion" o join "Department" d on d."id" = o."departmentId"
    join "DepartmentVersion" n on n."departmentId" = coalesce(d."mergedIntoId", d."id") and n."validUntil" is null where o."validUntil" is not null order by 1`;
  const set = madeSet(await recordsOf(), oldNames);
  writeFileSync(file, `${set.map((one) => JSON.stringify(one)).join("\n")}\n`);
  return set.length;
}
