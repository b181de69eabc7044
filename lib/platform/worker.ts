import { setTimeout } from "node:timers/promises";
import { database, longTransaction } from "#lib/platform/database.ts";
import type { Message, Reaction, Topic } from "#lib/platform/outbox.ts";
import { log } from "#lib/platform/log.ts";

interface Row {
  id: bigint;
  topic: string;
  recordKind: string;
  recordId: string;
  payload: unknown;
  at: Date;
  tries: number;
}

export interface Timed {
  name: string;
  everySeconds: number;
  /** It is done once at the start too, and nobody waits for it. */
  atOnce?: true;
  run(at: Date): Promise<void>;
}

/** How many messages one round takes. */
const batch = 200;
/** After so many failures a message no longer holds back its followers; it stays, with its error. */
const patience = 8;

/**
 * Takes waiting messages, oldest first, hands them to the reactions of their topic and marks them
 * done. The rows stay locked while their reactions run, so that a second worker takes others.
 * Answers how many it took.
 */
export async function runOutboxOnce(reactions: readonly Reaction[]): Promise<number> {
  return longTransaction(async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select "id", "topic", "recordKind", "recordId", "payload", "at", "tries" from "Outbox"
      where "doneAt" is null and "tries" < ${patience}
      order by "id" limit ${batch} for update skip locked`;
    if (rows.length === 0) return 0;
    const failures = new Map<bigint, string>();
    for (const reaction of reactions) {
      const mine = rows.filter((row) => reaction.topics.some((topic) => topic === row.topic)).map(messageOf);
      if (mine.length === 0) continue;
      await react(reaction, mine, failures);
    }
    const done = rows.filter((row) => !failures.has(row.id)).map((row) => row.id);
    if (done.length > 0) await tx.$executeRaw`update "Outbox" set "doneAt" = clock_timestamp() where "id" = any(${done}::bigint[])`;
    for (const [id, error] of failures) {
      await tx.$executeRaw`update "Outbox" set "tries" = "tries" + 1, "error" = ${error.slice(0, 2000)} where "id" = ${id}`;
      const row = rows.find((one) => one.id === id);
      if (row && row.tries + 1 >= patience) log.error({ record: `${row.recordKind} ${row.recordId}`, topic: row.topic, error }, "a message is given up; it stays in the outbox with its error");
    }
    return done.length;
  });
}

/**
 * What fails is tried again in halves, records whole and in order, until those that cannot be done
 * stand alone: one bad record takes no other with it.
 */
async function react(reaction: Reaction, messages: readonly Message[], failures: Map<bigint, string>): Promise<void> {
  try {
    await reaction.run(messages);
  } catch (error) {
    const records = [...new Set(messages.map(recordOf))];
    if (records.length > 1) {
      const first = new Set(records.slice(0, records.length / 2));
      await react(reaction, messages.filter((message) => first.has(recordOf(message))), failures);
      await react(reaction, messages.filter((message) => !first.has(recordOf(message))), failures);
      return;
    }
    const said = error instanceof Error ? error.message : String(error);
    log.error({ reaction: reaction.name, error: said, record: records[0], messages: messages.length }, "a reaction failed; its messages will be tried again");
    for (const message of messages) failures.set(message.id, said);
  }
}

const recordOf = (message: Message) => `${message.recordKind} ${message.recordId}`;

function messageOf(row: Row): Message {
  return { id: row.id, topic: row.topic as Topic, recordKind: row.recordKind, recordId: row.recordId, payload: (row.payload ?? {}) as Record<string, unknown>, at: row.at };
}

/** How long the worker rests where nothing waits, in milliseconds: whatever is committed meanwhile is taken together. */
const rest = 100;
/** And where something waits that could not be done. */
const restAfterFailure = 500;

/** Runs reactions soon after acts are committed, and timed work, until told to stop. */
export async function runWorker(reactions: readonly Reaction[], timed: readonly Timed[], now: () => Date, signal: AbortSignal): Promise<void> {
  for (const work of timed) if (work.atOnce) void runTimed(work, now());
  const timers = timed.map((work) => setInterval(() => void runTimed(work, now()), work.everySeconds * 1000));
  while (!signal.aborted) {
    const took = await takeWaiting(reactions).catch((error: unknown) => {
      log.error({ error: String(error) }, "the outbox could not be read");
      return 0;
    });
    if (took !== null && took > 0) continue;
    await setTimeout(took === null ? rest : restAfterFailure, undefined, { signal }).catch(() => undefined);
  }
  timers.forEach(clearInterval);
}

/** How many messages were done; null where none waits, as most looks find: they lock nothing either. */
async function takeWaiting(reactions: readonly Reaction[]): Promise<number | null> {
  const waiting = await database().$queryRaw<unknown[]>`select 1 from "Outbox" where "doneAt" is null and "tries" < ${patience} limit 1`;
  return waiting.length === 0 ? null : runOutboxOnce(reactions);
}

const underWay = new Set<Timed>();

/** Work that takes longer than its time between two is not begun beside itself. */
async function runTimed(work: Timed, at: Date): Promise<void> {
  if (underWay.has(work)) return;
  underWay.add(work);
  try {
    await work.run(at);
  } catch (error) {
    log.error({ work: work.name, error: String(error) }, "timed work failed");
  } finally {
    underWay.delete(work);
  }
}

/** How many messages of these topics still wait; those given up are not counted. */
export async function waitingOf(...topics: Topic[]): Promise<number> {
  return database().outbox.count({ where: { topic: { in: topics }, doneAt: null, tries: { lt: patience } } });
}

export interface Lag {
  /** How many messages wait, and for how long the oldest has, in milliseconds. */
  waiting: number;
  oldestMs: number;
  /** How long the last ones took from the act to the last reaction: half of them at most, and 99 in 100. */
  p50Ms: number;
  p99Ms: number;
  /** Given up after many tries; they stay with their errors. */
  givenUp: number;
}

/** So many of the last messages tell how fast they are done. */
const lastOnes = 1_000;

export async function outboxLag(at: Date): Promise<Lag> {
  const [row] = await database().$queryRaw<{ waiting: number; oldest: Date | null; givenUp: number; p50: number | null; p99: number | null }[]>`
    select w.*, d.* from
      (select count(*) filter (where "tries" < ${patience})::int as waiting, min("at") filter (where "tries" < ${patience}) as oldest, count(*) filter (where "tries" >= ${patience})::int as "givenUp" from "Outbox" where "doneAt" is null) w,
      (select percentile_disc(0.5) within group (order by took) as p50, percentile_disc(0.99) within group (order by took) as p99
       from (select extract(epoch from "doneAt" - "at")::float8 as took from "Outbox" where "doneAt" is not null order by "id" desc limit ${lastOnes}) t where took between 0 and 86400) d`;
  const ms = (seconds: number | null | undefined) => Math.round((seconds ?? 0) * 1000);
  return { waiting: row?.waiting ?? 0, oldestMs: row?.oldest ? Math.max(0, at.getTime() - row.oldest.getTime()) : 0, p50Ms: ms(row?.p50), p99Ms: ms(row?.p99), givenUp: row?.givenUp ?? 0 };
}

/** What was done so many days ago is of no more use. */
const keptDays = 7;
const atOnce = 5_000;

/** Takes done messages of former days away; those given up stay. Answers how many went. */
export async function forgetDone(at: Date): Promise<number> {
  const before = new Date(at.getTime() - keptDays * 86_400_000);
  for (let gone = 0; ; ) {
    const some = await database().$executeRaw`delete from "Outbox" where "id" in (select "id" from "Outbox" where "doneAt" < ${before} order by "id" limit ${atOnce})`;
    gone += some;
    if (some < atOnce) return gone;
  }
}
