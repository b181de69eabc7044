import { useLocale } from "next-intl";
import { formatDay, formatInstant } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

/**
 * Problem: a day or an instant, written as the language writes it, with its day of the week.
 * Parameters: day, or at; today leaves out what goes without saying.
 * Example: <DateText day="2026-11-23" today={today} /> · <DateText at={version.at} today={today} />
 */
export function DateText(props: { day: Day; today?: Day; className?: string } | { at: Date; today?: Day; className?: string }) {
  const language = useLocale() as Language;
  const text = "day" in props ? formatDay(props.day, language, props.today) : formatInstant(props.at, language, props.today);
  return (
    <time dateTime={"day" in props ? props.day : props.at.toISOString()} className={props.className}>
      {text}
    </time>
  );
}
