import type { Db, Tx } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { waitsAt } from "#lib/approval/queries.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { postsOfActor } from "#lib/documents/loading.ts";

/** What a list shows of a document; its text is not among it. */
const line = {
  id: true, title: true, status: true, urgency: true, dueAt: true, version: true, departmentNameKo: true, departmentNameEn: true,
  drafterPostId: true, drafterNameKo: true, drafterNameEn: true, submittedAt: true, updatedAt: true, batchId: true, batchPlace: true,
} as const;

export interface WaitingLine {
  id: string;
  title: string;
  status: string;
  urgency: string;
  dueAt: Date | null;
  version: number;
  departmentNameKo: string;
  departmentNameEn: string;
  drafterPostId: string;
  drafterNameKo: string;
  drafterNameEn: string;
  submittedAt: Date | null;
  updatedAt: Date;
  /** The batch with which it was drafted (rule 5). */
  batchId: string | null;
  batchPlace: number | null;
}

/** Documents by their ids, of those that the actor may read. */
export async function linesOfDocuments(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, WaitingLine>> {
  const rows = await db.document.findMany({ where: { id: { in: [...ids] }, readers: { hasSome: [...actor.tokens] } }, select: line });
  return new Map(rows.map((row) => [row.id, row]));
}

const backWith = (actor: Actor) => ({ drafterPostId: { in: actor.seats.map((seat) => seat.postId) }, status: { in: ["returned", "recalled"] } });

/** What waits of a document, as short as its place in a list needs it. */
export interface WaitingAct {
  documentId: string;
  kind: StepKind | "returned" | "recalled";
  postId: string;
  /** When it came to this post. */
  since: Date;
  held: boolean;
  dueAt: Date | null;
  urgent: boolean;
  batchId: string | null;
  batchPlace: number | null;
}

/**
 * The steps that wait for the actor in any seat, and what was returned to them or recalled by them: the oldest
 * promise first; without one, urgent matters first, then what has waited longest. Where there are more than
 * `limit`, the last in this order are left out.
 */
export function actsInOrder(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingAct[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw<WaitingAct[]>`
    select w.* from (
      select d."id" as "documentId", s."kind", s."postId", coalesce(s."reachedAt", 'epoch') as "since", s."held", d."dueAt", d."urgency" = 'urgent' as "urgent", d."batchId", d."batchPlace"
      from "ApprovalStep" s join "Document" d on d."id" = s."documentId" where ${waitsAt(postsOfActor(actor))} and d."readers" && ${tokens}::text[]
      union all
      select d."id", d."status", d."drafterPostId", d."updatedAt", false, d."dueAt", d."urgency" = 'urgent', d."batchId", d."batchPlace"
      from "Document" d where d."drafterPostId" = any(${actor.seats.map((seat) => seat.postId)}::uuid[]) and d."status" in ('returned', 'recalled') and d."readers" && ${tokens}::text[]
    ) w order by w."dueAt" nulls last, w."urgent" desc, w."since", w."documentId", w."postId" limit ${limit}`;
}

/** What somebody has promised by a day and not brought to its end: their drafts and what they sent. */
const promisedBy = (actor: Actor) => ({ drafterPostId: { in: actor.seats.map((seat) => seat.postId) }, status: { in: ["draft", "in-approval"] }, dueAt: { not: null } });

export function documentsPromised(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingLine[]> {
  return db.document.findMany({ where: promisedBy(actor), orderBy: [{ dueAt: "asc" }, { id: "asc" }], take: limit, select: line });
}

/** How many came back, and how many are promised. */
export function countOwn(db: Db | Tx, actor: Actor): Promise<number> {
  return db.document.count({ where: { OR: [backWith(actor), promisedBy(actor)] } });
}
