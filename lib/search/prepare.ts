import type { Prepared, SearchEntry } from "#lib/search/engine.ts";
import { measure } from "#lib/search/impact.ts";
import type { Averages } from "#lib/search/impact.ts";
import { measuresOf } from "#lib/search/snapshot.ts";
import { keyOf } from "#lib/search/words.ts";

/** Numbers in order, of those that are alike but for so many bits the greatest; in their place. */
function lastOfEach(numbers: Int32Array, bits: number): Int32Array {
  numbers.sort();
  let kept = 0;
  for (let at = 0; at < numbers.length; at++) if (at + 1 === numbers.length || numbers[at + 1]! >> bits !== numbers[at]! >> bits) numbers[kept++] = numbers[at]!;
  return numbers.subarray(0, kept);
}

/** Terms as numbers, each once, in order. */
export const keysOf = (terms: readonly string[]): number[] => Array.from(lastOfEach(Int32Array.from(terms, keyOf), 0));

/** Cuts an entry, unless that has been done. */
export function prepared(given: SearchEntry | Prepared, averages: Averages): Prepared {
  if ("impacts" in given) return given;
  // Phrases are sought by their signs, and whoever asks writes these whole.
  const entry = { ...given, title: given.title.normalize("NFC"), text: given.text.normalize("NFC") };
  const measured = measure(entry, averages);
  // Two terms of one number count as the heavier of them.
  return { ...entry, keys: lastOfEach(measured.keys, 0), impacts: lastOfEach(measured.impacts, 4), measures: measuresOf(measured) };
}
