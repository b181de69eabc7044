import { expect, test } from "vitest";
import { requestRate, take } from "#lib/platform/limits.ts";

/* The limiter with the clock passed in. */

const began = Date.parse("2026-11-24T01:00:00Z");
const key = (() => {
  let n = 0;
  return () => `test-${(n += 1)}`;
})();

test("fifty reads a second are answered for as long as one likes, evenly or fifty at the turn of each second", () => {
  const [even, turn] = [key(), key()];
  for (let second = 0; second < 600; second++) {
    for (let n = 0; n < 50; n++) {
      expect(take(even, requestRate, began + second * 1000 + n * 20)).toBe(0);
      expect(take(turn, requestRate, began + second * 1000)).toBe(0);
    }
  }
});

test("faster than that the burst is used up, and whoever is refused is told when to come back", () => {
  const busy = key();
  let answered = 0;
  // A hundred a second: the burst lasts six seconds.
  while (take(busy, requestRate, began + answered * 10) === 0) answered += 1;
  expect(answered).toBeGreaterThanOrEqual(590);
  expect(answered).toBeLessThanOrEqual(610);
  const at = began + answered * 10;
  const wait = take(busy, requestRate, at);
  expect(wait).toBe(1);
  expect(take(busy, requestRate, at + wait * 1000)).toBe(0);
});

test("a burst at once is answered whole, nobody else is held up, and it fills again in its time", () => {
  const [one, other] = [key(), key()];
  for (let n = 0; n < requestRate.burst; n++) expect(take(one, requestRate, began)).toBe(0);
  expect(take(one, requestRate, began)).toBeGreaterThan(0);
  expect(take(other, requestRate, began)).toBe(0);
  const full = began + (requestRate.burst / requestRate.perSecond) * 1000;
  for (let n = 0; n < requestRate.burst; n++) expect(take(one, requestRate, full)).toBe(0);
  expect(take(one, requestRate, full)).toBeGreaterThan(0);
});

test("a clock that goes back gives nothing and takes nothing", () => {
  const one = key();
  for (let n = 0; n < requestRate.burst; n++) take(one, requestRate, began);
  expect(take(one, requestRate, began - 60_000)).toBeGreaterThan(0);
});
