import { performance } from "node:perf_hooks";

export interface Spread {
  p50: number;
  p95: number;
}

/** Does it `times` times after some for warming up, one after another. */
export async function spread(times: number, work: (turn: number) => Promise<unknown>, warm = 20): Promise<Spread> {
  for (let turn = 0; turn < warm; turn++) await work(turn);
  const took: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const began = performance.now();
    await work(turn);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return { p50: took[Math.floor(took.length * 0.5)] ?? 0, p95: took[Math.floor(took.length * 0.95)] ?? 0 };
}

export interface Line {
  what: string;
  value: string;
  goal?: string;
  held?: boolean;
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;

export function table(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const middle = Math.max(...lines.map(({ value }) => value.length));
  return lines
    .map(({ what, value, goal, held }) => `${what.padEnd(width)}  ${value.padStart(middle)}${goal ? `  ${held ? "holds" : "falls short"}: ${goal}` : ""}`)
    .join("\n");
}
