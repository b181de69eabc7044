import type { Question } from "#lib/search/query.ts";

/** What search finds. */
export const kinds = ["document", "attachment", "opinion", "task", "petition", "memo", "lesson", "post", "department"] as const;

/** A record as an engine keeps it: everything by which it is found, and who may find it. */
export interface SearchEntry {
  kind: (typeof kinds)[number];
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
  /** What is so of it: for the field words `decided:<name>`, `step:<step>`, `has:attachment`; `cites:<number>` for each number that its own text names; `at:<post>:<official>` for each that did something at a post, `at:<post>` where it is not known who; `rewritten` of a document that came back, as its drafter is writing it again; for the order `settled`, of a lesson that readers found useful `lesson`, and, of what was superseded, `superseded` and for each token that may know by what `superseded:<token>`. */
  facts?: readonly string[];
  readers: string[];
}

export type EntryName = Pick<SearchEntry, "kind" | "recordId">;

export interface Filters {
  kind?: readonly string[];
  department?: readonly string[];
  year?: readonly string[];
  disclosure?: readonly string[];
  function?: readonly string[];
  /** Only what these posts had part in. */
  postIds?: readonly string[];
  /** Only that of which one of these is said (`at:…`): in which the predecessors of mine had part. */
  acts?: readonly string[];
  /** All names, of all times, of the units that each `dept:` of the question names. */
  departmentNames?: readonly (readonly string[])[];
  /** The same of each `-dept:`, and the posts of all `-post:`. */
  not?: { departmentNames: readonly (readonly string[])[]; postIds: readonly string[] };
}

/** Where a list goes on: after this record, by date. */
export interface Cursor {
  at: Date;
  recordId: string;
}

export interface Asked extends Filters {
  q: string;
  tokens: readonly string[];
  sort: "fit" | "date";
  limit: number;
  offset: number;
  /** Goes on after this record, by date. */
  after?: Cursor;
  /** The question as it was put before, so that it is not put again. */
  question?: Question;
  /** Whose work comes first: the searcher's posts, and their units by name. */
  own?: { postIds: readonly string[]; departments: readonly string[] };
  /** Records that were opened after the same words, with how often. */
  opened?: readonly { recordId: string; times: number }[];
  /** Records that bear just the name that is asked for. */
  named?: readonly string[];
  /** What was typed and nothing beside it: no other names, no words of the same meaning. */
  exact?: boolean;
  /** Whatever day the question names. */
  anyDay?: true;
  /** Told which records a page will hold as soon as that is known, so that they can be checked while they are fetched. */
  onPage?: (page: readonly { kind: string; recordId: string }[]) => void;
  /** Told the hits while it is asked which of them may be shown: for work on them that shows nothing. */
  onHits?: (hits: readonly Hit[]) => void;
  /** Only whether there is anything: some records of it in any order, nothing counted. */
  glance?: true;
  /** Records that the index shows and the records themselves no longer do. */
  without?: readonly string[];
  /** Of these records alone. */
  among?: readonly string[];
  /** Only what holds all words, however little that is. */
  strict?: true;
  /** Without the texts, for long lists. */
  bare?: true;
}

export interface Hit extends Omit<SearchEntry, "people" | "readers"> {
  score: number;
}

export type FacetName = "kind" | "department" | "year" | "disclosure" | "function";
export const facetNames: readonly FacetName[] = ["kind", "department", "year", "disclosure", "function"];

export interface Found {
  total: number;
  hits: Hit[];
  facets: Record<FacetName, { value: string; count: number }[]>;
  /** How many there are of each month, `YYYY-MM` in the agency's zone, in order; months with none are left out. */
  months: { month: string; count: number }[];
  /** No record holds all words; these hold some. */
  loose?: boolean;
}

/** An entry with the numbers by which both engines choose and score it; cut once for both. */
export interface Prepared extends SearchEntry {
  /** The terms by which it is chosen, in order. */
  keys: Numbers;
  /** All its terms, sixteen times the number, and the level; in order. */
  impacts: Numbers;
  measures: readonly number[];
}

/** Thousands of them a record: as the database read them, or as they were cut. */
export type Numbers = readonly number[] | Int32Array;

/** What an engine does. Every answer is of what the tokens may read, and of nothing else. */
export interface Engine {
  name: "embedded" | "elasticsearch";
  index(entries: readonly (SearchEntry | Prepared)[]): Promise<void>;
  remove(kind: SearchEntry["kind"], ids: readonly string[]): Promise<void>;
  query(asked: Asked): Promise<Found>;
  /** Weighs terms anew, by what every official may read. */
  weigh(): Promise<void>;
}

export function nothing(): Found {
  return { total: 0, hits: [], facets: { kind: [], department: [], year: [], disclosure: [], function: [] }, months: [] };
}
