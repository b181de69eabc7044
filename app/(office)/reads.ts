import type { ShownRead } from "#components/audit/RecordReads.tsx";
import { formatInstant } from "#lib/format.ts";
import type { RecordReads } from "#lib/history/record-reads.ts";
import { nameOf } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";

/** Who read a record, in the reader's language. */
export function readsShown({ language, today }: Pick<PageContext, "language" | "today">, { reads, more }: RecordReads): { reads: ShownRead[]; more: boolean } {
  return {
    more,
    reads: reads.map((row) => ({
      id: row.id, who: nameOf(row, language), refused: row.outcome === "refused", via: row.via as ShownRead["via"], file: row.file?.name ?? null, when: formatInstant(row.at, language, today),
      post: [nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), nameOf({ nameKo: row.postNameKo, nameEn: row.postNameEn }, language)].filter(Boolean).join(" "),
    })),
  };
}
