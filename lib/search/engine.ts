/** A record as an engine keeps it: everything by which it is found, and who may find it. */
export interface SearchEntry {
  kind: "document" | "task" | "petition";
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
}

export interface Asked extends Filters {
  q: string;
  tokens: readonly string[];
  sort: "fit" | "date";
  limit: number;
  offset: number;
}

export interface Hit extends Omit<SearchEntry, "people" | "postIds" | "readers"> {
  score: number;
}

export type FacetName = "kind" | "department" | "year" | "disclosure" | "function";
export const facetNames: readonly FacetName[] = ["kind", "department", "year", "disclosure", "function"];

export interface Found {
  total: number;
  hits: Hit[];
  facets: Record<FacetName, { value: string; count: number }[]>;
}

/** What an engine does. Every answer is of what the tokens may read, and of nothing else. */
export interface Engine {
  name: "embedded" | "elasticsearch";
  index(entries: readonly SearchEntry[]): Promise<void>;
  remove(kind: SearchEntry["kind"], ids: readonly string[]): Promise<void>;
  query(asked: Asked): Promise<Found>;
  /** Weighs terms anew, by what every official may read. */
  weigh(): Promise<void>;
}

/** How many terms of a question are asked; the heaviest, so that a long question costs no more. */
export const mostTerms = 60;
/** With fewer records than this holding all words, any of them will do. */
export const few = 10;

export function nothing(): Found {
  return { total: 0, hits: [], facets: { kind: [], department: [], year: [], disclosure: [], function: [] } };
}
