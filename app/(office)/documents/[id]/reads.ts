import type { ShownRead } from "#components/documents/DocumentReads.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { readsOfDocument } from "#lib/documents/reads.ts";
import type { PageContext } from "#app/current.ts";

/** Who read an open document, in the reader's language; for its holder alone. */
export async function readsShownOf({ db, actor, now, language, today }: PageContext, id: string): Promise<{ reads: ShownRead[]; more: boolean }> {
  const { reads, more } = await readsOfDocument(db, actor, id, now, "page");
  return {
    more,
    reads: reads.map((row) => ({
      id: row.id, who: nameOf(row, language), refused: row.outcome === "refused", via: row.via as ShownRead["via"], when: formatInstant(row.at, language, today),
      post: [nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), nameOf({ nameKo: row.postNameKo, nameEn: row.postNameEn }, language)].filter(Boolean).join(" "),
    })),
  };
}
