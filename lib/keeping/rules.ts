import { refused } from "#lib/refusal.ts";
import type { May, Refusals } from "#lib/refusal.ts";

export const refusals = {
  "name-required": 422,
  "name-taken": 422,
  "says-nothing": 422,
  "no-unit": 422,
  "kept-enough": 409,
  "not-the-owner": 403,
} as const satisfies Refusals;

export const longest = { name: 100, question: 2_000 } as const;
/** So many finds are taken out at most. */
export const mostExported = 1_000;
/** How many questions one official keeps at most. */
export const mostSaved = 100;

export const alerts = ["none", "at-once", "daily"] as const;
export type Alert = (typeof alerts)[number];

/** A question as the search page has it in its address. */
export interface Question {
  q: string;
  kind: readonly string[];
  department: readonly string[];
  year: readonly string[];
  disclosure: readonly string[];
  function: readonly string[];
  scope: "all" | "predecessors";
  exact?: "1" | undefined;
  sort: "fit" | "date";
}

const choices = ["kind", "department", "year", "disclosure", "function"] as const;

/** Whether it asks for anything at all. */
export function asksFor({ q, scope, ...question }: Question): boolean {
  return q.trim() !== "" || scope === "predecessors" || choices.some((name) => question[name].length > 0);
}

/** The page on which a question is answered, with all its conditions. */
export function addressOf(question: Question, more: Readonly<Record<string, string>> = {}): string {
  const address = new URLSearchParams();
  const { q, scope, sort, exact } = question;
  for (const [name, value] of Object.entries({ q, scope: scope === "all" ? "" : scope, sort: sort === "fit" ? "" : sort, exact: exact ?? "", ...more })) if (value !== "") address.append(name, value);
  for (const name of choices) for (const value of question[name]) address.append(name, value);
  return `/search?${address.toString()}`;
}

/** Its owner alone changes a saved search; those of the unit use it. */
export function mayOf(owner: string, officialId: string): May<"change"> {
  return { change: owner === officialId ? null : refused("keeping.not-the-owner") };
}

interface Found {
  kind: string;
  recordId: string;
  at: Date;
}

/** Of what a search finds, what may be new: what is known is not, and neither is what is older than all that is known where more was there than is kept as known. */
export function freshOf<T extends Found>(found: readonly T[], known: ReadonlySet<string>, floor: Date | null): T[] {
  return found.filter(({ recordId, at }) => !known.has(recordId) && (floor === null || at >= floor));
}
