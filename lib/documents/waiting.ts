import type { Db, Tx } from "#lib/platform/database.ts";
import type { Actor } from "#lib/platform/actor.ts";

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

/** What came back to the posts that the actor holds: returned to them or recalled by them. */
export function documentsSentBack(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingLine[]> {
  return db.document.findMany({ where: backWith(actor), orderBy: [{ updatedAt: "asc" }, { id: "asc" }], take: limit, select: line });
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
