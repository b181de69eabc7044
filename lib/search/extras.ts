import type { Db } from "#lib/platform/database.ts";
import { otherNames } from "#lib/search/bodies.ts";

/** Another name of something that was asked for: what it stands for in the question, as it was typed, and how much less it weighs. */
export interface Extra {
  of: string;
  text: string;
  weight: number;
}

/** What is asked beside the words themselves. */
export async function extrasOf(db: Db, words: string): Promise<Extra[]> {
  if (words === "") return [];
  return otherNames(db, words);
}
