import type { Hit } from "#lib/search/engine.ts";
import { placeOfHit } from "#lib/search/pages.ts";
import { marked } from "#lib/search/words.ts";

/** A hit as its text is shown: where it is opened, the page of what was found, and the passage, escaped, with `<mark>` about what was found. */
export interface MarkedHit {
  url: string;
  page: number | null;
  marked: string;
}

/** Made while the database says which of them may be shown; what may not goes nowhere. */
const made = new WeakMap<Hit, MarkedHit & { words: string }>();

export function markedHit(hit: Hit, words: string): MarkedHit {
  const known = made.get(hit);
  if (known?.words === words) return known;
  const { url, page, text } = placeOfHit(hit, words);
  const fresh = { url, page, marked: marked(text, words), words };
  made.set(hit, fresh);
  return fresh;
}
