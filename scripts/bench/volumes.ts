import { database } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { officialToken } from "#lib/access/rules.ts";
import { now } from "#lib/platform/clock.ts";
import { newId } from "#lib/platform/id.ts";
import { dayOf } from "#lib/time.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine } from "#lib/search/engine.ts";
import type { Instance } from "../instance.ts";
import { main as generate } from "../volumes.ts";
import { asked, words } from "./asked.ts";
import { onElasticsearch, onlyFrom, warm } from "./cluster.ts";
import { alternating, both, ms, spreadOf, table, times } from "./measure.ts";
import type { Line, Spread } from "./measure.ts";
import { visitor } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Beginnings as they are typed: syllables, keys of the other layout, initial consonants. */
const typed = ["예", "예산", "예산 집", "ㅎㅅ", "gurtls", "민원", "ㄱㅎ", "회의 개", "정보", "시범기"];
const turns = 100;
const atOnce = 50;

/** Whoever of the demonstration becomes a reader of all. */
const reader = "auditor";

/** PostgreSQL alone is for so many; beyond that it stands in for Elasticsearch while that is away. */
const mostEmbedded = 100_000;

/** Who asks: a reader of few records, of an agency's, or of all. */
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

/** Search as the records grow to so many, on both engines: for a reader of few, of an agency's and of all, with one access token and with two hundred. */
export async function volumes(url: string, actor: Actor, instance: Instance, sizes: readonly number[], named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  const readerOf = async (name: string, login: string): Promise<Reader> => {
    const tokens = (await actorOfOfficial(database(), (await visitor(url, login)).officialId, now()))?.tokens;
    if (!tokens) throw new Error(`${login} has no seat.`);
    return { name, login, tokens };
  };
  await headOfAll(url, reader);
  const readers: readonly Reader[] = [{ name: "one who reads his agency's", login: actor.login, tokens: actor.tokens }, await readerOf("one of another agency", "outsider"), await readerOf("one who reads all", reader)];
  const lines: Line[] = [];
  // Large volumes take long: what was measured is told before the next is laid.
  const tell = (found: readonly Line[]) => {
    lines.push(...found);
    say(table(found));
  };
  const before = new Map<string, Spread>();
  for (const size of sizes) {
    say(`laying ${size} documents …`);
    if ((await generate(["--documents", String(size)], instance)) !== 0) throw new Error("The documents could not be laid.");
    const embedded = embeddedEngine(database());
    if (size <= mostEmbedded) tell(await ofPlace({ size, on: "PostgreSQL", url, engine: embedded, warm: 20 }, readers, before));
    tell(await onElasticsearch(instance, named, say, async (engine, address) => {
      const { raw, elastic } = await alternating(turns, { raw: query(embedded, actor.tokens), elastic: query(engine, actor.tokens) });
      const beside: Line = { what: `${size}: PostgreSQL beside Elasticsearch`, value: `${both(raw)} beside ${both(elastic)}`, goal: `≤ 3 × (${times(raw.p50, elastic.p50)})`, held: raw.p50 <= 3 * elastic.p50 };
      return [...(size <= mostEmbedded ? [beside] : []), ...(await ofPlace({ size, on: "Elasticsearch", url: address, engine, warm }, readers, before))];
    }));
  }
  return lines;
}

/** Appoints somebody to the head of every agency beside his own post: a head reads what the units below read, which is all that was decided. */
async function headOfAll(url: string, login: string): Promise<void> {
  const [admin, officialId] = [await visitor(url, "admin"), (await visitor(url, login)).officialId];
  const posts = await database().$queryRaw<{ id: string }[]>`
    select p."id"::text as id from "Post" p join "DepartmentVersion" v on v."departmentId" = p."departmentId" and v."validUntil" is null
    where p."isHead" and p."validUntil" is null and v."parentId" is null and not exists (select from "Appointment" a where a."postId" = p."id" and a."officialId" = ${officialId}::uuid)`;
  for (const { id } of posts) await admin.post("/api/v1/appointments", { officialId, postId: id, kind: "concurrent", validFrom: dayOf(now()), reason: "" });
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
  return [...lines, await ofTokens(place), await suggestions(place, insider), ...(await manyAtOnce(place, insider))];
}

/** How much one finds over all that is asked, in the engine and where the product says so: answers of PostgreSQL in the cluster's place are counted. */
async function ofReader({ size, on, url, engine, warm: turnsBefore }: Place, { name, login, tokens }: Reader): Promise<Line[]> {
  const who = await visitor(url, login);
  const { of, answers } = onlyFrom(on, who);
  const found = await alternating(turns, {
    noop: () => who.get("/api/v1/session"), floor: () => who.get("/help"), raw: query(engine, tokens),
    api: (turn) => of(`/api/v1/search?q=${encodeURIComponent(asked(turn))}`), page: (turn) => of(`/search?q=${encodeURIComponent(asked(turn))}`),
  }, turnsBefore);
  const [api, page] = [found.noop.p50 + 1.5 * found.raw.p50, found.floor.p50 + 1.5 * found.raw.p50];
  const what = `${size} on ${on}, ${name}`;
  const [all, mine] = [await database().searchEntry.count(), (await engine.query({ q: "", tokens, sort: "fit", limit: 1, offset: 0 })).total];
  const spread = (name: string, { p50, p95 }: Spread): Line => ({ what: `${what}: ${name}'s 95th in 100 beside its middle`, value: times(p95, p50), goal: "≤ 2.5 ×", held: p95 <= 2.5 * p50 });
  return [
    { what: `${what}: reads of all entries`, value: `${mine} of ${all}` },
    { what: `${what}: found for the ${words} questions together`, value: String(await totalOf(engine, tokens)) },
    { what: `${what}: search API`, value: both(found.api), goal: `≤ no work + 1.5 × engine = ${ms(api)}`, held: found.api.p50 <= api },
    spread("the API", found.api),
    { what: `${what}: search page`, value: both(found.page), goal: `≤ a page that only lists its links + 1.5 × engine = ${ms(page)}`, held: found.page.p50 <= page },
    spread("the page", found.page),
    ...answers(what),
  ];
}

async function totalOf(engine: Engine, tokens: readonly string[]): Promise<number> {
  let total = 0;
  for (let turn = 0; turn < words; turn++) total += (await query(engine, tokens)(turn)).total;
  return total;
}

const many = 200;
/** So much more may many tokens find than one for them to be compared. */
const alike = 0.1;

/**
 * The token that has most entries, and two hundred with it: of those that have fewest as many as find little more together, and
 * those of officials whom no record names, made known to the index as the first record that names them would make them. PostgreSQL drops none of them.
 */
async function realTokens(): Promise<{ one: string[]; all: string[] }> {
  const db = database();
  const named = (await db.$queryRaw<{ token: string }[]>`
    select r."token" from "SearchEntry" e, unnest(e."readerIds") number join "SearchReader" r on r."id" = number group by 1 order by count(*), 1`).map(({ token }) => token);
  const one = named.splice(-1);
  const entries = async (tokens: readonly string[]) => {
    const [row] = await db.$queryRaw<{ entries: number }[]>`select count(*)::int as entries from "SearchEntry" where "readerIds" && (select array_agg("id") from "SearchReader" where "token" = any(${[...tokens]}::text[]))`;
    return row?.entries ?? 0;
  };
  const most = (await entries(one)) * (1 + alike);
  const all = [...one];
  for (const token of named) {
    if (all.length === many || (await entries([...all, token])) > most) break;
    all.push(token);
  }
  const fresh = Array.from({ length: many - all.length }, () => officialToken(newId(now())));
  await db.searchReader.createMany({ data: fresh.map((token) => ({ token })) });
  return { one, all: [...all, ...fresh] };
}

async function ofTokens({ size, on, engine }: Place): Promise<Line> {
  const tokens = await realTokens();
  const { one, all } = await alternating(turns, { one: query(engine, tokens.one), all: query(engine, tokens.all) });
  return {
    what: `${size} on ${on}: ${many} access tokens beside one that finds about as much`,
    value: `${both(all)} (${await totalOf(engine, tokens.all)} found) after ${both(one)} (${await totalOf(engine, tokens.one)} found)`,
    goal: `≤ 1.5 × (${times(all.p50, one.p50)})`, held: all.p50 <= 1.5 * one.p50,
  };
}

async function suggestions({ size, on }: Place, who: Visitor): Promise<Line> {
  const { noop, suggested } = await alternating(turns, { noop: () => who.get("/api/v1/session"), suggested: (turn) => who.get(`/api/v1/search/suggestions?q=${encodeURIComponent(typed[turn % typed.length] ?? "")}`) });
  const own = suggested.p95 - noop.p50;
  return { what: `${size} on ${on}: suggestions, p50/p95`, value: both(suggested), goal: `95 of 100 within 30 ms beyond an answer without work (${ms(own)})`, held: own <= 30 };
}

async function manyAtOnce({ size, on }: Place, who: Visitor): Promise<Line[]> {
  const took: number[] = [];
  const { of, answers } = onlyFrom(on, who);
  const failed = (await Promise.all(Array.from({ length: atOnce }, async (_, n) => {
    const began = performance.now();
    const found = await of(`/api/v1/search?q=${encodeURIComponent(asked(n))}`).then((text) => text.includes('"hits"'), () => false);
    took.push(performance.now() - began);
    return found;
  }))).filter((found) => !found).length;
  const what = `${size} on ${on}: ${atOnce} searches at once`;
  return [{ what: `${what}, p50/p95`, value: both(spreadOf(took)), goal: `none fails (${failed})`, held: failed === 0 }, ...answers(what)];
}
