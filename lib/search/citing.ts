import { numbersIn } from "#lib/documents/citing.ts";
import { plainNumber } from "#lib/search/query.ts";

/* Which numbers a record's text names, as facts of it: so both engines find whatever names a number, and count it. */

const before = "cites:";

/** What is said of a record that names a number, given as numbers are compared. */
export const citesFact = (plain: string): string => `${before}${plain}`;
export const isCites = (fact: string): boolean => fact.startsWith(before);

/** What is so of a record by its text; its own number is none that it names. */
export function citesIn(text: string, own: string | null = null): string[] {
  const itself = own === null ? null : plainNumber(own);
  return [...new Set(numbersIn(text).map(plainNumber))].filter((number) => number !== itself).map(citesFact);
}
