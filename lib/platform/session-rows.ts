import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";

/** A session ends after an hour without a request, and after twelve hours at any rate. */
export const idleMs = 60 * 60_000;
export const absoluteMs = 12 * 3600_000;
/** Being seen is written at most once a minute. */
const seenEveryMs = 60_000;

export interface LiveSession {
  officialId: string;
  postId: string | null;
}

export async function openSession(tx: Tx, officialId: string, facts: { address: string; agent: string }, at: Date): Promise<string> {
  const id = newId(at);
  await tx.session.create({ data: { id, officialId, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + absoluteMs), address: facts.address, agent: facts.agent } });
  return id;
}

/** The session while it lives; looking at it keeps it alive. */
export async function liveSession(db: Db, id: string, at: Date): Promise<LiveSession | null> {
  const row = await db.session.findUnique({ where: { id } });
  if (!row || row.endedAt || row.expiresAt <= at || at.getTime() - row.lastSeenAt.getTime() > idleMs) return null;
  if (at.getTime() - row.lastSeenAt.getTime() > seenEveryMs) await db.session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
  return { officialId: row.officialId, postId: row.postId };
}

export async function endSession(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
}

/** Ends all sessions of a person; personal tokens stay. Answers how many there were. */
export async function endSessionsOf(tx: Tx, officialId: string, at: Date): Promise<number> {
  return (await tx.session.updateMany({ where: { officialId, endedAt: null }, data: { endedAt: at } })).count;
}

export async function chooseSeat(tx: Tx, id: string, postId: string): Promise<void> {
  await tx.session.updateMany({ where: { id }, data: { postId } });
}

export interface ListedSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  agent: string;
}

/** The sessions of a person that live, the latest seen first. */
export function sessionsOf(db: Db | Tx, officialId: string, at: Date): Promise<ListedSession[]> {
  return db.session.findMany({
    where: { officialId, endedAt: null, expiresAt: { gt: at }, lastSeenAt: { gt: new Date(at.getTime() - idleMs) } },
    orderBy: { lastSeenAt: "desc" }, take: 50, select: { id: true, createdAt: true, lastSeenAt: true, address: true, agent: true },
  });
}

/** Ends one session of a person, or all but one. Answers how many ended. */
export async function endSessionsBut(tx: Tx, officialId: string, kept: string | null, at: Date): Promise<number> {
  return (await tx.session.updateMany({ where: { officialId, endedAt: null, ...(kept ? { id: { not: kept } } : {}) }, data: { endedAt: at } })).count;
}

export async function endSessionOf(tx: Tx, officialId: string, id: string, at: Date): Promise<boolean> {
  return (await tx.session.updateMany({ where: { id, officialId, endedAt: null }, data: { endedAt: at } })).count > 0;
}
