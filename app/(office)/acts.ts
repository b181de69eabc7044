import type { ShownAct } from "#components/audit/ActLines.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";
import type { HistoryEntry } from "#prisma/generated/client.ts";

/** Acts on a record, in the reader's language. */
export function actsShown({ language, today }: Pick<PageContext, "language" | "today">, acts: readonly HistoryEntry[]): ShownAct[] {
  return acts.map((act) => ({ id: String(act.id), when: formatInstant(act.at, language, today), who: nameOf(act, language), post: placed(language === "en" ? act.postNameEn : act.postNameKo), act: act.act, reason: act.reason }));
}
