import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf, unitOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface AccessWaitingShown {
  id: string;
  documentId: string;
  waits: "answer" | "told";
  outcome: "granted" | "declined" | "withdrawn" | null;
  title: string;
  nameKo: string;
  nameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyNameKo: string;
  agencyNameEn: string;
  reason: string;
  since: Date;
}

/** Requests to read documents that one answers, and what became of one's own, in My day. */
export function AccessWaiting({ items, language, today }: { items: readonly AccessWaitingShown[]; language: Language; today: Day }) {
  const t = useTranslations("register.access");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("waits.title")}>
      <GroupHead label={t("waits.title")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/documents/${item.documentId}/access`}
            badge={<Badge tone="now">{t(`waits.${item.waits}`)}</Badge>}
            title={item.title}
            meta={[item.waits === "told" && item.outcome ? t(`state.${item.outcome}`) : t("waits.from", { name: nameOf(item, language), department: unitOf(item, language) }), item.reason].filter(Boolean).join(" · ")}
            end={formatInstant(item.since, language, today)}
          />
        ))}
      </ul>
    </section>
  );
}
