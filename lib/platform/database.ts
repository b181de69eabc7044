import { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "#prisma/generated/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export type Db = PrismaClient;
/** A client inside a transaction. Reads take `Db | Tx`; acts take `Tx`. */
export type Tx = Prisma.TransactionClient;

/** How long an act waits for a connection and may run, in milliseconds. */
const limits = { maxWait: 15_000, timeout: 20_000 };
const longLimits = { maxWait: 30_000, timeout: 300_000 };

// Next loads modules more than once in one process; the connections are shared all the same.
const shared = globalThis as typeof globalThis & { onmaruDatabase?: PrismaClient | undefined; onmaruForMany?: pg.Pool | undefined };

/** The application's database, as its own role, which owns nothing. Connects at first use. */
export function database(): Db {
  return (shared.onmaruDatabase ??= connect());
}

/** Every statement is a short one among many people's: starting helpers or a compiler for it would take longer than the statement. Terms are sorted into their index in one go where they find room. Rows by an index cost little more than rows in a row: to go through all entries of the search takes PostgreSQL longer than it supposes, for their terms are unpacked for each. */
const quick = "-c jit=off -c max_parallel_workers_per_gather=0 -c work_mem=16MB -c random_page_cost=1.1";

function address(): string {
  const connectionString = process.env["DATABASE_URL"];
  if (!connectionString) throw new Error("DATABASE_URL is not set: start with `npm start`, or name a PostgreSQL database.");
  return connectionString;
}

/** So many write large rows at once in one process. */
const writers = 4;
/** Terms wait in sixteen megabytes until they are sorted into their index: of many words it then takes half as long as by four, and a question goes through them in some milliseconds. */
const gathering = `${quick} -c gin_pending_list_limit=16MB -c work_mem=48MB`;

/** The same database for rows by the hundred, in processes that write such: the typed client makes JSON of all that it is given and reads it back before it sends it. */
export function databaseForMany(): pg.Pool {
  if (shared.onmaruForMany) return shared.onmaruForMany;
  const pool = new pg.Pool({ connectionString: address(), max: writers, application_name: "onmaru", options: gathering });
  // A server that is stopped ends these connections too; whoever writes next hears of it.
  pool.on("error", () => undefined);
  return (shared.onmaruForMany = pool);
}

function connect(): Db {
  const connectionString = address();
  const max = Number(process.env["ONMARU_DATABASE_CONNECTIONS"] ?? 10);
  const adapter = new PrismaPg({ connectionString, max, application_name: "onmaru", options: quick, pipeline: true, stream: () => gathered() }, { statementNameGenerator: statementNames() });
  return new PrismaClient({ adapter });
}

/** A connection whose statements leave in one write when they are sent together: a write of its own for each takes longer than making it. Under TLS it only carries what the encrypted stream above it writes. */
function gathered(): Socket {
  const socket = new Socket();
  const send = socket.uncork.bind(socket);
  socket.uncork = () => void setImmediate(send);
  return socket;
}

/** A statement is prepared from here on, and so many of them at most: lists of many lengths make ever new ones. */
const often = 5;
const mostPrepared = 300;
const unnamed = "";

/** PostgreSQL keeps the plans of the statements that come again and again, by the names given here. */
export function statementNames(): (query: { sql: string }) => string {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostPrepared) return unnamed;
    const times = (seen.get(sql) ?? 0) + 1;
    if (seen.size > 5_000) seen.clear();
    seen.set(sql, times);
    if (times < often) return unnamed;
    const name = `onmaru${names.size}`;
    names.set(sql, name);
    seen.delete(sql);
    return name;
  };
}

/** Runs an act: all of it is written, or nothing. */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work, limits);
}

/** The same for hundreds of records at once, for which nobody waits: on a busy machine they take their time. */
export function longTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database().$transaction(work, longLimits);
}

/** Statements of one act that do not need each other's answers: each is sent without waiting for the one before, and they are done in this order. */
export async function sentTogether<T extends readonly (() => PromiseLike<unknown>)[]>(works: T): Promise<{ [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  const under: Promise<unknown>[] = [];
  for (const work of works) {
    if (under.length > 0) await new Promise((sent) => setImmediate(sent));
    const one = Promise.resolve(work());
    // One that fails before the last is sent is met below.
    one.catch(() => undefined);
    under.push(one);
  }
  return (await Promise.all(under)) as { [K in keyof T]: Awaited<ReturnType<T[K]>> };
}

/** Two acts that met at a unique row or could not be ordered: the later one lost. */
export function isRace(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
  return code === "P2002" || code === "P2034";
}

/** So many acts at once that this one found no connection, or waited too long for those before it; nothing was written. */
export function isBusy(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "P2028";
}

export async function closeDatabase(): Promise<void> {
  const open = shared.onmaruDatabase;
  const many = shared.onmaruForMany;
  Object.assign(shared, { onmaruDatabase: undefined, onmaruForMany: undefined });
  await Promise.all([open?.$disconnect(), many?.end()]);
}

/** The application must not be able to change the history: it refuses to run as a role that owns it. */
export async function refuseOwner(db: Db): Promise<void> {
  const [row] = await db.$queryRaw<{ can: boolean }[]>`
    select has_table_privilege(current_user, '"HistoryEntry"', 'UPDATE')
        or has_table_privilege(current_user, '"HistoryEntry"', 'DELETE')
        or has_table_privilege(current_user, '"HistoryEntry"', 'TRUNCATE') as can`;
  if (row?.can) {
    throw new Error("DATABASE_URL names a role that may change the history. Use the application's role, and give the owner's in DATABASE_OWNER_URL.");
  }
}
