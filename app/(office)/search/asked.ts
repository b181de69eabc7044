import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { facetNames } from "#lib/search/engine.ts";
import type { FacetName } from "#lib/search/engine.ts";
import { labelled } from "#lib/search/labels.ts";
import type { SearchInput } from "#lib/search/queries.ts";
import { shownOf } from "#lib/search/showing.ts";
import { searchUnderstood } from "#lib/search/understanding.ts";
import { noteVain } from "#lib/search/vain.ts";
import type { Language } from "#lib/names.ts";

/** What was found, as it is shown, with the names of its facets. */
export async function foundFor(db: Db, actor: Actor, input: SearchInput, language: Language, now: Date) {
  const found = await searchUnderstood(db, actor, input);
  noteVain(db, actor, input, found, now);
  const [shown, facets] = await Promise.all([shownOf(db, actor, input, found), labelled(db, found.facets, language)]);
  return { found, shown, facets };
}

export type Finding = ReturnType<typeof foundFor>;

/** The address of a question, its conditions and its order. */
export class Address {
  readonly input: SearchInput;
  constructor(input: SearchInput) {
    this.input = input;
  }

  /** The same question with something else about it; null leaves it out. */
  with(change: Record<string, string | null>): string {
    const { input } = this;
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ q: input.q, scope: input.scope === "all" ? null : input.scope, sort: input.sort === "fit" ? null : input.sort, exact: input.exact ?? null, why: input.why ?? null, ...change })) if (value) next.append(name, value);
    for (const name of facetNames) if (!(name in change)) for (const value of input[name]) next.append(name, value);
    return `/search?${next.toString()}`;
  }

  /** Without one value of a facet. */
  without(name: FacetName, value: string): string {
    return new Address({ ...this.input, [name]: this.input[name].filter((one) => one !== value) }).with({});
  }

  /** The question without any condition beside its words. */
  get plain(): string {
    return this.with({ scope: null, exact: null, ...Object.fromEntries(facetNames.map((name) => [name, null])) });
  }
}
