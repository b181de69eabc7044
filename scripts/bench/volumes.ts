import { database } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { now } from "#lib/platform/clock.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Instance } from "../instance.ts";
import { main as generate } from "../volumes.ts";
import { asked } from "./asked.ts";
import { alternating, both, ms, spreadOf, times } from "./measure.ts";
import type { Line } from "./measure.ts";
import { visitor } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Beginnings as they are typed: syllables, keys of the other layout, initial consonants. */
const typed = ["예", "예산", "예산 집", "ㅎㅅ", "gurtls", "민원", "ㄱㅎ", "회의 개", "정보", "시범기"];
const turns = 100;
const atOnce = 50;

/** How many records are laid for it: 10,000, or what ONMARU_BENCH_RECORDS names, parted by commas. */
const sizes = (process.env["ONMARU_BENCH_RECORDS"] ?? "10000").split(",").map(Number).filter((size) => size > 0);

/** Search on PostgreSQL as the records grow: for a reader of few and for one of most, with one access token and with two hundred. */
export async function volumes(url: string, actor: Actor, instance: Instance, say: (line: string) => void): Promise<Line[]> {
  const [insider, outsider] = [await visitor(url, actor.login), await visitor(url, "outsider")];
  const other = await actorOfOfficial(database(), outsider.officialId, now());
  if (!other) throw new Error("The outsider has no seat.");
  const lines: Line[] = [];
  const first = await rawOf(actor.tokens);
  for (const size of sizes) {
    say(`laying ${size} documents …`);
    if ((await generate(["--documents", String(size)], instance)) !== 0) throw new Error("The documents could not be laid.");
    const raw = await rawOf(actor.tokens);
    lines.push({ what: `${size} documents: embedded engine alone, beside the demonstration's own`, value: `${both(raw)} after ${both(first)}`, goal: `≤ 1.5 × (${times(raw.p50, first.p50)})`, held: raw.p50 <= 1.5 * first.p50 });
    for (const [name, who, tokens] of [["one who reads his agency's", insider, actor.tokens], ["one of another agency", outsider, other.tokens]] as const) lines.push(...(await ofReader(size, name, who, tokens)));
    lines.push(await ofTokens(size, actor.tokens), await suggestions(size, insider), await manyAtOnce(size, insider));
  }
  return lines;
}

const query = (tokens: readonly string[], turn: number) => embeddedEngine(database()).query({ q: asked(turn), tokens, sort: "fit", limit: 20, offset: 0 });

async function rawOf(tokens: readonly string[]) {
  return (await alternating(turns, { raw: (turn) => query(tokens, turn) })).raw;
}

async function ofReader(size: number, name: string, who: Visitor, tokens: readonly string[]): Promise<Line[]> {
  const found = await alternating(turns, {
    noop: () => who.get("/api/v1/session"), floor: () => who.get("/help"), raw: (turn) => query(tokens, turn),
    api: (turn) => who.get(`/api/v1/search?q=${encodeURIComponent(asked(turn))}`), page: (turn) => who.get(`/search?q=${encodeURIComponent(asked(turn))}`),
  });
  const [api, page] = [found.noop.p50 + 1.5 * found.raw.p50, found.floor.p50 + 1.5 * found.raw.p50];
  return [
    { what: `${size}, ${name}: search API`, value: both(found.api), goal: `≤ no work + 1.5 × engine = ${ms(api)}`, held: found.api.p50 <= api },
    { what: `${size}, ${name}: its 95th in 100 beside its middle`, value: times(found.api.p95, found.api.p50), goal: "≤ 2.5 ×", held: found.api.p95 <= 2.5 * found.api.p50 },
    { what: `${size}, ${name}: search page`, value: both(found.page), goal: `≤ a page that only lists its links + 1.5 × engine = ${ms(page)}`, held: found.page.p50 <= page },
  ];
}

async function ofTokens(size: number, own: readonly string[]): Promise<Line> {
  const many = [...own, ...Array.from({ length: 200 - own.length }, (_, n) => `post:00000000-0000-7000-8000-${String(n).padStart(12, "0")}`)];
  const { one, all } = await alternating(turns, { one: (turn) => query(["all"], turn), all: (turn) => query(many, turn) });
  return { what: `${size}: two hundred access tokens beside one`, value: `${both(all)} after ${both(one)}`, goal: `≤ 1.5 × (${times(all.p50, one.p50)})`, held: all.p50 <= 1.5 * one.p50 };
}

async function suggestions(size: number, who: Visitor): Promise<Line> {
  const { noop, suggested } = await alternating(turns, { noop: () => who.get("/api/v1/session"), suggested: (turn) => who.get(`/api/v1/search/suggestions?q=${encodeURIComponent(typed[turn % typed.length] ?? "")}`) });
  const own = suggested.p95 - noop.p50;
  return { what: `${size}: suggestions, p50/p95`, value: both(suggested), goal: `95 of 100 within 30 ms beyond an answer without work (${ms(own)})`, held: own <= 30 };
}

async function manyAtOnce(size: number, who: Visitor): Promise<Line> {
  const took: number[] = [];
  const failed = (await Promise.all(Array.from({ length: atOnce }, async (_, n) => {
    const began = performance.now();
    const found = await who.get(`/api/v1/search?q=${encodeURIComponent(asked(n))}`).then((text) => text.includes('"hits"'), () => false);
    took.push(performance.now() - began);
    return found;
  }))).filter((found) => !found).length;
  return { what: `${size}: ${atOnce} searches at once, p50/p95`, value: both(spreadOf(took)), goal: `none fails (${failed})`, held: failed === 0 };
}
