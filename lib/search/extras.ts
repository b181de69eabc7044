import type { Db } from "#lib/platform/database.ts";
import { otherNames } from "#lib/search/bodies.ts";
import { synonymsIn } from "#lib/search/synonyms.ts";
import type { Extra } from "#lib/search/query.ts";

/** What is asked beside the words themselves. */
export async function extrasOf(db: Db, words: string): Promise<Extra[]> {
  if (words === "") return [];
  const [names, synonyms] = await Promise.all([otherNames(db, words), synonymsIn(db, words)]);
  return [...names, ...synonyms];
}
