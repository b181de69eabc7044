import type { Asked, Hit } from "#lib/search/engine.ts";
import { taskOfLesson } from "#lib/search/impact.ts";
import type { Question } from "#lib/search/query.ts";
import { holding, reasonsOf } from "#lib/search/useful.ts";
import { usefulness } from "#lib/search/weights.ts";
import type { Useful } from "#lib/search/weights.ts";
import { countsOf, keyOf, requiredOf } from "#lib/search/words.ts";

/** Where a word of the question stands in a hit; `part` when only some of its syllables do. */
export type Place = "title" | "text" | "part" | "nowhere";
/** How much a word tells: by how many of the records that every official may read hold it. */
export type Rarity = "rare" | "usual" | "common";

export interface Why {
  words: { word: string; place: Place; rarity: Rarity }[];
  /** What lifts it beside its text, in hundredths of the text's weight. */
  reasons: { useful: Useful; percent: number }[];
}

const mostWords = 12;

/** Why hits stand in their order: said in words, for a score tells its reader nothing and would tell of other records. */
export function whyOf(question: Question, asked: Pick<Asked, "tokens" | "own" | "opened" | "named" | "question">, hits: readonly Hit[]): Why[] {
  const reasons = reasonsOf(asked);
  const words = [...new Set(question.understood.words.split(/\s+/).filter(Boolean))].slice(0, mostWords).map((word) => ({ word, terms: requiredOf(word) })).filter(({ terms }) => terms.length > 0);
  const rarities = new Map(words.map(({ word, terms }) => [word, rarityOf(question, terms)]));
  return hits.map((hit) => {
    const [title, text] = [termsIn(hit.title), termsIn([hit.title, hit.text, hit.number ?? "", ...taskOfLesson(hit)].join(" "))];
    return {
      words: words.map(({ word, terms }) => ({ word, place: placeOf(terms, title, text), rarity: rarities.get(word) ?? "usual" })),
      reasons: holding(reasons, hit).map((useful) => ({ useful, percent: Math.round(usefulness[useful] * 100) })),
    };
  });
}

const termsIn = (text: string): ReadonlySet<number> => new Set([...countsOf(text).keys()].map(keyOf));

function placeOf(terms: readonly string[], title: ReadonlySet<number>, text: ReadonlySet<number>): Place {
  const within = (held: ReadonlySet<number>) => terms.filter((term) => held.has(keyOf(term))).length;
  if (within(title) === terms.length) return "title";
  const there = within(text);
  return there === terms.length ? "text" : there > 0 ? "part" : "nowhere";
}

/** By the rarest of its terms: a word is as rare as what is rare of it. */
function rarityOf(question: Question, terms: readonly string[]): Rarity {
  const held = question.terms.filter(({ term }) => terms.includes(term)).map(({ df }) => df);
  const share = Math.min(...held, Infinity) / Math.max(1, question.records);
  return share <= 0.02 ? "rare" : share <= 0.2 ? "usual" : "common";
}
