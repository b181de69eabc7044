import type { Db } from "#lib/platform/database.ts";
import { namesOfBodies } from "#lib/organisation/bodies.ts";
import type { Extra } from "#lib/search/query.ts";

/** Names change seldom; a question does not wait for them. */
const keptFor = 60_000;
/** The name in the other language, and the old and new ones, tell a little less than the one that was typed. */
const weight = 0.8;
const most = 6;

type Names = ReadonlyMap<string, readonly string[]>;
const kept = new WeakMap<Db, { at: number; names: Promise<Names> }>();

/** Agencies and departments that a question names, under their other names: in the other language and of other times. */
export async function otherNames(db: Db, words: string): Promise<Extra[]> {
  const known = kept.get(db);
  const current = known && Date.now() - known.at < keptFor ? known : { at: Date.now(), names: byName(db) };
  kept.set(db, current);
  const names = await current.names;
  let typed = words.toLowerCase();
  const found: Extra[] = [];
  for (const [name, others] of names) {
    const at = placeOf(name, typed);
    if (at < 0 || found.length >= most) continue;
    // The longest name is meant: what stands within it (기획과 in 혁신기획과) is not asked for.
    typed = typed.slice(0, at) + "\n".repeat(name.length) + typed.slice(at + name.length);
    const of = words.slice(at, at + name.length);
    for (const other of others.slice(0, most)) found.push({ of, text: other, weight, body: true });
  }
  return found;
}

/** Where a name stands in what was typed; one in Latin letters as whole words, for there a name hides within others. */
function placeOf(name: string, typed: string): number {
  const at = typed.indexOf(name);
  const within = (edge: string | undefined, beside: string | undefined) => /^[a-z]{2}$/.test(`${edge ?? ""}${beside ?? ""}`);
  return at >= 0 && (within(name[0], typed[at - 1]) || within(name.at(-1), typed[at + name.length])) ? -1 : at;
}

/** Longer names first: who asks for a department of an agency means it and not the agency. */
async function byName(db: Db): Promise<Names> {
  const names = new Map<string, Set<string>>();
  for (const body of await namesOfBodies(db)) {
    for (const name of body) {
      const others = names.get(name.toLowerCase()) ?? new Set();
      for (const other of body) if (other !== name) others.add(other);
      names.set(name.toLowerCase(), others);
    }
  }
  return new Map([...names].filter(([name]) => name.length >= 3).sort(([one], [other]) => other.length - one.length).map(([name, others]) => [name, [...others]]));
}
