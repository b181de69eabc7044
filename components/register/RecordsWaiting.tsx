import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { DueText } from "#components/ui/DueText.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface RecordsWaitingShown {
  waits: "closing" | "review" | "opinion" | "examination" | "decision" | "destruction";
  unit: string;
  unitKo: string;
  unitEn: string;
  year: number;
  files: number;
  due: Day | null;
}

/** More are found on the page of the records itself. */
const mostShown = 20;

/** Corrections, closings, reviews and appraisals that wait for a records officer or a head, in My day. */
export function RecordsWaiting({ corrections, items, language, today }: { corrections: number; items: readonly RecordsWaitingShown[]; language: Language; today: Day }) {
  const t = useTranslations("register.waits");
  if (corrections + items.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <GroupHead label={t("title")} count={corrections + items.length} />
      <ul>
        {corrections > 0 ? <Row href="/records/corrections" badge={<Badge tone="now">{t("badge")}</Badge>} title={t("corrections", { count: corrections })} /> : null}
        {items.slice(0, mostShown).map((item) => (
          <Row
            key={`${item.waits}:${item.unit}:${item.year}`}
            href={item.waits === "closing" || item.waits === "review" ? `/records/files?unit=${item.unit}&year=${item.year}` : "/records/disposals"}
            badge={<Badge tone="now">{t(`step.${item.waits}`)}</Badge>}
            title={t(`text.${item.waits}`, { unit: nameOf({ nameKo: item.unitKo, nameEn: item.unitEn }, language), year: String(item.year) })}
            meta={t("files", { count: item.files })}
            {...(item.due ? { end: <DueText day={item.due} today={today} /> } : {})}
          />
        ))}
      </ul>
      {items.length > mostShown ? <p className="px-4 py-2 text-meta text-text2 md:px-6">{t("more", { count: items.length - mostShown })}</p> : null}
    </section>
  );
}
