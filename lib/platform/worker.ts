import pg from "pg";
import { Prisma } from "#prisma/generated/client.ts";
import { database, transaction } from "#lib/platform/database.ts";
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
  run(at: Date): Promise<void>;
}

const workerName = "onmaru worker";
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
  return transaction(async (tx) => {
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
    if (done.length > 0) await tx.$executeRaw`update "Outbox" set "doneAt" = clock_timestamp() where "id" in (${Prisma.join(done)})`;
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

/** Runs reactions as acts are committed, and timed work, until told to stop. */
export async function runWorker(reactions: readonly Reaction[], timed: readonly Timed[], now: () => Date, signal: AbortSignal): Promise<void> {
  let woken = true;
  let wake: () => void = () => undefined;
  const stir = () => {
    woken = true;
    wake();
  };
  signal.addEventListener("abort", stir);
  const timers = timed.map((work) => setInterval(() => void runTimed(work, now()), work.everySeconds * 1000));
  const ears = listen(stir, signal);
  while (!signal.aborted) {
    woken = false;
    const took = await runOutboxOnce(reactions).catch((error: unknown) => {
      log.error({ error: String(error) }, "the outbox could not be read");
      return 0;
    });
    if (took > 0 || woken) continue;
    // A notice may be missed while the connection is away; half a second later the table is asked again.
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 500);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  timers.forEach(clearInterval);
  await ears;
}

async function runTimed(work: Timed, at: Date): Promise<void> {
  try {
    await work.run(at);
  } catch (error) {
    log.error({ work: work.name, error: String(error) }, "timed work failed");
  }
}

/** Listens for commits on a connection of its own, and comes back when it is lost. */
async function listen(stir: () => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: process.env["DATABASE_URL"], application_name: workerName });
    try {
      await client.connect();
      client.on("notification", stir);
      await client.query("listen outbox");
      await new Promise<void>((resolve) => {
        client.once("error", () => resolve());
        client.once("end", () => resolve());
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
    } catch (error) {
      log.warn({ error: String(error) }, "the worker does not hear commits; it asks every half second");
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    await client.end().catch(() => undefined);
  }
}

/** How many messages of a topic still wait; those given up are not counted. */
export async function waitingOf(topic: Topic): Promise<number> {
  return database().outbox.count({ where: { topic, doneAt: null, tries: { lt: patience } } });
}

/** Whether a worker hears the commits of this database. */
export async function workerIsThere(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ there: boolean }[]>`
    select exists (select from pg_stat_activity where datname = current_database() and application_name = ${workerName}) as there`;
  return row?.there ?? false;
}

/** How many messages wait, and for how long the oldest has, in milliseconds. */
export async function outboxLag(at: Date): Promise<{ waiting: number; oldestMs: number }> {
  const [row] = await database().$queryRaw<{ waiting: bigint; oldest: Date | null }[]>`
    select count(*) as waiting, min("at") as oldest from "Outbox" where "doneAt" is null`;
  return { waiting: Number(row?.waiting ?? 0), oldestMs: row?.oldest ? Math.max(0, at.getTime() - row.oldest.getTime()) : 0 };
}
