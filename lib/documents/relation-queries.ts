import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { byId } from "#lib/documents/input.ts";
import { listedFor, listedWhere } from "#lib/documents/listed.ts";
import { relationKinds } from "#lib/documents/relations.ts";
import type { RelationKind } from "#lib/documents/relations.ts";

/** Another document as a card names it. */
export interface RelatedDocument {
  /** The relation's own id. */
  id: string;
  kind: RelationKind;
  /** out: this document names the other · in: the other names this one */
  way: "out" | "in";
  documentId: string;
  title: string;
  number: string | null;
  status: string;
  departmentNameKo: string;
  departmentNameEn: string;
  decidedAt: Date | null;
  /** False for what one may know of and not read. */
  readable: boolean;
  at: Date;
}

/** What a document names and what names it, of those documents that the actor may know; of any other there is not even a trace. */
export function relationsOf(db: Db | Tx, actor: Actor, documentId: string): Promise<RelatedDocument[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw<RelatedDocument[]>`
    select r."id", r."kind", case when r."fromId" = ${documentId}::uuid then 'out' else 'in' end as "way", d."id" as "documentId", coalesce(v."title", d."title") as "title",
      d."numberLabel" as "number", d."status", d."departmentNameKo", d."departmentNameEn", d."decidedAt", d."readers" && ${tokens}::text[] as "readable", r."at"
    from "DocumentRelation" r join "Document" d on d."id" = case when r."fromId" = ${documentId}::uuid then r."toId" else r."fromId" end
    left join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version"
    where (r."fromId" = ${documentId}::uuid or r."toId" = ${documentId}::uuid) and ${listedFor(tokens)}
    order by "way" desc, array_position(array['amends', 'supersedes', 'answers', 'based-on', 'related'], r."kind"), r."at", r."id"`;
}

/** The decided document that stands in the place of another one now. */
export interface Superseder {
  id: string;
  title: string;
  number: string | null;
}

/** What superseded documents, the latest of each, of those that the actor may know. `asked` is a select of the `documentId` of each, with the `id` by which it is answered. */
export async function supersedersOf(db: Db | Tx, actor: Actor, asked: Prisma.Sql): Promise<Map<string, Superseder>> {
  const rows = await db.$queryRaw<(Superseder & { of: string })[]>`
    select distinct on (a."id") a."id" as "of", d."id", d."title", d."numberLabel" as "number"
    from (${asked}) a join "DocumentRelation" r on r."toId" = a."documentId" join "Document" d on d."id" = r."fromId"
    where r."kind" = 'supersedes' and d."status" = 'approved' and ${listedFor(actor.tokens)} order by a."id", d."decidedAt" desc`;
  return new Map(rows.map(({ of, ...row }) => [of, row]));
}

export const readRelations = reading({
  name: "documents.relations",
  address: "GET /api/v1/documents/:id/relations",
  summary: { ko: "관련 문서를 봅니다", en: "List the documents that a document relates to" },
  input: byId,
  output: z.object({
    relations: z.array(z.object({ id: z.uuid(), kind: z.enum(relationKinds), way: z.enum(["out", "in"]), documentId: z.uuid(), title: z.string(), number: z.string().nullable(), status: z.string(), readable: z.boolean() })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const row = await tx.document.findUnique({ where: { id }, select: { readers: true, listers: true } });
    const reads = row !== null && mayRead(row, actor.tokens);
    if (row) await logRead(tx, { actor, at: now, record: { kind: "document", id }, outcome: reads ? "read" : "refused", via: "api" });
    if (!reads) throw notFound();
    const relations = await relationsOf(tx, actor, id);
    return { relations: relations.map(({ id: relation, kind, way, documentId, title, number, status, readable }) => ({ id: relation, kind, way, documentId, title, number, status, readable })) };
  },
});

export interface DocumentChoice {
  id: string;
  title: string;
  number: string | null;
  departmentNameKo: string;
  departmentNameEn: string;
}

/** Documents that somebody may know, by letters of title or number, a whole number first, then the newest. */
function choicesFor(db: Db | Tx, actor: Actor, q: string, limit: number): Promise<DocumentChoice[]> {
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return Promise.resolve([]);
  const each = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
    return Prisma.sql`(d."title" ilike ${like} or d."numberLabel" ilike ${like})`;
  });
  return db.$queryRaw<DocumentChoice[]>`
    select d."id", d."title", d."numberLabel" as "number", d."departmentNameKo", d."departmentNameEn" from "Document" d
    where ${listedFor(actor.tokens)} and d."title" <> '' and ${Prisma.join(each, " and ")}
    order by (d."numberLabel" = ${q.trim()}) desc nulls last, d."decidedAt" desc nulls last, d."id" limit ${limit}`;
}

export const documentChoices = reading({
  name: "documents.choices",
  address: "GET /api/v1/documents/choices",
  summary: { ko: "제목이나 번호로 문서를 고릅니다", en: "Find documents by title or number, to refer to them" },
  input: z.object({ q: z.string().max(300).default("") }),
  output: z.object({ documents: z.array(z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable(), department: z.string() })) }),
  async run({ tx, actor }, { q }) {
    const found = await choicesFor(tx, actor, q, 20);
    const named = (row: DocumentChoice) => (actor.language === "en" && row.departmentNameEn ? row.departmentNameEn : row.departmentNameKo);
    return { documents: found.map((row) => ({ id: row.id, title: row.title, number: row.number, department: named(row) })) };
  },
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The document that a writer means by an id, a whole number or a whole title, of those that they may know. */
export async function documentMeant(tx: Tx, actor: Actor, said: string): Promise<{ id: string; status: string; decidedAt: Date | null } | null> {
  const known = listedWhere(actor.tokens);
  const select = { id: true, status: true, decidedAt: true } as const;
  if (uuid.test(said)) return tx.document.findFirst({ where: { id: said, ...known }, select });
  if (said === "") return null;
  return (
    (await tx.document.findFirst({ where: { numberLabel: said, ...known }, orderBy: { decidedAt: "desc" }, select })) ??
    (await tx.document.findFirst({ where: { title: said, ...known }, orderBy: [{ decidedAt: { sort: "desc", nulls: "last" } }], select }))
  );
}
