import { createHash, randomBytes } from "node:crypto";
import type { Scope } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";

/** So that a leaked token is recognised for what it is. */
const prefix = "onmaru_";
const seenEveryMs = 60_000;

/** Random enough that a plain hash of it cannot be turned back. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export interface NewToken {
  officialId: string;
  label: string;
  scopes: readonly Scope[];
  days: number;
  at: Date;
}

/** Makes a token; what it answers is shown once and kept nowhere. */
export async function makeToken(tx: Tx, { officialId, label, scopes, days, at }: NewToken): Promise<{ id: string; token: string }> {
  const token = prefix + randomBytes(32).toString("base64url");
  const id = newId(at);
  await tx.accessToken.create({
    data: { id, officialId, label, hash: hashOf(token), scopes: [...scopes], createdAt: at, expiresAt: new Date(at.getTime() + days * 86_400_000) },
  });
  return { id, token };
}

export async function liveToken(db: Db, token: string, at: Date): Promise<{ id: string; officialId: string; scopes: Scope[]; postId: string | null } | null> {
  if (!token.startsWith(prefix)) return null;
  const row = await db.accessToken.findUnique({ where: { hash: hashOf(token) } });
  if (!row || row.revokedAt || row.expiresAt <= at) return null;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > seenEveryMs) await db.accessToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: at } });
  return { id: row.id, officialId: row.officialId, scopes: row.scopes as Scope[], postId: row.postId };
}

/** The post that whoever holds the token acts in from now on. */
export async function chooseSeatOfToken(tx: Tx, id: string, postId: string): Promise<void> {
  await tx.accessToken.updateMany({ where: { id }, data: { postId } });
}

export interface ListedToken {
  id: string;
  label: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

/** The tokens of a person that can still be used, the newest first. */
export function tokensOf(db: Db | Tx, officialId: string, at: Date): Promise<ListedToken[]> {
  return db.accessToken.findMany({
    where: { officialId, revokedAt: null, expiresAt: { gt: at } }, orderBy: { createdAt: "desc" }, take: 100,
    select: { id: true, label: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  });
}

export async function revokeToken(tx: Tx, officialId: string, id: string, at: Date): Promise<boolean> {
  return (await tx.accessToken.updateMany({ where: { id, officialId, revokedAt: null }, data: { revokedAt: at } })).count > 0;
}
