import type { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { asMeant, meantBy } from "#lib/search/forgiving.ts";
import type { Meant } from "#lib/search/forgiving.ts";
import { findsAny, lookedUp, search } from "#lib/search/queries.ts";
import type { Searched, searchInput } from "#lib/search/queries.ts";
import type { Checked } from "#lib/search/truth.ts";
import { requiredOf } from "#lib/search/words.ts";

export interface Understood {
  /** The question as it was understood. */
  q: string;
  changes: Meant[];
  /** Whether that was searched; else it is only offered, for what was typed finds something. */
  applied: boolean;
}

export interface UnderstoodAnswer extends Searched {
  understood: Understood | null;
}

type Asked = z.output<typeof searchInput>;

/** What was typed tells a little less than what was meant by it. */
const typedToo = 0.8;

/**
 * Searches what was typed, and what was meant where a word of it stands in nothing that its searcher may
 * read. `exact` searches what was typed alone.
 */
export async function searchUnderstood(db: Db, actor: Actor, input: Asked): Promise<UnderstoodAnswer> {
  const looked = await lookedUp(db, actor, input.q);
  const { checked } = looked;
  const [typed, meant] = await Promise.all([search(db, actor, input, looked), input.exact ? [] : meantBy(db, input.q, looked.known)]);
  if (meant.length === 0) return { ...typed, understood: null };
  const held = await Promise.all(meant.map((one) => standsSomewhere(db, actor, input, one.typed, checked)));
  const wrong = meant.filter((_, at) => !held[at]);
  if (wrong.length === 0) return { ...typed, understood: await offered(db, actor, input, meant, checked) };
  const q = asMeant(input.q, wrong);
  // What is no slip, but a word of many that no record holds as a whole, is still found by its parts.
  const beside = wrong.map(({ typed: text, meant: of }) => ({ of, text, weight: typedToo }));
  const found = await search(db, actor, { ...input, q }, { ...(await lookedUp(db, actor, q)), checked }, beside);
  return found.total > 0 ? { ...found, understood: { q, changes: wrong, applied: true } } : { ...typed, understood: null };
}

/** Whether a word stands to the letter in anything that the searcher may read. */
async function standsSomewhere(db: Db, actor: Actor, input: Asked, word: string, checked: Checked): Promise<boolean> {
  if (requiredOf(word).length === 0) return false;
  return findsAny(db, actor, { ...input, q: `"${word.replaceAll('"', "")}"` }, checked);
}

async function offered(db: Db, actor: Actor, input: Asked, changes: Meant[], checked: Checked): Promise<Understood | null> {
  const q = asMeant(input.q, changes);
  return (await findsAny(db, actor, { ...input, q }, checked)) ? { q, changes, applied: false } : null;
}
