import { database } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { now } from "#lib/platform/clock.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine } from "#lib/search/engine.ts";
import type { Instance } from "../instance.ts";
import { main as generate } from "../volumes.ts";
import { asked } from "./asked.ts";
import { onElasticsearch, warm } from "./cluster.ts";
import { alternating, both, ms, spreadOf, times } from "./measure.ts";
import type { Line, Spread } from "./measure.ts";
import { visitor } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Beginnings as they are typed: syllables, keys of the other layout, initial consonants. */
const typed = ["예", "예산", "예산 집", "ㅎㅅ", "gurtls", "민원", "ㄱㅎ", "회의 개", "정보", "시범기"];
const turns = 100;
const atOnce = 50;

/** How many records are laid for it: 10,000, or what ONMARU_BENCH_RECORDS names, parted by commas. */
const sizes = (process.env["ONMARU_BENCH_RECORDS"] ?? "10000").split(",").map(Number).filter((size) => size > 0);

/** PostgreSQL alone is for so many; beyond that it stands in for Elasticsearch while that is away. */
const mostEmbedded = 100_000;

/** Who asks: a reader of most records, and one of few. */
interface Reader {
  name: string;
  login: string;
  tokens: readonly string[];
}

/** An engine as the records grow, and the server that asks it. */
interface Place {
  size: number;
  /** As it is said in the table. */
  on: string;
  url: string;
  engine: Engine;
  warm: number;
}

/** Search as the records grow, on both engines: for a reader of few and for one of most, with one access token and with two hundred. */
export async function volumes(url: string, actor: Actor, instance: Instance, named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  const other = await actorOfOfficial(database(), (await visitor(url, "outsider")).officialId, now());
  if (!other) throw new Error("The outsider has no seat.");
  const readers: readonly Reader[] = [{ name: "one who reads his agency's", login: actor.login, tokens: actor.tokens }, { name: "one of another agency", login: other.login, tokens: other.tokens }];
  const lines: Line[] = [];
  const before = new Map<string, Spread>();
  for (const size of sizes) {
    say(`laying ${size} documents …`);
    if ((await generate(["--documents", String(size)], instance)) !== 0) throw new Error("The documents could not be laid.");
    const embedded = embeddedEngine(database());
    if (size <= mostEmbedded) lines.push(...(await ofPlace({ size, on: "PostgreSQL", url, engine: embedded, warm: 20 }, readers, before)));
    lines.push(...(await onElasticsearch(instance, named, say, async (engine, address) => {
      const { raw, elastic } = await alternating(turns, { raw: query(embedded, actor.tokens), elastic: query(engine, actor.tokens) });
      const beside: Line = { what: `${size}: PostgreSQL beside Elasticsearch`, value: `${both(raw)} beside ${both(elastic)}`, goal: `≤ 3 × (${times(raw.p50, elastic.p50)})`, held: raw.p50 <= 3 * elastic.p50 };
      return [...(size <= mostEmbedded ? [beside] : []), ...(await ofPlace({ size, on: "Elasticsearch", url: address, engine, warm }, readers, before))];
    })));
  }
  return lines;
}

const query = (engine: Engine, tokens: readonly string[]) => (turn: number) => engine.query({ q: asked(turn), tokens, sort: "fit", limit: 20, offset: 0 });

/** `before` has what each engine took on the first size of all. */
async function ofPlace(place: Place, readers: readonly Reader[], before: Map<string, Spread>): Promise<Line[]> {
  const { size, on, url, engine } = place;
  const own = readers[0]!.tokens;
  const { raw } = await alternating(turns, { raw: query(engine, own) });
  const first = before.get(on) ?? raw;
  before.set(on, first);
  const lines: Line[] = [{ what: `${size} on ${on}: engine alone`, value: `${both(raw)}`, ...(first === raw ? {} : { goal: `≤ 1.5 × the first, ${ms(first.p50)} (${times(raw.p50, first.p50)})`, held: raw.p50 <= 1.5 * first.p50 }) }];
  for (const reader of readers) lines.push(...(await ofReader(place, reader)));
  const insider = await visitor(url, readers[0]!.login);
  return [...lines, await ofTokens(place, own), await suggestions(place, insider), await manyAtOnce(place, insider)];
}

async function ofReader({ size, on, url, engine, warm: turnsBefore }: Place, { name, login, tokens }: Reader): Promise<Line[]> {
  const who = await visitor(url, login);
  const found = await alternating(turns, {
    noop: () => who.get("/api/v1/session"), floor: () => who.get("/help"), raw: query(engine, tokens),
    api: (turn) => who.get(`/api/v1/search?q=${encodeURIComponent(asked(turn))}`), page: (turn) => who.get(`/search?q=${encodeURIComponent(asked(turn))}`),
  }, turnsBefore);
  const [api, page] = [found.noop.p50 + 1.5 * found.raw.p50, found.floor.p50 + 1.5 * found.raw.p50];
  const what = `${size} on ${on}, ${name}`;
  return [
    { what: `${what}: search API`, value: both(found.api), goal: `≤ no work + 1.5 × engine = ${ms(api)}`, held: found.api.p50 <= api },
    { what: `${what}: its 95th in 100 beside its middle`, value: times(found.api.p95, found.api.p50), goal: "≤ 2.5 ×", held: found.api.p95 <= 2.5 * found.api.p50 },
    { what: `${what}: search page`, value: both(found.page), goal: `≤ a page that only lists its links + 1.5 × engine = ${ms(page)}`, held: found.page.p50 <= page },
  ];
}

async function ofTokens({ size, on, engine }: Place, own: readonly string[]): Promise<Line> {
  const many = [...own, ...Array.from({ length: 200 - own.length }, (_, n) => `post:00000000-0000-7000-8000-${String(n).padStart(12, "0")}`)];
  const { one, all } = await alternating(turns, { one: query(engine, ["all"]), all: query(engine, many) });
  return { what: `${size} on ${on}: two hundred access tokens beside one`, value: `${both(all)} after ${both(one)}`, goal: `≤ 1.5 × (${times(all.p50, one.p50)})`, held: all.p50 <= 1.5 * one.p50 };
}

async function suggestions({ size, on }: Place, who: Visitor): Promise<Line> {
  const { noop, suggested } = await alternating(turns, { noop: () => who.get("/api/v1/session"), suggested: (turn) => who.get(`/api/v1/search/suggestions?q=${encodeURIComponent(typed[turn % typed.length] ?? "")}`) });
  const own = suggested.p95 - noop.p50;
  return { what: `${size} on ${on}: suggestions, p50/p95`, value: both(suggested), goal: `95 of 100 within 30 ms beyond an answer without work (${ms(own)})`, held: own <= 30 };
}

async function manyAtOnce({ size, on }: Place, who: Visitor): Promise<Line> {
  const took: number[] = [];
  const failed = (await Promise.all(Array.from({ length: atOnce }, async (_, n) => {
    const began = performance.now();
    const found = await who.get(`/api/v1/search?q=${encodeURIComponent(asked(n))}`).then((text) => text.includes('"hits"'), () => false);
    took.push(performance.now() - began);
    return found;
  }))).filter((found) => !found).length;
  return { what: `${size} on ${on}: ${atOnce} searches at once, p50/p95`, value: both(spreadOf(took)), goal: `none fails (${failed})`, held: failed === 0 };
}
