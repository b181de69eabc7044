/** A record as an engine keeps it: everything by which it is found, and who may find it. */
export interface SearchEntry {
  kind: "document" | "task" | "petition" | "memo";
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
  /** All names, of all times, of the units that each `dept:` of the question names. */
  departmentNames?: readonly (readonly string[])[];
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

/** A term of a question: its weight, and how many records of the snapshot hold it. */
export interface Weighted {
  term: string;
  weight: number;
  df: number;
}

/** The heaviest terms of a question by the snapshot, and how many records that covers. */
export interface Weights {
  terms: readonly Weighted[];
  records: number;
}

/** How many terms of a question are asked; the heaviest, so that a long question costs no more. */
export const mostTerms = 60;
/** With fewer records than this holding all words, any of them will do. */
export const few = 10;

/**
 * The words of which any will do when few records hold all: the rarest first, while together they
 * bring no more than a thousand records or three in a hundred.
 */
export function anyOf({ terms, records }: Weights): string[] {
  const most = Math.max(1_000, records * 0.03);
  const words = terms.filter(({ term }) => !term.startsWith("b"));
  const rarest = [...(words.length > 0 ? words : terms)].sort((one, other) => one.df - other.df);
  let sum = 0;
  return rarest.filter(({ df }, at) => (sum += df) <= most || at === 0).map(({ term }) => term);
}

export function nothing(): Found {
  return { total: 0, hits: [], facets: { kind: [], department: [], year: [], disclosure: [], function: [] } };
}
