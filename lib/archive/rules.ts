import { departmentToken, everyone, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import { isDay } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** Whoever reads the department's records; without a department every official. */
export function tokensOf(departmentIds: readonly string[]): TokenSets {
  const tokens = departmentIds.length === 0 ? [everyone] : departmentIds.map(departmentToken);
  return tokenSets(tokens, tokens);
}

/** A document as a line of the file brings it. */
export interface ArchiveLine {
  sourceId: string;
  title: string;
  body: string;
  summary: string;
  keywords: string[];
  date: Day | null;
  department: string;
  task: string;
  decidedBy: string;
  attachments: string[];
}

/** Why a line is not taken over; keys of the messages under `import`. */
export type LineFault =
  | "not-utf-8" | "not-json" | "not-an-object" | "no-id" | "no-title" | "no-body" | "bad-date" | "bad-field" | "too-long" | "bad-text"
  | "unknown-department" | "several-departments" | "no-such-attachment" | "attachment-outside" | "attachment-too-large" | "differs";

const longest = { sourceId: 200, title: 2_000, body: 2_000_000, summary: 20_000, department: 300, task: 300, decidedBy: 300 } as const;
const most = { keywords: 200, attachments: 100 };

const single = (value: unknown): string | null => (typeof value === "string" ? value : typeof value === "number" ? String(value) : null);

/** A list, or one alone; null when it is neither. */
function several(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  const list = (Array.isArray(value) ? value : [value]).map(single);
  return list.every((one) => one !== null) ? list.filter((one) => one.trim() !== "") : null;
}

/** A day, the day of an instant, or the first of a year or a month; empty when there is none. */
function dayIn(value: unknown): Day | null | undefined {
  const text = value === undefined || value === null ? "" : single(value)?.trim();
  if (text === undefined) return undefined;
  if (text === "") return null;
  const day = /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : /^\d{4}-\d{2}-\d{2}T/.test(text) ? text.slice(0, 10) : text;
  return isDay(day) ? day : undefined;
}

/** One line of an imported file. A title left empty is the beginning of the text. */
export function readLine(line: string): ArchiveLine | LineFault {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "not-json";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not-an-object";
  const fields = value as Record<string, unknown>;
  const sourceId = single(fields["id"])?.trim();
  const given = single(fields["title"]);
  const body = single(fields["body"]);
  if (!sourceId) return "no-id";
  if (given === null || (given.trim() === "" && (body ?? "").trim() === "")) return "no-title";
  if (body === null) return "no-body";
  const title = given.trim() === "" ? body.trim().split(/(?<=[.!?])\s|\n/)[0]!.slice(0, 100).toWellFormed() : given;
  const optional = (name: "summary" | "department" | "task" | "decidedBy") => (fields[name] === undefined || fields[name] === null ? "" : single(fields[name]));
  const [summary, department, task, decidedBy] = [optional("summary"), optional("department"), optional("task"), optional("decidedBy")];
  const keywords = several(typeof fields["keywords"] === "string" ? fields["keywords"].split(/[,;]/).map((word) => word.trim()) : fields["keywords"]);
  const attachments = several(fields["attachments"]);
  const date = dayIn(fields["date"]);
  if (date === undefined) return "bad-date";
  if (summary === null || department === null || task === null || decidedBy === null || keywords === null || attachments === null) return "bad-field";
  const texts = { sourceId, title, body, summary, department: department.trim(), task: task.trim(), decidedBy: decidedBy.trim() };
  if (Object.entries(longest).some(([name, length]) => texts[name as keyof typeof texts].length > length) || keywords.length > most.keywords || attachments.length > most.attachments || [...keywords, ...attachments].some((one) => one.length > 1_000)) return "too-long";
  if ([...Object.values(texts), ...keywords, ...attachments].some((one) => one.includes("\0") || !one.isWellFormed())) return "bad-text";
  return { ...texts, keywords, date, attachments };
}
