import { database } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Instance } from "../instance.ts";
import { asked } from "./asked.ts";
import { onElasticsearch, onlyFrom, warm } from "./cluster.ts";
import { alternating, both, ms, times } from "./measure.ts";
import type { Line, Spread } from "./measure.ts";
import { visitor } from "./visitor.ts";

const turns = 150;

const apiLine = (what: string, api: Spread, noop: Spread, raw: Spread): Line => {
  const most = noop.p50 + 1.5 * raw.p50;
  return { what, value: both(api), goal: `≤ no work + 1.5 × engine = ${ms(most)}`, held: api.p50 <= most };
};

/** The search API beside an answer without work and its engine alone: first on PostgreSQL, then on Elasticsearch. */
export async function searches(url: string, actor: Actor, instance: Instance, named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  const who = await visitor(url, actor.login);
  const question = (turn: number) => ({ q: asked(turn), tokens: actor.tokens, sort: "fit" as const, limit: 20, offset: 0 });
  const api = (turn: number) => `/api/v1/search?q=${encodeURIComponent(asked(turn))}`;
  const raw = (turn: number) => embeddedEngine(database()).query(question(turn));
  const embedded = await alternating(turns, { noop: () => who.get("/api/v1/session"), raw, api: (turn) => who.get(api(turn)) }, warm);
  const lines: Line[] = [
    { what: "authenticated answer without work, p50/p95", value: both(embedded.noop) },
    { what: "embedded engine alone, p50/p95", value: both(embedded.raw) },
    apiLine("search API on it, p50/p95", embedded.api, embedded.noop, embedded.raw),
  ];
  const onIt = await onElasticsearch(instance, named, say, async (engine, address) => {
    const there = await visitor(address, actor.login);
    const { of, answers } = onlyFrom("Elasticsearch", there);
    const found = await alternating(turns, { noop: () => there.get("/api/v1/session"), raw, elastic: (turn) => engine.query(question(turn)), api: (turn) => of(api(turn)) }, warm);
    return [
      { what: "Elasticsearch alone, p50/p95", value: both(found.elastic) },
      { what: "embedded engine in the same turns, p50/p95", value: both(found.raw), goal: `≤ 3 × Elasticsearch (${times(found.raw.p50, found.elastic.p50)})`, held: found.raw.p50 <= 3 * found.elastic.p50 },
      apiLine("search API on Elasticsearch, p50/p95", found.api, found.noop, found.elastic),
      ...answers("search API on Elasticsearch"),
    ];
  });
  return [...lines, ...onIt];
}
