import { mayRead } from "#lib/access/rules.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Attached } from "#lib/files/queries.ts";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { May } from "#lib/refusal.ts";
import { yearOf } from "#lib/time.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import type { boxes } from "#lib/memos/input.ts";
import { mayOf } from "#lib/memos/rules.ts";
import type { MemoAct } from "#lib/memos/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Memo, MemoOpinion, MemoReceiver } from "#prisma/generated/client.ts";

export const memoPage = 20;

export interface MemoLine {
  id: string;
  title: string;
  writerNameKo: string;
  writerNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  at: Date;
  /** Received and not read, or written and with opinions since the last look. */
  unread: boolean;
  receivers: number;
  read: number;
  opinions: number;
}

const postsOf = (actor: Actor) => actor.seats.map((seat) => seat.postId);

/** What came to the posts that somebody holds, or what was written there; newest first. One statement. */
export async function memosOf(db: Db, actor: Actor, list: (typeof boxes)[number], page: number): Promise<{ rows: MemoLine[]; total: number }> {
  const posts = postsOf(actor);
  const mine = Prisma.sql`exists (select from "MemoReceiver" r where r."memoId" = m."id" and r."postId" = any(${posts}::uuid[]))`;
  const written = Prisma.sql`m."writerPostId" = any(${posts}::uuid[])`;
  const unread = list === "received" ? Prisma.sql`exists (select from "MemoReceiver" r where r."memoId" = m."id" and r."postId" = any(${posts}::uuid[]) and r."readAt" is null)` : Prisma.sql`coalesce(m."lastOpinionAt" > m."seenAt", false)`;
  const rows = await db.$queryRaw<(MemoLine & { total: number })[]>`
    select m."id", m."title", m."writerNameKo", m."writerNameEn", m."departmentNameKo", m."departmentNameEn", m."at", ${unread} as "unread", m."opinions",
      (select count(*)::int from "MemoReceiver" r where r."memoId" = m."id") as "receivers",
      (select count(*)::int from "MemoReceiver" r where r."memoId" = m."id" and r."readAt" is not null) as "read", count(*) over ()::int as "total"
    from "Memo" m where m."readers" && ${[...actor.tokens]}::text[] and ${list === "received" ? mine : written}
    order by m."at" desc, m."id" limit ${memoPage} offset ${(page - 1) * memoPage}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface OpenMemo {
  row: Memo;
  receivers: MemoReceiver[];
  opinions: MemoOpinion[];
  files: Attached[];
  /** The document that it became, where the reader may know it. */
  document: { id: string; title: string } | null;
  may: May<MemoAct>;
}

/** A memo report for whoever may read it: decides, and logs the reading or its refusal. It does not count as read by its receivers. */
export async function memoToRead(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<Memo> {
  const row = await db.memo.findUnique({ where: { id } });
  if (!row) throw notFound();
  const reads = mayRead(row, actor.tokens);
  await logRead(db, { actor, at: now, record: { kind: "memo", id }, outcome: reads ? "read" : "refused", via });
  if (!reads) throw notFound();
  return row;
}

/** What was said on a memo report, in time. */
export function opinionsOnMemo(db: Db | Tx, memoId: string): Promise<MemoOpinion[]> {
  return db.memoOpinion.findMany({ where: { memoId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
}

/** Opens a memo report, and marks it as read at the posts for which the reader sits. */
export async function openMemo(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api" = "page"): Promise<OpenMemo> {
  const row = await memoToRead(db, actor, id, now, via);
  const posts = postsOf(actor);
  await db.memoReceiver.updateMany({ where: { memoId: id, postId: { in: posts }, readAt: null }, data: { readAt: now, readerNameKo: actor.nameKo, readerNameEn: actor.nameEn } });
  if (posts.includes(row.writerPostId) && row.lastOpinionAt && row.lastOpinionAt > row.seenAt) await db.memo.updateMany({ where: { id }, data: { seenAt: now } });
  const [receivers, opinions, files, titles] = await Promise.all([
    db.memoReceiver.findMany({ where: { memoId: id }, orderBy: { position: "asc" } }),
    opinionsOnMemo(db, id),
    filesNamed(db, row.fileIds),
    titlesKnown(db, actor, row.documentId ? [row.documentId] : []),
  ]);
  const title = row.documentId ? titles.get(row.documentId) : undefined;
  return {
    row, receivers, opinions, files, document: row.documentId && title !== undefined ? { id: row.documentId, title } : null,
    may: mayOf({ writerPostId: row.writerPostId, receiverPostIds: receivers.map((one) => one.postId), documentId: row.documentId, postIds: posts }),
  };
}

export interface WaitingMemo {
  id: string;
  waits: "read" | "opinions";
  title: string;
  writerNameKo: string;
  writerNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  /** When it came, or the last opinion did. */
  since: Date;
  opinions: number;
}

const waiting = (actor: Actor) => {
  const posts = postsOf(actor);
  return Prisma.sql`
    from "Memo" m where m."readers" && ${[...actor.tokens]}::text[] and (m."id" in (select r."memoId" from "MemoReceiver" r where r."postId" = any(${posts}::uuid[]) and r."readAt" is null)
      or (m."writerPostId" = any(${posts}::uuid[]) and m."lastOpinionAt" > m."seenAt"))`;
};

/** Memo reports to read, and opinions that came back to their writer; oldest first. */
export function memosWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingMemo[]> {
  const fresh = Prisma.sql`(m."writerPostId" = any(${postsOf(actor)}::uuid[]) and coalesce(m."lastOpinionAt" > m."seenAt", false))`;
  return db.$queryRaw<WaitingMemo[]>`
    select m."id", case when ${fresh} then 'opinions' else 'read' end as "waits", m."title", m."writerNameKo", m."writerNameEn", m."departmentNameKo", m."departmentNameEn",
      case when ${fresh} then m."lastOpinionAt" else m."at" end as "since", m."opinions" ${waiting(actor)} order by "since", m."id" limit ${limit}`;
}

export async function countMemosWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n ${waiting(actor)}`;
  return row?.n ?? 0;
}

/** The memo report from which a document came, for whoever may read it. */
export function memoOfDocument(db: Db | Tx, actor: Actor, documentId: string): Promise<{ id: string; title: string } | null> {
  return db.memo.findFirst({ where: { documentId, readers: { hasSome: [...actor.tokens] } }, select: { id: true, title: true } });
}

/** The titles of those memo reports that somebody may read. */
export async function memoTitles(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.memo.findMany({ where: { id: { in: [...ids] }, readers: { hasSome: [...actor.tokens] } }, select: { id: true, title: true } });
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** Memo reports as search keeps them. */
export async function memoEntries(db: Db | Tx, ids: readonly string[]) {
  const [rows, receivers, opinions] = await Promise.all([
    db.memo.findMany({ where: { id: { in: [...ids] } } }),
    db.memoReceiver.findMany({ where: { memoId: { in: [...ids] } }, select: { memoId: true, postId: true } }),
    db.memoOpinion.findMany({ where: { memoId: { in: [...ids] } }, orderBy: { at: "asc" }, select: { memoId: true, nameKo: true, nameEn: true, text: true, postId: true, officialId: true } }),
  ]);
  return rows.map((row) => {
    const to = receivers.filter((one) => one.memoId === row.id);
    const said = opinions.filter((one) => one.memoId === row.id);
    return {
      id: row.id, seq: row.seq, title: row.title, text: [row.text, ...said.map((one) => one.text)].join("\n"), at: row.at, year: yearOf(row.at), departmentNameKo: row.departmentNameKo, departmentNameEn: row.departmentNameEn,
      people: [...new Set([row.writerNameKo, row.writerNameEn, ...said.flatMap((one) => [one.nameKo, one.nameEn])])], postIds: [row.writerPostId, ...to.map((one) => one.postId)], readers: row.readers,
      /** At which posts who wrote or said something; and the posts that received it. */
      acted: [{ postId: row.writerPostId, officialId: row.writerId }, ...said.map(({ postId, officialId }) => ({ postId, officialId })), ...to.map(({ postId }) => ({ postId }))],
    };
  });
}

export async function memoIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.memo.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

/** A select of the ids of these memo reports (an expression of `uuid[]`) that somebody may read, as the records stand now; for a statement that asks several rooms at once. */
export function readableMemos(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "id" from "Memo" where "id" = any(${ids}) and "readers" && ${[...tokens]}::text[]`;
}

/** The files that memo reports carry: a select of ids and files. */
export const memoFiles = Prisma.sql`select "id", "fileIds" from "Memo"`;

export async function memosCarrying(db: Db | Tx, fileIds: readonly string[]): Promise<string[]> {
  return (await db.memo.findMany({ where: { fileIds: { hasSome: [...fileIds] } }, select: { id: true } })).map((row) => row.id);
}
