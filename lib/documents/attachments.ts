import type { Db, Tx } from "#lib/platform/database.ts";
import { textsOf } from "#lib/files/texts.ts";
import { filesNamed } from "#lib/files/queries.ts";

export interface CarriedFile {
  documentId: string;
  fileId: string;
  name: string;
  /** The text of each page; empty while it is not read, or where it has none. */
  pages: string[];
  paged: boolean;
}

/** The files that these documents carry as they are shown: with the version under way or decided, else with the draft. */
export async function filesCarriedBy(db: Db | Tx, ids: readonly string[]): Promise<CarriedFile[]> {
  const rows = await db.$queryRaw<{ documentId: string; fileIds: string[] }[]>`
    select d."id" as "documentId", coalesce(v."fileIds", d."draftFiles") as "fileIds" from "Document" d left join "DocumentVersion" v on v."documentId" = d."id" and v."n" = d."version"
    where d."id" = any(${[...ids]}::uuid[]) and d."destroyedAt" is null`;
  const all = [...new Set(rows.flatMap((row) => row.fileIds))];
  if (all.length === 0) return [];
  const [files, texts] = await Promise.all([filesNamed(db, all), textsOf(db, all)]);
  const [named, read] = [new Map(files.map((file) => [file.id, file])), new Map(texts.map((text) => [text.id, text]))];
  return rows.flatMap(({ documentId, fileIds }) =>
    [...new Set(fileIds)].flatMap((fileId) => {
      const file = named.get(fileId);
      const text = read.get(fileId);
      return file ? [{ documentId, fileId, name: file.name, pages: text?.pages ?? [], paged: text?.paged ?? false }] : [];
    }),
  );
}

/** The documents that carry any of these files. */
export async function carriersOf(db: Db | Tx, fileIds: readonly string[]): Promise<string[]> {
  const ids = [...fileIds];
  const rows = await db.$queryRaw<{ id: string }[]>`
    select v."documentId" as "id" from "DocumentVersion" v where v."fileIds" && ${ids}::uuid[] union select d."id" from "Document" d where d."draftFiles" && ${ids}::uuid[]`;
  return rows.map((row) => row.id);
}
