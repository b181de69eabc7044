import type { SearchEntry } from "#lib/search/engine.ts";
import { Counts, keyOfCounted } from "#lib/search/counting.ts";
import { keyOf } from "#lib/search/words.ts";

/*
 * What a term weighs in a record, by BM25: the more often it stands there the more, with less and
 * less added, and less in a long text. Kept in few levels, so that both engines score by the same
 * numbers and need nothing but the record and the question.
 */

const k1 = 0.9;
const b = { text: 0.6, title: 0.3 };

/** What each level stands for, in 32nds: every number that comes of them both engines hold exactly, and so score alike. */
const ladder = [3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 34, 39, 44, 49, 54].map((step) => step / 32);
export const levels: readonly number[] = ladder.map((_, at) => at + 1);
export const impactOf = (level: number): number => ladder[level - 1] ?? 0;
/** Weights of a question in steps as fine. */
export const weightIn = (weight: number): number => Math.round(weight * 256) / 256;

function levelOf(impact: number): number {
  const above = ladder.findIndex((step) => step >= impact);
  if (above <= 0) return above < 0 ? ladder.length : 1;
  return impact - ladder[above - 1]! < ladder[above]! - impact ? above : above + 1;
}

/** A text is measured beside those of its script: pairs of syllables are many more than English words. */
export type Script = "hangul" | "latin";
export interface Average {
  text: number;
  title: number;
}
export type Averages = Record<Script, Average>;

/** Before anything has been measured. */
export const usualAverages: Averages = { hangul: { text: 600, title: 25 }, latin: { text: 90, title: 8 } };

export interface Measured {
  /** Each term by its number with its level, sixteen times the one and the other; where it stands in the title too it counts once more. In no order, and two terms of one number both stand there. */
  impacts: Int32Array;
  /** The numbers of all but whole words. */
  keys: Int32Array;
  script: Script;
  /** How many terms the text and the title hold, each as often as it stands there. */
  length: number;
  titleLength: number;
  /** Whether it holds anything of these. */
  holds: Record<Class, boolean>;
}

/** Which records a term is rare or common among: those that hold anything of its class. */
export type Class = "hangul" | "latin" | "number";
export const classOf = (term: string): Class => (term.startsWith("e") ? "latin" : /^[ndt]/.test(term) ? "number" : "hangul");

/** A lesson is what to know of its task, and is found by the task's names. */
export const taskOfLesson = ({ kind, functionNameKo, functionNameEn }: Pick<SearchEntry, "kind" | "functionNameKo" | "functionNameEn">): string[] => (kind === "lesson" ? [functionNameKo, functionNameEn] : []);

export function measure(entry: Pick<SearchEntry, "kind" | "title" | "text" | "number" | "people" | "functionNameKo" | "functionNameEn">, averages: Averages): Measured {
  // The number names a record as its title does, and its task a lesson; who had part in it is found by name.
  const task = taskOfLesson(entry);
  const title = new Counts([entry.title, entry.number ?? "", ...task].join("\n"));
  const text = new Counts([entry.title, entry.text, entry.number ?? "", ...entry.people, ...task].join("\n"));
  let [hangul, latin] = [0, 0];
  const holds = { hangul: text.pairs.size > 0, latin: false, number: false };
  for (const [term, count] of text.terms) {
    if (term.startsWith("w")) hangul += count;
    else if (term.startsWith("e")) latin += count;
    holds[classOf(term)] = true;
  }
  const script: Script = latin > hangul ? "latin" : "hangul";
  const [length, titleLength] = [text.total, title.total];
  const average = averages[script];
  const impact = (count: number, slope: number, ratio: number) => count / (count + k1 * (1 - slope + slope * ratio));
  const leveled = (count: number, inTitle: number) => levelOf(impact(count, b.text, length / average.text) + (inTitle === 0 ? 0 : impact(inTitle, b.title, titleLength / average.title)));
  // Most terms stand a few times in the text and not in the title: what they weigh is found once.
  const usual: number[] = [];
  const level = (count: number, inTitle: number) => (inTitle === 0 ? (usual[count] ??= leveled(count, 0)) : leveled(count, inTitle));
  const impacts = new Int32Array(text.terms.size + text.pairs.size);
  const keys = new Int32Array(impacts.length);
  let [all, chosen] = [0, 0];
  for (const [term, count] of text.terms) {
    const key = keyOf(term);
    impacts[all++] = key * 16 + level(count, title.terms.get(term) ?? 0);
    if (!term.startsWith("w")) keys[chosen++] = key;
  }
  text.pairs.each((pair, count) => {
    const key = keyOfCounted(pair);
    impacts[all++] = key * 16 + level(count, title.pairs.countOf(pair));
    keys[chosen++] = key;
  });
  return { impacts, keys: keys.subarray(0, chosen), script, length, titleLength, holds };
}
