import { getTranslations } from "next-intl/server";
import type { ShownAct } from "#components/documents/DocumentHistory.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { actsOn } from "#lib/history/of-record.ts";
import type { PageContext } from "#app/current.ts";

/** The history of an open document, in the reader's language. */
export async function historyOf({ db, language, today }: PageContext, id: string): Promise<ShownAct[]> {
  const [rows, t] = await Promise.all([actsOn(db, { kind: "document", id }), getTranslations("documents")]);
  return rows.map((row) => {
    const key = row.act.replace("document.", "");
    return {
      id: String(row.id),
      who: nameOf(row, language),
      post: nameOf({ nameKo: row.postNameKo, nameEn: row.postNameEn }, language),
      what: t.has(`did.${key}` as "title") ? t(`did.${key}` as "title") : row.act,
      when: formatInstant(row.at, language, today),
      reason: row.reason,
    };
  });
}
