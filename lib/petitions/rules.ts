import { everyone, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import { isDay } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals: Refusals = {
  "not-your-unit": 403,
  "not-administrator": 403,
  "not-next": 409,
  "unknown-unit": 422,
  "answer-required": 422,
  "reads-are-the-units": 403,
};

/** 접수 · 처리 중 · 답변 · 종결 */
export type PetitionStatus = "received" | "handling" | "answered" | "closed";
export const statuses: readonly PetitionStatus[] = ["received", "handling", "answered", "closed"];

/** Every official may read a petition. */
export function tokensOf(): TokenSets {
  return tokenSets([everyone], [everyone]);
}

export type PetitionAct = "handle" | "answer";

/** received → handling → answered, by the unit that received it. */
export function mayOf(petition: { status: string; departmentId: string }, departments: readonly string[]): May<PetitionAct> {
  const own = departments.includes(petition.departmentId) ? null : refused("petitions.not-your-unit");
  const from = (status: PetitionStatus): Refused | null => own ?? (petition.status === status ? null : refused("petitions.not-next"));
  return { handle: from("received"), answer: from("handling") };
}

/** Who read a petition is shown to the unit that received it, and to those above it. */
export function maySeeReads(departmentId: string, departments: readonly string[]): Refused | null {
  return departments.includes(departmentId) ? null : refused("petitions.reads-are-the-units");
}

export interface PetitionLine {
  sourceId: string;
  title: string;
  content: string;
  category: string;
  begunOn: Day;
  endsOn: Day | null;
  votes: number;
  status: PetitionStatus;
}

/** Why a line of a file is no petition; keys of the messages under `import`. */
export type LineFault = "not-utf-8" | "not-json" | "not-an-object" | "no-title" | "bad-date" | "too-long" | "bad-text";

const longest = { title: 1000, content: 200_000, category: 100, id: 200 };
const has = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";

/** The number that a petition had where it came from; null where it had none and stands under the hash of its line. */
export function numberBefore(sourceId: string): string | null {
  return /^[0-9a-f]{64}$/.test(sourceId) ? null : sourceId;
}

/** One line of an imported file. `hashOf` names a line that has no number of its own. */
export function readLine(line: string, today: Day, hashOf: (text: string) => string): PetitionLine | LineFault {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "not-json";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not-an-object";
  const fields = value as Record<string, unknown>;
  const text = (name: string) => (has(fields[name]) ? String(fields[name]) : "");
  const content = text("content");
  const title = text("title") || content.split(/(?<=[.!?])\s|\n/)[0]!.slice(0, 100);
  if (title.trim() === "") return "no-title";
  const sourceId = text("petition_idx") || text("id") || hashOf(line);
  const category = text("category");
  if (title.length > longest.title || content.length > longest.content || category.length > longest.category || sourceId.length > longest.id) return "too-long";
  if ([title, content, category, sourceId].some((one) => one.includes("\0") || !one.isWellFormed())) return "bad-text";
  const begun = text("begin") || today;
  const ends = text("end");
  if (!isDay(begun) || (ends !== "" && !isDay(ends))) return "bad-date";
  const votes = Number(text("num_agree") || "0");
  const status = text("status");
  return {
    sourceId, title, content, category, begunOn: begun, endsOn: ends === "" ? null : ends, votes: Number.isSafeInteger(votes) && votes >= 0 && votes < 2 ** 31 ? votes : 0,
    status: /답변|브리핑/.test(status) || status === "answered" ? "answered" : /종료|종결/.test(status) || status === "closed" ? "closed" : "received",
  };
}
