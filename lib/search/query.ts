import { isDay } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** What was understood of what was typed. Whatever is no condition is a word; nothing is an error. */
export interface Query {
  /** Words, as one text for the tokeniser. */
  words: string;
  phrases: string[];
  minus: string[];
  department: string[];
  by: string[];
  number: string[];
  before: Day | null;
  after: Day | null;
  /** Classes of disclosure, of which any will do. */
  disclosure: string[];
  /** Posts by their names: what those had part in. */
  post: string[];
  /** What must be so of a record, as it stands among its facts. */
  facts: { fact: "decided" | "step" | "has"; value: string }[];
  /** Words that stand close to each other. */
  near: string[][];
  /** Numbers or ids of records to which others are like. */
  similar: string[];
  /** Each part as it was understood, for showing and taking away; `unknown` looks like a condition and was taken as words. */
  parts: { field: string; value: string; raw: string }[];
}

/** A term of a question: its weight, by its kind and by how rare it is in the snapshot. */
export interface Weighted {
  term: string;
  weight: number;
  df: number;
}

/** A question as both engines ask it. */
export interface Question {
  understood: Query;
  /** The heaviest terms; by them a record is scored. */
  terms: readonly Weighted[];
  /** What a record must hold to be found by all words: of each part one of its alternatives, of that every term. */
  required: readonly (readonly (readonly string[])[])[];
  /** How many records the snapshot was taken of. */
  records: number;
  /** Terms of which any will do when few records hold all words. */
  any: readonly string[];
  /** Other names and words of the same meaning that are asked beside what was typed. */
  also: readonly string[];
  /** Agencies and departments that it names, as they were typed. */
  bodies: readonly string[];
}

/** Another name of something that was asked for: what it stands for in the question, as it was typed, and how much less it weighs. */
export interface Extra {
  of: string;
  text: string;
  weight: number;
  /** It is of an agency or a department. */
  body?: true;
}

const fields: Readonly<Record<string, "department" | "by" | "number" | "before" | "after">> = {
  dept: "department", 부서: "department", by: "by", 사람: "by", number: "number", 번호: "number", before: "before", 이전: "before", after: "after", 이후: "after",
};

const moreFields: Readonly<Record<string, "agency" | "post" | "disclosure" | "decided" | "step" | "has" | "near" | "similar">> = {
  agency: "agency", 기관: "agency", post: "post", 자리: "post", disclosure: "disclosure", 공개: "disclosure", "decided-by": "decided", 결재: "decided", step: "step", 단계: "step", has: "has", 있음: "has", near: "near", 가까이: "near", similar: "similar", 비슷: "similar",
};
const classes: Readonly<Record<string, string>> = { open: "open", 공개: "open", partly: "partly", 부분공개: "partly", closed: "closed", 비공개: "closed" };
const steps: Readonly<Record<string, string>> = { collect: "collect", 수집: "collect", decide: "decide", 결정: "decide", result: "result", 결과: "result" };
const things: Readonly<Record<string, string>> = { attachment: "attachment", file: "attachment", 붙임: "attachment", 파일: "attachment" };

/** The values that a field with a few of them knows, by each of their names; undefined for one that takes any. */
export function valuesOf(field: string): Readonly<Record<string, string>> | undefined {
  return { disclosure: classes, step: steps, has: things }[field];
}

/** Names and numbers are sought anywhere in a field: so much of them says which. */
const longestName = 100;
/** Longer questions are cut; nobody reads that much of an answer. */
const longest = 2_000;

/** Hangul in parts, as some computers name files, is the same Hangul: each part, its `raw` too, stands as it is in NFC. Initial consonants alone stay what they are. */
export function understand(text: string): Query {
  const query: Query = { words: "", phrases: [], minus: [], department: [], by: [], number: [], before: null, after: null, disclosure: [], post: [], facts: [], near: [], similar: [], parts: [] };
  const words: string[] = [];
  for (const [raw] of text.normalize("NFC").slice(0, longest).replaceAll("\0", " ").matchAll(/(-?)(?:([a-z가-힣-]{2,12}):)?("[^"]*"|[^\s"]+)/gi)) {
    const pair = /^([a-z가-힣][a-z가-힣-]{1,11}):(.+)$/i.exec(raw);
    const field = pair ? fields[pair[1]!.toLowerCase()] : undefined;
    const value = (pair?.[2] ?? "").replace(/^"|"$/g, "");
    const name = value.slice(0, longestName);
    const day = field === "before" || field === "after" ? dayIn(value) : null;
    if (field && value && (day || (field !== "before" && field !== "after"))) {
      if (field === "before" || field === "after") query[field] = day;
      else query[field].push(name);
      query.parts.push({ field, value, raw });
    } else if (pair && takeMore(query, moreFields[pair[1]!.toLowerCase()], value)) {
      query.parts.push({ field: moreFields[pair[1]!.toLowerCase()]!, value, raw });
    } else if (raw.startsWith("-") && raw.length > 1) {
      const word = raw.slice(1).replaceAll('"', "");
      // Without nothing is without nothing.
      if (word.trim() === "") continue;
      query.minus.push(word);
      query.parts.push({ field: "minus", value: raw.slice(1), raw });
    } else if (raw.startsWith('"') && raw.length > 2) {
      query.phrases.push(raw.replaceAll('"', ""));
      query.parts.push({ field: "phrase", value: raw.replaceAll('"', ""), raw });
    } else {
      words.push(raw.replaceAll('"', ""));
      // What looks like a condition and is none; an address on the web does not.
      query.parts.push({ field: pair && !value.startsWith("//") ? "unknown" : "word", value: raw, raw });
    }
  }
  query.words = [...words, ...query.phrases, ...query.near.flat()].join(" ").trim();
  return query;
}

/** Takes what one of the further fields says; false where its value is none that it knows. */
function takeMore(query: Query, field: (typeof moreFields)[string] | undefined, value: string): boolean {
  if (!field || !value) return false;
  const known = value.toLowerCase();
  const name = value.slice(0, longestName);
  if (field === "agency") query.department.push(name);
  else if (field === "post" || field === "similar") query[field].push(name);
  else if (field === "decided") query.facts.push({ fact: field, value: name });
  else if (field === "near") {
    const near = value.split(/[\s,]+/).filter(Boolean).slice(0, 6);
    if (near.length < 2) return false;
    query.near.push(near);
  } else if (field === "disclosure" && classes[known]) query.disclosure.push(classes[known]);
  else if (field === "step" && steps[known]) query.facts.push({ fact: field, value: steps[known] });
  else if (field === "has" && things[known]) query.facts.push({ fact: field, value: things[known] });
  else return false;
  return true;
}

/** A year, a month or a day, as its first day. */
function dayIn(value: string): Day | null {
  const full = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
  return isDay(full) ? full : null;
}
