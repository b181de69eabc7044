import type { Language } from "#lib/names.ts";
import { dayOf, ZONE } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

const weekdaysKo = ["일", "월", "화", "수", "목", "금", "토"] as const;
const weekdaysEn = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const monthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `2026. 11. 23.(월)` or `Mon 23 Nov 2026`; the year is left out when it is that of `today`. */
export function formatDay(day: Day, language: Language, today?: Day): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const withYear = today === undefined || today.slice(0, 4) !== day.slice(0, 4);
  if (language === "en") return `${weekdaysEn[weekday] ?? ""} ${date} ${monthsEn[month - 1] ?? ""}${withYear ? ` ${year}` : ""}`;
  return `${withYear ? `${year}. ` : ""}${month}. ${date}.(${weekdaysKo[weekday] ?? ""})`;
}

/** `2026년 11월` or `Nov 2026`; without the year where it goes without saying. */
export function formatMonth(month: string, language: Language, withYear = true): string {
  const [year = "", number = "1"] = month.split("-");
  if (language === "en") return `${monthsEn[Number(number) - 1] ?? ""}${withYear ? ` ${year}` : ""}`;
  return `${withYear ? `${year}년 ` : ""}${Number(number)}월`;
}

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** `18:00`, in the agency's zone. */
export function formatTime(at: Date): string {
  return clock.format(at);
}

/** Day and time; the time alone, after the word for today, when it is today. */
export function formatInstant(at: Date, language: Language, today?: Day): string {
  const day = dayOf(at);
  const time = formatTime(at);
  if (day === today) return language === "en" ? `Today ${time}` : `오늘 ${time}`;
  return `${formatDay(day, language, today)} ${time}`;
}

/** `2026. 11. 1.(일)~11. 30.(월)`; an open period ends with the mark alone. */
export function formatPeriod(from: Day, until: Day | null, language: Language): string {
  const join = language === "en" ? " – " : "~";
  if (until === null) return `${formatDay(from, language)}${language === "en" ? " –" : "~"}`;
  return `${formatDay(from, language, language === "en" ? until : undefined)}${join}${formatDay(until, language, language === "en" ? undefined : from)}`;
}

/** `2일 3시간`, `3시간 20분`, `18분`: the two largest units. */
export function formatDuration(minutes: number, language: Language): string {
  const all = Math.max(0, Math.round(minutes));
  const parts: [number, string, string][] = [
    [Math.floor(all / 1440), "일", "d"],
    [Math.floor((all % 1440) / 60), "시간", "h"],
    [all % 60, "분", "min"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return language === "en" ? "0 min" : "0분";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, ko, en]) => (language === "en" ? `${count} ${en}` : `${count}${ko}`))
    .join(" ");
}

/** Whole days from one day to another; negative when `day` has gone by. */
export function daysUntil(day: Day, today: Day): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** `3일 지남`, `오늘`, or the day itself. */
export function formatPromise(day: Day, language: Language, today: Day): string {
  const days = daysUntil(day, today);
  if (days === 0) return language === "en" ? "Today" : "오늘";
  if (days > 0) return formatDay(day, language, today);
  return language === "en" ? `${-days} ${days === -1 ? "day" : "days"} late` : `${-days}일 지남`;
}

// Made once: a locale that is named at each number is looked up at each.
const numbers = { ko: new Intl.NumberFormat("ko-KR"), en: new Intl.NumberFormat("en-GB") };

export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** `1억 2,000만원`, `KRW 120,000,000`: whole won, as an office says them. */
export function formatWon(won: number, language: Language): string {
  if (language === "en") return `KRW ${formatNumber(won, language)}`;
  const parts = [[1_0000_0000_0000, "조"], [1_0000_0000, "억"], [1_0000, "만"]] as const;
  let left = won;
  const said = parts.flatMap(([unit, word]) => {
    const count = Math.floor(left / unit);
    left -= count * unit;
    return count > 0 ? [`${formatNumber(count, language)}${word}`] : [];
  });
  if (left > 0 || said.length === 0) said.push(formatNumber(left, language));
  return `${said.join(" ")}원`;
}

/** `412KB`, `1.2MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)}KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)}MB`;
}
