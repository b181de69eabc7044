import type { SearchEntry } from "#lib/search/engine.ts";
import { countsOf } from "#lib/search/words.ts";

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
  /** Each term with its level; where it stands in the title too it counts once more. */
  impacts: { term: string; level: number }[];
  script: Script;
  /** How many terms the text and the title hold, each as often as it stands there. */
  length: number;
  titleLength: number;
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((one, other) => one + other, 0);

/** A lesson is what to know of its task, and is found by the task's names. */
export const taskOfLesson = ({ kind, functionNameKo, functionNameEn }: Pick<SearchEntry, "kind" | "functionNameKo" | "functionNameEn">): string[] => (kind === "lesson" ? [functionNameKo, functionNameEn] : []);

export function measure(entry: Pick<SearchEntry, "kind" | "title" | "text" | "number" | "people" | "functionNameKo" | "functionNameEn">, averages: Averages): Measured {
  // The number names a record as its title does, and its task a lesson; who had part in it is found by name.
  const task = taskOfLesson(entry);
  const title = countsOf([entry.title, entry.number ?? "", ...task].join("\n"));
  const text = countsOf([entry.title, entry.text, entry.number ?? "", ...entry.people, ...task].join("\n"));
  let [hangul, latin] = [0, 0];
  for (const [term, count] of text) {
    if (term.startsWith("w")) hangul += count;
    else if (term.startsWith("e")) latin += count;
  }
  const script: Script = latin > hangul ? "latin" : "hangul";
  const [length, titleLength] = [sum(text), sum(title)];
  const average = averages[script];
  const impact = (count: number, slope: number, ratio: number) => count / (count + k1 * (1 - slope + slope * ratio));
  const impacts = [...text].map(([term, count]) => {
    const inTitle = title.get(term);
    return { term, level: levelOf(impact(count, b.text, length / average.text) + (inTitle === undefined ? 0 : impact(inTitle, b.title, titleLength / average.title))) };
  });
  return { impacts, script, length, titleLength };
}
