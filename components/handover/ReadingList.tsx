import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { lettersPerMinute } from "#lib/handover/rules.ts";
import type { ReadFirst } from "#lib/handover/rules.ts";
import { MarkRead } from "./StatementActs.tsx";

/**
 * Problem: what a newcomer reads first, in which order, why, and how long it takes.
 * Example: <ReadingList items={reading} handoverId={id} />
 */
export function ReadingList({ items, handoverId }: { items: readonly (ReadFirst & { read: boolean })[]; handoverId: string | null }) {
  const t = useTranslations("handover");
  const left = items.filter((one) => !one.read).reduce((sum, one) => sum + one.minutes, 0);
  return (
    <section aria-label={t("readFirst")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line2 pb-2">
        <h2 className="text-section font-semibold">{t("readFirst")}</h2>
        {items.length > 0 ? <p className="text-meta text-text2">{t("readMeta", { total: items.length, read: items.filter((one) => one.read).length, minutes: left })}</p> : null}
      </div>
      {items.length === 0 ? <p className="py-3 text-row text-text2">{t("noReading")}</p> : null}
      <ol>
        {items.map((one, n) => (
          <li key={one.documentId} className="flex items-start gap-3 border-b border-line py-2.5">
            {one.read ? (
              <span className="mt-0.5 grid size-6 shrink-0 place-content-center rounded-full bg-ok text-bg"><Check aria-label={t("isRead")} className="size-4" /></span>
            ) : (
              <span aria-hidden className="mt-0.5 grid size-6 shrink-0 place-content-center rounded-full border border-control text-meta tabular-nums">{n + 1}</span>
            )}
            <div className="min-w-0 flex-1">
              <AppLink href={`/documents/${one.documentId}`} className="text-row font-semibold text-text [overflow-wrap:anywhere] hover:underline">{one.title || t("untitled")}</AppLink>
              <p className="text-meta text-text2">{[one.numberLabel, ...one.why.map((why) => t(`why.${why}`, { count: one.opinions }))].filter(Boolean).join(" · ")}</p>
            </div>
            <div className="flex shrink-0 flex-col items-end sm:flex-row sm:items-center sm:gap-2">
              {handoverId && !one.read ? <MarkRead id={handoverId} documentId={one.documentId} title={one.title} /> : null}
              <span className="text-row text-text2 tabular-nums">{t("minutes", { minutes: one.minutes })}</span>
            </div>
          </li>
        ))}
      </ol>
      {items.length > 0 ? <p className="mt-2 text-meta text-text2">{t("readHow", { letters: lettersPerMinute })}</p> : null}
    </section>
  );
}
