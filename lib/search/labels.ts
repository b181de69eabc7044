import type { Language } from "#lib/names.ts";
import type { Db } from "#lib/platform/database.ts";
import { sentence } from "#lib/platform/messages.ts";
import { functionNamesIn } from "#lib/classification/names.ts";
import { departmentNamesIn } from "#lib/organisation/structure.ts";
import type { FacetName, Found } from "#lib/search/engine.ts";

export type LabelledFacets = Record<FacetName, { value: string; label: string; count: number }[]>;

/** Facets with the names that their reader knows: kinds and classes as words, units and functions in the reader's language. */
export async function labelled(db: Db, facets: Found["facets"], language: Language): Promise<LabelledFacets> {
  const values = (name: FacetName) => facets[name].map((one) => one.value);
  const [departments, functions] = language === "en" ? await Promise.all([departmentNamesIn(db, values("department")), functionNamesIn(db, values("function"))]) : [null, null];
  const word = (name: FacetName, value: string): string | null => {
    if (name === "kind") return sentence(language, `search.kinds.${value}`);
    if (name === "disclosure") return sentence(language, `documents.disclosure.${value}`);
    return (name === "department" ? departments?.get(value) : name === "function" ? functions?.get(value) : undefined) ?? value;
  };
  const named = (name: FacetName) => facets[name].map(({ value, count }) => ({ value, label: word(name, value) ?? value, count }));
  return { kind: named("kind"), department: named("department"), year: named("year"), disclosure: named("disclosure"), function: named("function") };
}
