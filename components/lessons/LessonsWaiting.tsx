import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface LessonWaitingShown {
  id: string;
  waits: "review" | "returned";
  title: string;
  writerNameKo: string;
  writerNameEn: string;
  reason: string;
  since: Date;
}

/** Lessons to review, and own ones that came back, in My day. */
export function LessonsWaiting({ items, language, today }: { items: readonly LessonWaitingShown[]; language: Language; today: Day }) {
  const t = useTranslations("lessons");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("lessons")}>
      <GroupHead label={t("lessons")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/lessons/${item.id}`}
            badge={<Badge tone="now">{t(`waits.${item.waits}`)}</Badge>}
            title={item.title}
            meta={item.waits === "returned" ? item.reason : nameOf({ nameKo: item.writerNameKo, nameEn: item.writerNameEn }, language)}
            end={formatInstant(item.since, language, today)}
          />
        ))}
      </ul>
    </section>
  );
}
