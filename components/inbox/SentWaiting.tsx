import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface SentShown {
  id: string;
  title: string;
  submittedAt: Date | null;
  /** Whose turn it is, all who act side by side, and as what. */
  turnKo: string | null;
  turnEn: string | null;
  turnKind: string | null;
  remindedToday: boolean;
}

/**
 * Problem: what one sent and where it stands now; whoever's turn it is can be reminded once a day.
 * Example: <SentWaiting items={items} total={3} at="/my-day?kind=sent" language="ko" today={today} />
 */
export function SentWaiting({ items, total, at, language, today }: { items: readonly SentShown[]; total: number; at: string; language: Language; today: Day }) {
  const t = useTranslations("inbox");
  const d = useTranslations("documents");
  const kinds = useTranslations("approval.kinds");
  const acts = useTranslations("documents.routing");
  if (items.length === 0) return null;
  return (
    <section aria-label={t("groups.sent")}>
      <GroupHead label={t("groups.sent")} count={total} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/documents/${item.id}`}
            badge={<Badge tone="now">{item.turnKind ? kinds(item.turnKind as "review") : d("status.in-approval")}</Badge>}
            title={item.title}
            meta={item.turnKo ? <span className="block pr-28">{d("turn", { name: nameOf({ nameKo: item.turnKo, nameEn: item.turnEn ?? "" }, language), kind: item.turnKind ? kinds(item.turnKind as "review") : "" })}</span> : null}
            end={item.submittedAt ? formatInstant(item.submittedAt, language, today) : null}
            after={
              <div className="relative -mt-8 ml-auto flex min-h-8 w-fit items-center pr-4 pb-2 md:pr-6">
                {item.remindedToday ? <span className="text-meta text-text2">{t("remindedToday")}</span> : (
                  <ActForm action={`/api/v1/documents/${item.id}/reminders`} done={acts("reminded")} at={at} kept={null} label={`${acts("remind")}: ${item.title}`}>
                    <Button type="submit" size="dense">{acts("remind")}</Button>
                  </ActForm>
                )}
              </div>
            }
          />
        ))}
      </ul>
    </section>
  );
}
