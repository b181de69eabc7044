import type { z } from "zod";
import { everyone } from "#lib/access/rules.ts";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { yearOf } from "#lib/time.ts";
import { standingOn } from "#lib/documents/known.ts";
import type { listInput } from "#lib/lessons/input.ts";
import type { RecordKind } from "#lib/lessons/rules.ts";
import { mayOn, readsRecord, recordFor, reviews, visible, writes } from "#lib/lessons/store.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Lesson } from "#prisma/generated/client.ts";

export const lessonPage = 20;

export type LessonLine = Pick<Lesson, "id" | "title" | "recordKind" | "recordId" | "status" | "keep" | "writerNameKo" | "writerNameEn" | "departmentNameKo" | "departmentNameEn" | "at" | "useful" | "useless">;
const line = Prisma.sql`l."id", l."title", l."recordKind", l."recordId", l."status", l."keep", l."writerNameKo", l."writerNameEn", l."departmentNameKo", l."departmentNameEn", l."at", l."useful", l."useless"`;

/** Lessons that somebody may read, newest first. One statement. */
export async function lessonsOf(db: Db | Tx, actor: Actor, { list, page }: z.output<typeof listInput>): Promise<{ rows: LessonLine[]; total: number }> {
  const where = {
    all: Prisma.sql`l."status" = 'published'`, mine: writes(actor), review: reviews(actor),
    unit: Prisma.sql`l."status" = 'published' and l."departmentId" = any(${actor.seats.map((seat) => seat.departmentId)}::uuid[])`,
  }[list];
  const rows = await db.$queryRaw<(LessonLine & { total: number })[]>`
    select ${line}, count(*) over ()::int as "total" from "Lesson" l where ${where} and ${visible(actor)} order by l."at" desc, l."id" limit ${lessonPage} offset ${(page - 1) * lessonPage}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The published lessons on a record, the most useful first, with how many there are. Whoever asks has opened the record. */
export async function lessonsOn(db: Db | Tx, actor: Actor, recordId: string, limit = 5): Promise<{ rows: LessonLine[]; total: number }> {
  const rows = await db.$queryRaw<(LessonLine & { total: number })[]>`
    select ${line}, count(*) over ()::int as "total" from "Lesson" l where l."recordId" = ${recordId}::uuid and l."status" = 'published' and ${readsRecord(actor.tokens)}
    order by l."useful" - l."useless" desc, l."at" desc, l."id" limit ${limit}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface OpenLesson {
  row: Lesson;
  record: { kind: RecordKind; id: string; nameKo: string; nameEn: string };
  /** What the reader said of it; null before. */
  rated: boolean | null;
  may: ReturnType<typeof mayOn>;
}

/** Opens a lesson: decides, and logs the reading or its refusal. */
export async function openLesson(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api" = "page"): Promise<OpenLesson> {
  const [row] = await db.$queryRaw<(Lesson & { reads: boolean })[]>`select l.*, ${visible(actor)} as "reads" from "Lesson" l where l."id" = ${id}::uuid`;
  if (!row) throw notFound();
  await logRead(db, { actor, at: now, record: { kind: "lesson", id }, outcome: row.reads ? "read" : "refused", via });
  const kind = row.recordKind as RecordKind;
  const [record, rating] = row.reads ? await Promise.all([recordFor(db, actor, kind, row.recordId), db.lessonRating.findUnique({ where: { lessonId_officialId: { lessonId: id, officialId: actor.officialId } } })]) : [null, null];
  if (!record) throw notFound();
  return { row, record: { kind, id: row.recordId, nameKo: record.nameKo, nameEn: record.nameEn }, rated: rating?.useful ?? null, may: mayOn(actor, row) };
}

export interface WaitingLesson {
  id: string;
  waits: "review" | "returned";
  title: string;
  writerNameKo: string;
  writerNameEn: string;
  reason: string;
  since: Date;
}

const waiting = (actor: Actor) => Prisma.sql`from "Lesson" l where (${reviews(actor)} or (l."status" = 'returned' and ${writes(actor)})) and ${readsRecord(actor.tokens)}`;

/** Lessons to review, and own ones that came back; oldest first. */
export function lessonsWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingLesson[]> {
  return db.$queryRaw<WaitingLesson[]>`
    select l."id", case when l."status" = 'waiting' then 'review' else 'returned' end as "waits", l."title", l."writerNameKo", l."writerNameEn", l."reason", case when l."status" = 'waiting' then l."at" else l."reviewedAt" end as "since"
    ${waiting(actor)} order by "since", l."id" limit ${limit}`;
}

export async function countLessonsWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n ${waiting(actor)}`;
  return row?.n ?? 0;
}

/** The titles of those lessons that somebody may read. */
export async function lessonTitles(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`select l."id", l."title" from "Lesson" l where l."id" = any(${[...ids]}::uuid[]) and ${visible(actor)}`;
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** Published lessons as search keeps them, read by whoever reads the record. */
export async function lessonEntries(db: Db | Tx, ids: readonly string[]) {
  const rows = await db.lesson.findMany({ where: { id: { in: [...ids] }, status: "published" } });
  const documents = new Map((await standingOn(db, rows.filter((row) => row.recordKind === "document").map((row) => row.recordId))).map((document) => [document.id, document]));
  return rows.flatMap((row) => {
    const on = row.recordKind === "task" ? { unitTaskId: row.recordId, disclosure: "open", readers: [everyone] } : documents.get(row.recordId);
    if (!on) return [];
    return [{
      id: row.id, seq: row.seq, onDocument: row.recordKind === "document" ? row.recordId : null, title: row.title, text: [row.problem, row.tried, row.keep].filter(Boolean).join("\n"), at: row.at, year: yearOf(row.at),
      departmentNameKo: row.departmentNameKo, departmentNameEn: row.departmentNameEn, people: [row.writerNameKo, row.writerNameEn].filter(Boolean), postIds: [row.writerPostId], acted: [{ postId: row.writerPostId, officialId: row.writerId }], unitTaskId: on.unitTaskId, disclosure: on.disclosure, readers: on.readers, liked: row.useful >= row.useless,
    }];
  });
}

export async function lessonIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.lesson.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

/** The lessons that stand on these documents. */
export async function lessonsOnDocuments(db: Db | Tx, documentIds: readonly string[]): Promise<string[]> {
  return (await db.lesson.findMany({ where: { recordKind: "document", recordId: { in: [...documentIds] } }, select: { id: true } })).map((row) => row.id);
}

/** A select of the ids of these lessons (an expression of `uuid[]`) that are published and somebody may read, as the records stand now. */
export function readableLessons(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select l."id" from "Lesson" l where l."id" = any(${ids}) and l."status" = 'published' and ${readsRecord(tokens)}`;
}
