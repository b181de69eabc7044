import { cutRecord, keyOfPair } from "#lib/search/words.ts";

/** The terms of a record with how often each stands there, each told with its number. Pairs of syllables are counted by their letters: there are thousands of them in a page or two, and no word is made of any. */
export class Counts {
  /** Of all terms, each as often as it stands there. */
  total = 0;
  readonly terms = new Map<string, number>();
  readonly pairs: Tally;

  constructor(text: string) {
    // A letter begins one pair in its word, and at a word's end one across the space.
    this.pairs = new Tally(text.length);
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
export class Tally {
  size = 0;
  private held: Int32Array;
  private counts: Int32Array;

  constructor(expected: number) {
    const places = 1 << Math.max(6, 33 - Math.clz32(expected));
    this.held = new Int32Array(places);
    this.counts = new Int32Array(places);
  }

  add(number: number): void {
    const place = this.placeOf(number);
    if (this.counts[place] === 0) {
      this.held[place] = number;
      this.size += 1;
    }
    this.counts[place]! += 1;
    if (this.size * 2 > this.held.length) this.grow();
  }

  countOf(number: number): number {
    return this.counts[this.placeOf(number)]!;
  }

  each(told: (number: number, count: number) => void): void {
    for (let place = 0; place < this.held.length; place++) if (this.counts[place]! > 0) told(this.held[place]!, this.counts[place]!);
  }

  /** All of them, in order. */
  numbers(): Int32Array {
    const all = new Int32Array(this.size);
    let kept = 0;
    this.each((number) => (all[kept++] = number));
    return all.sort();
  }

  private placeOf(number: number): number {
    const last = this.held.length - 1;
    let place = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
    place = (place ^ (place >>> 13)) & last;
    while (this.counts[place] !== 0 && this.held[place] !== number) place = (place + 1) & last;
    return place;
  }

  private grow(): void {
    const [numbers, counts] = [this.held, this.counts];
    this.held = new Int32Array(numbers.length * 2);
    this.counts = new Int32Array(numbers.length * 2);
    for (let at = 0; at < numbers.length; at++) {
      if (counts[at] === 0) continue;
      const place = this.placeOf(numbers[at]!);
      this.held[place] = numbers[at]!;
      this.counts[place] = counts[at]!;
    }
  }
}

/** The number of a pair that is counted by its letters. */
export const keyOfCounted = (pair: number): number => keyOfPair(pair >>> 16, pair & 0xffff);
