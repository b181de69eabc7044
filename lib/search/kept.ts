import { countOfNumbers, eachNumber } from "#lib/platform/copy.ts";
import { databaseForMany } from "#lib/platform/database.ts";
import type { Prepared } from "#lib/search/engine.ts";

/** Entries as PostgreSQL keeps them, but for what it computes itself. Their numbers come as it sends them itself: written out and read again they take longer than all else. */
export async function keptEntries(named: readonly { kind: string; recordId: string }[]): Promise<Prepared[]> {
  const { rows } = await databaseForMany().query<Omit<Prepared, "keys" | "impacts"> & { keys: Buffer; impacts: Buffer }>(
    `select "kind", "recordId"::text as "recordId", "sourceId", "seq", "title", "text", "url", "number", "at", "year", "departmentNameKo", "departmentNameEn", "functionNameKo", "functionNameEn",
      "disclosure", "people", "postIds"::text[] as "postIds", "facts", "readers", array_send("keys") as "keys", array_send("impacts") as "impacts", "measures"
     from "SearchEntry" where ("kind", "recordId") in (select * from unnest($1::text[], $2::uuid[]))`,
    [named.map(({ kind }) => kind), named.map(({ recordId }) => recordId)],
  );
  return rows.map((row) => ({ ...row, keys: numbersOf(row.keys), impacts: numbersOf(row.impacts) }));
}

function numbersOf(list: Buffer): Int32Array {
  const numbers = new Int32Array(countOfNumbers(list));
  eachNumber(list, (number, at) => (numbers[at] = number));
  return numbers;
}
