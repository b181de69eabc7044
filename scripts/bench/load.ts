import { performance } from "node:perf_hooks";
import { bodyOf } from "#lib/documents/body.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { approvable } from "#lib/inbox/rules.ts";
import type { Waits } from "#lib/inbox/rules.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { now, today } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { ms, spreadOf } from "./measure.ts";
import type { Line } from "./measure.ts";
import { Refused, visitorOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

const officials = 200;
const thinkMs = 30_000;
const lastsMs = 90_000;
/** Of a server that has just begun: what is done meanwhile is done, and not counted. */
const warmMs = 30_000;

/** An official at work: what they ask with, and the route of what they write. */
interface Worker {
  who: Visitor;
  /** Nothing for whoever has nobody above them in their unit, or no task. */
  writes: { unitTaskId: string; steps: { kind: string; postId: string }[] } | null;
}

/** What an official does next, and how often among twelve. */
const script: readonly ((worker: Worker, turn: number) => Promise<unknown>)[] = [
  ({ who }) => who.get("/my-day"), ({ who }) => who.get("/documents"), ({ who }) => who.get("/documents?list=register"), openOne, openOne,
  ({ who }) => who.get("/search?q=%EC%98%88%EC%82%B0"), ({ who }) => who.get("/api/v1/search?q=%ED%98%81%EC%8B%A0"), ({ who }) => who.get("/tasks?view=unit"), send, send, decide, decide,
];

async function openOne({ who }: Worker): Promise<void> {
  const { documents } = JSON.parse(await who.get("/api/v1/documents?list=register")) as { documents: { id: string; readable: boolean }[] };
  const readable = documents.find((one) => one.readable);
  if (readable) await who.get(`/documents/${readable.id}`);
}

/** Writes a document and sends it to the head of the unit. */
async function send({ who, writes }: Worker, turn: number): Promise<void> {
  const { id } = JSON.parse(await who.post("/api/v1/documents", { title: `부하 ${turn}` })) as { id: string };
  if (!writes) return;
  await who.put(`/api/v1/documents/${id}/draft`, { revision: 0, title: `부하 ${turn}`, summary: "여럿이 일할 때의 시간을 잽니다.", keywords: ["측정"], unitTaskId: writes.unitTaskId, body: bodyOf("여럿이 함께 일합니다."), steps: writes.steps, delegationReason: "측정" });
  await who.post(`/api/v1/documents/${id}/submissions`, {});
}

/** Looks through what waits, opens the first that may be approved, and approves it. */
async function decide({ who }: Worker): Promise<void> {
  await who.get("/my-day");
  const { items } = JSON.parse(await who.get("/api/v1/inbox")) as { items: { id: string; waits: Waits; version: number }[] };
  const first = items.find((item) => approvable(item.waits));
  if (!first) return;
  await who.get(`/documents/${first.id}`);
  // Some are at work in several browsers, and have acted in another meanwhile.
  await who.post(`/api/v1/documents/${first.id}/approvals`, { version: first.version }).catch((error: unknown) => {
    if (!(error instanceof Refused) || error.status !== 409) throw error;
  });
}

async function workerOf(url: string, officialId: string): Promise<Worker> {
  const [who, actor] = await Promise.all([visitorOf(url, officialId), actorOfOfficial(database(), officialId, now())]);
  const seat = actor?.seat;
  if (!seat) return { who, writes: null };
  const [posts, [task]] = await Promise.all([postsWith(database(), { departmentId: seat.departmentId }, today()), tasksToWriteUnder(database(), seat.agencyId, seat.departmentId, today())]);
  const head = posts.find((post) => post.isHead && post.officialId && post.postId !== seat.postId);
  return { who, writes: head && task ? { unitTaskId: task.id, steps: [{ kind: "draft", postId: seat.postId }, { kind: "decision", postId: head.postId }] } : null };
}

/** 200 officials at work for a minute and a half after half a minute that is not counted, each thinking half a minute between two things; the demonstration's people, some in several browsers. */
export async function officialsAtWork(url: string): Promise<Line> {
  const holders = await database().$queryRaw<{ id: string }[]>`
    select distinct a."officialId" as id from "Appointment" a where a."kind" = 'regular' and a."validUntil" is null order by 1`;
  const people = await Promise.all(Array.from({ length: officials }, (_, n) => workerOf(url, holders[n % holders.length]!.id)));
  const took: number[] = [];
  const from = performance.now() + warmMs;
  const until = from + lastsMs;
  let seed = 4_711;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const think = () => new Promise((resolve) => setTimeout(resolve, Math.min(-Math.log(1 - chance()) * thinkMs, lastsMs)));
  let turn = 0;
  const work = async (worker: Worker) => {
    for (await think(); performance.now() < until; await think()) {
      const what = script[Math.floor(chance() * script.length)]!;
      const began = performance.now();
      await what(worker, turn++);
      if (began >= from) took.push(performance.now() - began);
    }
  };
  await Promise.all(people.map(work));
  const { p50, p95 } = spreadOf(took);
  return { what: `200 officials at work (${took.length} things done, documents written, sent and decided among them), p50/p95`, value: `${p50.toFixed(1)} / ${ms(p95)}`, goal: "p95 < 300 ms", held: p95 < 300 };
}
