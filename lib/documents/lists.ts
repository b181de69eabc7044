import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { Prisma } from "#prisma/generated/client.ts";

export interface ListedDocument {
  id: string;
  title: string;
  status: string;
  numberLabel: string | null;
  drafterNameKo: string;
  drafterNameEn: string;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  departmentNameKo: string;
  departmentNameEn: string;
  updatedAt: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  disclosure: string;
  /** Where it stands: whose turn it is, all who act side by side. */
  turnKo: string | null;
  turnEn: string | null;
  turnKind: string | null;
  /** False for what one may know of and not read. */
  readable: boolean;
}

export interface Page<T> {
  rows: T[];
  total: number;
}

export const pageSize = 20;

/** Lists begin from what the actor may know; a page and its count are one statement each. */
export async function list(db: Db, actor: Actor, where: Prisma.Sql, order: Prisma.Sql, page: number, size = pageSize): Promise<Page<ListedDocument>> {
  const tokens = [...actor.tokens];
  const offset = (page - 1) * size;
  const [rows, total] = await Promise.all([
    db.$queryRaw<ListedDocument[]>`
      select d."id", ${titleFor(actor)} as "title", d."status", d."numberLabel", d."drafterNameKo", d."drafterNameEn", d."deciderNameKo", d."deciderNameEn", d."departmentNameKo",
        d."departmentNameEn", d."updatedAt", d."submittedAt", d."decidedAt", d."disclosure", s."turnKo", s."turnEn", s."turnKind",
        d."readers" && ${tokens}::text[] as "readable"
      from "Document" d left join lateral (
        select string_agg(t."nameKo", ', ' order by t."order") as "turnKo", string_agg(coalesce(nullif(t."nameEn", ''), t."nameKo"), ', ' order by t."order") as "turnEn", min(t."kind") as "turnKind"
        from "ApprovalStep" t where t."documentId" = d."id" and t."state" = 'now') s on true
      where ${listedFor(tokens)} and ${where} order by ${order} limit ${size} offset ${offset}`,
    count(db, actor, where),
  ]);
  return { rows, total };
}

/** How many documents of a list there are, of those that the actor may know. */
async function count(db: Db, actor: Actor, where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`select count(*)::int as total from "Document" d where ${listedFor(actor.tokens)} and ${where}`;
  return row?.total ?? 0;
}

/** What lies with me as the writer: drafts, returned and recalled ones. */
export function myDrafts(db: Db, actor: Actor, page: number): Promise<Page<ListedDocument>> {
  return list(db, actor, Prisma.sql`d."drafterPostId" = any(${postsOf(actor)}::uuid[]) and d."status" in ('draft', 'returned', 'recalled', 'stopped')`, Prisma.sql`d."updatedAt" desc, d."id"`, page);
}

/** What I sent, and where it stands. */
export function mySent(db: Db, actor: Actor, page: number): Promise<Page<ListedDocument>> {
  return list(db, actor, Prisma.sql`d."drafterPostId" = any(${postsOf(actor)}::uuid[]) and d."status" in ('in-approval', 'approved')`, Prisma.sql`d."submittedAt" desc, d."id"`, page);
}

const onItsWay = (actor: Actor) => Prisma.sql`d."drafterPostId" = any(${postsOf(actor)}::uuid[]) and d."status" = 'in-approval'`;

/** What I sent and nobody has decided yet, what has been under way longest first. */
export function myUnderWay(db: Db, actor: Actor, page: number): Promise<Page<ListedDocument>> {
  return list(db, actor, onItsWay(actor), Prisma.sql`d."submittedAt", d."id"`, page);
}

export function countUnderWay(db: Db, actor: Actor): Promise<number> {
  return count(db, actor, onItsWay(actor));
}

/** The register of a department in a year, newest first. */
export function registerOf(db: Db, actor: Actor, departmentId: string, year: number, page: number): Promise<Page<ListedDocument>> {
  return list(
    db, actor,
    Prisma.sql`d."status" = 'approved' and d."departmentId" = ${departmentId}::uuid and d."decidedAt" >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Seoul') and d."decidedAt" < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Seoul')`,
    Prisma.sql`d."decidedAt" desc, d."id"`, page,
  );
}

function postsOf(actor: Actor): string[] {
  return actor.seats.map((seat) => seat.postId);
}

/** Decided documents of a unit task at a step of the standard process, newest first. */
export function decidedOfTask(db: Db, actor: Actor, unitTaskId: string, stage: string, page = 1): Promise<Page<ListedDocument>> {
  return list(db, actor, Prisma.sql`d."status" = 'approved' and d."unitTaskId" = ${unitTaskId}::uuid and d."stage" = ${stage}`, Prisma.sql`d."decidedAt" desc, d."id"`, page);
}
