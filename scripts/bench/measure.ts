import { performance } from "node:perf_hooks";

export interface Spread {
  p50: number;
  p95: number;
}

type Works<Name extends string> = Record<Name, (turn: number) => Promise<unknown>>;

/** Does each thing `times` times after some for warming up. They take turns, so that what else the machine does weighs on all alike. */
export async function alternating<Name extends string>(times: number, works: Works<Name>, warm = 20): Promise<Record<Name, Spread>> {
  const names = Object.keys(works) as Name[];
  const took = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < warm + times; turn++) {
    for (const name of names) {
      const began = performance.now();
      await works[name](turn);
      if (turn >= warm) took.get(name)?.push(performance.now() - began);
    }
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(took.get(name) ?? [])])) as Record<Name, Spread>;
}

export function spreadOf(took: readonly number[]): Spread {
  const sorted = [...took].sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
}

export interface Line {
  what: string;
  value: string;
  goal?: string;
  /** Undefined for what has no goal, or could not be measured here. */
  held?: boolean;
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const both = ({ p50, p95 }: Spread) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
export const times = (one: number, other: number) => `${(one / other).toFixed(2)} ×`;

export const notMeasured = (what: string, why: string, error: unknown): Line => ({ what, value: "–", goal: `${why}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}` });

export function table(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const middle = Math.max(...lines.map(({ value }) => value.length));
  const verdict = (held: boolean | undefined) => (held === undefined ? "not measured" : held ? "holds" : "falls short");
  return lines
    .map(({ what, value, goal, held }) => `${what.padEnd(width)}  ${value.padStart(middle)}${goal ? `  ${verdict(held).padEnd(12)}  ${goal}` : ""}`)
    .join("\n");
}
