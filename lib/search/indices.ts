import type { Client, estypes } from "@elastic/elasticsearch";

/** Which indices of a cluster are ours: `<name>.<version of the mapping>-<when it was begun>`, and one alias `<name>.<version>` for the one that is asked. */
export interface Named {
  name: string;
  /** Of the mapping that is built now. */
  version: number;
  /** The oldest mapping that can still answer, until a newer index is built. */
  oldest: number;
}

const keyword = { type: "keyword", ignore_above: 1_000 } as const;
/** Asked for alone: neither counted nor sorted by. */
const sought = { ...keyword, doc_values: false } as const;
const kept = { type: "keyword", index: false, doc_values: false } as const;
const mappings: estypes.MappingTypeMapping = {
  dynamic: false,
  properties: {
    kind: keyword, recordId: keyword, departmentNameKo: keyword, functionNameKo: keyword, year: keyword, disclosure: keyword,
    departmentNameEn: sought, number: sought, numberPlain: sought, people: sought, postIds: sought, facts: sought, readers: sought, terms: sought,
    at: { type: "date" }, seq: { type: "long" }, url: kept,
    impacts: { type: "sparse_vector" },
    signs: { type: "text", analyzer: "whitespace", norms: false, index_options: "positions" },
  },
};
const settings = { number_of_shards: 1, gc_deletes: "0s", max_result_window: 11_000 };
/** Nobody asks an index while it is filled: it is neither made ready for questions twice a second nor kept twice. */
const filling = { refresh_interval: "-1", number_of_replicas: 0 };
const asked = { refresh_interval: "500ms", auto_expand_replicas: "0-1" };

export const aliasOf = ({ name, version }: Named): string => `${name}.${version}`;

/** Those that are written to: the one in use, the next while it is built, and one of an older mapping that still answers. */
export async function indicesOf(client: Client, { name, version, oldest }: Named): Promise<string[]> {
  const all = Object.keys(await client.indices.get({ index: `${name}.*`, features: ["aliases"] }));
  const of = (index: string) => Number(/^\.(\d+)-/.exec(index.slice(name.length))?.[1] ?? 0);
  return all.filter((index) => of(index) >= oldest && of(index) <= version);
}

export async function createIndex(client: Client, named: Named): Promise<string> {
  const index = `${aliasOf(named)}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
  await client.indices.create({ index, settings: { ...settings, ...filling }, mappings });
  return index;
}

/** Puts a filled index behind the alias, alone, in one step. */
export async function putBehind(client: Client, named: Named, index: string): Promise<void> {
  const alias = aliasOf(named);
  await client.indices.putSettings({ index, settings: asked });
  await client.indices.refresh({ index });
  await client.indices.updateAliases({ actions: [{ remove: { index: `${alias}-*`, alias, must_exist: false } }, { add: { index, alias } }] });
}

/** While an older mapping answers it is looked up so often whether the new one does, in milliseconds. */
const often = 5_000;
const answers = new Map<string, { alias: string; until: number }>();

/** The alias to ask: that of this mapping, or until its index is built the newest of those before that can still answer. */
export async function answering(client: Client, named: Named): Promise<string> {
  const current = aliasOf(named);
  const known = answers.get(current);
  if (known && Date.now() < known.until) return known.alias;
  const there = Object.values(await client.indices.getAlias({ name: `${named.name}.*` })).flatMap((index) => Object.keys(index.aliases));
  const versions = there.map((alias) => Number(alias.slice(named.name.length + 1))).filter((version) => version >= named.oldest && version <= named.version);
  const alias = versions.length === 0 ? current : aliasOf({ ...named, version: Math.max(...versions) });
  answers.set(current, { alias, until: alias === current && versions.length > 0 ? Infinity : Date.now() + often });
  return alias;
}

export const lookAgain = (named: Named): void => void answers.delete(aliasOf(named));
