import type { Prepared, SearchEntry } from "#lib/search/engine.ts";
import { measure } from "#lib/search/impact.ts";
import type { Averages } from "#lib/search/impact.ts";
import { measuresOf } from "#lib/search/snapshot.ts";
import { keyOf } from "#lib/search/words.ts";

/** Numbers each once, in order. */
const inOrder = (numbers: Iterable<number>): number[] => Array.from(Int32Array.from(new Set(numbers)).sort());

/** Terms as numbers, each once, in order. */
export const keysOf = (terms: readonly string[]): number[] => inOrder(terms.map(keyOf));

/** Cuts an entry, unless that has been done. */
export function prepared(given: SearchEntry | Prepared, averages: Averages): Prepared {
  if ("impacts" in given) return given;
  // Phrases are sought by their signs, and whoever asks writes these whole.
  const entry = { ...given, title: given.title.normalize("NFC"), text: given.text.normalize("NFC") };
  const measured = measure(entry, averages);
  // Two terms of one number count as the heavier of them.
  const levels = new Map<number, number>();
  const chosen: number[] = [];
  for (const { term, level } of measured.impacts) {
    const key = keyOf(term);
    if (!term.startsWith("w")) chosen.push(key);
    const before = levels.get(key);
    if (before === undefined || before < level) levels.set(key, level);
  }
  const impacts = new Int32Array(levels.size);
  let at = 0;
  for (const [key, level] of levels) impacts[at++] = key * 16 + level;
  return { ...entry, keys: inOrder(chosen), impacts: Array.from(impacts.sort()), measures: measuresOf(measured) };
}
