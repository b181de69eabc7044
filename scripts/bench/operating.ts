import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { now } from "#lib/platform/clock.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import { isRefused } from "#lib/search/clients.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, Found } from "#lib/search/engine.ts";
import { reindex } from "#lib/search/reactions.ts";
import { importDocuments } from "../import-documents.ts";
import { onOwnProduct } from "./cluster.ts";
import { ms } from "./measure.ts";
import type { Line } from "./measure.ts";

const perSecond = 50;
const seconds = 20;
/** Each so manieth write is looked for until it is found. */
const soughtEach = 5;
const askedEvery = 50;
const patience = 60_000;
/** The longest that an index may be behind, in milliseconds. */
const goal = 2_000;

const imported = 1_500;
const letters = 3_500;
const wanted = 300;

interface Behind {
  /** From a write to the end of its message, and of those that were looked for to where they are found. */
  done: Middle;
  found: Middle;
  /** Writes a second, as they were reached. */
  rate: number;
}
interface Middle {
  p50: number;
  p99: number;
}

/** How far the index is behind under writes, alone and beside rebuilds, and how fast documents come in; beside the product's own worker, on PostgreSQL and then on Elasticsearch. */
export async function operating(named: string | undefined, say: (line: string) => void): Promise<Line[]> {
  const embedded = await operatingOn("PostgreSQL", embeddedEngine(database()), say);
  return [...embedded, ...(await onOwnProduct(named, say, (engine) => operatingOn("Elasticsearch", engine, say)))];
}

async function operatingOn(on: string, engine: Engine, say: (line: string) => void): Promise<Line[]> {
  say(`${perSecond} writes a second on ${on} …`);
  const alone = await lag(engine);
  const { got: beside, rebuilt } = await underRebuilds(() => lag(engine));
  const speed = await importing(engine, say);
  return [
    ...told(`${on}, under writes`, alone),
    ...told(`${on}, while the index is built anew again and again (${rebuilt} times)`, beside),
    { what: `${on}, import of ${imported} documents of ${letters} letters until all are found`, value: `${speed.toFixed(0)} a second`, goal: `≥ ${wanted} a second`, held: speed >= wanted },
  ];
}

const told = (what: string, { done, found, rate }: Behind): Line[] => [
  { what: `${what}: writes a second`, value: rate.toFixed(1), goal: `${perSecond} were to be`, ...(rate >= perSecond * 0.95 ? { held: true } : {}) },
  { what: `${what}: from a write to its index, p50/p99`, value: both(done), goal: `p99 ≤ ${goal} ms`, held: done.p99 <= goal },
  { what: `${what}: from a write to where it is found, p50/p99`, value: both(found), goal: `p99 ≤ ${goal} ms`, held: found.p99 <= goal },
];

const both = ({ p50, p99 }: Middle) => `${ms(p50)} / ${ms(p99)}`;

/** Does something while the index is built anew, and anew again until it is done. */
async function underRebuilds<T>(work: () => Promise<T>): Promise<{ got: T; rebuilt: number }> {
  let [ended, rebuilt] = [false, 0];
  const building = (async () => {
    for (; !ended; rebuilt++) await reindex(database(), now(), () => undefined, { anew: true });
  })();
  building.catch(() => undefined);
  try {
    return { got: await work(), rebuilt: rebuilt + 1 };
  } finally {
    ended = true;
    await building;
  }
}

async function lag(engine: Engine): Promise<Behind> {
  const db = database();
  const [first] = await db.$queryRaw<{ id: bigint }[]>`select coalesce(max("id"), 0) as id from "Outbox"`;
  const documents = await db.document.findMany({ where: { status: "approved" }, select: { id: true }, take: 500, orderBy: { id: "asc" } });
  const petitions = await db.petition.findMany({ select: { id: true }, take: 100, orderBy: { id: "asc" } });
  const sought: Promise<number>[] = [];
  // The first question of all takes longest.
  await foundNow(engine, "표시");
  const began = Date.now();
  const all = perSecond * seconds;
  for (let n = 0; n < all; n++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + (n * 1_000) / perSecond - Date.now())));
    if (n % soughtEach === 0) sought.push(untilFound(engine, `표시 ${began} 갱신 ${n}`, await retitled(petitions[(n / soughtEach) % petitions.length]!.id, `표시 ${began} 갱신 ${n}`)));
    // As an act leaves it; the day of a demonstration may stand still, so the instant is the machine's.
    else await db.outbox.create({ data: { topic: "document.changed", recordKind: "document", recordId: documents[n % documents.length]!.id, payload: {}, at: new Date() } });
  }
  const rate = (all * 1_000) / (Date.now() - began);
  const took = (await Promise.all(sought)).sort((one, other) => one - other);
  const since = first?.id ?? 0n;
  while ((await db.outbox.count({ where: { id: { gt: since }, doneAt: null } })) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  const [row] = await db.$queryRaw<Middle[]>`
    select percentile_disc(0.5) within group (order by took) as p50, percentile_disc(0.99) within group (order by took) as p99
    from (select extract(epoch from "doneAt" - "at")::float8 * 1000 as took from "Outbox" where "id" > ${since}) t`;
  const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? Infinity;
  return { done: row ?? { p50: Infinity, p99: Infinity }, found: { p50: at(0.5), p99: at(0.99) }, rate };
}

/** Gives a petition another title, as an act would; answers when. */
async function retitled(id: string, title: string): Promise<number> {
  const at = new Date();
  await transaction(async (tx) => {
    await tx.petition.update({ where: { id }, data: { title }, select: { id: true } });
    await announceAll(tx, [{ topic: "petition.changed", record: { kind: "petition", id }, at }]);
  });
  return at.getTime();
}

/** What the engine finds of these words; nothing where it takes longer than a question may: it is asked again. */
async function foundNow(engine: Engine, words: string): Promise<Pick<Found, "total" | "hits">> {
  try {
    return await engine.query({ q: `"${words}"`, tokens: ["all"], sort: "fit", limit: 5, offset: 0 });
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { total: 0, hits: [] };
  }
}

/** How long after `began` the engine finds what bears this title. */
async function untilFound(engine: Engine, title: string, began: number): Promise<number> {
  while (Date.now() - began < patience) {
    if ((await foundNow(engine, title)).hits.some((hit) => hit.title === title)) return Date.now() - began;
    await new Promise((resolve) => setTimeout(resolve, askedEvery));
  }
  return Infinity;
}

/** Documents of the demonstration's own words, each of so many letters; how many a second until all are found. */
async function importing(engine: Engine, say: (line: string) => void): Promise<number> {
  const texts = (await database().documentVersion.findMany({ select: { text: true }, take: 3_000, orderBy: [{ documentId: "asc" }, { n: "asc" }] })).map((row) => row.text);
  const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-import-"));
  try {
    const file = path.join(folder, "documents.jsonl");
    const mark = `들여온 ${Date.now()}`;
    let at = 0;
    const line = (n: number) => {
      let body = "";
      while (body.length < letters) body += `${texts[at++ % texts.length]}\n`;
      return JSON.stringify({ id: `bench-${n}`, title: `${body.slice(0, 40).replaceAll("\n", " ")} ${mark}`, body, date: "2019-05-07" });
    };
    writeFileSync(file, Array.from({ length: imported }, (_, n) => line(n)).join("\n"));
    say("importing …");
    const began = Date.now();
    await importDocuments(file, now(), "en");
    while ((await foundNow(engine, mark)).total < imported) {
      if (Date.now() - began > 10 * patience) return 0;
      await new Promise((resolve) => setTimeout(resolve, askedEvery));
    }
    return (imported * 1_000) / (Date.now() - began);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
