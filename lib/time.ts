/** A calendar day of the agency's zone, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** The zone in which days begin and end, until agencies of another zone are needed. */
export const ZONE = "Asia/Seoul";

const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

const offsetFormat = new Intl.DateTimeFormat("en-US", { timeZone: ZONE, timeZoneName: "longOffset" });
const quarter = 900_000;
const longestKept = 10_000;
/** By how much the zone's clocks are before UTC, in milliseconds, for each quarter of an hour that was asked for. */
const offsets = new Map<number, number>();

function offsetAt(instant: number): number {
  const at = Math.floor(instant / quarter);
  const known = offsets.get(at);
  if (known !== undefined) return known;
  if (offsets.size >= longestKept) offsets.clear();
  const said = /GMT([+-])(\d{2}):(\d{2})/.exec(offsetFormat.formatToParts(new Date(instant)).find((part) => part.type === "timeZoneName")?.value ?? "");
  const offset = said ? (Number(said[2]) * 60 + Number(said[3])) * (said[1] === "-" ? -60_000 : 60_000) : 0;
  offsets.set(at, offset);
  return offset;
}

/** The day in the agency's zone on which an instant falls. */
export function dayOf(instant: Date): Day {
  const time = instant.getTime();
  // Before 1970 clocks were set in ways that quarters of an hour do not tell.
  return time >= 0 ? new Date(time + offsetAt(time)).toISOString().slice(0, 10) : dayFormat.format(instant);
}

/** The year in the agency's zone; numbers begin again with it (records 20). */
export function yearOf(instant: Date): number {
  return Number(dayOf(instant).slice(0, 4));
}

/** A `@db.Date` column as a day. */
export function dayFrom(column: Date): Day {
  return column.toISOString().slice(0, 10);
}

export function dayFromNullable(column: Date | null): Day | null {
  return column ? dayFrom(column) : null;
}

/** A day as the value of a `@db.Date` column. */
export function toColumn(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function addDays(day: Day, days: number): Day {
  const date = toColumn(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayFrom(date);
}

/** A month, `YYYY-MM`, counted from the year nought; months are reckoned with as such numbers. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

/** The month of such a number. */
export function monthNumbered(n: number): string {
  return `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
}

/** True for a day that exists, written `YYYY-MM-DD`, between the years 1900 and 2999. */
export function isDay(text: string): boolean {
  if (!/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = toColumn(text);
  return !Number.isNaN(date.getTime()) && dayFrom(date) === text;
}

/** The instant at which a day begins in the agency's zone. */
export function startOf(day: Day): Date {
  const utc = toColumn(day).getTime();
  return new Date(utc - offsetAt(utc));
}

export interface Period {
  validFrom: Day;
  /** The last day, itself included; null while it has no end. */
  validUntil: Day | null;
}

export function holdsOn(period: Period, day: Day): boolean {
  return period.validFrom <= day && (period.validUntil === null || day <= period.validUntil);
}

export function overlap(a: Period, b: Period): boolean {
  return (b.validUntil === null || a.validFrom <= b.validUntil) && (a.validUntil === null || b.validFrom <= a.validUntil);
}
