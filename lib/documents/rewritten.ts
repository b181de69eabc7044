import { Prisma } from "#prisma/generated/client.ts";
import { postToken } from "#lib/access/rules.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import type { Acted } from "#lib/documents/entries.ts";

/*
 * A document that came back, or was taken back, is read by its route as it was submitted. What its drafter
 * writes since is the drafter's post's alone, and is found by it alone: for search an entry of its own.
 */

/** What is being written of a document `d` that came back has an id of its own for search, always the same. */
const rewrittenId = Prisma.sql`onmaru_part_id(d."id", d."id")`;
const cameBack = Prisma.sql`d."status" in ('returned', 'recalled')`;

export interface RewrittenEntry {
  id: string;
  documentId: string;
  seq: number;
  title: string;
  text: string;
  unitTaskId: string | null;
  departmentNameKo: string;
  departmentNameEn: string;
  disclosure: string;
  stage: string;
  at: Date;
  people: string[];
  acted: Acted;
  readers: string[];
}

interface Row extends Omit<RewrittenEntry, "text" | "people" | "acted" | "readers"> {
  draftBody: BodyNode;
  summary: string;
  keywords: string[];
  submitted: string;
  drafterId: string;
  drafterPostId: string;
  drafterNameKo: string;
  drafterNameEn: string;
}

/** Of these documents those that came back and that their drafter has written on since, as they are being written. One statement. */
export async function rewrittenEntries(db: Db | Tx, documentIds: readonly string[]): Promise<RewrittenEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    select ${rewrittenId} as "id", d."id" as "documentId", d."seq", d."title", d."summary", d."keywords", d."draftBody", d."unitTaskId", d."departmentNameKo", d."departmentNameEn", d."disclosure", d."stage", d."updatedAt" as "at",
      d."drafterId", d."drafterPostId", d."drafterNameKo", d."drafterNameEn", concat_ws(E'\n', v."title", v."summary", array_to_string(v."keywords", ' '), v."text") as "submitted"
    from "Document" d join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version" where d."id" = any(${[...documentIds]}::uuid[]) and ${cameBack}`;
  return rows.flatMap(({ draftBody, summary, keywords, submitted, drafterId, drafterPostId, drafterNameKo, drafterNameEn, ...row }) => {
    const text = [summary, keywords.join(" "), textOf(draftBody)].join("\n");
    if (`${row.title}\n${text}` === submitted) return [];
    return [{ ...row, text, people: [drafterNameKo, drafterNameEn], acted: { postId: drafterPostId, officialId: drafterId }, readers: [postToken(drafterPostId)] }];
  });
}

/** Ids of documents that came back, in order, in pages. */
export async function cameBackIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select d."id" from "Document" d where ${cameBack} and (${after}::uuid is null or d."id" > ${after}::uuid) order by d."id" limit ${limit}`;
  return rows.map((row) => row.id);
}

/** The ids that what is being written of these documents would have. */
export async function rewrittenIds(db: Db | Tx, documentIds: readonly string[]): Promise<string[]> {
  return (await db.$queryRaw<{ id: string }[]>`select ${rewrittenId} as "id" from unnest(${[...documentIds]}::uuid[]) d("id")`).map((row) => row.id);
}

/** A select of the ids of these (an expression of `uuid[]`) that somebody may read: those of the drafter's post, while the document is being written on. `wholes` selects `recordId` and `ofId`: which are of which document. */
export function readableRewritten(ids: Prisma.Sql, wholes: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select w."recordId" as "id" from (${wholes}) w join "Document" d on d."id" = w."ofId"
    where w."recordId" = any(${ids}) and w."recordId" = ${rewrittenId} and ${cameBack} and 'post:' || d."drafterPostId" = any(${[...tokens]}::text[])`;
}
