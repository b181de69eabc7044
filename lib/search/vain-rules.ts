import { understand } from "#lib/search/query.ts";
import { requiredOf } from "#lib/search/words.ts";

/** Fewer officials than this who asked the same in vain are told to nobody. */
export const fewestAskers = 3;
/** Longer questions tell of one matter, and are asked by one person. */
const longest = 60;
/** A number of so many digits may be a person's. */
const ofAPerson = /\d[\d -]{4,}\d/;

export interface Vain {
  words: string;
  /** Each of them as it was typed. */
  typed: readonly string[];
  /** The unit and the task to which the question was narrowed, as it named them; empty where it was not. */
  department: string;
  task: string;
}

interface Question {
  q: string;
  scope: string;
  offset: number;
  kind: readonly string[];
  department: readonly string[];
  year: readonly string[];
  disclosure: readonly string[];
  function: readonly string[];
}

/** What is counted of a question that found nothing: its words alone. Null where a condition is why it found nothing, or where it may tell of a person. */
export function vainOf(input: Question): Vain | null {
  if (input.scope !== "all" || input.offset > 0 || input.kind.length + input.year.length + input.disclosure.length > 0) return null;
  const { words, department, parts } = understand(input.q);
  if (parts.some((part) => !["word", "phrase", "department", "agency"].includes(part.field))) return null;
  const told = words.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N} -]+/gu, " ").replace(/\s+/g, " ").trim();
  if (told.length < 2 || requiredOf(told).length === 0 || told.length > longest || ofAPerson.test(told)) return null;
  return { words: told, typed: told.split(" "), department: input.department[0] ?? department[0] ?? "", task: input.function[0] ?? "" };
}
