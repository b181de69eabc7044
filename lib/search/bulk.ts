import type { Client } from "@elastic/elasticsearch";
import { errors } from "@elastic/elasticsearch";
import { log } from "#lib/platform/log.ts";
import { Full } from "#lib/search/clients.ts";
import { portions } from "#lib/search/portions.ts";

/** A bulk is so large at most, in bytes: a cluster takes ten times that at once unless it is set otherwise, and a text may have millions of signs. */
export const bulkBytes = 10_000_000;

/** What is to be done with one entry, as lines for the cluster. */
export interface Write {
  name: string;
  lines: readonly string[];
}

/** Sends writes in bulks of a size that the cluster takes. Answers the names of what it takes at no size; of the others all are written. */
export async function inBulks(client: Client, writes: Iterable<Write>): Promise<Set<string>> {
  const refused = new Set<string>();
  for (const some of portions(writes, bytesOf, bulkBytes)) {
    if (await taken(client, some)) continue;
    // A cluster that takes less than usual is given one at a time.
    for (const one of some) {
      if (some.length > 1 && (await taken(client, [one]))) continue;
      log.error({ entry: one.name, bytes: bytesOf(one) }, "the search cluster does not take an entry of this size: it is found in PostgreSQL alone until the cluster is given more memory or a larger http.max_content_length, or it is shortened");
      refused.add(one.name);
    }
  }
  return refused;
}

const bytesOf = ({ lines }: Write) => lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);

/** Whether the cluster has too little memory for this alone, as against too much to do at the moment: then it has no more later. */
function exceeds(reason: string, bytes: number): boolean {
  const [under, operation, most] = ["coordinating_and_primary_bytes", "primary_operation_bytes", "max_primary_bytes"].map((name) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(reason)?.[1] ?? NaN));
  // Nothing but itself was under way.
  return under! + operation! > most! && under! <= bytes * 1.1 + 100_000;
}

/** False where it was too large for the cluster. */
async function taken(client: Client, writes: readonly Write[]): Promise<boolean> {
  try {
    const answer = await client.bulk({ operations: writes.flatMap((write) => [...write.lines]) });
    const failed = answer.items.flatMap((item) => Object.values(item)).find((one) => one.error && one.status !== 409);
    if (!failed) return true;
    if (failed.status === 429 && exceeds(failed.error?.reason ?? "", writes.reduce((sum, write) => sum + bytesOf(write), 0))) return false;
    const said = `Elasticsearch did not take ${failed._id}: ${failed.error?.reason ?? failed.status}`;
    throw failed.status === 429 || failed.status === 403 || failed.status === 503 ? new Full(said) : new Error(said);
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 413) return false;
    throw error;
  }
}
