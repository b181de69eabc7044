import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface MemoWaitingShown {
  id: string;
  waits: "read" | "opinions";
  title: string;
  writerNameKo: string;
  writerNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  since: Date;
  opinions: number;
}

/** Memo reports to read, and opinions that came back, in My day. */
export function MemoWaiting({ items, language, today }: { items: readonly MemoWaitingShown[]; language: Language; today: Day }) {
  const t = useTranslations("memos");
  if (items.length === 0) return null;
  return (
    <section id="memos-waiting" aria-label={t("title")}>
      <GroupHead label={t("title")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/memos?${item.waits === "opinions" ? "list=written&" : ""}open=${item.id}`}
            badge={<Badge tone="now">{t(`waits.${item.waits}`)}</Badge>}
            title={item.title}
            meta={item.waits === "opinions" ? t("opinionCount", { count: item.opinions }) : [t("writer", { name: nameOf({ nameKo: item.writerNameKo, nameEn: item.writerNameEn }, language) }), nameOf({ nameKo: item.departmentNameKo, nameEn: item.departmentNameEn }, language)].join(" · ")}
            end={formatInstant(item.since, language, today)}
            unread
          />
        ))}
      </ul>
    </section>
  );
}
