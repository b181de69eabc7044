import { performance } from "node:perf_hooks";
import { database } from "#lib/platform/database.ts";
import { ms, spreadOf } from "./measure.ts";
import type { Line } from "./measure.ts";
import { visitorOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

const officials = 200;
const thinkMs = 30_000;
const lastsMs = 90_000;

/** What an official does next, and how often among ten. */
const script: readonly ((who: Visitor, turn: number) => Promise<unknown>)[] = [
  (who) => who.get("/my-day"), (who) => who.get("/my-day"), (who) => who.get("/documents"), (who) => who.get("/documents?list=register"), openOne, openOne,
  (who) => who.get("/search?q=%EC%98%88%EC%82%B0"), (who) => who.get("/api/v1/search?q=%ED%98%81%EC%8B%A0"), (who) => who.get("/tasks?view=unit"), write,
];

async function openOne(who: Visitor): Promise<void> {
  const { documents } = JSON.parse(await who.get("/api/v1/documents?list=register")) as { documents: { id: string; readable: boolean }[] };
  const readable = documents.find((one) => one.readable);
  if (readable) await who.get(`/documents/${readable.id}`);
}

async function write(who: Visitor, turn: number): Promise<void> {
  await who.post("/api/v1/documents", { title: `부하 ${turn}` });
}

/** 200 officials at work for a minute and a half, each thinking half a minute between two things; the demonstration's people, some in several browsers. */
export async function officialsAtWork(url: string): Promise<Line> {
  const holders = await database().$queryRaw<{ id: string }[]>`
    select distinct a."officialId" as id from "Appointment" a where a."kind" = 'regular' and a."validUntil" is null order by 1`;
  const people = await Promise.all(Array.from({ length: officials }, (_, n) => visitorOf(url, holders[n % holders.length]!.id)));
  const took: number[] = [];
  const until = performance.now() + lastsMs;
  let seed = 4_711;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const think = () => new Promise((resolve) => setTimeout(resolve, Math.min(-Math.log(1 - chance()) * thinkMs, lastsMs)));
  let turn = 0;
  const work = async (who: Visitor) => {
    for (await think(); performance.now() < until; await think()) {
      const what = script[Math.floor(chance() * script.length)]!;
      const began = performance.now();
      await what(who, turn++);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(people.map(work));
  const { p50, p95 } = spreadOf(took);
  return { what: `200 officials at work (${took.length} things done), p50/p95`, value: `${p50.toFixed(1)} / ${ms(p95)}`, goal: "p95 < 300 ms", held: p95 < 300 };
}
