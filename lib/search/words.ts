import hanjaModule from "hanja";
import stemmers from "snowball-stemmers";
import { termWeights as weights } from "#lib/search/weights.ts";

/*
 * The one tokeniser: at indexing, asking and marking. `w` a whole word less its particle, `b` pairs
 * of syllables (also across one space, so that spacing does not matter), `n` numbers, `e` English
 * stems, `t` days and months, `d` numbers of documents, both however they are written.
 */

const particles = [
  "으로부터", "에서부터", "이라고는", "으로서는", "으로써는", "에게서는", "까지는", "에서는", "에게는", "으로는", "이라는", "이라고", "에서도", "으로서", "으로써", "부터는", "까지도", "에게서", "하였다", "하였음", "합니다", "하기로",
  "하여야", "입니다", "에서", "에게", "으로", "부터", "까지", "보다", "처럼", "만큼", "이나", "이며", "이고", "하고", "하는", "하여", "하며", "하게", "한다", "했다", "되는", "되어", "된다", "라는", "라고", "에는", "에도", "와의", "과의", "로서", "로써", "마다", "조차", "밖에", "들의", "들을", "들이", "들은",
  "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "로", "만", "께", "들",
].sort((a, b) => b.length - a.length);

// Node gives the whole of this older module as its default, bundlers what it names so.
const hanja = "default" in hanjaModule ? hanjaModule.default : hanjaModule;
const stemmer = stemmers.newStemmer("english");
const stop = new Set("a an and are as at be by for from has have in is it its of on or that the this to was were will with".split(" "));
const run = /([가-힣]+)|([a-z]+)|(\d[\d,.]*\d|\d)|([\p{Script=Han}]+)/gu;

/** How much of a text is cut: beyond it nobody searches a document by a word that stands there first. */
const longest = 400_000;

interface Run {
  kind: "hangul" | "latin" | "number" | "hanja";
  text: string;
  start: number;
  end: number;
}

const runsOf = (text: string): Run[] => [...runsFrom(text, 0)];

/** The runs from a place on, cut as they are asked for. */
function* runsFrom(text: string, from: number): Generator<Run> {
  const scan = new RegExp(run);
  scan.lastIndex = from;
  for (let match = scan.exec(text); match; match = scan.exec(text)) {
    const kind = match[1] ? "hangul" : match[2] ? "latin" : match[3] ? "number" : "hanja";
    yield { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  }
}

export function normalised(text: string): string {
  return text.slice(0, longest).normalize("NFKC").toLowerCase();
}

/** Particles by their last syllable, longest first: a word is compared with few of them. */
const byEnd = new Map<string, string[]>();
for (const one of particles) byEnd.set(one.slice(-1), [...(byEnd.get(one.slice(-1)) ?? []), one]);

export function stripped(word: string): string {
  const suffix = byEnd.get(word.slice(-1))?.find((one) => word.length - one.length >= 2 && word.endsWith(one));
  return suffix ? word.slice(0, -suffix.length) : word;
}

/** The terms of a question with their weights; each once, at its greatest. */
export function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  cut(normalised(text), "asked", inWords((term, weight) => terms.set(term, Math.max(terms.get(term) ?? 0, weight))));
  return terms;
}

/** The terms of a record with how often each stands there. */
export function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  cutRecord(text, inWords((term) => counts.set(term, (counts.get(term) ?? 0) + 1)));
  return counts;
}

/** Tells the terms of a record as they stand there. */
export function cutRecord(text: string, told: Told): void {
  cut(normalised(text), "kept", told);
}

type Add = (term: string, weight: number) => void;

/** Is told each term. Pairs of syllables, by far the most, are told by their letters (a syllable alone beside nought), so that who counts them need not make a word of each. */
export interface Told {
  term: Add;
  pair(first: number, second: number, weight: number): void;
}

const inWords = (add: Add): Told => ({ term: add, pair: (first, second, weight) => add(second === 0 ? `b${String.fromCharCode(first)}` : `b${String.fromCharCode(first, second)}`, weight) });

function cut(plain: string, side: "asked" | "kept", told: Told): void {
  const add = told.term;
  const runs = runsOf(plain);
  for (const [at, one] of runs.entries()) {
    if (one.kind === "number") add(numberOf(one.text), weights.n);
    else if (one.kind === "latin") {
      if (!stop.has(one.text)) add(`e${stemmer.stem(one.text)}`, weights.e);
    } else {
      // Hanja is found by its Korean reading too.
      const word = one.kind === "hanja" ? readingOf(one.text) : one.text;
      if (one.kind === "hanja") add(`w${one.text}`, weights.w);
      hangul(word, told);
      const next = runs[at + 1];
      if (next?.kind === "hangul" && next.start - one.end === 1) told.pair(word.charCodeAt(word.length - 1), next.text.charCodeAt(0), weights.x);
    }
  }
  for (const term of datesIn(plain)) add(term, weights.t);
  for (const term of documentNumbersIn(plain, side)) add(term, weights.d);
}

const numberOf = (text: string) => `n${text.replaceAll(",", "")}`;

/** 率 is read 율 or 률, which the table of readings does not know; after a vowel or ㄴ both it and 렬 lose their ㄹ. */
function readingOf(text: string): string {
  return hanja.translate(text.replaceAll("率", "律"), "SUBSTITUTION").replace(/([가-힣])([률렬])/g, (both, before: string, last: string) => ([0, 4].includes((before.charCodeAt(0) - 0xac00) % 28) ? before + (last === "률" ? "율" : "열") : both));
}

const day = /(?<!\d)(19\d{2}|20\d{2})\s?(?:년|[.\-/])\s?(1[0-2]|0?[1-9])(?:\s?(?:월|[.\-/])\s?(3[01]|[12]\d|0?[1-9])(?!\d)|\s?월|[.\-/]?(?![\d]))/g;

/** Days and months as they are meant: 2026년 3월 5일, 2026. 3. 5. and 2026-03-05 are one. */
function* datesIn(plain: string): Generator<string> {
  if (!/(?:19|20)\d{2}/.test(plain)) return;
  for (const [, year, month = "", date] of plain.matchAll(day)) {
    yield `t${year}${month.padStart(2, "0")}`;
    if (date) yield `t${year}${month.padStart(2, "0")}${date.padStart(2, "0")}`;
  }
}

/** Numbers of documents. In a record they are written with a hyphen; who asks writes unit and serial in any spacing. */
function* documentNumbersIn(plain: string, side: "asked" | "kept"): Generator<string> {
  if (side === "kept") {
    if (!plain.includes("-")) return;
    for (const [, unit = "", serial = ""] of plain.matchAll(/([가-힣]{2,20})\s?-\s?(\d{1,8})(?![\d.,]*\d)/g)) yield `d${unit}${serial}`;
    return;
  }
  for (const found of plain.matchAll(/(?<!\d)\d{1,8}(?!\d)/g)) {
    const before = plain.slice(Math.max(0, found.index - 60), found.index).replace(/[-–—]\s*$/, "").trimEnd().split(/\s+/);
    let unit = "";
    for (const word of before.slice(-4).reverse()) {
      if (!/^[가-힣]+$/.test(word)) break;
      unit = word + unit;
      yield `d${unit}${found[0]}`;
    }
  }
}

/** A term as a number of 27 bits. Two terms in some hundred million meet; the order then errs a little, access never. */
export function keyOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < term.length; n++) hash = withLetter(hash, term.charCodeAt(n));
  return ended(hash);
}

/** The same for a pair that is told by its letters. */
export function keyOfPair(first: number, second: number): number {
  const hash = withLetter(beforePair, first);
  return ended(second === 0 ? hash : withLetter(hash, second));
}

const withLetter = (hash: number, letter: number) => Math.imul(hash ^ letter, 0x01000193);
const beforePair = withLetter(0x811c9dc5, "b".charCodeAt(0));

function ended(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 5;
}

/** What hangs on a name or a number: without its particle, and nothing where it is a single syllable (`과장의` of 혁신기획과장의 is 장). */
export function hanging(syllables: string): string {
  const particle = byEnd.get(syllables.slice(-1))?.find((one) => syllables.endsWith(one)) ?? "";
  const rest = syllables.slice(0, syllables.length - particle.length);
  return rest.length > 1 ? rest : "";
}

const wholeDay = new RegExp(`${day.source}(?:\\s일(?![가-힣]))?([가-힣]*)`, "g");

/** What a record must hold to be found by all words of a question: days and months however they are written, pairs of syllables without particles, numbers, stems. */
export function requiredOf(text: string): string[] {
  const plain = normalised(text);
  const keys = new Set(datesIn(plain));
  const runs = runsOf(keys.size > 0 ? plain.replace(wholeDay, (_, _year, _month, date: string | undefined, tail: string) => ` ${hanging(date ? tail.replace(/^일/, "") : tail)} `) : plain);
  for (const [at, one] of runs.entries()) {
    if (one.kind === "number") keys.add(numberOf(one.text));
    else if (one.kind === "latin") {
      if (!stop.has(one.text)) keys.add(`e${stemmer.stem(one.text)}`);
    } else if (one.kind === "hangul" && runs[at - 1]?.kind === "number" && runs[at - 1]!.end === one.start && hanging(one.text) === "") {
      // What is counted (30일의) is written with its particle in one record and without it in another: its number tells.
      continue;
    } else {
      const word = stripped(one.kind === "hanja" ? readingOf(one.text) : one.text);
      if (word.length === 1) keys.add(`b${word}`);
      for (let n = 0; n + 1 < word.length; n++) keys.add(`b${word.slice(n, n + 2)}`);
    }
  }
  return [...keys];
}

function hangul(word: string, told: Told): void {
  told.term(`w${stripped(word)}`, weights.w);
  if (word.length === 1) told.pair(word.charCodeAt(0), 0, weights.b);
  for (let n = 0; n + 1 < word.length; n++) told.pair(word.charCodeAt(n), word.charCodeAt(n + 1), weights.b);
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

interface Wanted {
  wanted: ReadonlySet<string>;
  /** Words of more than one letter: marked too where a longer one holds them. */
  within: readonly string[];
  /** Whether that is all that was asked, so that each is found by its letters. */
  letters: boolean;
}

/** The last question is asked for by each of its hits. */
let last: (Wanted & { query: string }) | null = null;

function wantedBy(query: string): Wanted {
  if (last?.query === query) return last;
  const wanted = new Set(runsOf(normalised(query)).flatMap(keysOf));
  last = { query, wanted, within: [...wanted].filter((key) => key.length > 2).map((key) => key.slice(1)), letters: [...wanted].every((key) => key.startsWith("w") && key.length > 2) };
  return last;
}

/** A stretch of a text around what was found, escaped, with `<mark>` about each found word. */
export function marked(text: string, query: string, length = 180): string {
  const asked = wantedBy(query);
  const found = asked.letters ? heldFrom(text.toLowerCase(), asked.within) : foundFrom(text.toLowerCase(), asked, length);
  let next = found.next();
  const begin = Math.max(0, (next.done ? 0 : next.value.start) - before);
  const end = Math.min(text.length, begin + length);
  let out = begin > 0 ? "…" : "";
  let at = begin;
  for (; !next.done && next.value.start < end; next = found.next()) {
    const one = next.value;
    if (one.end > end) continue;
    out += `${escaped(text.slice(at, one.start))}<mark>${escaped(text.slice(one.start, one.end))}</mark>`;
    at = one.end;
  }
  return `${out}${escaped(text.slice(at, end))}${end < text.length ? "…" : ""}`.replace(/\s+/g, " ");
}

/** So many characters of a text are shown before what was found first. */
const before = 40;

/** Runs that were asked for, in order, as far as a stretch of so many characters about the first reaches. A Korean one holds its word to the letter, so that what stands before the first is passed over. */
function* foundFrom(text: string, { wanted, within }: Wanted, length: number): Generator<Run> {
  const words = [...wanted].every((key) => key.startsWith("w"));
  const places = words ? [...wanted].map((key) => text.indexOf(key.slice(1))).filter((place) => place >= 0) : [0];
  if (places.length === 0) return;
  let from = Math.min(...places);
  while (from > 0 && /\S/.test(text[from - 1]!)) from -= 1;
  const isFound = (one: Run) => within.some((word) => one.text.includes(word)) || keysOf(one).some((key) => wanted.has(key));
  let end = Infinity;
  for (const one of runsFrom(text, from)) {
    if (one.start >= end) return;
    if (!isFound(one)) continue;
    end = Math.min(end, Math.max(0, one.start - before) + length);
    yield one;
  }
}

/** The letters beside a place, one of two units whole; empty at the ends. */
const letterAt = (text: string, at: number) => [...text.slice(at, at + 2)][0] ?? "";
const letterBefore = (text: string, at: number) => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";

const scripts = [/[가-힣]/, /\p{Script=Han}/u];

/** The runs that hold any of these words, in order: what stands between them is passed over. */
function* heldFrom(text: string, words: readonly string[]): Generator<Pick<Run, "start" | "end">> {
  const places = words.map((word) => text.indexOf(word));
  for (;;) {
    const first = Math.min(...places.filter((place) => place >= 0));
    if (first === Infinity) return;
    const script = scripts.find((one) => one.test(letterAt(text, first)));
    let [start, end] = [first, first + Math.max(...words.filter((_, at) => places[at] === first).map((word) => word.length))];
    for (let letter = letterBefore(text, start); script?.test(letter); letter = letterBefore(text, start)) start -= letter.length;
    for (let letter = letterAt(text, end); script?.test(letter); letter = letterAt(text, end)) end += letter.length;
    yield { start, end };
    for (const [at, word] of words.entries()) if (places[at]! >= 0 && places[at]! < end) places[at] = text.indexOf(word, end);
  }
}

function keysOf(one: Run): string[] {
  if (one.kind === "number") return [numberOf(one.text)];
  if (one.kind === "latin") return stop.has(one.text) ? [] : [`e${stemmer.stem(one.text)}`];
  return [`w${stripped(one.text)}`, `w${one.text}`];
}
