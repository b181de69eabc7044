import { nameOf } from "#lib/names.ts";
import { fileLines } from "#lib/records/files.ts";
import { correctionsOf } from "#lib/register/requests.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import type { RegisteredFields } from "#components/register/RegisteredPart.tsx";
import type { PageContext } from "#app/current.ts";
import { correctionsShown } from "../../records/shown.ts";

/** What the management part of a decided document's card says beside the card itself; null before the decision. */
export async function registeredOf(context: PageContext, { row }: OpenDocument): Promise<RegisteredFields | null> {
  if (row.status !== "approved") return null;
  const { db, actor, language, today } = context;
  const [lines, files] = await Promise.all([correctionsOf(db, actor, row.id), row.recordFileId ? fileLines(db, { ids: [row.recordFileId] }, today) : []]);
  const [file] = files;
  return {
    id: row.id,
    file: file ? { href: `/records/files/${file.id}`, label: `${file.year} ${nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}` } : null,
    corrections: lines.length > 0 ? await correctionsShown(context, lines) : [],
    destroyed: row.destroyedAt !== null,
  };
}
