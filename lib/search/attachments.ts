import { createHash } from "node:crypto";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { filesNamed } from "#lib/files/queries.ts";
import { textsOf } from "#lib/files/texts.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import type { Source } from "#lib/search/source.ts";

/** Between the pages of a text, so that a find can name its page. */
const pageBreak = "\f";

/** A kind of record that carries files. */
export interface Carrier extends Pick<Source, "topic" | "ids" | "entries"> {
  readable(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql;
  /** A select of ids and files of records as they are shown. */
  files: Prisma.Sql;
  /** Where the record is opened at one of its files. */
  placeOf(id: string, fileId: string): string;
}

/** The files of a kind of record as finds of their own: read by whoever reads the record, opened there. Keeps which belong to which. */
export function attachmentsOf(carrier: Carrier): Source {
  return {
    kind: "attachment",
    topic: carrier.topic,
    ids: carrier.ids,
    entries: (db, ids, at) => entriesOf(db, carrier, ids, at),
    parts: async (db, ids) => (await db.searchPart.findMany({ where: { ofId: { in: [...ids] } }, select: { recordId: true } })).map((row) => row.recordId),
    /** Attachments of records that somebody may read and that still carry them. */
    readable: (ids, tokens) => Prisma.sql`
      select p."recordId" as "id" from "SearchPart" p join (${carrier.files}) c on c."id" = p."ofId"
      where p."recordId" = any(${ids}) and p."recordId" in (select onmaru_part_id(p."ofId", f) from unnest(c."fileIds") f)
        and p."ofId" in (${carrier.readable(Prisma.sql`array(select "ofId" from "SearchPart" where "recordId" = any(${ids}))`, tokens)})`,
  };
}

async function entriesOf(db: Db, carrier: Carrier, ids: readonly string[], at: Date): Promise<SearchEntry[]> {
  const carried = await db.$queryRaw<{ id: string; fileIds: string[] }[]>`select "id", "fileIds" from (${carrier.files}) c where "id" = any(${[...ids]}::uuid[]) and cardinality("fileIds") > 0`;
  if (carried.length === 0) return [];
  const all = [...new Set(carried.flatMap((record) => record.fileIds))];
  const [records, named, read] = await Promise.all([carrier.entries(db, carried.map((record) => record.id), at), filesNamed(db, all), textsOf(db, all)]);
  const [entries, names, texts] = [new Map(records.map((record) => [record.recordId, record])), new Map(named.map((file) => [file.id, file.name])), new Map(read.map((text) => [text.id, text]))];
  const parts = carried.flatMap(({ id, fileIds }) => [...new Set(fileIds)].map((fileId) => ({ id, fileId, partId: partId(id, fileId) })));
  await db.$executeRaw`
    insert into "SearchPart" ("recordId", "ofId") select * from unnest(${parts.map((part) => part.partId)}::uuid[], ${parts.map((part) => part.id)}::uuid[]) on conflict do nothing`;
  return parts.flatMap(({ id, fileId, partId: recordId }): SearchEntry[] => {
    const [record, name, text] = [entries.get(id), names.get(fileId), texts.get(fileId)];
    if (!record || name === undefined) return [];
    return [{ ...record, kind: "attachment", recordId, sourceId: null, seq: record.seq * 2 + (text ? 1 : 0), title: name, text: text ? text.pages.join(text.paged ? pageBreak : "\n") : "", url: carrier.placeOf(id, fileId), functionNameKo: "", functionNameEn: "", facts: [] }];
  });
}

/** One id for a file as one record carries it, always the same. */
function partId(id: string, fileId: string): string {
  const hash = createHash("sha256").update(`${id} ${fileId}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
