import type { Db } from "#lib/platform/database.ts";
import { documentEntries } from "#lib/documents/entries.ts";
import type { SearchEntry } from "#lib/search/engine.ts";

/** Documents as entries; those that are gone are left out. */
export async function entriesOfDocuments(db: Db, ids: readonly string[]): Promise<SearchEntry[]> {
  const entries = await documentEntries(db, ids);
  const tasks = [...new Set(entries.flatMap((entry) => (entry.unitTaskId ? [entry.unitTaskId] : [])))];
  const names = await db.$queryRaw<{ id: string; nameKo: string; nameEn: string }[]>`
    select distinct on ("nodeId") "nodeId" as id, "nameKo", "nameEn" from "FunctionNodeVersion" where "nodeId" = any(${tasks}::uuid[]) order by "nodeId", "validFrom" desc`;
  const named = new Map(names.map((name) => [name.id, name]));
  return entries.map((entry) => {
    const task = entry.unitTaskId ? named.get(entry.unitTaskId) : undefined;
    return {
      kind: "document", recordId: entry.id, sourceId: null, seq: entry.seq, title: entry.title,
      text: [entry.summary, entry.keywords.join(" "), entry.text, ...entry.opinions].filter(Boolean).join("\n"),
      url: `/documents/${entry.id}`, number: entry.number, at: entry.at, year: entry.year, departmentNameKo: entry.departmentNameKo, departmentNameEn: entry.departmentNameEn,
      functionNameKo: task?.nameKo ?? "", functionNameEn: task?.nameEn ?? "", disclosure: entry.disclosure, people: entry.people, postIds: [...new Set([...entry.postIds, entry.drafterPostId])], readers: entry.readers,
    };
  });
}

/** The ids of all documents, in batches. */
export async function* allDocuments(db: Db, size: number): AsyncGenerator<string[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.$queryRaw<{ id: string }[]>`select "id" from "Document" where "id" > ${after}::uuid order by "id" limit ${size}`;
    if (rows.length === 0) return;
    after = rows[rows.length - 1]!.id;
    yield rows.map((row) => row.id);
  }
}
