/** A record as an engine keeps it: everything by which it is found, and who may find it. */
export interface SearchEntry {
  kind: "document" | "attachment" | "task" | "petition" | "memo" | "post" | "department";
  recordId: string;
  /** The id that an imported file gave it. */
  sourceId: string | null;
  seq: number;
  title: string;
  text: string;
  url: string;
  number: string | null;
  at: Date;
  year: number;
  departmentNameKo: string;
  departmentNameEn: string;
  functionNameKo: string;
  functionNameEn: string;
  disclosure: string;
  people: string[];
  postIds: string[];
  /** What is so of it, for the field words: `decided:<name>`, `step:<step>`, `has:attachment`. */
  facts?: readonly string[];
  readers: string[];
}

export interface Filters {
  kind?: readonly string[];
  department?: readonly string[];
  year?: readonly string[];
  disclosure?: readonly string[];
  function?: readonly string[];
  /** Only what these posts had part in: the predecessors of mine. */
  postIds?: readonly string[];
  /** All names, of all times, of the units that each `dept:` of the question names. */
  departmentNames?: readonly (readonly string[])[];
}

export interface Asked extends Filters {
  q: string;
  tokens: readonly string[];
  sort: "fit" | "date";
  limit: number;
  offset: number;
  /** Only whether there is anything: some records of it in any order, nothing counted. */
  glance?: true;
  /** Records that the index shows and the records themselves no longer do. */
  without?: readonly string[];
}

export interface Hit extends Omit<SearchEntry, "people" | "postIds" | "facts" | "readers"> {
  score: number;
}

export type FacetName = "kind" | "department" | "year" | "disclosure" | "function";
export const facetNames: readonly FacetName[] = ["kind", "department", "year", "disclosure", "function"];

export interface Found {
  total: number;
  hits: Hit[];
  facets: Record<FacetName, { value: string; count: number }[]>;
}

/** An entry with the numbers by which both engines choose and score it; cut once for both. */
export interface Prepared extends SearchEntry {
  /** The terms by which it is chosen, in order. */
  keys: readonly number[];
  /** All its terms, sixteen times the number, and the level; in order. */
  impacts: readonly number[];
  measures: readonly number[];
}

/** What an engine does. Every answer is of what the tokens may read, and of nothing else. */
export interface Engine {
  name: "embedded" | "elasticsearch";
  index(entries: readonly (SearchEntry | Prepared)[]): Promise<void>;
  remove(kind: SearchEntry["kind"], ids: readonly string[]): Promise<void>;
  query(asked: Asked): Promise<Found>;
  /** Weighs terms anew, by what every official may read. */
  weigh(): Promise<void>;
}

/** Another name of something that was asked for: what it stands for in the question, as it was typed, and how much less it weighs. */
export interface Extra {
  of: string;
  text: string;
  weight: number;
}

export function nothing(): Found {
  return { total: 0, hits: [], facets: { kind: [], department: [], year: [], disclosure: [], function: [] } };
}
