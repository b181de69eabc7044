import type { Db } from "#lib/platform/database.ts";
import { facetNames } from "#lib/search/engine.ts";
import type { Asked } from "#lib/search/engine.ts";
import { extrasOf } from "#lib/search/extras.ts";
import { weightIn } from "#lib/search/impact.ts";
import { understand } from "#lib/search/query.ts";
import type { Extra, Question, Weighted } from "#lib/search/query.ts";
import { countsOfTerms, rarity } from "#lib/search/snapshot.ts";
import type { TermRow } from "#lib/search/snapshot.ts";
import type { SynonymRow } from "#lib/search/synonyms.ts";
import { hanging, requiredOf, termsOf } from "#lib/search/words.ts";

/** How many terms of a question are asked; the heaviest, so that a long question costs no more. */
export const mostTerms = 60;
/** With fewer records than this holding all words, any of them will do. */
export const few = 10;

/** Nothing at all was asked for by what was typed, though something was typed: signs and words that say nothing, and no condition beside them. A phrase of letters is sought by its letters. */
export function saysNothing({ understood, terms }: Question, asked: Asked): boolean {
  if (terms.length > 0 || asked.q.trim() === "") return false;
  if (understood.parts.length === 0) return true;
  const narrowed = asked.postIds !== undefined || facetNames.some((name) => (asked[name]?.length ?? 0) > 0);
  return !narrowed && understood.parts.every(({ field, value }) => field === "word" || field === "unknown" || ((field === "phrase" || field === "near") && !/[\p{L}\p{N}]/u.test(value)));
}

/** What may have been looked up of a question before it is put: the synonyms about its words, and the snapshot's rows of their terms. */
export interface LookedWords {
  synonyms: readonly SynonymRow[];
  counts: readonly TermRow[];
}

/** `exact` asks what was typed and nothing beside it; `beside` is asked too, whatever else a word stands for. */
export async function questionOf(db: Db, typed: string, { looked, exact, beside = [] }: { looked?: LookedWords | undefined; exact?: boolean | undefined; beside?: readonly Extra[] | undefined } = {}): Promise<Question> {
  const understood = understand(typed);
  const others = exact ? [] : await extrasOf(db, understood.words, looked?.synonyms);
  const extras = [...beside, ...others];
  // Other names bring terms of their own.
  const texts = [understood.words, ...extras.map((extra) => extra.text)].join("\n");
  const { records, of } = rarity(looked && extras.length === 0 ? looked.counts : await db.$queryRaw<TermRow[]>(countsOfTerms(termsOf(texts).keys())));
  const weigh = (text: string) => new Map([...termsOf(text)].map(([term, weight]) => [term, weight * of(term).idf]));
  const weights = weigh(understood.words);
  for (const extra of extras) for (const [term, weight] of lessThanTyped(extra, weigh)) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  const all = [...weights].map(([term, weight]): Weighted => ({ term, df: of(term).df, weight: weightIn(weight) }));
  const terms = all.sort((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1)).slice(0, mostTerms);
  return { understood, terms, records, required: requiredBy(understood.words, extras), any: anyOf(terms, records), also: [...new Set(others.map((extra) => extra.text))], bodies: [...new Set(others.filter((extra) => extra.body).map((extra) => extra.of))] };
}

/** What another name weighs, term by term: however rare it is, all of it less than what was typed, so that what bears the name as typed comes first. */
function lessThanTyped(extra: Extra, weigh: (text: string) => ReadonlyMap<string, number>): [string, number][] {
  const whole = (terms: ReadonlyMap<string, number>) => [...terms.values()].reduce((sum, weight) => sum + weight, 0);
  const terms = weigh(extra.text);
  const share = extra.weight * Math.min(1, whole(weigh(extra.of)) / (whole(terms) || 1));
  return [...terms].map(([term, weight]) => [term, weight * share]);
}

/** The words themselves; a stretch that has another name may be held under either, with what hangs on it: 혁신기획과의 is 혁신기획과 or Innovation Planning Division. */
function requiredBy(words: string, extras: readonly Extra[]): string[][][] {
  const parts: string[][][] = [];
  let rest = words;
  for (const of of [...new Set(extras.map((extra) => extra.of))].sort((one, other) => other.length - one.length)) {
    const at = rest.indexOf(of);
    // A stretch within a longer one has been said with it.
    if (at < 0) continue;
    const before = /[가-힣]*$/.exec(hangulAt(of, 0) ? rest.slice(0, at) : "")![0];
    const after = /^[가-힣]*/.exec(hangulAt(of, -1) ? rest.slice(at + of.length) : "")![0];
    const others = extras.filter((extra) => extra.of === of);
    // Two syllables and more are a word of their own (행안부예산). One belongs to the word (예산안), and another stands without it; with the name of a body its head is meant (혁신기획과장), whose office it is.
    const [front, back] = [before.length > 1 ? before : "", hanging(after)];
    const whole = others.some((extra) => extra.body) ? of : `${front === "" ? before : ""}${of}${back === "" ? after : ""}`;
    const texts = [whole, ...others.map((extra) => extra.text)].map((name) => `${front} ${name} ${back}`);
    parts.push(texts.map((text) => requiredOf(text)).filter((terms) => terms.length > 0));
    rest = `${rest.slice(0, at - before.length)} ${rest.slice(at + of.length + after.length)}`;
  }
  const plain = requiredOf(rest).slice(0, mostTerms);
  return [...(plain.length > 0 ? [[plain]] : []), ...parts.filter((part) => part.length > 0)];
}

const hangulAt = (text: string, at: number) => /[가-힣]/.test(text.at(at) ?? "");

/** The rarest first, while together they bring no more than some thousand records or three in a hundred. Whole words bring nothing that their syllables do not. */
function anyOf(terms: readonly Weighted[], records: number): string[] {
  const most = Math.max(3_000, records * 0.03);
  const rarest = terms.filter(({ term }) => !term.startsWith("w")).sort((one, other) => one.df - other.df);
  let sum = 0;
  return rarest.filter(({ df }, at) => (sum += df) <= most || at === 0).map(({ term }) => term);
}
