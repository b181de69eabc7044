import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface FindsShown {
  id: string;
  name: string;
  address: string;
  since: Date;
  count: number;
  /** The latest of them. */
  finds: readonly { kind: string; recordId: string; title: string; url: string }[];
}

/** So many of the new finds are named; the rest stand on the page of the search. */
const named = 5;

/** What saved searches newly found, in My day: the search opens with all its conditions, each find by itself. */
export function FindsWaiting({ items, language, today }: { items: readonly FindsShown[]; language: Language; today: Day }) {
  const t = useTranslations("keeping");
  const kinds = useTranslations("search.kinds");
  if (items.length === 0) return null;
  return (
    <section id="finds-waiting" aria-label={t("waiting")}>
      <GroupHead label={t("waiting")} count={items.length} />
      <ul>
        {items.map((item) => (
          <Row key={item.id} href={item.address} badge={<Badge tone="now">{t("fresh", { count: item.count })}</Badge>} title={item.name} end={formatInstant(item.since, language, today)} unread />
        ))}
      </ul>
      {items.map((item) => (
        <div key={item.id} className="border-b border-line px-4 py-2 md:px-6">
          <h3 className="text-meta font-semibold text-text2">{t("freshOf", { name: item.name })}</h3>
          <ul>
            {item.finds.slice(0, named).map((find) => (
              <li key={find.recordId} className="flex flex-wrap items-center gap-x-2">
                <span className="text-meta text-text2">{kinds(find.kind as "document")}</span>
                <AppLink prose href={find.url} className="inline-flex min-h-11 min-w-0 items-center text-row [overflow-wrap:anywhere] md:min-h-7">{find.title || t("untitled")}</AppLink>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-3 pt-1">
            {item.count > named ? <AppLink prose href={item.address} className="inline-flex min-h-11 items-center text-row md:min-h-7">{t("more", { count: item.count - named })}</AppLink> : null}
            <ActForm action={`/api/v1/saved-searches/${item.id}/looks`} to="/my-day" at="/my-day" done={t("looked")} label={t("lookOf", { name: item.name })}>
              <Button type="submit" size="dense">{t("look")}</Button>
            </ActForm>
          </div>
        </div>
      ))}
    </section>
  );
}
