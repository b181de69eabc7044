import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";

/** What somebody did at a post with one document. The title is empty for whoever may not know it. */
export interface DoneLine {
  documentId: string;
  title: string | null;
  numberLabel: string | null;
  status: string;
  kind: string;
  officialId: string;
  nameKo: string;
  nameEn: string;
  at: Date;
  opinion: string | null;
  readable: boolean;
}

interface Period {
  from: Date;
  /** Not included. */
  until: Date;
}

/** What was drafted, reviewed and decided at a post in a period, with the opinions given there, newest first. */
export function doneAtPost(db: Db, actor: Actor, postId: string, { from, until }: Period, limit = 100): Promise<DoneLine[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw<DoneLine[]>`
    select s."documentId", case when d."listers" && ${tokens}::text[] then ${titleFor(actor)} end as "title",
      case when d."listers" && ${tokens}::text[] then d."numberLabel" end as "numberLabel", d."status", s."kind", s."officialId", s."nameKo", s."nameEn", s."actedAt" as "at",
      case when d."readers" && ${tokens}::text[] then (select string_agg(o."text", E'\n' order by o."at") from "DocumentOpinion" o where o."documentId" = d."id" and o."position" = s."position") end as "opinion",
      d."readers" && ${tokens}::text[] as "readable"
    from "ApprovalStep" s join "Document" d on d."id" = s."documentId"
    where s."postId" = ${postId}::uuid and s."state" in ('done', 'returned') and s."actedAt" >= ${from} and s."actedAt" < ${until} and s."officialId" is not null
    order by s."actedAt" desc, s."documentId" limit ${limit}`;
}

export interface OpenLine {
  documentId: string;
  title: string;
  status: string;
  /** What the post is to do: its step's kind, or `draft` for what it writes or got back. */
  kind: string;
  since: Date;
  dueAt: Date | null;
}

/** What is open at a post: its drafts, what came back to it, and steps whose turn it is. */
export function openAtPost(db: Db, actor: Actor, postId: string, limit = 100): Promise<OpenLine[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw<OpenLine[]>`
    select d."id" as "documentId", ${titleFor(actor)} as "title", d."status", 'draft' as "kind", d."updatedAt" as "since", d."dueAt" from "Document" d
    where d."drafterPostId" = ${postId}::uuid and d."status" in ('draft', 'returned', 'recalled', 'stopped') and d."listers" && ${tokens}::text[]
    union all
    select d."id", ${titleFor(actor)}, d."status", s."kind", coalesce(s."reachedAt", d."updatedAt"), d."dueAt" from "ApprovalStep" s join "Document" d on d."id" = s."documentId"
    where s."postId" = ${postId}::uuid and s."state" = 'now' and d."listers" && ${tokens}::text[]
    order by "since" limit ${limit}`;
}
