import { createHash } from "node:crypto";

/** The one seed number of the demonstration government. */
export const SEED = 20261124;

/** A sequence of chances that is the same at every run. */
export interface Chance {
  /** From 0, up to but not including 1. */
  next(): number;
  /** From `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
  /** True with the given probability. */
  odds(probability: number): boolean;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[int(0, from.length - 1)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  };
  const shuffled = <T>(from: readonly T[]): T[] => {
    const cards = [...from];
    for (let at = cards.length - 1; at > 0; at -= 1) {
      const other = int(0, at);
      [cards[at], cards[other]] = [cards[other]!, cards[at]!];
    }
    return cards;
  };
  return { next, int, pick, shuffled, odds: (probability) => next() < probability };
}

/** A UUID of version 7 that is the same at every run for the same words. */
export function seedId(kind: string, key: string, at: Date = new Date(Date.UTC(2020, 0, 1))): string {
  const bytes = createHash("sha256").update(`${SEED}:${kind}:${key}`).digest().subarray(0, 16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
