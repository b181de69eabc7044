import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";

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
    where d."drafterPostId" = ${postId}::uuid and d."status" in ('draft', 'returned', 'recalled', 'stopped') and ${listedFor(tokens)}
    union all
    select d."id", ${titleFor(actor)}, d."status", s."kind", coalesce(s."reachedAt", d."updatedAt"), d."dueAt" from "ApprovalStep" s join "Document" d on d."id" = s."documentId"
    where s."postId" = ${postId}::uuid and s."state" = 'now' and ${listedFor(tokens)}
    order by "since" limit ${limit}`;
}
