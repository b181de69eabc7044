import type { Numbers, Prepared } from "#lib/search/engine.ts";
import { impactOf } from "#lib/search/impact.ts";
import { plainNumber } from "#lib/search/query.ts";

/* How the search cluster keeps an entry. */

/** An entry as it is read from the cluster. */
export interface Kept extends Prepared {
  /** What phrases are sought in. */
  signs: string;
  /** A sum of the terms by which it is weighed; older entries have none. */
  weighed?: number;
}

/** A term's number as the cluster keeps it. */
export const named = (key: number) => key.toString(36);

/** An entry as the cluster keeps it, but for what each term weighs, which newer clusters do not tell. */
export interface Stored extends Omit<Prepared, "keys" | "impacts" | "measures" | "year" | "at"> {
  year: string;
  at: string;
  numberPlain: string | null;
  terms: string[];
  signs: string;
  weighed: number;
}

/** A row for the cluster. Its terms, hundreds of them, are written as they come: as members of an object they take longer than all else. */
export function rowOf({ keys, impacts, measures: _, ...entry }: Prepared): string {
  const own: Omit<Stored, "terms"> = {
    ...entry, numberPlain: entry.number === null ? null : plainNumber(entry.number), year: String(entry.year), at: entry.at.toISOString(), signs: signsOf(`${entry.title} ${entry.text}`), weighed: weighedOf(impacts),
  };
  let terms = "";
  for (let at = 0; at < keys.length; at++) terms += `${at === 0 ? "" : ","}"${named(keys[at]!)}"`;
  let weights = "";
  for (let at = 0; at < impacts.length; at++) weights += `${at === 0 ? "" : ","}"${named(impacts[at]! >>> 4)}":${impactOf(impacts[at]! & 15)}`;
  return `${JSON.stringify(own).slice(0, -1)},"terms":[${terms}],"impacts":{${weights}}}`;
}

/** A kept record as it was given. */
export function restored({ year, at, terms, numberPlain: _, ...entry }: Stored): Kept {
  return { ...entry, year: Number(year), at: new Date(at), keys: terms.map((term) => parseInt(term, 36)), impacts: [], measures: [] };
}

/** All terms that weigh anything as one number: a newer cluster does not tell them. Their levels were cut by the averages of their day. */
function weighedOf(impacts: Numbers): number {
  let sum = impacts.length;
  for (let at = 0; at < impacts.length; at++) sum = (Math.imul(sum, 31) + (impacts[at]! >>> 4)) | 0;
  return sum;
}

/** Whether what an entry is weighed by, and its phrases are sought in, is of this very text. */
export const cutAlike = (entry: Prepared, there: Kept): boolean => there.signs === signsOf(`${entry.title} ${entry.text}`) && (there.weighed === undefined || there.weighed === weighedOf(entry.impacts));

/** Every sign of a text as a word of its own, so that a phrase is found to the letter. */
export function signsOf(text: string): string {
  return [...text.toWellFormed().toLowerCase()].map((sign) => (/[\p{L}\p{N}]/u.test(sign) ? sign : `_${sign.codePointAt(0)?.toString(16)}`)).join(" ");
}
