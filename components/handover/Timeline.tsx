import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { cx } from "#components/ui/cx.ts";
import { daysUntil, formatMonth, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";

import type { Day } from "#lib/time.ts";

export interface HolderShown {
  id: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  kind: "regular" | "concurrent" | "acting";
  validFrom: Day;
  validUntil: Day | null;
  done: number;
}

/**
 * Problem: who held a post in time, drawn to scale on a wide screen and listed on a narrow one; each opens what they did.
 * Example: <Timeline holders={holders} chosen={id} hrefOf={(id) => `/handover/${postId}?holder=${id}`} today={today} language="ko" />
 */
export function Timeline({ holders, chosen, hrefOf, today, language }: { holders: readonly HolderShown[]; chosen: string | null; hrefOf: (id: string) => string; today: Day; language: Language }) {
  const t = useTranslations("handover");
  const first = holders[0]?.validFrom ?? today;
  const last = holders.reduce((most, one) => (one.validFrom > most ? one.validFrom : most), today);
  const span = Math.max(60, daysUntil(last, first) + 45);
  const at = (day: Day) => Math.min(100, Math.max(0, (daysUntil(day, first) / span) * 100));
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) }, (_, n) => Number(first.slice(0, 4)) + n + 1).filter((year) => at(`${year}-01-01`) < 96);
  const length = (one: HolderShown) => at(one.validUntil ?? last) - at(one.validFrom);
  // Too short a tenure to hold its name on a wide screen: named under the line.
  const hidden = holders.filter((one) => length(one) < 6);
  const beside = holders.some((one) => one.kind !== "regular");
  return (
    <nav aria-label={t("line")}>
      <div aria-hidden className="relative hidden h-6 text-meta text-text2 lg:block">
        {years.map((year) => (
          <span key={year} className="absolute border-l border-line2 pl-1.5 tabular-nums" style={{ left: `${at(`${year}-01-01`)}%` }}>{year}</span>
        ))}
      </div>
      <ol className={cx("grid gap-1.5 lg:relative lg:block", beside ? "lg:h-[108px]" : "lg:h-[52px]")}>
        {holders.map((one) => {
          const current = one.id === chosen;
          const coming = one.validFrom > today;
          const start = at(one.validFrom);
          const width = length(one);
          const kind = one.kind === "regular" ? "" : t(`kind.${one.kind}`);
          return (
            <li key={one.id} className={cx("min-w-0 lg:absolute lg:left-(--start) lg:w-(--length)", one.kind === "regular" ? "lg:top-0" : "lg:top-14")} style={{ "--start": `${start}%`, "--length": `max(24px, ${width}% - 2px)` } as CSSProperties}>
              <AppLink
                href={hrefOf(one.id)}
                scroll={false}
                aria-current={current ? "true" : undefined}
                title={`${nameOf(one, language)} ${formatPeriod(one.validFrom, one.validUntil, language)}`}
                className={cx(
                  "block min-h-11 overflow-hidden rounded-badge border px-2 py-1 text-meta text-text lg:h-[50px]",
                  coming ? "border-dashed border-control bg-bg" : one.kind === "regular" ? "border-line2 bg-sunken" : "border-warn bg-warn-tint",
                  current && "border-2 !border-link !bg-selected",
                )}
              >
                <span className={cx("block font-semibold lg:truncate", width < 6 && "lg:sr-only")}>
                  {nameOf(one, language)} <span className="font-normal">{[kind, coming ? t("coming") : "", one.done > 0 ? t("doneCount", { count: one.done }) : ""].filter(Boolean).join(" · ")}</span>
                </span>
                <span className={cx("block text-text2 lg:truncate", width < 6 && "lg:sr-only")}>
                  <span className={cx(width < 18 && "lg:hidden")}>{formatPeriod(one.validFrom, one.validUntil, language)}</span>
                  {width < 18 ? <span aria-hidden className="hidden lg:inline">{months(one, language)}</span> : null}
                </span>
              </AppLink>
            </li>
          );
        })}
      </ol>
      {hidden.length > 0 ? <p aria-hidden className="mt-1 hidden text-right text-meta text-text2 lg:block">{hidden.map((one) => `${nameOf(one, language)} ${one.validFrom > today ? t("coming") : ""} ${formatPeriod(one.validFrom, one.validUntil, language)}`).join(" · ")}</p> : null}
    </nav>
  );
}

/** A tenure by its months, where there is no room for its days. */
function months({ validFrom, validUntil }: HolderShown, language: Language): string {
  const month = (day: Day) => (language === "en" ? formatMonth(day.slice(0, 7), "en") : `${day.slice(0, 4)}. ${Number(day.slice(5, 7))}.`);
  return `${month(validFrom)}${language === "en" ? " – " : "~"}${validUntil ? month(validUntil) : ""}`;
}
