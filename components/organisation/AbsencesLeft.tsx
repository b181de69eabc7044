import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/Notice.tsx";
import { formatDay, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";

interface Left {
  id: string;
  officialId: string;
  nameKo: string;
  nameEn: string;
  deputyKo: string;
  deputyEn: string;
  validFrom: string;
  validUntil: string;
  day: string;
}

/** Tells an administrator which absences lose their deputy, each with the way to whoever is absent. */
export function AbsencesLeft({ absences, language }: { absences: readonly Left[]; language: Language }) {
  const t = useTranslations("organisation.people");
  if (absences.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title={t("left")}>
        <p>{t("leftLead")}</p>
        <ul className="mt-1 list-disc pl-5">
          {absences.map((one) => (
            <li key={one.id}>
              <a className="text-link underline" href={`/admin/people/${one.officialId}`}>
                {t("leftOne", {
                  name: nameOf(one, language), days: formatPeriod(one.validFrom, one.validUntil, language), day: formatDay(one.day, language),
                  deputy: nameOf({ nameKo: one.deputyKo, nameEn: one.deputyEn }, language),
                })}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
