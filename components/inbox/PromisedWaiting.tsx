import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { DueText } from "#components/ui/DueText.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import type { Day } from "#lib/time.ts";

export interface PromisedShown {
  kind: "petition" | "document";
  id: string;
  title: string;
  /** The receipt's number of a petition; how a document stands. */
  label: string;
  due: Day | null;
}

/** What one has promised: answers to petitions taken on, and documents with a day, the earliest first; in My day. */
export function PromisedWaiting({ items, today }: { items: readonly PromisedShown[]; today: Day }) {
  const t = useTranslations("inbox");
  const d = useTranslations("documents");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("promises")}>
      <GroupHead label={t("promises")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={item.kind === "petition" ? `/petitions/${item.id}` : item.label === "draft" ? `/documents/${item.id}/edit` : `/documents/${item.id}`}
            badge={<Badge tone="warn">{t(`promise.${item.kind}`)}</Badge>}
            title={item.title || d("untitled")}
            meta={item.kind === "petition" ? item.label : d(`status.${item.label as "draft"}`)}
            end={item.due ? <DueText day={item.due} today={today} /> : t("promised.undated")}
          />
        ))}
      </ul>
    </section>
  );
}
