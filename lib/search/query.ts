import { isDay } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** Conditions that hold or do not, and so may stand with a minus too. */
export interface Conditions {
  department: string[];
  by: string[];
  number: string[];
  /** Classes of disclosure, of which any will do. */
  disclosure: string[];
  /** Posts by their names: what those had part in. */
  post: string[];
  /** What must be so of a record, as it stands among its facts. */
  facts: { fact: "decided" | "step" | "has"; value: string }[];
  /** Numbers, as they are compared, of which a record's text names any. */
  cites: string[];
}

/** A part of a question as it was understood, for showing and taking away: what was typed, and where it begins in the question's NFC. */
export interface Part {
  /** `unknown` looks like a condition and was taken as words, `unknownMinus` too, with a minus before it. */
  field: string;
  value: string;
  raw: string;
  at: number;
}

/** What was understood of what was typed. Whatever is no condition is a word; nothing is an error. */
export interface Query extends Conditions {
  /** Words, as one text for the tokeniser. */
  words: string;
  phrases: string[];
  minus: string[];
  before: Day | null;
  after: Day | null;
  /** Words that stand close to each other. */
  near: string[][];
  /** Numbers or ids of records to which others are like. */
  similar: string[];
  /** None of these holds of a record. */
  not: Conditions;
  parts: Part[];
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

type Field = "department" | "by" | "number" | "before" | "after" | "agency" | "post" | "disclosure" | "decided" | "step" | "has" | "near" | "similar" | "cites";
const fields: Readonly<Record<string, Field>> = {
  dept: "department", 부서: "department", by: "by", 사람: "by", number: "number", 번호: "number", before: "before", 이전: "before", after: "after", 이후: "after",
  agency: "agency", 기관: "agency", post: "post", 자리: "post", disclosure: "disclosure", 공개: "disclosure", "decided-by": "decided", 결재: "decided", step: "step", 단계: "step", has: "has", 있음: "has", near: "near", 가까이: "near", similar: "similar", 비슷: "similar", cites: "cites", 인용: "cites",
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

/** Quotation marks and colons as any keyboard or writing program makes them. Each is one sign, so that all stands where it stood. */
const signs = /[“”„‟«»＂]|(：)/g;
export const plainSigns = (text: string): string => text.replace(signs, (_, colon?: string) => (colon ? ":" : '"'));

const token = /-?(?:[a-z가-힣][a-z0-9가-힣_-]{1,39}:)?(?:"[^"]*"|[^\s"]+)/gi;
const condition = /^(-?)([a-z가-힣][a-z0-9가-힣_-]{1,39}):(.+)$/i;

const noConditions = (): Conditions => ({ department: [], by: [], number: [], disclosure: [], post: [], facts: [], cites: [] });

/** Hangul in parts, as some computers name files, is the same Hangul: each part, its `raw` too, stands as it is in NFC. Initial consonants alone stay what they are. */
export function understand(text: string): Query {
  const query: Query = { ...noConditions(), words: "", phrases: [], minus: [], before: null, after: null, near: [], similar: [], not: noConditions(), parts: [] };
  const words: string[] = [];
  const typed = text.normalize("NFC").slice(0, longest).replaceAll("\0", " ");
  for (const { 0: plain, index: at } of plainSigns(typed).matchAll(token)) {
    const [, minus, word = "", said = ""] = condition.exec(plain) ?? [];
    const field = fields[word.toLowerCase()];
    const value = said.replace(/^"|"$/g, "");
    const raw = typed.slice(at, at + plain.length);
    const told = (as: string, what: string) => query.parts.push({ field: as, value: what, raw, at });
    // What looks like a condition and is none; an address on the web does not.
    const seeming = said !== "" && !value.startsWith("//");
    if (field && minus === "" && take(query, field, value)) told(field, value);
    else if (field && minus && takeName(query.not, field, value)) told("not", plain.slice(1));
    else if (plain.startsWith("-") && plain.length > 1) {
      const without = plain.slice(1).replaceAll('"', "");
      // Without nothing is without nothing.
      if (without.trim() === "") continue;
      query.minus.push(without);
      told(seeming ? "unknownMinus" : "minus", plain.slice(1));
    } else if (plain.startsWith('"') && plain.length > 2) {
      query.phrases.push(plain.replaceAll('"', ""));
      told("phrase", plain.replaceAll('"', ""));
    } else {
      words.push(plain.replaceAll('"', ""));
      told(seeming ? "unknown" : "word", raw);
    }
  }
  query.words = [...words, ...query.phrases, ...query.near.flat()].join(" ").trim();
  return query;
}

/** Takes what a field says; false where its value is none that it knows. */
function take(query: Query, field: Field, value: string): boolean {
  if (!value) return false;
  if (field === "before" || field === "after") {
    const day = dayIn(value);
    query[field] = day ?? query[field];
    return day !== null;
  }
  if (field === "similar") query.similar.push(value.slice(0, longestName));
  else if (field === "near") {
    const near = value.split(/[\s,]+/).filter(Boolean).slice(0, 6);
    if (near.length < 2) return false;
    query.near.push(near);
  } else return takeName(query, field, value);
  return true;
}

/** Takes a condition that may stand with a minus too. */
function takeName(conditions: Conditions, field: Field, value: string): boolean {
  const known = value.toLowerCase();
  const name = value.slice(0, longestName);
  if (!name) return false;
  if (field === "department" || field === "agency") conditions.department.push(name);
  else if (field === "by" || field === "post") conditions[field].push(name);
  else if (field === "number" && plainNumber(name)) conditions.number.push(name);
  else if (field === "cites" && plainNumber(name)) conditions.cites.push(plainNumber(name));
  else if (field === "decided") conditions.facts.push({ fact: field, value: name });
  else if (field === "disclosure" && classes[known]) conditions.disclosure.push(classes[known]);
  else if (field === "step" && steps[known]) conditions.facts.push({ fact: field, value: steps[known] });
  else if (field === "has" && things[known]) conditions.facts.push({ fact: field, value: things[known] });
  else return false;
  return true;
}

/** A number as it is compared with others, however its parts are spaced, joined and written. In PostgreSQL the same is a column of its own. */
export const plainNumber = (number: string): string => number.normalize("NFKC").toLowerCase().replace(/[\s\-\u2010-\u2015\u2212]/g, "");

/** A year, a month or a day, as its first day. */
function dayIn(value: string): Day | null {
  const full = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
  return isDay(full) ? full : null;
}
