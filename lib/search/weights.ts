/*
 * All by which hits are put in order, in one place. First the text: what each kind of term weighs.
 * Then what makes a record useful, as parts of its text's weight that are added to it.
 */

/** `w` a whole word, `b` a pair of syllables, `x` one across a space, `n` a number, `e` an English stem, `t` a day or month, `d` the number of a document. */
export const termWeights = { w: 1, b: 0.4, x: 0.3, n: 1.5, e: 1, t: 1.5, d: 3 } as const;

/**
 * What makes a record useful: bearing just the name that was typed; decided or answered; a record and not a file or an opinion that hangs on it; not superseded by one that
 * the searcher may know of; of a unit under the name by which it was asked for; with a part of the searcher's own post; of the own unit; opened some times, often or
 * very often after the same words; a lesson that no more of its readers found useless than useful. In 64ths, which both engines hold exactly.
 */
export const usefulness = { named: 20 / 64, settled: 8 / 64, record: 6 / 64, lesson: 40 / 64, current: 12 / 64, ownPost: 4 / 64, askedUnit: 8 / 64, ownUnit: 3 / 64, opened: 4 / 64, openedOften: 10 / 64, openedMost: 20 / 64 } as const;
export type Useful = keyof typeof usefulness;

/** So many times opened after the same words count as some, often and very often. */
export const openings: readonly { useful: "opened" | "openedOften" | "openedMost"; from: number }[] = [{ useful: "openedMost", from: 20 }, { useful: "openedOften", from: 6 }, { useful: "opened", from: 2 }];
