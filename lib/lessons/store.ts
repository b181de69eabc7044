import { everyone, mayRead } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Lesson } from "#prisma/generated/client.ts";
import { readsDocument } from "#lib/documents/entries.ts";
import { standingOn } from "#lib/documents/known.ts";
import { taskTitles } from "#lib/tasks/queries.ts";
import { mayOf } from "#lib/lessons/rules.ts";
import type { LessonStatus, RecordKind } from "#lib/lessons/rules.ts";

/** The record on which a lesson stands. */
export interface Standing extends TokenSets {
  id: string;
  nameKo: string;
  /** Empty for a document: its title is in one language. */
  nameEn: string;
  /** Decided, or open as a task is. */
  settled: boolean;
}

/** The record of a kind and an id, for whoever may read it; null for others and where there is none. */
export async function recordFor(db: Db | Tx, actor: Actor, kind: RecordKind, id: string): Promise<Standing | null> {
  const record = kind === "document"
    ? (await standingOn(db, [id])).map((row) => ({ ...row, nameKo: row.title, nameEn: "", settled: row.status === "approved" }))[0]
    : (await taskTitles(db, [id])).map((task) => ({ ...task, settled: true, listers: [everyone], readers: [everyone] }))[0];
  return record && mayRead(record, actor.tokens) ? record : null;
}

/** Whether somebody may read the record on which lesson `l` stands. */
export function readsRecord(tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`case when l."recordKind" = 'task' then ${tokens.includes(everyone)} else ${readsDocument(Prisma.sql`l."recordId"`, tokens)} end`;
}

const postsOf = (actor: Actor) => actor.seats.map((seat) => seat.postId);
/** The departments that somebody heads, with all below them. */
const headedBy = (actor: Actor) => actor.seats.flatMap((seat) => [...(seat.isHead ? [seat.departmentId] : []), ...seat.headsDepartmentIds]);

/** Lesson `l` is of somebody's own writing, or of a post that they hold. */
export const writes = (actor: Actor) => Prisma.sql`(l."writerId" = ${actor.officialId}::uuid or l."writerPostId" = any(${postsOf(actor)}::uuid[]))`;
/** Lesson `l` waits for the word of somebody who heads the unit of its writer. */
export const reviews = (actor: Actor) => Prisma.sql`(l."status" = 'waiting' and l."departmentId" = any(${headedBy(actor)}::uuid[]) and not ${writes(actor)})`;
/** Lesson `l` is somebody's to read: the record must be theirs to read, and it is published, their own or theirs to review. */
export const visible = (actor: Actor) => Prisma.sql`((l."status" = 'published' or ${writes(actor)} or ${reviews(actor)}) and ${readsRecord(actor.tokens)})`;

export function mayOn(actor: Actor, lesson: Pick<Lesson, "status" | "writerId" | "writerPostId" | "departmentId">): ReturnType<typeof mayOf> {
  return mayOf({ status: lesson.status as LessonStatus, writes: lesson.writerId === actor.officialId || postsOf(actor).includes(lesson.writerPostId), heads: headedBy(actor).includes(lesson.departmentId) });
}
