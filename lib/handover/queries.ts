import type { May } from "#lib/refusal.ts";
import { addDays, dayFrom, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import { logRead } from "#lib/history/reads.ts";
import { readSince } from "#lib/history/reads-of.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import { documentsOfPost, doneCounts, doneInTurn } from "#lib/documents/of-post.ts";
import type { DoneAtPost, DoneKind, Turn } from "#lib/documents/of-post.ts";
import { openAtPost } from "#lib/documents/work.ts";
import type { OpenLine } from "#lib/documents/work.ts";
import { holdersOf, namesOf, postOn } from "#lib/organisation/holders.ts";
import type { Holder, PostOn } from "#lib/organisation/holders.ts";
import { postTurns } from "#lib/organisation/post-turns.ts";
import type { PostTurn } from "#lib/organisation/post-turns.ts";
import { openInUnit } from "#lib/petitions/of-unit.ts";
import { headed, taskRows } from "#lib/tasks/queries.ts";
import { documentOf, mayOf, mayOfLine, readFirst, seenBy } from "#lib/handover/rules.ts";
import type { LineAct, ReadFirst, SeenLine, StatementAct } from "#lib/handover/rules.ts";
import { listStatements, loadStatement, seesPost } from "#lib/handover/store.ts";
import type { ListedHandover } from "#lib/handover/store.ts";
import type { Handover } from "#prisma/generated/client.ts";

export interface Overview {
  own: PostTurn[];
  headed: PostTurn[];
  statements: ListedHandover[];
}

/** The posts whose handover somebody sees, and the statements of them; those of people who left, too. */
export async function overviewOf(db: Db, actor: Actor, today: Day): Promise<Overview> {
  const postIds = actor.seats.map((seat) => seat.postId);
  const departmentIds = headed(actor);
  const [turns, statements] = await Promise.all([postTurns(db, postIds, departmentIds, today), listStatements(db, { postIds, departmentIds, officialId: actor.officialId }, today)]);
  const own = turns.filter((turn) => postIds.includes(turn.postId));
  return { own, headed: turns.filter((turn) => !own.includes(turn)), statements };
}

type Named = { officialId: string; nameKo: string; nameEn: string };

export interface OpenedStatement {
  row: Handover;
  post: PostOn;
  begins: Day;
  from: Named | null;
  to: Named;
  witness: Named | null;
  lines: (SeenLine & { may: May<LineAct> })[];
  may: May<StatementAct>;
}

/** Opens a statement; the reading is logged, and so is its refusal. */
export async function openStatement(db: Db, actor: Actor, id: string, now: Date, today: Day, via: "page" | "api" | "print"): Promise<OpenedStatement> {
  const record = { kind: "handover", id };
  const loaded = await loadStatement(db, actor, id, today).catch(async (error: unknown) => {
    if (await db.handover.findUnique({ where: { id }, select: { id: true } })) await logRead(db, { actor, at: now, record, outcome: "refused", via });
    throw error;
  });
  await logRead(db, { actor, at: now, record, outcome: "read", via });
  const { row, post, statement, viewer } = loaded;
  const some = (ids: readonly (string | null)[]) => ids.filter((one): one is string => one !== null);
  const [names, titles] = await Promise.all([namesOf(db, some([row.fromOfficialId, row.toOfficialId, row.witnessId])), titlesKnown(db, actor, some(statement.lines.map(documentOf)))]);
  const known = new Set(titles.keys());
  const named = (officialId: string): Named => ({ officialId, nameKo: names.get(officialId)?.nameKo ?? "", nameEn: names.get(officialId)?.nameEn ?? "" });
  return {
    row, post, begins: statement.begins, from: row.fromOfficialId ? named(row.fromOfficialId) : null, to: named(row.toOfficialId), witness: row.witnessId ? named(row.witnessId) : null,
    lines: statement.lines.map((line) => ({ ...seenBy(line, known), may: mayOfLine(statement, line, viewer, today) })), may: mayOf(statement, viewer, today),
  };
}

export interface HeldBy extends Holder {
  done: number;
}

export interface OpenedPost {
  post: PostOn;
  holders: HeldBy[];
  /** Whose turn is shown: what they did, and what others did for them. */
  chosen: HeldBy | null;
  done: { rows: DoneAtPost[]; total: number };
  open: OpenLine[];
  petitions: number;
  reading: (ReadFirst & { read: boolean })[];
  /** The statements of the post by the appointment that takes over. */
  statements: { id: string; toAppointmentId: string }[];
}

interface Wanted {
  holder: string | null;
  kind: DoneKind | null;
  page: number;
}

/**
 * From when to when what was done at a post belongs to one holding of it. The holder's own acts: up to their next
 * holding, so that a day which an administrator cut off afterwards, by moving the successor's appointment, is in it.
 * What others did for the holder, or while there was none: up to the next holder, as one line without gaps.
 */
export function turnsOf(holders: readonly Holder[]): Turn[] {
  const [first, last] = [new Date(0), new Date("9999-12-31")];
  const regular = holders.filter((one) => one.kind !== "concurrent");
  const line = regular.length > 0 ? regular : holders;
  const span = (all: readonly Holder[], at: number) => ({ from: at > 0 ? startOf(all[at]!.validFrom) : first, until: all[at + 1] ? startOf(all[at + 1]!.validFrom) : last });
  return holders.map((holder) => {
    const own = holders.filter((one) => one.officialId === holder.officialId);
    const at = line.indexOf(holder);
    const others = at < 0 ? { from: first, until: first } : span(line, at);
    return { id: holder.id, officialId: holder.officialId, ...span(own, own.indexOf(holder)), othersFrom: others.from, othersUntil: others.until };
  });
}

/** A post for whoever takes it over: its holders, what each did, what is open, what to read first. A fixed number of statements. */
export async function openPost(db: Db, actor: Actor, postId: string, today: Day, { holder, kind, page }: Wanted): Promise<OpenedPost> {
  const post = await postOn(db, postId, today);
  if (!post || !seesPost(actor, post)) throw notFound();
  const held = await holdersOf(db, postId);
  const turns = turnsOf(held);
  const [counts, tasks, open, petitions, statements] = await Promise.all([
    doneCounts(db, postId, turns), taskRows(db, { postIds: [postId] }, today), openAtPost(db, actor, postId), openInUnit(db, actor, post.departmentId),
    db.handover.findMany({ where: { postId }, select: { id: true, toAppointmentId: true, toOfficialId: true } }),
  ]);
  const holders = held.map((one) => ({ ...one, done: counts.get(one.id) ?? 0 }));
  const present = holders.filter((one) => one.validFrom <= today);
  const chosen = holders.find((one) => one.id === holder) ?? [...present].reverse().find((one) => one.officialId !== actor.officialId) ?? present.at(-1) ?? holders[0] ?? null;
  const turn = turns.find((one) => one.id === chosen?.id);
  const mine = statements.find((one) => one.toOfficialId === actor.officialId);
  const since = held.find((one) => one.officialId === actor.officialId)?.validFrom ?? addDays(today, -365);
  const [done, documents, marked] = await Promise.all([
    turn ? doneInTurn(db, actor, postId, turns, turn, { kind, page }) : { rows: [], total: 0 },
    documentsOfPost(db, actor, postId, tasks.map((task) => task.id), startOf(addDays(today, -730))),
    mine ? db.handoverReading.findMany({ where: { handoverId: mine.id }, select: { recordId: true } }) : [],
  ]);
  const list = readFirst(documents);
  const seen = await readSince(db, actor.officialId, "document", list.map((one) => one.documentId), startOf(since));
  const ticked = new Set(marked.map((one) => one.recordId));
  return { post, holders, chosen, done, open, petitions, statements, reading: list.map((one) => ({ ...one, read: ticked.has(one.documentId) || seen.has(one.documentId) })) };
}

export type HandoverWaits = "prepare" | "answer" | "take-over" | "witness";

export interface WaitingHandover {
  id: string;
  postId: string;
  waits: HandoverWaits;
  postKo: string;
  postEn: string;
  departmentKo: string;
  departmentEn: string;
  begins: Day;
  questions: number;
  left: number;
  /** The post's page is open to the person; the one who left sees the statement alone. */
  seesPost: boolean;
}

/** Statements that wait for somebody: to hand over, to answer, to take over, to witness. */
export async function handoversWaiting(db: Db | Tx, actor: Actor, today: Day): Promise<WaitingHandover[]> {
  const postIds = actor.seats.map((seat) => seat.postId);
  const departmentIds = headed(actor);
  const rows = await listStatements(db, { postIds, departmentIds, officialId: actor.officialId }, today);
  return rows.flatMap((row): WaitingHandover[] => {
    const hands = row.fromOfficialId === actor.officialId;
    const takes = row.toOfficialId === actor.officialId && dayFrom(row.begins) <= today;
    const waits: HandoverWaits | null =
      hands && row.handedOverAt === null ? "prepare"
      : hands && row.questions > 0 && row.takenOverAt === null ? "answer"
      : takes && row.handedOverAt !== null && row.takenOverAt === null ? "take-over"
      : !hands && row.toOfficialId !== actor.officialId && row.takenOverAt !== null && row.witnessedAt === null && row.headed && departmentIds.length > 0 ? "witness" : null;
    const { id, postId, postKo, postEn, departmentKo, departmentEn, questions, lines, accepted } = row;
    return waits ? [{ id, postId, waits, postKo, postEn, departmentKo, departmentEn, begins: dayFrom(row.begins), questions, left: lines - accepted, seesPost: postIds.includes(postId) || row.headed }] : [];
  });
}
