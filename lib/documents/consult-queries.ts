import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { byId } from "#lib/documents/input.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { openStatuses } from "#lib/documents/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Consultation, ConsultationComment } from "#prisma/generated/client.ts";

export interface Consulting {
  /** The posts that are or were asked: all for the writer, their own for whoever is asked. */
  asked: Consultation[];
  comments: ConsultationComment[];
}

const postsOf = (actor: Actor) => actor.seats.map((seat) => seat.postId);

/** Who was asked to look at an open draft and what they said: the writer sees all, others what was asked of their own post. */
export async function consultingOf(db: Db | Tx, actor: Actor, { id, drafterPostId }: { id: string; drafterPostId: string }): Promise<Consulting> {
  const posts = postsOf(actor);
  const asked = await db.consultation.findMany({ where: { documentId: id, ...(posts.includes(drafterPostId) ? {} : { postId: { in: posts }, withdrawnAt: null }) }, orderBy: [{ invitedAt: "asc" }, { id: "asc" }] });
  const comments = asked.length === 0 ? [] : await db.consultationComment.findMany({ where: { consultationId: { in: asked.map((one) => one.id) } }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  return { asked, comments };
}

export interface WaitingLook {
  id: string;
  title: string;
  note: string;
  drafterNameKo: string;
  drafterNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  since: Date;
}

/** Drafts that somebody is asked to look at and has said nothing to yet, oldest first. */
export function looksWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingLook[]> {
  return db.$queryRaw<WaitingLook[]>`
    select d."id", d."title", c."note", d."drafterNameKo", d."drafterNameEn", d."departmentNameKo", d."departmentNameEn", c."invitedAt" as "since"
    from "Consultation" c join "Document" d on d."id" = c."documentId"
    where c."withdrawnAt" is null and c."postId" = any(${postsOf(actor)}::uuid[]) and d."readers" && ${[...actor.tokens]}::text[]
      and not exists (select from "ConsultationComment" m where m."consultationId" = c."id" and m."at" >= c."invitedAt")
    order by c."invitedAt", d."id" limit ${limit}`;
}

export interface WaitingComments {
  id: string;
  title: string;
  comments: number;
  nameKo: string;
  nameEn: string;
  since: Date;
}

/** Comments that their writer has not seen, by draft; for the drafts written at somebody's posts. */
const unseen = (actor: Actor) => Prisma.sql`
  from "Consultation" c join "Document" d on d."id" = c."documentId" join "ConsultationComment" m on m."consultationId" = c."id" and m."at" > coalesce(c."seenAt", c."invitedAt")
  where c."withdrawnAt" is null and d."status" in (${Prisma.join([...openStatuses])}) and d."drafterPostId" = any(${postsOf(actor)}::uuid[])`;

export function commentsWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingComments[]> {
  return db.$queryRaw<WaitingComments[]>`
    select d."id", d."title", count(*)::int as "comments", (array_agg(m."nameKo" order by m."at" desc))[1] as "nameKo", (array_agg(m."nameEn" order by m."at" desc))[1] as "nameEn", max(m."at") as "since"
    ${unseen(actor)} group by d."id" order by max(m."at"), d."id" limit ${limit}`;
}

/** The writer has seen what was said so far. */
export async function commentsSeen(db: Db | Tx, documentId: string, at: Date): Promise<void> {
  await db.consultation.updateMany({ where: { documentId }, data: { seenAt: at } });
}

/** How many drafts somebody is to look at, and on how many of their own others said something. One statement. */
export async function countLooks(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select (select count(*) from "Consultation" c where c."withdrawnAt" is null and c."postId" = any(${postsOf(actor)}::uuid[])
      and not exists (select from "ConsultationComment" m where m."consultationId" = c."id" and m."at" >= c."invitedAt"))::int + (select count(distinct d."id") ${unseen(actor)})::int as n`;
  return row?.n ?? 0;
}

export const readConsulting = reading({
  name: "documents.consulting",
  address: "GET /api/v1/documents/:id/consultations",
  summary: { ko: "사전협의를 봅니다", en: "See who looks at a draft and what they say" },
  input: byId,
  output: z.object({
    asked: z.array(z.object({ id: z.uuid(), postId: z.uuid(), name: z.string(), post: z.string(), note: z.string(), invitedAt: z.iso.datetime(), withdrawn: z.boolean() })),
    comments: z.array(z.object({ id: z.uuid(), name: z.string(), post: z.string(), line: z.int().nullable(), quote: z.string(), text: z.string(), at: z.iso.datetime(), taken: z.boolean() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row } = await openDocument(tx, actor, id, now, "api");
    const { asked, comments } = await consultingOf(tx, actor, row);
    if (postsOf(actor).includes(row.drafterPostId)) await commentsSeen(tx, id, now);
    return {
      asked: asked.map((one) => ({ id: one.id, postId: one.postId, name: one.nameKo, post: one.postNameKo, note: one.note, invitedAt: one.invitedAt.toISOString(), withdrawn: one.withdrawnAt !== null })),
      comments: comments.map((one) => ({ id: one.id, name: one.nameKo, post: one.postNameKo, line: one.line, quote: one.quote, text: one.text, at: one.at.toISOString(), taken: one.takenAt !== null })),
    };
  },
});
