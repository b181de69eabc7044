import { createHash } from "node:crypto";
import type { Db } from "#lib/platform/database.ts";
import { filesCarriedBy } from "#lib/documents/attachments.ts";
import { documentEntries, readableDocuments } from "#lib/documents/entries.ts";
import type { SearchEntry } from "#lib/search/engine.ts";

/** Between the pages of a text, so that a find can name its page. */
const pageBreak = "\f";

/** Attachments of documents as finds of their own: read by whoever reads the document, opened there. Keeps which belong to which. */
export async function entriesOfAttachments(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  const carried = await filesCarriedBy(db, ids);
  if (carried.length === 0) return [];
  const documents = new Map((await documentEntries(db, [...new Set(carried.map((file) => file.documentId))])).map((entry) => [entry.id, entry]));
  const entries = carried.flatMap(({ documentId, fileId, name, pages, paged }): SearchEntry[] => {
    const document = documents.get(documentId);
    if (!document) return [];
    return [{
      kind: "attachment", recordId: partId(documentId, fileId), sourceId: null, seq: document.seq * 2 + (pages.length > 0 ? 1 : 0), title: name, text: pages.join(paged ? pageBreak : "\n"),
      url: `/documents/${documentId}?tab=files&file=${fileId}`, number: document.number, at: document.at, year: document.year, departmentNameKo: document.departmentNameKo, departmentNameEn: document.departmentNameEn,
      functionNameKo: "", functionNameEn: "", disclosure: document.disclosure, people: document.people, postIds: document.postIds, readers: document.readers,
    }];
  });
  await db.$executeRaw`
    insert into "SearchPart" ("recordId", "ofId") select * from unnest(${entries.map((entry) => entry.recordId)}::uuid[], ${entries.map((entry) => ofId(entry.url))}::uuid[]) on conflict do nothing`;
  return entries;
}

const ofId = (url: string) => url.slice("/documents/".length, url.indexOf("?"));

/** The entries that were ever made of these documents' attachments. */
export async function attachmentsKnown(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db.searchPart.findMany({ where: { ofId: { in: [...ids] } }, select: { recordId: true } });
  return rows.map((row) => row.recordId);
}

/** Of attachments those whose document somebody may read, and which it still carries. */
export async function readableAttachments(db: Db, ids: readonly string[], tokens: readonly string[]): Promise<string[]> {
  const parts = await db.searchPart.findMany({ where: { recordId: { in: [...ids] } } });
  const readable = await readableDocuments(db, [...new Set(parts.map((part) => part.ofId))], tokens);
  const carried = new Set((await filesCarriedBy(db, readable)).map((file) => partId(file.documentId, file.fileId)));
  return parts.flatMap((part) => (carried.has(part.recordId) ? [part.recordId] : []));
}

/** One id for a file as one document carries it, always the same. */
function partId(documentId: string, fileId: string): string {
  const hash = createHash("sha256").update(`${documentId} ${fileId}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
