import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { formatDay, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";

interface Absence {
  id: string;
  validFrom: string;
  validUntil: string;
  reason: string;
  deputyKo: string | null;
  deputyEn: string | null;
  deputyGone: string | null;
  onwards: readonly { validFrom: string; validUntil: string; deputyKo: string | null; deputyEn: string | null }[];
}

/** Absences that have not gone by, each with the act that ends it. */
export function AbsenceList({ absences, language }: { absences: readonly Absence[]; language: Language }) {
  const t = useTranslations("organisation.absence");
  if (absences.length === 0) return <p className="mb-4 text-row text-text2">{t("none")}</p>;
  return (
    <ul className="mb-4 border-y border-line">
      {absences.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-row last:border-b-0">
          <strong className="tabular-nums">{formatPeriod(row.validFrom, row.validUntil, language)}</strong>
          <span>{t(`reasons.${row.reason as "leave"}`)}</span>
          <span className="text-text2">{row.deputyKo ? t("deputyIs", { name: nameOf({ nameKo: row.deputyKo, nameEn: row.deputyEn ?? "" }, language) }) : t("nobody")}</span>
          {row.deputyGone ? <span className="text-warn">{t("deputyGone", { day: formatDay(row.deputyGone, language) })}</span> : null}
          {row.onwards.map((then) => (
            <span key={then.validFrom} className="text-text2">{then.deputyKo ? t("passesTo", { days: formatPeriod(then.validFrom, then.validUntil, language), name: nameOf({ nameKo: then.deputyKo, nameEn: then.deputyEn ?? "" }, language) }) : t("passesUp", { days: formatPeriod(then.validFrom, then.validUntil, language) })}</span>
          ))}
          <ActForm action={`/api/v1/absences/${row.id}/endings`} done={t("ended")} label={t("end")} className="ml-auto">
            <Button type="submit" size="dense">{t("end")}</Button>
          </ActForm>
        </li>
      ))}
    </ul>
  );
}
