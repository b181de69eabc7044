import { databaseForMany } from "#lib/platform/database.ts";
import type { Numbers, Prepared } from "#lib/search/engine.ts";
import { portions } from "#lib/search/portions.ts";

/*
 * Entries are written many at a time, and each brings thousands of numbers: they go to PostgreSQL as it
 * keeps them itself, so that neither side writes them out or reads them.
 */

const identity = ["kind", "recordId"] as const;
const rest = [
  "sourceId", "seq", "title", "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn", "functionNameKo", "functionNameEn",
  "disclosure", "people", "postIds", "facts", "readers", "keys", "impacts", "measures",
] as const;
const columns = [...identity, ...rest];

/** So many at a time, and of so many signs: one statement for all of them, of a size that the database likes. */
const atOnce = { entries: 100, signs: 5_000_000 };

/** Writes entries; a later version stays. */
export async function writeEntries(entries: readonly Prepared[]): Promise<void> {
  for (const some of portions(entries, (entry) => entry.text.length + entry.keys.length + entry.impacts.length, atOnce.signs, atOnce.entries)) {
    await databaseForMany().query(statementFor(some.length), some.flatMap((entry) => columns.map((column) => valueOf(entry, column))));
  }
}

function valueOf(entry: Prepared, column: (typeof columns)[number]): unknown {
  if (column === "keys" || column === "impacts") return asArray(entry[column]);
  return column === "facts" ? (entry.facts ?? []) : entry[column];
}

const named = (some: readonly string[]) => some.map((column) => `"${column}"`).join(", ");

function statementFor(entries: number): string {
  const row = (at: number) => `(${columns.map((_, column) => `$${at * columns.length + column + 1}`).join(", ")})`;
  return `insert into "SearchEntry" (${named(columns)}) values ${Array.from({ length: entries }, (_, at) => row(at)).join(", ")}
    on conflict (${named(identity)}) do update set ${rest.map((column) => `"${column}" = excluded."${column}"`).join(", ")} where "SearchEntry"."seq" <= excluded."seq"`;
}

/** What PostgreSQL calls `integer`. */
const integer = 23;

/** An `integer[]` as PostgreSQL takes it unwritten: how many dimensions, no nulls, of what; how many from which place on; and each with its length. */
function asArray(numbers: Numbers): Buffer {
  if (numbers.length === 0) return inBytes(Int32Array.of(0, 0, integer));
  const words = new Int32Array(5 + numbers.length * 2);
  words.set([1, 0, integer, numbers.length, 1]);
  for (let at = 0; at < numbers.length; at++) {
    words[5 + at * 2] = 4;
    words[6 + at * 2] = numbers[at]!;
  }
  return inBytes(words);
}

function inBytes(words: Int32Array): Buffer {
  const bytes = Buffer.from(words.buffer);
  return littleEndian ? bytes.swap32() : bytes;
}

const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
