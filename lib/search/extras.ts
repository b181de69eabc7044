import type { Db } from "#lib/platform/database.ts";
import { otherNames } from "#lib/search/bodies.ts";
import { synonymsAbout, synonymsIn } from "#lib/search/synonyms.ts";
import type { SynonymRow } from "#lib/search/synonyms.ts";
import type { Extra } from "#lib/search/query.ts";

/** What is asked beside the words themselves; `looked` are the lines of the table about them, where they have been looked up. */
export async function extrasOf(db: Db, words: string, looked?: readonly SynonymRow[]): Promise<Extra[]> {
  if (words === "") return [];
  const [names, rows] = await Promise.all([otherNames(db, words), looked ?? db.$queryRaw<SynonymRow[]>(synonymsAbout(words))]);
  // A word of the table within the name of a body is not asked for by who asks for the body.
  const beside = names.reduce((rest, name) => rest.replaceAll(name.of, " "), words);
  return [...names, ...synonymsIn(rows, words).filter(({ of }) => beside.includes(of) || names.some((name) => of.includes(name.of)))];
}
