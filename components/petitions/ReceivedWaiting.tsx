import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { DueText } from "#components/ui/DueText.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface ReceivedShown {
  id: string;
  title: string;
  category: string;
  receiptLabel: string;
  departmentNameKo: string;
  departmentNameEn: string;
  due: Day | null;
  since: Date;
}

/** Petitions that one's unit has received and nobody has taken on, with the day of their answer, in My day. */
export function ReceivedWaiting({ items, language, today }: { items: readonly ReceivedShown[]; language: Language; today: Day }) {
  const t = useTranslations("petitions");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("waits.received")}>
      <GroupHead label={t("waits.received")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/petitions/${item.id}`}
            badge={<Badge tone="now">{t("status.received")}</Badge>}
            title={item.title}
            meta={[item.receiptLabel, item.category || t("noCategory"), nameOf({ nameKo: item.departmentNameKo, nameEn: item.departmentNameEn }, language)].join(" · ")}
            end={item.due ? <DueText day={item.due} today={today} /> : formatInstant(item.since, language, today)}
          />
        ))}
      </ul>
    </section>
  );
}
