import { getTranslations } from "next-intl/server";
import type { ShownAct } from "#components/documents/DocumentHistory.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import { actsOfDocument } from "#lib/documents/history-read.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import type { PageContext } from "#app/current.ts";
import { changesShown } from "./changed.ts";

/** The history of an open document, in the reader's language. */
export async function historyOf(context: PageContext, open: Pick<OpenDocument, "row" | "opinions" | "steps">): Promise<ShownAct[]> {
  const { db, language, today } = context;
  const [rows, t] = await Promise.all([actsOfDocument(db, open, today), getTranslations("documents")]);
  const changes = await changesShown(context, open.row.id, rows);
  return rows.map((row) => {
    const key = row.act.replace("document.", "").replace(".", "-");
    return {
      id: String(row.id),
      who: nameOf(row, language),
      post: placed(nameOf({ nameKo: row.postNameKo, nameEn: row.postNameEn }, language)),
      behalf: row.onBehalfOf ? t("step.onBehalf", { name: row.onBehalfOf }) : row.acting ? t("step.acting") : "",
      agency: row.agency ? nameOf(row.agency, language) : "",
      what: t.has(`did.${key}` as "title") ? t(`did.${key}` as "title") : row.act,
      changes: changes(row),
      when: formatInstant(row.at, language, today),
      reason: row.reason || row.said,
    };
  });
}
