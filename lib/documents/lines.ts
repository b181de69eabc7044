import { diffArrays } from "diff";

export interface Part {
  value: string[];
  added: boolean;
  removed: boolean;
}

const mostEdits = 500;
const kindsOf = (value: string[], kind: "same" | "added" | "removed"): Part[] => (value.length > 0 ? [{ value, added: kind === "added", removed: kind === "removed" }] : []);

/** Which lines stayed, went and came. Lines that stand once in both hold the two together; only what lies between is searched. */
export function diffLines(left: readonly string[], right: readonly string[]): Part[] {
  const parts: Part[] = [];
  let [from, to] = [0, 0];
  for (const [at, other] of [...anchorsOf(left, right), [left.length, right.length] as const]) {
    for (const part of [...between(left.slice(from, at), right.slice(to, other)), ...kindsOf(left.slice(at, at + 1), "same")]) {
      const last = parts.at(-1);
      if (last && last.added === part.added && last.removed === part.removed) last.value.push(...part.value);
      else parts.push(part);
    }
    [from, to] = [at + 1, other + 1];
  }
  return parts;
}

function between(left: string[], right: string[]): Part[] {
  const there = new Set(right);
  const found = left.some((line) => there.has(line)) ? diffArrays(left, right, { maxEditLength: mostEdits }) : undefined;
  return found?.map(({ value, added, removed }) => ({ value, added, removed })) ?? [...kindsOf(left, "removed"), ...kindsOf(right, "added")];
}

/** Places of lines that stand once on either side, as many as are in one order on both. */
function anchorsOf(left: readonly string[], right: readonly string[]): [number, number][] {
  const places = once(right);
  const pairs = [...once(left)].flatMap(([line, at]): Anchor[] => (places.has(line) ? [{ at, other: places.get(line)!, before: undefined }] : []));
  // The last of the shortest orders of each length, as in sorting cards into piles.
  const tops: Anchor[] = [];
  for (const one of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle]!.other < one.other) low = middle + 1;
      else high = middle;
    }
    one.before = tops[low - 1];
    tops[low] = one;
  }
  const order: [number, number][] = [];
  for (let one = tops.at(-1); one; one = one.before) order.push([one.at, one.other]);
  return order.reverse();
}

interface Anchor {
  at: number;
  other: number;
  before: Anchor | undefined;
}

function once(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) again.add(line);
    else places.set(line, at);
  }
  for (const line of again) places.delete(line);
  return places;
}
