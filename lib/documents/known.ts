import { agencyToken } from "#lib/access/rules.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** The titles of those documents that somebody lists: beside a title stands what is known of a document elsewhere. */
export async function titlesKnown(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    select d."id", ${titleFor(actor)} as "title" from "Document" d where d."id" = any(${[...ids]}::uuid[]) and ${listedFor(actor.tokens)}`;
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** What stands on documents shares with them: who reads them, what they are called, their class and their task. One statement. */
export function standingOn(db: Db | Tx, ids: readonly string[]): Promise<{ id: string; status: string; title: string; disclosure: string; unitTaskId: string | null; listers: string[]; readers: string[] }[]> {
  return db.document.findMany({ where: { id: { in: [...ids] } }, select: { id: true, status: true, title: true, disclosure: true, unitTaskId: true, listers: true, readers: true } });
}

/** What may be known of a document without reading it. */
export interface KnownAlone {
  id: string;
  title: string;
  numberLabel: string | null;
  decidedAt: Date;
  departmentNameKo: string;
  departmentNameEn: string;
  /** The agency as it was called then, for whoever is of another one. */
  agencyNameKo: string | null;
  agencyNameEn: string | null;
}

const knownColumns = Prisma.sql`d."id", d."title", d."numberLabel", d."decidedAt", d."departmentNameKo", d."departmentNameEn", d."agencyId"`;

/** Names the agencies of documents (a select with the columns above and more) to whoever holds none of their tokens. */
const withAgencies = (documents: Prisma.Sql, tokens: readonly string[]) => Prisma.sql`
  select k.*, g."nameKo" as "agencyNameKo", g."nameEn" as "agencyNameEn" from (${documents}) k
  left join lateral onmaru_agencies_on((k."decidedAt" at time zone 'Asia/Seoul')::date) g on g."id" = k."agencyId" and ${agencyToken("")} || k."agencyId" <> all(${[...tokens]}::text[])`;

/** Decided documents among these (a select of ids) of which somebody may know and which they may not read: the latest, and how many there are. One statement. */
export async function knownAlone(db: Db | Tx, actor: Pick<Actor, "tokens">, among: Prisma.Sql, most: number): Promise<{ total: number; documents: KnownAlone[] }> {
  const tokens = [...actor.tokens];
  const documents = Prisma.sql`select ${knownColumns}, count(*) over ()::int as "total" from "Document" d
    where d."id" in (${among}) and d."status" = 'approved' and d."destroyedAt" is null and d."listers" && ${tokens}::text[] and not d."readers" && ${tokens}::text[] order by d."decidedAt" desc, d."id" limit ${most}`;
  const rows = await db.$queryRaw<(KnownAlone & { agencyId: string; total: number })[]>`${withAgencies(documents, tokens)} order by k."decidedAt" desc, k."id"`;
  return { total: rows[0]?.total ?? 0, documents: rows.map(({ total: _, agencyId: _of, ...row }) => row) };
}

export interface KnownDocument extends KnownAlone {
  readable: boolean;
  destroyed: boolean;
  /** Its class, for whoever has it in their lists. */
  disclosure: string | null;
}

/** A decided document as whoever may know of it may see it; no text of it. */
export async function knownDocument(db: Db | Tx, actor: Pick<Actor, "tokens">, id: string): Promise<KnownDocument> {
  const tokens = [...actor.tokens];
  const document = Prisma.sql`select ${knownColumns}, d."readers" && ${tokens}::text[] as "readable", d."destroyedAt" is not null as "destroyed", case when ${listedFor(tokens)} then d."disclosure" end as "disclosure"
    from "Document" d where d."id" = ${id}::uuid and d."status" = 'approved' and d."listers" && ${tokens}::text[]`;
  const [row] = await db.$queryRaw<(KnownDocument & { agencyId: string })[]>`${withAgencies(document, tokens)}`;
  if (!row) throw notFound();
  const { agencyId: _, ...known } = row;
  return known;
}
