import { Prisma } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import type { DoneLine } from "#lib/documents/work.ts";

export const donePage = 20;
export const doneKinds = ["decided", "drafted", "reviewed", "opinions"] as const;
export type DoneKind = (typeof doneKinds)[number];

/** What was done at a post in one holding of it. */
export interface Turn {
  /** The holding's id. */
  id: string;
  officialId: string;
  /** When what this official did there is of this holding; `until` is not included. */
  from: Date;
  until: Date;
  /** When what others did there is of this holding: for the absent holder, or while there was none. */
  othersFrom: Date;
  othersUntil: Date;
}

interface Asked {
  kind: DoneKind | null;
  page: number;
}

export interface DoneAtPost extends DoneLine {
  /** Done by somebody else for the holder: deputy or acting; null for what the holder did. */
  stoodIn: "deputy" | "acting" | null;
}

/** Steps `s` that were acted at the post in a holding `t` of it; others are whoever stood in, and whoever never held it. */
const doneThere = (postId: string, officialIds: readonly string[]) => Prisma.sql`s."postId" = ${postId}::uuid and s."state" in ('done', 'returned') and s."officialId" is not null and case
    when ${byOthers(officialIds)} then s."actedAt" >= t."othersFrom" and s."actedAt" < t."othersUntil"
    else s."officialId" = t."officialId" and s."actedAt" >= t."from" and s."actedAt" < t."until" end`;
const byOthers = (officialIds: readonly string[]) => Prisma.sql`(s."actedAs" = 'deputy' or s."officialId" <> all(${[...officialIds]}::uuid[]))`;
const asTable = (turns: readonly Turn[]) => Prisma.sql`unnest(${turns.map((turn) => turn.id)}::uuid[], ${turns.map((turn) => turn.officialId)}::uuid[], ${turns.map((turn) => turn.from)}::timestamptz[], ${turns.map((turn) => turn.until)}::timestamptz[],
      ${turns.map((turn) => turn.othersFrom)}::timestamptz[], ${turns.map((turn) => turn.othersUntil)}::timestamptz[]) as t("id", "officialId", "from", "until", "othersFrom", "othersUntil")`;

/** What was done at a post in one of its holdings, by the holder and for the holder, newest first, with how much there is. The title is empty for whoever may not know it. */
export async function doneInTurn(db: Db, actor: Actor, postId: string, turns: readonly Turn[], turn: Turn, { kind, page }: Asked): Promise<{ rows: DoneAtPost[]; total: number }> {
  const tokens = [...actor.tokens];
  const holders = turns.map((one) => one.officialId);
  const kinds = kind === "decided" ? ["decision", "delegated-decision"] : kind === "drafted" ? ["draft"] : kind === "reviewed" ? ["review", "cooperation", "confirmation", "joint"] : null;
  const opinion = Prisma.sql`(select string_agg(o."text", E'\n' order by o."at") from "DocumentOpinion" o where o."documentId" = d."id" and o."position" = s."position" and o."officialId" = s."officialId")`;
  const rows = await db.$queryRaw<(DoneAtPost & { total: number })[]>`
    select s."documentId", case when ${listedFor(tokens)} then ${titleFor(actor)} end as "title",
      case when ${listedFor(tokens)} then d."numberLabel" end as "numberLabel", d."status", s."kind", s."officialId", s."nameKo", s."nameEn", s."actedAt" as "at",
      case when ${byOthers(holders)} then case s."actedAs" when 'deputy' then 'deputy' else 'acting' end end as "stoodIn",
      case when d."readers" && ${tokens}::text[] then ${opinion} end as "opinion", d."readers" && ${tokens}::text[] as "readable", count(*) over ()::int as "total"
    from "ApprovalStep" s join "Document" d on d."id" = s."documentId" join ${asTable([turn])} on ${doneThere(postId, holders)}
    where (${kinds}::text[] is null or s."kind" = any(${kinds}::text[]))
      and (${kind !== "opinions"} or (d."readers" && ${tokens}::text[] and ${opinion} is not null))
    order by s."actedAt" desc, s."documentId" limit ${donePage} offset ${(page - 1) * donePage}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** How many steps were drafted, reviewed or decided in each holding of a post, by its id. */
export async function doneCounts(db: Db, postId: string, turns: readonly Turn[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; n: number }[]>`
    select t."id", count(*)::int as n from "ApprovalStep" s join ${asTable(turns)} on ${doneThere(postId, turns.map((turn) => turn.officialId))} group by 1`;
  return new Map(rows.map((row) => [row.id, row.n]));
}

export interface PostDocument {
  documentId: string;
  title: string;
  numberLabel: string | null;
  status: string;
  unitTaskId: string | null;
  /** Level of the post that decided; 0 while undecided. */
  level: number;
  /** Who decided at the post in the holder's place, and how: deputy, or acting while it had no holder. */
  decidedFor: { nameKo: string; as: "deputy" | "acting" } | null;
  latestOfTask: boolean;
  opinions: number;
  referenced: number;
  characters: number;
  /** Drafted at the post. */
  own: boolean;
  /** A step at the post, or a draft there, is open. */
  open: boolean;
  at: Date;
}

/**
 * What the work of a post rests on: documents of its steps and of its unit tasks since an instant, and
 * whatever is open there, of those that the actor may read. One statement.
 */
export function documentsOfPost(db: Db | Tx, actor: Actor, postId: string, taskIds: readonly string[], since: Date, limit = 400): Promise<PostDocument[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw<PostDocument[]>`
    with mine as (select distinct s."documentId" from "ApprovalStep" s where s."postId" = ${postId}::uuid)
    select d."id" as "documentId", ${titleFor(actor)} as "title", d."numberLabel", d."status", d."unitTaskId", coalesce(case when d."status" = 'approved' then p."level" end, 0) as "level",
      (select jsonb_build_object('nameKo', s."nameKo", 'as', s."actedAs") from "ApprovalStep" s
        where s."documentId" = d."id" and s."postId" = ${postId}::uuid and s."state" = 'done' and s."kind" in ('decision', 'delegated-decision') and s."actedAs" <> 'own' limit 1) as "decidedFor",
      d."status" = 'approved' and row_number() over (partition by d."unitTaskId", d."status" = 'approved' order by d."decidedAt" desc nulls last) = 1 and d."unitTaskId" = any(${[...taskIds]}::uuid[]) as "latestOfTask",
      (select count(*)::int from "DocumentOpinion" o where o."documentId" = d."id") as "opinions",
      (select count(*)::int from "DocumentRelation" r where r."toId" = d."id") as "referenced",
      coalesce(length(v."text"), length(d."draftBody"::text) / 2) as "characters",
      d."drafterPostId" = ${postId}::uuid as "own",
      (d."drafterPostId" = ${postId}::uuid and d."status" in ('draft', 'returned', 'recalled', 'stopped')) or exists (select from "ApprovalStep" s where s."documentId" = d."id" and s."postId" = ${postId}::uuid and s."state" = 'now') as "open",
      coalesce(d."decidedAt", d."updatedAt") as "at"
    from "Document" d left join "Post" p on p."id" = d."deciderPostId"
    left join "DocumentVersion" v on v."documentId" = d."id" and v."n" = coalesce(d."approvedVersion", d."version")
    where d."readers" && ${tokens}::text[] and (d."id" in (select "documentId" from mine) or d."drafterPostId" = ${postId}::uuid or (d."status" = 'approved' and d."unitTaskId" = any(${[...taskIds]}::uuid[])))
      and (d."status" <> 'approved' or d."decidedAt" >= ${since})
    order by "open" desc, "at" desc, d."id" limit ${limit}`;
}
