import { getTranslations } from "next-intl/server";
import { formatMonth, formatNumber } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import { monthNumber, monthNumbered } from "#lib/time.ts";
import { composed, formOf } from "#lib/search/composing.ts";
import { Months } from "./Months.tsx";
import type { Bar } from "./Months.tsx";

/** More bars than these are drawn by years. */
const most = 60;

/**
 * Problem: the months of what was found, as bars without gaps, of years where there are many.
 * Parameters: months with how many each holds; q, the question; say, the sentences with something in them; baseOf, the address of another question with all else as it is.
 * Example: <SearchMonths months={found.months} q={q} language="ko" say={say} baseOf={(rest) => `/search?q=${rest}`} />
 */
export async function SearchMonths({ months, q, language, say, baseOf }: { months: readonly { month: string; count: number }[]; q: string; language: Language; say: (key: "whenYear" | "whenSays", params: Readonly<Record<string, string | number>>) => string; baseOf: (rest: string) => string }) {
  const t = await getTranslations("search");
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined || first === last) return null;
  const said = formOf(q);
  const byYear = monthNumber(last) - monthNumber(first) + 1 > most;
  const counts = new Map<string, number>();
  for (const { month, count } of months) counts.set(byYear ? month.slice(0, 4) : month, (counts.get(byYear ? month.slice(0, 4) : month) ?? 0) + count);
  const highest = Math.max(...counts.values());
  const label = (unit: string) => (byYear ? say("whenYear", { year: unit }) : formatMonth(unit, language));
  const units = byYear ? range(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map((year) => String(year).padStart(4, "0")) : range(monthNumber(first), monthNumber(last)).map(monthNumbered);
  const isChosen = (from: string) => (said.after !== "" || said.before !== "") && (said.after === "" || from >= said.after.slice(0, from.length)) && (said.before === "" || from < said.before);
  const bars = units.map((from): Bar => ({ from, label: label(from), count: formatNumber(counts.get(from) ?? 0, language), height: Math.ceil(((counts.get(from) ?? 0) / highest) * 100), ...(isChosen(from) ? { chosen: true } : {}) }));
  const until = byYear ? String(Number(last.slice(0, 4)) + 1).padStart(4, "0") : monthNumbered(monthNumber(last) + 1);
  const busiest = units.find((from) => counts.get(from) === highest);
  return <Months title={t("when")} bars={bars} until={until} base={baseOf(composed(q, { ...said, after: "", before: "" }))} says={say("whenSays", { from: label(units[0] ?? ""), until: label(units.at(-1) ?? ""), most: busiest === undefined ? "" : label(busiest), count: highest })} />;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
