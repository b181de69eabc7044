import { mayRead } from "#lib/access/rules.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Attached } from "#lib/files/queries.ts";
import { logRead } from "#lib/history/reads.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { GivenCard } from "#lib/documents/history-changes.ts";

export interface VersionLine {
  n: number;
  title: string;
  authorNameKo: string;
  authorNameEn: string;
  at: Date;
  /** submitted, or edited by a reviewer */
  reason: string;
  /** The step at which it was made, and the post of its author. */
  kind: string;
  postNameKo: string;
  postNameEn: string;
}

export interface Version extends VersionLine {
  text: string;
  body: BodyNode;
  summary: string;
  keywords: string[];
  files: Attached[];
}

/** What is said of a version where its text is not. */
export const versionLine = { n: true, title: true, authorNameKo: true, authorNameEn: true, at: true, reason: true, kind: true, postNameKo: true, postNameEn: true } as const;

/** Versions are read by whoever reads their document; the reading is logged like the document's own. */
async function begin(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<void> {
  const row = await db.document.findUnique({ where: { id }, select: { readers: true } });
  const reads = row !== null && mayRead({ listers: [], readers: row.readers }, actor.tokens);
  if (row) await logRead(db, { actor, at: now, record: { kind: "document", id }, outcome: reads ? "read" : "refused", via });
  if (!reads) throw notFound();
}

/** The cards of all versions, for whoever has opened the document already. */
export function cardsGiven(db: Db, documentId: string): Promise<GivenCard[]> {
  const card = { n: true, title: true, summary: true, keywords: true, unitTaskId: true, stage: true, disclosure: true, reasons: true, scope: true, scopeDepartments: true, knownTo: true, urgency: true, dueAt: true, fileIds: true } as const;
  return db.documentVersion.findMany({ where: { documentId }, orderBy: { n: "asc" }, select: card });
}

/** All versions of a document in order, without their texts. */
export async function versionLines(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api" = "api"): Promise<VersionLine[]> {
  await begin(db, actor, id, now, via);
  return db.documentVersion.findMany({ where: { documentId: id }, orderBy: { n: "asc" }, select: versionLine });
}

/** Some versions of a document with everything that they say. A fixed number of statements. */
export async function versionsOf(db: Db, actor: Actor, id: string, numbers: readonly number[], now: Date, via: "page" | "api" = "page"): Promise<Version[]> {
  await begin(db, actor, id, now, via);
  const rows = await db.documentVersion.findMany({
    where: { documentId: id, n: { in: [...numbers] } },
    orderBy: { n: "asc" },
    select: { ...versionLine, text: true, body: true, summary: true, keywords: true, fileIds: true },
  });
  const files = new Map((await filesNamed(db, [...new Set(rows.flatMap((row) => row.fileIds))])).map((file) => [file.id, file]));
  return rows.map(({ fileIds, body, ...row }) => ({ ...row, body: body as unknown as BodyNode, files: fileIds.flatMap((file) => files.get(file) ?? []) }));
}
