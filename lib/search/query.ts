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
  /** Each part as it was understood, for showing and taking away. */
  parts: { field: string; value: string; raw: string }[];
}

const fields: Readonly<Record<string, "department" | "by" | "number" | "before" | "after">> = {
  dept: "department", 부서: "department", by: "by", 사람: "by", number: "number", 번호: "number", before: "before", 이전: "before", after: "after", 이후: "after",
};

/** Longer questions are cut; nobody reads that much of an answer. */
const longest = 2_000;

export function understand(text: string): Query {
  const query: Query = { words: "", phrases: [], minus: [], department: [], by: [], number: [], before: null, after: null, parts: [] };
  const words: string[] = [];
  for (const [raw] of text.slice(0, longest).replaceAll("\0", " ").matchAll(/(-?)(?:([a-z가-힣]{2,6}):)?("[^"]*"|[^\s"]+)/gi)) {
    const pair = /^([a-z가-힣]{2,6}):(.+)$/i.exec(raw);
    const field = pair ? fields[pair[1]!.toLowerCase()] : undefined;
    const value = (pair?.[2] ?? "").replace(/^"|"$/g, "");
    const day = field === "before" || field === "after" ? dayIn(value) : null;
    if (field && value && (day || (field !== "before" && field !== "after"))) {
      if (field === "before" || field === "after") query[field] = day;
      else query[field].push(value);
      query.parts.push({ field, value, raw });
    } else if (raw.startsWith("-") && raw.length > 1) {
      query.minus.push(raw.slice(1).replaceAll('"', ""));
      query.parts.push({ field: "minus", value: raw.slice(1), raw });
    } else if (raw.startsWith('"') && raw.length > 2) {
      query.phrases.push(raw.replaceAll('"', ""));
      query.parts.push({ field: "phrase", value: raw.replaceAll('"', ""), raw });
    } else {
      words.push(raw.replaceAll('"', ""));
      query.parts.push({ field: "word", value: raw, raw });
    }
  }
  query.words = [...words, ...query.phrases].join(" ").trim();
  return query;
}

/** A year, a month or a day, as its first day. */
function dayIn(value: string): Day | null {
  const full = /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
  return isDay(full) ? full : null;
}
