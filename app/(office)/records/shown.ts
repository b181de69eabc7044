import { getTranslations } from "next-intl/server";
import type { ShownCorrection } from "#components/register/CorrectionLines.tsx";
import { valueText } from "#components/register/words.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { handlingUnitsOn } from "#lib/organisation/units-on.ts";
import type { CorrectionLine } from "#lib/register/requests.ts";
import type { Value } from "#lib/register/rules.ts";
import type { PageContext } from "#app/current.ts";

/** How values of registered data are written for the reader. */
export async function valueWords({ db, today, language }: PageContext): Promise<(value: Value) => string> {
  const [d, units] = await Promise.all([getTranslations("documents"), handlingUnitsOn(db, today)]);
  const departments = new Map(units.map((unit) => [unit.id, nameOf(unit, language)]));
  return (value) => valueText(value, { language, departments, disclosure: (key) => d(`disclosure.${key as "open"}`), scope: (key) => d(`scope.${key as "agency"}`), known: d("knownTo.said") });
}

/** Requests in the reader's language. */
export async function correctionsShown(context: PageContext, lines: readonly CorrectionLine[]): Promise<ShownCorrection[]> {
  const { language, today } = context;
  const [t, words] = await Promise.all([getTranslations("register"), valueWords(context)]);
  return lines.map((line) => ({
    id: line.id, documentId: line.documentId, title: line.title, number: line.numberLabel, field: line.field, before: words(line.before), after: words(line.after), reason: line.reason,
    by: t("correction.by", { name: nameOf(line, language), post: nameOf({ nameKo: line.postNameKo, nameEn: line.postNameEn }, language), when: formatInstant(line.at, language, today) }),
    outcome: line.outcome ?? "waiting",
    decided: line.decidedAt ? t("correction.decidedBy", { name: nameOf({ nameKo: line.deciderKo ?? "", nameEn: line.deciderEn ?? "" }, language), when: formatInstant(line.decidedAt, language, today) }) : "",
    decisionReason: line.decisionReason ?? "",
  }));
}
