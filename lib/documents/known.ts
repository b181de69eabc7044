import type { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";

/** The titles of those documents that somebody may know of. */
export async function titlesKnown(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    select d."id", ${titleFor(actor)} as "title" from "Document" d where d."id" = any(${[...ids]}::uuid[]) and d."listers" && ${[...actor.tokens]}::text[]`;
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** What stands on documents shares with them: who reads them, what they are called, their class and their task. One statement. */
export function standingOn(db: Db | Tx, ids: readonly string[]): Promise<{ id: string; status: string; title: string; disclosure: string; unitTaskId: string | null; listers: string[]; readers: string[] }[]> {
  return db.document.findMany({ where: { id: { in: [...ids] } }, select: { id: true, status: true, title: true, disclosure: true, unitTaskId: true, listers: true, readers: true } });
}

/** What a register shows of a document. */
export interface KnownAlone {
  id: string;
  title: string;
  numberLabel: string | null;
  decidedAt: Date;
  departmentNameKo: string;
  departmentNameEn: string;
}

/** Decided documents among these (a select of ids) of which somebody may know and which they may not read: the latest, and how many there are. One statement. */
export async function knownAlone(db: Db | Tx, actor: Pick<Actor, "tokens">, among: Prisma.Sql, most: number): Promise<{ total: number; documents: KnownAlone[] }> {
  const tokens = [...actor.tokens];
  const rows = await db.$queryRaw<(KnownAlone & { total: number })[]>`
    select d."id", d."title", d."numberLabel", d."decidedAt", d."departmentNameKo", d."departmentNameEn", count(*) over ()::int as "total" from "Document" d
    where d."id" in (${among}) and d."status" = 'approved' and d."destroyedAt" is null and d."listers" && ${tokens}::text[] and not d."readers" && ${tokens}::text[] order by d."decidedAt" desc, d."id" limit ${most}`;
  return { total: rows[0]?.total ?? 0, documents: rows.map(({ total: _, ...row }) => row) };
}
