import { databaseForMany } from "#lib/platform/database.ts";
import { copyOut } from "#lib/platform/copy.ts";
import { Tally } from "#lib/search/counting.ts";

/*
 * In how many records each term stands is counted here, from the numbers as PostgreSQL keeps them: it would
 * make a row of each of the thousand terms of every record first, and take several times as long.
 */

/** Terms expected; the table grows. */
const expected = 100_000;
/** A list begins with how many it holds and of what; from there each number comes after its length. The list itself stands after its own. */
const before = 4 + 20 + 4;
const step = 8;

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
      for (let at = before; at < row.length; at += step) counted.add(row.readInt32BE(at) >> 4);
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
