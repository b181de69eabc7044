import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { filesNamed } from "#lib/files/queries.ts";
import { textsOf } from "#lib/files/texts.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { citesIn } from "#lib/search/citing.ts";
import { factsOfPart } from "#lib/search/useful.ts";
import { keepParts, partsOf } from "#lib/search/parts.ts";
import type { Part } from "#lib/search/parts.ts";
import type { Source } from "#lib/search/source.ts";

/** Between the pages of a text, so that a find can name its page. */
const pageBreak = "\f";

/** A kind of record that carries files. */
export interface Carrier extends Pick<Source, "topic" | "ids" | "entries" | "also"> {
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
    ...(carrier.also ? { also: carrier.also } : {}),
    entries: (db, ids, at) => entriesOf(db, carrier, ids, at),
    parts: partsOf,
    /** Attachments of records that somebody may read and that still carry them. */
    readable: (ids, tokens) => Prisma.sql`
      select p."recordId" as "id" from "SearchPart" p join (${carrier.files}) c on c."id" = p."ofId"
      where p."recordId" = any(${ids}) and p."recordId" in (select onmaru_part_id(p."ofId", f) from unnest(c."fileIds") f)
        and p."ofId" in (${carrier.readable(Prisma.sql`array(select "ofId" from "SearchPart" where "recordId" = any(${ids}))`, tokens)})`,
  };
}

async function entriesOf(db: Db, carrier: Carrier, ids: readonly string[], at: Date): Promise<SearchEntry[]> {
  const carried = await db.$queryRaw<(Part & { fileId: string })[]>`
    select onmaru_part_id(c."id", f) as "recordId", c."id" as "ofId", f as "fileId" from (${carrier.files}) c, lateral (select distinct unnest(c."fileIds")) files(f) where c."id" = any(${[...ids]}::uuid[])`;
  if (carried.length === 0) return [];
  const all = [...new Set(carried.map((part) => part.fileId))];
  const [records, named, read] = await Promise.all([carrier.entries(db, [...new Set(carried.map((part) => part.ofId))], at), filesNamed(db, all), textsOf(db, all)]);
  const [entries, names, texts] = [new Map(records.map((record) => [record.recordId, record])), new Map(named.map((file) => [file.id, file.name])), new Map(read.map((text) => [text.id, text]))];
  await keepParts(db, carried);
  return carried.flatMap(({ recordId, ofId, fileId }): SearchEntry[] => {
    const [record, name, text] = [entries.get(ofId), names.get(fileId), texts.get(fileId)];
    if (!record || name === undefined) return [];
    const said = text ? text.pages.join(text.paged ? pageBreak : "\n") : "";
    return [{ ...record, kind: "attachment", recordId, sourceId: null, seq: record.seq * 2 + (text ? 1 : 0), title: name, text: said, url: carrier.placeOf(ofId, fileId), functionNameKo: "", functionNameEn: "", facts: [...factsOfPart(record.facts), ...citesIn(`${name}\n${said}`, record.number)] }];
  });
}
