import { parse } from "csv-parse/sync";
import type { Refusals } from "#lib/refusal.ts";

export const refusals: Refusals = { "not-administrator": 403, "too-few-words": 422, "same-already": 409, "file-missing": 422, "file-unreadable": 422 };

/** Words on one line, and signs in one word. */
export const mostWords = 20;
export const longestWord = 60;

/** How a word is looked for: however it is spaced and written in capitals. */
export const formOf = (word: string): string => word.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The words of a line, without empty and doubled ones. */
export function wordsOfLine(cells: readonly string[]): string[] {
  const words = new Map<string, string>();
  for (const cell of cells) {
    const word = cell.replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, longestWord);
    if (word !== "" && !words.has(formOf(word))) words.set(formOf(word), word);
  }
  return [...words.values()].slice(0, mostWords);
}

/** Which a line is among others of the same words, whatever their order. */
export const lineKey = (words: readonly string[]): string => words.map(formOf).sort().join("\n");

export interface ReadLines {
  lines: string[][];
  /** Lines with fewer than two words, by their number. */
  errors: { line: number; reason: "too-few-words" | "broken-row" }[];
}

/** A file with one line for each set of words that mean the same; the first line may name its columns. */
export function readLines(text: string): ReadLines {
  const errors: ReadLines["errors"] = [];
  const rows = parse(text, {
    bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true, skip_records_with_error: true, max_record_size: 20_000,
    on_skip: (error) => void errors.push({ line: Number(error?.["lines"] ?? 0), reason: "broken-row" }),
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const lines: string[][] = [];
  for (const { record, info } of rows) {
    if (info.lines === 1 && /^(words?|term|말|낱말|용어)$/i.test(record[0]?.trim() ?? "")) continue;
    const words = wordsOfLine(record);
    if (words.length >= 2) lines.push(words);
    else errors.push({ line: info.lines, reason: "too-few-words" });
  }
  return { lines, errors };
}

/** Stretches of a question that may be a word of the table: runs of whole words, and how a longer word without spaces begins. */
export function stretchesOf(question: string): { form: string; text: string }[] {
  const found = new Map<string, string>();
  const words = [...question.matchAll(/[^\s"]+/g)].slice(0, 40);
  const add = (text: string) => {
    const form = formOf(text);
    if (form.length >= 2 && form.length <= longestWord && !found.has(form)) found.set(form, text);
  };
  for (const [at, word] of words.entries()) {
    for (let count = 1; count <= 5 && at + count <= words.length; count++) {
      const last = words[at + count - 1]!;
      add(question.slice(word.index, last.index + last[0].length));
    }
    if (/^[가-힣]/.test(word[0])) for (let length = 2; length < Math.min(word[0].length, 20); length++) add(word[0].slice(0, length));
  }
  return [...found].map(([form, text]) => ({ form, text }));
}
