import type { Hit } from "#lib/search/engine.ts";
import type { Question } from "#lib/search/query.ts";
import { countsOf, normalised, requiredOf } from "#lib/search/words.ts";

/*
 * The lines that clearly answer a question, taken from a record as they stand there: nothing is
 * composed. Better none than a wrong one: most of what was asked must stand close together, in sentences.
 */

export interface Passage {
  hit: Hit;
  /** Sentences of its text, one after another. */
  text: string;
  /** The page on which they stand; null where its text has no pages. */
  page: number | null;
}

/** So many of the first hits are looked through, and so much of each. */
const lookedAt = 3;
const beginning = 20_000;
/** An answer is so long, in characters; shorter is a heading, longer is the record itself. */
const [shortest, longest] = [20, 320];
/** So much of the weight of what was asked must stand in it, of so many terms at least: one word is asked by those who look for records. */
const covered = 0.8;
const fewestTerms = 3;
const mostSentences = 3;

/** How a line of an office ends that says something; a title or a list of words ends otherwise. */
const says = /(?:[.!?。]|[다요음함임됨짐림])["'”’)\]]*$/u;

export function passageIn(question: Question, hits: readonly Hit[]): Passage | null {
  const wanted = wantedBy(question);
  if (!wanted) return null;
  let best: Passage & { share: number } | null = null;
  for (const hit of hits.slice(0, lookedAt)) {
    const one = bestOf(question, wanted, hit);
    // Of equal ones the better hit comes first.
    if (one && (!best || one.share > best.share)) best = { hit, ...one };
  }
  return best && { hit: best.hit, text: best.text, page: best.hit.text.includes("\f") ? best.page : null };
}

interface Wanted {
  asked: ReadonlySet<string>;
  weights: ReadonlyMap<string, number>;
  /** What all that was asked weighs. */
  all: number;
}

/** Null where what was asked is too little to be answered. */
function wantedBy({ understood, terms }: Question): Wanted | null {
  const asked = new Set(requiredOf(understood.words));
  if (asked.size < fewestTerms || understood.minus.length > 0) return null;
  const weights = new Map(terms.filter(({ term }) => asked.has(term)).map(({ term, weight }) => [term, weight]));
  const all = weightOf(asked, weights);
  return all === 0 ? null : { asked, weights, all };
}

const weightOf = (terms: Iterable<string>, weights: ReadonlyMap<string, number>) => [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);

interface Best {
  text: string;
  page: number;
  /** Of the weight of what was asked. */
  share: number;
}

/** Looked for while the database says which hits may be shown; what may not goes nowhere. */
const sought = new WeakMap<Hit, { question: Question; best: Best | null }>();

function bestOf(question: Question, wanted: Wanted, hit: Hit): Best | null {
  const known = sought.get(hit);
  if (known?.question === question) return known.best;
  const best = bestIn(hit.text.slice(0, beginning), wanted, question.understood.phrases);
  sought.set(hit, { question, best });
  return best;
}

/** What of a text holds most of what was asked, at least as much as an answer must; of equal ones the shorter says it more to the point. */
function bestIn(text: string, { asked, weights, all }: Wanted, phrases: readonly string[]): Best | null {
  let best: Best | null = null;
  for (const stretch of stretchesOf(text, asked)) {
    const share = weightOf(stretch.held, weights) / all;
    if (share >= covered && (!best || share > best.share || (share === best.share && stretch.text.length < best.text.length)) && holdsAll(stretch.text, phrases)) best = { text: stretch.text, page: stretch.page, share };
  }
  return best;
}

const holdsAll = (text: string, phrases: readonly string[]) => phrases.every((phrase) => normalised(text).includes(normalised(phrase)));

interface Stretch {
  text: string;
  /** The page on which it stands, of a text with none the first. */
  page: number;
  /** What of the question stands in it. */
  held: ReadonlySet<string>;
}

/** One sentence, or a few that follow each other, in which any of what was asked stands. The mark of an item, `1.` or `가.`, ends none. */
function* stretchesOf(text: string, asked: ReadonlySet<string>): Generator<Stretch> {
  const sentences = text.split("\f").flatMap((page, at) => page.split(/\n+|(?<=\p{L}{2}[.!?。])\s+/u).map((one) => one.replace(/\s+/g, " ").trim()).filter((one) => one !== "").map((one): Stretch => ({ text: one, page: at + 1, held: heldOf(one, asked) })));
  for (let at = 0; at < sentences.length; at++) {
    if (sentences[at]!.held.size === 0) continue;
    // A heading at the foot of a page says nothing of the next one.
    for (let end = at + 1; end <= Math.min(sentences.length, at + mostSentences) && sentences[end - 1]!.page === sentences[at]!.page; end++) {
      const some = sentences.slice(at, end);
      const stretch = some.map((one) => one.text).join(" ");
      if (stretch.length > longest) break;
      if (stretch.length >= shortest && says.test(stretch)) yield { text: stretch, page: some[0]!.page, held: new Set(some.flatMap((one) => [...one.held])) };
    }
  }
}

/** A sentence of none of the question's syllables or letters is passed over without cutting it. */
function heldOf(sentence: string, asked: ReadonlySet<string>): ReadonlySet<string> {
  const plain = normalised(sentence).replace(/\s/g, "");
  if (![...asked].some((term) => plain.includes(term.slice(1)))) return new Set();
  const counts = countsOf(sentence);
  return new Set([...asked].filter((term) => counts.has(term)));
}
