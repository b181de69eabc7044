import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayOf, startOf, ZONE } from "#lib/time.ts";

const written = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const instants = fc.date({ min: new Date("1950-01-01T00:00:00Z"), max: new Date("2199-12-31T23:59:59Z"), noInvalidDate: true });

test("the day of an instant is what a calendar of the zone says", () => {
  fc.assert(fc.property(instants, (instant) => { expect(dayOf(instant)).toBe(written.format(instant)); }), { numRuns: 2_000 });
  // Summer time in Seoul, 1988.
  expect([dayOf(new Date("1988-07-01T13:59:59Z")), dayOf(new Date("1988-07-01T14:00:00Z")), dayOf(new Date("2026-11-15T15:00:00Z"))]).toEqual(["1988-07-01", "1988-07-02", "2026-11-16"]);
  expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError);
});

test("an instant falls between the beginnings of its day and of the next", () => {
  fc.assert(fc.property(fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2199-12-30T00:00:00Z"), noInvalidDate: true }), (instant) => {
    const day = dayOf(instant);
    expect(startOf(day) <= instant && instant < startOf(addDays(day, 1))).toBe(true);
  }));
});
