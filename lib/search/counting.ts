import { cutRecord, keyOfPair } from "#lib/search/words.ts";

/** The terms of a record with how often each stands there, each told with its number. Pairs of syllables are counted by their letters: there are thousands of them in a page or two, and no word is made of any. */
export class Counts {
  /** Of all terms, each as often as it stands there. */
  total = 0;
  readonly terms = new Map<string, number>();
  readonly pairs: Pairs;

  constructor(text: string) {
    // A letter begins one pair in its word, and at a word's end one across the space.
    this.pairs = new Pairs(text.length);
    cutRecord(text, {
      term: (term) => {
        this.total += 1;
        this.terms.set(term, (this.terms.get(term) ?? 0) + 1);
      },
      pair: (first, second) => {
        this.total += 1;
        this.pairs.add((first << 16) | second);
      },
    });
  }
}

/** A table of numbers with how often each was added: each stands at its place or at the next free one. */
class Pairs {
  size = 0;
  private pairs: Int32Array;
  private counts: Int32Array;

  constructor(expected: number) {
    const places = 1 << Math.max(6, 33 - Math.clz32(expected));
    this.pairs = new Int32Array(places);
    this.counts = new Int32Array(places);
  }

  add(pair: number): void {
    const place = this.placeOf(pair);
    if (this.counts[place] === 0) {
      this.pairs[place] = pair;
      this.size += 1;
    }
    this.counts[place]! += 1;
    if (this.size * 2 > this.pairs.length) this.grow();
  }

  countOf(pair: number): number {
    return this.counts[this.placeOf(pair)]!;
  }

  each(told: (pair: number, count: number) => void): void {
    for (let place = 0; place < this.pairs.length; place++) if (this.counts[place]! > 0) told(this.pairs[place]!, this.counts[place]!);
  }

  private placeOf(pair: number): number {
    const last = this.pairs.length - 1;
    let place = Math.imul(pair ^ (pair >>> 15), 0x2c1b3c6d);
    place = (place ^ (place >>> 13)) & last;
    while (this.counts[place] !== 0 && this.pairs[place] !== pair) place = (place + 1) & last;
    return place;
  }

  private grow(): void {
    const [pairs, counts] = [this.pairs, this.counts];
    this.pairs = new Int32Array(pairs.length * 2);
    this.counts = new Int32Array(pairs.length * 2);
    for (const [at, pair] of pairs.entries()) {
      if (counts[at] === 0) continue;
      const place = this.placeOf(pair);
      this.pairs[place] = pair;
      this.counts[place] = counts[at]!;
    }
  }
}

/** The number of a pair that is counted by its letters. */
export const keyOfCounted = (pair: number): number => keyOfPair(pair >>> 16, pair & 0xffff);
