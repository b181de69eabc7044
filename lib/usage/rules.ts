import { addDays, monthNumber, monthNumbered, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

export const measures = ["drafted", "decided", "returns", "opinions", "lead"] as const;
export type Measure = (typeof measures)[number];

/** What opens rows: each measure, and the days of use. */
export const opened = [...measures, "days"] as const;
export type Opened = (typeof opened)[number];

/** The chosen month, and what stands beside it. */
export const beside = { now: 0, before: 1, yearAgo: 12 } as const;
export type Beside = keyof typeof beside;

/** A month, `YYYY-MM`. */
export type Month = string;

export interface Days {
  from: Day;
  until: Day;
}

export function isMonth(text: unknown): text is Month {
  return typeof text === "string" && /^(20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** The asked month when it is one and has begun, else the month of today. */
export function monthOf(asked: unknown, today: Day): Month {
  return isMonth(asked) && asked <= today.slice(0, 7) ? asked : today.slice(0, 7);
}

export function monthBefore(month: Month, months: number): Month {
  return monthNumbered(monthNumber(month) - months);
}

function lastOf(month: Month): Day {
  return addDays(`${monthBefore(month, -1)}-01`, -1);
}

/** A month up to the day that today has reached in the month under way; past months whole. */
export function sameDays(month: Month, chosen: Month, today: Day): Days {
  const last = lastOf(month);
  const until = chosen === today.slice(0, 7) ? `${month}-${today.slice(8)}` : last;
  return { from: `${month}-01`, until: until < last ? until : last };
}

/** The chosen month, the month before and the same month a year ago, then the last 13 months, oldest first. */
export function spansOf(month: Month, today: Day): { compared: Days[]; months: (Days & { month: Month })[] } {
  return {
    compared: Object.values(beside).map((back) => sameDays(monthBefore(month, back), month, today)),
    months: Array.from({ length: 13 }, (_, n) => monthBefore(month, 12 - n)).map((each) => ({ month: each, ...sameDays(each, each, today) })),
  };
}

/** The days that a figure of the page counts. */
export function daysCounted(month: Month, of: Beside, today: Day): Days {
  return sameDays(monthBefore(month, beside[of]), month, today);
}

export function instantsOf({ from, until }: Days): { from: Date; until: Date } {
  return { from: startOf(from), until: startOf(addDays(until, 1)) };
}
