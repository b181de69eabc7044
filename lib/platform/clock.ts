import { dayOf, isDay, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/**
 * The instant of now. In a demonstration with a fixed day (ONMARU_DEMO_TODAY) the time of day runs
 * on while the day stands still. Called at the edges alone (requests, worker, scripts); everything
 * inside takes the instant as an argument.
 */
export function now(): Date {
  const fixed = process.env["ONMARU_DEMO_TODAY"];
  const real = new Date();
  if (!fixed || !isDay(fixed)) return real;
  const intoDay = real.getTime() - startOf(dayOf(real)).getTime();
  return new Date(startOf(fixed).getTime() + intoDay);
}

export function today(): Day {
  return dayOf(now());
}
