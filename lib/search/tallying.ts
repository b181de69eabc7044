import { databaseForMany } from "#lib/platform/database.ts";
import { copyOut, eachNumber } from "#lib/platform/copy.ts";
import { Tally } from "#lib/search/counting.ts";

/*
 * In how many records each term stands is counted here, from the numbers as PostgreSQL keeps them: it would
 * make a row of each of the thousand terms of every record first, and take several times as long.
 */

/** Terms expected; the table grows. */
const expected = 100_000;
/** A list stands after its own length. */
const before = 4;

/** Terms in their order, and in how many records each stands; it may be in none any more. */
export interface Difference {
  keys: number[];
  counts: number[];
}

/** Counts in how many of the records that every official may read each term stands, and answers where the snapshot has it otherwise. */
export async function countedAnew(): Promise<Difference> {
  const client = await databaseForMany().connect();
  try {
    const counted = new Tally(expected);
    await copyOut(client, `select "impacts" from "SearchEntry" where 'all' = any("readers")`, (row) => {
      eachNumber(row.subarray(before), (impact) => counted.add(impact >> 4));
    });
    const terms = counted.numbers();
    const differ: Difference = { keys: [], counts: [] };
    const tell = (key: number) => {
      differ.keys.push(key);
      differ.counts.push(counted.countOf(key));
    };
    let next = 0;
    await copyOut(client, `select "key", "df" from "SearchTerm" where "key" >= 0 order by "key"`, (row) => {
      const [key, df] = [row.readInt32BE(4), row.readInt32BE(12)];
      for (; next < terms.length && terms[next]! < key; next++) tell(terms[next]!);
      if (terms[next] === key) next++;
      if (counted.countOf(key) !== df) tell(key);
    });
    for (; next < terms.length; next++) tell(terms[next]!);
    return differ;
  } finally {
    client.release();
  }
}
