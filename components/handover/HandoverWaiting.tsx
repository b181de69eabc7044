import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface HandoverWaitingShown {
  id: string;
  postId: string;
  waits: "prepare" | "answer" | "take-over" | "witness";
  postKo: string;
  postEn: string;
  departmentKo: string;
  departmentEn: string;
  begins: Day;
  questions: number;
  left: number;
  seesPost: boolean;
}

/** Handovers that wait for the reader, in My day. */
export function HandoverWaiting({ items, language, today }: { items: readonly HandoverWaitingShown[]; language: Language; today: Day }) {
  const t = useTranslations("handover");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("waitsTitle")}>
      <GroupHead label={t("waitsTitle")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={item.seesPost ? `/handover/${item.postId}?of=${item.id}` : `/handover/statements/${item.id}`}
            badge={<Badge tone={item.waits === "answer" ? "warn" : "now"}>{t(`waits.${item.waits}`)}</Badge>}
            title={`${nameOf({ nameKo: item.departmentKo, nameEn: item.departmentEn }, language)} ${nameOf({ nameKo: item.postKo, nameEn: item.postEn }, language)}`}
            meta={t(`waitsText.${item.waits}`, { count: item.waits === "answer" ? item.questions : item.left })}
            end={t("from", { day: formatDay(item.begins, language, today) })}
          />
        ))}
      </ul>
    </section>
  );
}
