interface Line {
  /** Its words by their numbers, in order of the numbers. */
  words: number[];
  letters: number;
  length: number;
}

/** Pairs of lines that are weighed; of longer stretches only those near one another are. */
const mostPairs = 60_000;
const [skipCome, skipGone, pair] = [0, 1, 2];

/**
 * Which of the lines that went may have become which of those that came, in their order: the pairs
 * that share most letters in all. `alike`: how much of both, in letters, may differ at most.
 */
export function pairsOf(gone: readonly string[], come: readonly string[], alike: number): [number, number][] {
  if (gone.length === 0 || come.length === 0) return [];
  const numbers = new Map<string, number>();
  const lengths: number[] = [];
  const [left, right] = [gone, come].map((lines) => lines.map((line) => numbered(line, numbers, lengths))) as [Line[], Line[]];
  const width = Math.min(come.length, Math.max(1, Math.floor(mostPairs / gone.length)));
  const first = (at: number) => Math.min(come.length - width, Math.max(0, Math.round((at * come.length) / gone.length - width / 2)));
  const chosen = new Uint8Array(gone.length * width);
  // The most letters that the lines so far can share with the first n that came.
  let [above, row] = [new Int32Array(come.length + 1), new Int32Array(come.length + 1)];
  for (let at = 0; at < gone.length; at++) {
    const [from, to] = [first(at), first(at) + width];
    row[from] = above[from]!;
    for (let other = from; other < to; other++) {
      const [without, alone] = [row[other]!, above[other + 1]!];
      const weight = weightOf(left[at]!, right[other]!, lengths, alike);
      const both = weight > 0 ? above[other]! + weight : -1;
      const best = Math.max(without, alone, both);
      row[other + 1] = best;
      chosen[at * width + other - from] = best === both ? pair : best === alone ? skipGone : skipCome;
    }
    row.fill(row[to]!, to + 1, first(at + 1) + width + 1);
    [above, row] = [row, above];
  }
  return wayBack(gone.length, come.length, (at, other) => (other >= first(at) + width ? skipCome : other < first(at) ? skipGone : chosen[at * width + other - first(at)]!));
}

function wayBack(gone: number, come: number, chosen: (at: number, other: number) => number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let [at, other] = [gone - 1, come - 1]; at >= 0 && other >= 0; ) {
    const how = chosen(at, other);
    if (how === pair) pairs.push([at, other]);
    if (how !== skipCome) at -= 1;
    if (how !== skipGone) other -= 1;
  }
  return pairs.reverse();
}

function numbered(line: string, numbers: Map<string, number>, lengths: number[]): Line {
  const words = line.split(/\s+/).filter((word) => word !== "").map((word) => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    lengths[known] = word.length;
    return known;
  });
  return { words: words.sort((a, b) => a - b), letters: words.reduce((sum, word) => sum + lengths[word]!, 0), length: line.length };
}

/** The letters that two lines share by whole words, in whatever order; 0 where too much differs at any rate. */
function weightOf(one: Line, other: Line, lengths: readonly number[], alike: number): number {
  const needed = (one.letters + other.letters - (one.length + other.length) * alike) / 2;
  if (Math.min(one.letters, other.letters) < needed) return 0;
  let shared = 0;
  for (let [a, b] = [0, 0]; a < one.words.length && b < other.words.length; ) {
    const difference = one.words[a]! - other.words[b]!;
    if (difference === 0) shared += lengths[one.words[a]!]!;
    if (difference <= 0) a += 1;
    if (difference >= 0) b += 1;
  }
  return shared >= needed ? shared : 0;
}
