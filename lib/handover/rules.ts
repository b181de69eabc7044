import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";

export const refusals: Refusals = {
  "not-handing-over": 403,
  "not-taking-over": 403,
  "not-witness": 403,
  "not-yet": 409,
  "not-handed-over": 409,
  "already-handed-over": 409,
  "already-taken-over": 409,
  "not-taken-over": 409,
  "already-witnessed": 409,
  "already-accepted": 409,
  "already-asked": 409,
  "question-open": 409,
  "no-question": 409,
  "lines-left": 409,
  "no-lines": 409,
  "from-record": 409,
  "too-many-lines": 409,
};

/** Form 12: 1 가 duties 나 plans 다 issues 라 open matters · 2 documents · 3 goods and budget · 4 other notes. */
export const sections = ["1a", "1b", "1c", "1d", "2", "3", "4"] as const;
export type Section = (typeof sections)[number];

/** What a line was built from; `added` is the own line of the one who hands over. */
export const sources = ["task", "decided", "under-way", "opinions", "draft", "returned", "recalled", "step", "petitions", "register", "budget", "added"] as const;
export type Source = (typeof sources)[number];

/** More own lines than any statement needs. */
export const mostAdded = 200;

export interface Line {
  id: string;
  section: Section;
  text: string;
  sourceKind: Source;
  sourceId: string | null;
  url: string | null;
  addition: string;
  question: string;
  answer: string;
  accepted: boolean;
}

/** A line as somebody sees it: what came from a record that they may not know of says nothing of it. */
export type SeenLine = Line & { hidden: boolean };

const ofDocuments: readonly Source[] = ["decided", "under-way", "opinions", "draft", "returned", "recalled", "step", "budget"];

/** The document that a line came from. */
export function documentOf(line: Pick<Line, "sourceKind" | "sourceId">): string | null {
  return ofDocuments.includes(line.sourceKind) ? line.sourceId : null;
}

/** Access follows the post: who has left it, or may not know of a record otherwise, reads no title of it. */
export function seenBy(line: Line, known: ReadonlySet<string>): SeenLine {
  const document = documentOf(line);
  const hidden = document !== null && !known.has(document);
  return hidden ? { ...line, text: "", url: null, sourceId: null, hidden } : { ...line, hidden };
}

export interface Statement {
  fromOfficialId: string | null;
  toOfficialId: string;
  /** The first day of the one who takes over. */
  begins: Day;
  handedOver: boolean;
  takenOver: boolean;
  witnessed: boolean;
  lines: readonly Line[];
}

export interface Viewer {
  officialId: string;
  /** Heads the department of the post today. */
  heads: boolean;
}

/** §61: the predecessor hands over; where there was nobody, the head of the department does. */
export function handsOver(statement: Pick<Statement, "fromOfficialId" | "toOfficialId">, viewer: Viewer): boolean {
  return statement.fromOfficialId === null ? viewer.heads && viewer.officialId !== statement.toOfficialId : statement.fromOfficialId === viewer.officialId;
}

export type StatementAct = "prepare" | "handOver" | "takeOver" | "witness";

/** What somebody may do with the statement as a whole; signatures come in their order, each once. */
export function mayOf(statement: Statement, viewer: Viewer, today: Day): May<StatementAct> {
  const prepare = !handsOver(statement, viewer) ? refused("handover.not-handing-over") : statement.handedOver ? refused("handover.already-handed-over") : null;
  const left = statement.lines.filter((line) => !line.accepted).length;
  return {
    prepare,
    handOver: prepare ?? (statement.lines.length === 0 ? refused("handover.no-lines") : null),
    takeOver: takerFault(statement, viewer, today) ?? (left > 0 ? refused("handover.lines-left", { count: left }) : null),
    witness: witnessFault(statement, viewer),
  };
}

function takerFault(statement: Statement, viewer: Viewer, today: Day): Refused | null {
  if (statement.toOfficialId !== viewer.officialId) return refused("handover.not-taking-over");
  if (today < statement.begins) return refused("handover.not-yet", { day: statement.begins });
  if (!statement.handedOver) return refused("handover.not-handed-over");
  return statement.takenOver ? refused("handover.already-taken-over") : null;
}

function witnessFault(statement: Statement, viewer: Viewer): Refused | null {
  const party = viewer.officialId === statement.fromOfficialId || viewer.officialId === statement.toOfficialId;
  if (!viewer.heads || party) return refused("handover.not-witness");
  if (!statement.takenOver) return refused("handover.not-taken-over");
  return statement.witnessed ? refused("handover.already-witnessed") : null;
}

export type LineAct = "accept" | "ask" | "answer" | "note" | "remove";

/** What somebody may do with one line. A line is accepted once, and never over a question without an answer. */
export function mayOfLine(statement: Statement, line: Line, viewer: Viewer, today: Day): May<LineAct> {
  const taker = takerFault(statement, viewer, today) ?? (line.accepted ? refused("handover.already-accepted") : null);
  const open = line.question !== "" && line.answer === "";
  const prepare = mayOf(statement, viewer, today).prepare;
  const answers = !handsOver(statement, viewer) ? refused("handover.not-handing-over") : statement.takenOver ? refused("handover.already-taken-over") : null;
  return {
    accept: taker ?? (open ? refused("handover.question-open") : null),
    ask: taker ?? (line.question !== "" ? refused("handover.already-asked") : null),
    answer: answers ?? (open ? null : refused("handover.no-question")),
    note: prepare,
    remove: prepare ?? (line.sourceKind === "added" ? null : refused("handover.from-record")),
  };
}

export type Change = { type: "accepted" } | { type: "asked" | "answered" | "noted"; text: string };

/** A line after an act: the text from the record stays as it is, whatever is done. */
export function changed(line: Line, change: Change): Line {
  if (change.type === "accepted") return { ...line, accepted: true };
  const field = { asked: "question", answered: "answer", noted: "addition" }[change.type];
  return { ...line, [field]: change.text };
}

export type Built = Pick<Line, "section" | "text" | "sourceKind" | "sourceId" | "url">;

/**
 * The lines built anew from the records: what was added beside stays with its record, own lines stay,
 * and a line with an addition stays though its record has settled.
 */
export function rebuilt(old: readonly Line[], fresh: readonly Built[], idOf: () => string): Line[] {
  const key = (line: Built) => [line.section, line.sourceKind, line.sourceId].join(" ");
  const before = new Map(old.filter((line) => line.sourceKind !== "added").map((line) => [key(line), line]));
  const keys = new Set(fresh.map(key));
  const made = [...new Map(fresh.map((one) => [key(one), one])).values()].map((one): Line => {
    const kept = before.get(key(one));
    return kept ? { ...kept, text: one.text, url: one.url } : { ...one, id: idOf(), addition: "", question: "", answer: "", accepted: false };
  });
  const stays = old.filter((line) => line.sourceKind === "added" || (!keys.has(key(line)) && line.addition !== ""));
  return sections.flatMap((section) => [...made, ...stays].filter((line) => line.section === section));
}

export type Why = "returned" | "open" | "decided-high" | "latest-of-task" | "opinions" | "referenced";

export interface Candidate {
  documentId: string;
  title: string;
  numberLabel: string | null;
  characters: number;
  status: string;
  open: boolean;
  /** Level of the post that decided; 0 while undecided. */
  level: number;
  latestOfTask: boolean;
  opinions: number;
  referenced: number;
  at: Date;
}

export interface ReadFirst extends Candidate {
  why: Why[];
  minutes: number;
}

/** Letters of Korean official text that are read in a minute; the definition stands on the page. */
export const lettersPerMinute = 500;

export function minutesFor(characters: number): number {
  return Math.max(1, Math.ceil(characters / lettersPerMinute));
}

const weight: Record<Why, number> = { returned: 120, open: 100, "decided-high": 40, "latest-of-task": 35, opinions: 30, referenced: 25 };

/** What to read first: what is open, then what was decided high, last in its task, argued about or built upon. */
export function readFirst(candidates: readonly Candidate[], most = 12): ReadFirst[] {
  const scored = candidates.map((one) => {
    const why: Why[] = [];
    if (one.status === "returned") why.push("returned");
    else if (one.open) why.push("open");
    if (one.level >= 4) why.push("decided-high");
    if (one.latestOfTask) why.push("latest-of-task");
    if (one.opinions > 0) why.push("opinions");
    if (one.referenced > 0) why.push("referenced");
    const score = why.reduce((sum, reason) => sum + weight[reason], 0) + Math.min(20, one.opinions * 4);
    return { score, line: { ...one, why, minutes: minutesFor(one.characters) } };
  });
  return scored
    .filter(({ line }) => line.why.length > 0)
    .sort((a, b) => b.score - a.score || b.line.at.getTime() - a.line.at.getTime() || (a.line.documentId < b.line.documentId ? -1 : 1))
    .slice(0, most)
    .map(({ line }) => line);
}
