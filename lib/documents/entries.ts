import { everyone } from "#lib/access/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { yearOf } from "#lib/time.ts";
import { textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";

/** A document as search keeps it: everything by which it is found, and who may find it. */
export interface DocumentEntry {
  id: string;
  /** Grows with each change, so that late messages cannot win. */
  seq: number;
  title: string;
  text: string;
  summary: string;
  keywords: string[];
  opinions: string[];
  number: string | null;
  status: string;
  disclosure: string;
  unitTaskId: string | null;
  /** The department with its name of that time. */
  departmentId: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyId: string;
  /** When it was decided, else last sent or begun. */
  at: Date;
  year: number;
  /** Everybody on the route and the drafter, in both languages. */
  people: string[];
  postIds: string[];
  /** At which posts who did something with it: the drafter, and whoever acted on its way. */
  acted: Acted[];
  /** The posts of the drafter and, once decided, of the decider. */
  drafterPostId: string;
  deciderPostId: string | null;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  /** Its step of the standard process. */
  stage: string;
  attached: boolean;
  /** In whose lists a decided document stands that supersedes it; empty where none does. */
  supersededFor: string[];
  readers: string[];
  listers: string[];
}

/** Somebody who did something at a post. */
export interface Acted {
  postId: string;
  officialId: string;
}

interface EntryRow extends Omit<DocumentEntry, "year" | "text" | "opinions" | "people" | "postIds"> {
  text: string | null;
  draftBody: BodyNode | null;
  opinions: string[] | null;
  people: string[] | null;
  postIds: string[] | null;
}

/** Whether a step `s` was acted at. */
const hasActed = Prisma.sql`(s."officialId" is not null and s."state" in ('done', 'returned'))`;

/** Who did something with documents at these posts: began one, or acted on its way. One statement. */
export function actedAt(db: Db | Tx, postIds: readonly string[]): Promise<Acted[]> {
  const ids = [...postIds];
  return db.$queryRaw<Acted[]>`
    select s."postId", s."officialId" from "ApprovalStep" s where s."postId" = any(${ids}::uuid[]) and ${hasActed}
    union select "drafterPostId", "drafterId" from "Document" where "drafterPostId" = any(${ids}::uuid[])`;
}

/** In whose lists a decided document stands that supersedes document `d`: whoever may know of it by its title alone is not told of what it supersedes. */
const supersededForOf = Prisma.sql`array(select distinct l from "DocumentRelation" r join "Document" n on n."id" = r."fromId", unnest(n."listers") l where (l <> ${everyone} or l = any(n."readers")) and r."toId" = d."id" and r."kind" = 'supersedes' and n."status" = 'approved')`;

/** In whose lists what supersedes these documents stands, by document. */
export async function supersededFors(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; tokens: string[] }[]>`select d."id", ${supersededForOf} as "tokens" from "Document" d where d."id" = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.tokens]));
}

/** Documents by id for indexing, drafts too (their post finds them); those that are gone are left out. One statement. */
export async function documentEntries(db: Db | Tx, ids: readonly string[]): Promise<DocumentEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<EntryRow[]>`
    select d."id", d."seq", case when d."status" = 'approved' then d."title" else coalesce(v."title", d."title") end as "title", v."text", case when v."n" is null then d."draftBody" end as "draftBody",
      case when d."status" = 'approved' then d."summary" else coalesce(v."summary", d."summary") end as "summary",
      case when d."status" = 'approved' then d."keywords" else coalesce(v."keywords", d."keywords") end as "keywords", d."numberLabel" as "number", d."status", case when d."status" = 'approved' then d."disclosure" else coalesce(v."disclosure", d."disclosure") end as "disclosure",
      case when d."status" = 'approved' or v."n" is null then d."unitTaskId" else v."unitTaskId" end as "unitTaskId",
      d."departmentId", d."departmentNameKo", d."departmentNameEn", d."agencyId", coalesce(d."decidedAt", d."submittedAt", d."createdAt") as "at",
      d."drafterPostId", d."deciderPostId", d."deciderNameKo", d."deciderNameEn", d."stage", d."destroyedAt" is null and cardinality(coalesce(v."fileIds", d."draftFiles")) > 0 as "attached", d."readers", d."listers",
      ${supersededForOf} as "supersededFor",
      (select jsonb_agg(distinct jsonb_build_object('postId', a."postId", 'officialId', a."officialId")) from (
        select d."drafterPostId" as "postId", d."drafterId" as "officialId" union select s."postId", s."officialId" from "ApprovalStep" s where s."documentId" = d."id" and ${hasActed}) a) as "acted",
      (select array_agg(o."text" order by o."at") from "DocumentOpinion" o where o."documentId" = d."id") as "opinions",
      (select array_agg(distinct name) from "ApprovalStep" s, unnest(array[s."nameKo", s."nameEn", d."drafterNameKo", d."drafterNameEn"]) name where s."documentId" = d."id" and name <> '') as "people",
      (select array_agg(distinct s."postId"::text) from "ApprovalStep" s where s."documentId" = d."id") as "postIds"
    from "Document" d left join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version"
    where d."id" = any(${[...ids]}::uuid[])`;
  return rows.map(({ draftBody, ...row }) => ({
    ...row,
    text: row.text ?? (draftBody ? textOf(draftBody) : ""),
    year: yearOf(row.at),
    opinions: row.opinions ?? [],
    people: row.people ?? [],
    postIds: row.postIds ?? [row.drafterPostId],
  }));
}

/** What somebody said on the way of a document. */
export interface OpinionEntry {
  id: string;
  documentId: string;
  text: string;
  at: Date;
  nameKo: string;
  nameEn: string;
  postId: string;
  officialId: string;
}

/** The opinions on these documents. One statement. */
export function opinionEntries(db: Db | Tx, documentIds: readonly string[]): Promise<OpinionEntry[]> {
  return db.documentOpinion.findMany({ where: { documentId: { in: [...documentIds] }, text: { not: "" } }, orderBy: { id: "asc" }, select: { id: true, documentId: true, text: true, at: true, nameKo: true, nameEn: true, postId: true, officialId: true } });
}

/** The ids of the opinions on these documents. */
export async function opinionsOn(db: Db | Tx, documentIds: readonly string[]): Promise<string[]> {
  return (await db.documentOpinion.findMany({ where: { documentId: { in: [...documentIds] } }, select: { id: true } })).map((row) => row.id);
}

/** A select of the ids of these opinions (an expression of `uuid[]`) whose document somebody may read, as the records stand now. */
export function readableOpinions(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select o."id" from "DocumentOpinion" o where o."id" = any(${ids}) and ${readsDocument(Prisma.sql`o."documentId"`, tokens)}`;
}

/** The documents that these supersede: what is said of those changes with these. */
export async function supersededBy(db: Db | Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await db.documentRelation.findMany({ where: { fromId: { in: [...ids] }, kind: "supersedes" }, select: { toId: true } });
  return rows.map((row) => row.toId);
}

/** Ids of all documents in order of id, in pages, for rebuilding an index. */
export async function documentIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.document.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

/** A select of the ids of these documents (an expression of `uuid[]`) that somebody may read, as the records stand now; for a statement that asks several rooms at once. */
export function readableDocuments(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "id" from "Document" where "id" = any(${ids}) and "readers" && ${[...tokens]}::text[]`;
}

/** Whether somebody may read the document of an id (an expression of `uuid`), as the record stands now; for a statement of another room. */
export function readsDocument(id: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`exists (select from "Document" rd where rd."id" = ${id} and rd."readers" && ${[...tokens]}::text[])`;
}
