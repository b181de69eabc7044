import type { Judged } from "./make.ts";

/** How good one ranking is: of the first ten, of the first twenty, and where the first good one stands. */
export interface Score {
  ndcg: number;
  recall: number;
  mrr: number;
  /** Whether one stands among the first three. */
  three: number;
}

const gain = (grade: number, at: number) => (2 ** grade - 1) / Math.log2(at + 2);

export function scoreOf(found: readonly string[], want: Judged["want"]): Score {
  // Records that cannot be told apart stand there once.
  const grades = [...new Set(found)].map((key) => want[key] ?? 0);
  const ideal = Object.values(want).sort((one, other) => other - one).slice(0, 10).reduce((sum, grade, at) => sum + gain(grade, at), 0);
  const first = grades.findIndex((grade) => grade > 0);
  const good = Object.keys(want).length;
  return {
    ndcg: grades.slice(0, 10).reduce((sum, grade, at) => sum + gain(grade, at), 0) / (ideal || 1),
    recall: grades.slice(0, 20).filter((grade) => grade > 0).length / Math.min(20, good || 1),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    three: first >= 0 && first < 3 ? 1 : 0,
  };
}

export function meanOf(scores: readonly Score[]): Score {
  const mean = (name: keyof Score) => scores.reduce((sum, score) => sum + score[name], 0) / (scores.length || 1);
  return { ndcg: mean("ndcg"), recall: mean("recall"), mrr: mean("mrr"), three: mean("three") };
}

/** Words as they stand between spaces and signs: what there is without a tokeniser. */
export const wordsBetween = (text: string): readonly string[] => text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Plain BM25 over records and questions that were cut before. */
export function plainBm25(records: readonly { key: string; words: readonly string[] }[]): (asked: readonly string[], limit: number) => string[] {
  const postings = new Map<string, Map<number, number>>();
  for (const [at, { words }] of records.entries()) {
    for (const word of words) {
      const held = postings.get(word) ?? new Map<number, number>();
      held.set(at, (held.get(at) ?? 0) + 1);
      postings.set(word, held);
    }
  }
  const average = records.reduce((sum, { words }) => sum + words.length, 0) / (records.length || 1);
  return (asked, limit) => {
    const scores = new Map<number, number>();
    for (const word of new Set(asked)) {
      const held = postings.get(word);
      if (!held) continue;
      const idf = Math.log(1 + (records.length - held.size + 0.5) / (held.size + 0.5));
      for (const [at, count] of held) scores.set(at, (scores.get(at) ?? 0) + (idf * count * 1.9) / (count + 0.9 * (0.4 + (0.6 * records[at]!.words.length) / average)));
    }
    return [...scores].sort(([a, one], [b, other]) => other - one || a - b).slice(0, limit).map(([at]) => records[at]!.key);
  };
}
