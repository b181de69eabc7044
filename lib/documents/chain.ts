import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { titleFor } from "#lib/documents/given.ts";
import { listedFor } from "#lib/documents/listed.ts";
import type { RelationKind } from "#lib/documents/relations.ts";

/** So much of a matter is shown; the documents nearest by relation first. */
const longest = 100;

/** One document of a matter, in time. */
export interface ChainLink {
  id: string;
  title: string;
  number: string | null;
  status: string;
  /** When it was decided, else last sent or begun. */
  at: Date;
  departmentNameKo: string;
  departmentNameEn: string;
  drafterNameKo: string;
  drafterNameEn: string;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  /** The post of the decider and how it decided, as they stand in the route. */
  deciderPostNameKo: string | null;
  deciderPostNameEn: string | null;
  decision: string | null;
  /** What it says in short; empty for whoever may not read it. */
  summary: string;
  readable: boolean;
  /** What it does to others of the matter. */
  does: { kind: RelationKind; to: string }[];
}

/**
 * The matter in which a document stands: whatever answers, follows, replaces or amends, through any number of steps, oldest first and what is not decided last.
 * What one may not know of is no step on the way. Two statements, however long it is.
 */
export async function chainOf(db: Db | Tx, actor: Actor, documentId: string): Promise<ChainLink[]> {
  const tokens = [...actor.tokens];
  const rows = await db.$queryRaw<Omit<ChainLink, "does">[]>`
    with recursive chain("id") as (
      select ${documentId}::uuid
      union
      select d."id" from chain c
      join lateral (
        select r."toId" as "other" from "DocumentRelation" r where r."fromId" = c."id" and r."kind" <> 'related'
        union all select r."fromId" from "DocumentRelation" r where r."toId" = c."id" and r."kind" <> 'related') o on true
      join "Document" d on d."id" = o."other" and ${listedFor(tokens)}
    ), near as materialized (select "id" from chain limit ${longest})
    select d."id", ${titleFor(actor)} as "title", d."numberLabel" as "number", d."status", coalesce(d."decidedAt", d."submittedAt", d."createdAt") as "at", d."departmentNameKo", d."departmentNameEn",
      d."drafterNameKo", d."drafterNameEn", d."deciderNameKo", d."deciderNameEn", s."postNameKo" as "deciderPostNameKo", s."postNameEn" as "deciderPostNameEn", s."kind" as "decision",
      case when d."status" = 'approved' and d."readers" && ${tokens}::text[] then d."summary" else '' end as "summary", d."readers" && ${tokens}::text[] as "readable"
    from near n join "Document" d on d."id" = n."id"
    left join lateral (
      select t."postNameKo", t."postNameEn", t."kind" from "ApprovalStep" t
      where t."documentId" = d."id" and d."status" = 'approved' and t."officialId" = d."deciderId" and t."state" = 'done' and t."kind" like '%decision' order by t."order" desc limit 1) s on true
    order by d."status" <> 'approved', "at", d."id"`;
  if (rows.length < 2) return rows.map((row) => ({ ...row, does: [] }));
  const ids = rows.map((row) => row.id);
  const relations = await db.documentRelation.findMany({ where: { fromId: { in: ids }, toId: { in: ids }, kind: { not: "related" } }, orderBy: [{ at: "asc" }, { id: "asc" }], select: { fromId: true, toId: true, kind: true } });
  return rows.map((row) => ({ ...row, does: relations.filter((one) => one.fromId === row.id).map((one) => ({ kind: one.kind as RelationKind, to: one.toId })) }));
}

/** What somebody did with a document at a post. */
export interface DoneThere {
  documentId: string;
  title: string;
  number: string | null;
  kind: string;
  returned: boolean;
  postId: string;
  postNameKo: string;
  postNameEn: string;
  nameKo: string;
  nameEn: string;
  at: Date;
  opinion: string | null;
}

/** What others than the actor did at the actor's posts with these documents, newest first. One statement. */
export function doneByOthersAt(db: Db | Tx, actor: Actor, documentIds: readonly string[], limit: number): Promise<DoneThere[]> {
  return db.$queryRaw<DoneThere[]>`
    select s."documentId", ${titleFor(actor)} as "title", d."numberLabel" as "number", s."kind", s."state" = 'returned' as "returned", s."postId", s."postNameKo", s."postNameEn", s."nameKo", s."nameEn", s."actedAt" as "at",
      (select string_agg(o."text", E'\n' order by o."at") from "DocumentOpinion" o where o."documentId" = d."id" and o."position" = s."position" and o."officialId" = s."officialId") as "opinion"
    from "ApprovalStep" s join "Document" d on d."id" = s."documentId"
    where s."documentId" = any(${[...documentIds]}::uuid[]) and s."postId" = any(${actor.seats.map((seat) => seat.postId)}::uuid[]) and s."state" in ('done', 'returned') and s."actedAt" is not null
      and s."officialId" <> ${actor.officialId}::uuid and d."readers" && ${[...actor.tokens]}::text[]
    order by s."actedAt" desc, s."documentId", s."position" limit ${limit}`;
}
