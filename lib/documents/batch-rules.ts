import { parse } from "csv-parse/sync";
import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";

/* 일괄기안 (rule 5): documents of one text, each with a title and a receiver of its own. */

/** As many as are drafted, submitted or decided together. */
export const mostTogether = 200;

export interface BatchLine {
  title: string;
  /** To whom; empty for none. */
  recipient: string;
}

const longestTitle = 300;
const longestRecipient = 200;

/** Reads lines as a spreadsheet pastes them: title, then to whom, between commas or tabs. Empty lines are passed over. */
export function linesOfBatch(text: string): BatchLine[] | Refused {
  const delimiter = text.includes("\t") ? "\t" : ",";
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true, info: true }) as never;
  } catch {
    return refused("documents.lines-unread", {}, "lines");
  }
  const lines: BatchLine[] = [];
  for (const { record, info } of records) {
    const [title = "", recipient = ""] = record;
    if (record.every((cell) => cell === "")) continue;
    if (title === "") return refused("documents.line-without-title", { least: info.lines }, "lines");
    if (title.length > longestTitle || recipient.length > longestRecipient) return refused("documents.line-too-long", { least: info.lines, most: longestTitle }, "lines");
    lines.push({ title, recipient });
  }
  if (lines.length === 0) return refused("documents.no-lines", {}, "lines");
  return lines.length > mostTogether ? refused("documents.too-many-lines", { most: mostTogether }, "lines") : lines;
}

const places = ["{받는 곳}", "{recipient}"];

/** The shared text as it goes to one receiver: at its place in the text, else as the first line. */
export function textFor(text: string, { recipient }: BatchLine): string {
  if (recipient === "") return text;
  if (places.some((place) => text.includes(place))) return places.reduce((said, place) => said.replaceAll(place, recipient), text);
  return `수신: ${recipient}\n${text}`;
}

export function keywordsOf(text: string): string[] {
  return [...new Set(text.split(",").map((word) => word.trim()).filter(Boolean))].slice(0, 20).map((word) => word.slice(0, 50));
}
