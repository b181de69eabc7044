import { useLocale } from "next-intl";
import { daysUntil, formatPromise } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";
import { cx } from "./cx.ts";

/**
 * Problem: until when something was promised; red and in words when that has gone by, strong today.
 * Example: <DueText day={item.due} today={today} />
 */
export function DueText({ day, today }: { day: Day; today: Day }) {
  const language = useLocale() as Language;
  const left = daysUntil(day, today);
  return (
    <time dateTime={day} className={cx(left < 0 && "font-semibold text-bad", left === 0 && "font-semibold text-text")}>
      {formatPromise(day, language, today)}
    </time>
  );
}
