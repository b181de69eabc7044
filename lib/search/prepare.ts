import type { Prepared, SearchEntry } from "#lib/search/engine.ts";
import { measure } from "#lib/search/impact.ts";
import type { Averages } from "#lib/search/impact.ts";
import { measuresOf } from "#lib/search/snapshot.ts";
import { keyOf } from "#lib/search/words.ts";

/** Terms as numbers, each once, in order. */
export const keysOf = (terms: readonly string[]): number[] => [...new Set(terms.map(keyOf))].sort((one, other) => one - other);

/** Cuts an entry, unless that has been done. */
export function prepared(entry: SearchEntry | Prepared, averages: Averages): Prepared {
  if ("impacts" in entry) return entry;
  const measured = measure(entry, averages);
  // Two terms of one number count as the heavier of them.
  const levels = new Map<number, number>();
  for (const { term, level } of measured.impacts) levels.set(keyOf(term), Math.max(level, levels.get(keyOf(term)) ?? 0));
  return {
    ...entry,
    keys: keysOf(measured.impacts.flatMap(({ term }) => (term.startsWith("w") ? [] : [term]))),
    impacts: [...levels].map(([key, level]) => key * 16 + level).sort((one, other) => one - other),
    measures: measuresOf(measured),
  };
}
