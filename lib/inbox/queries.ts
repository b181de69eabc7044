import { z } from "zod";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { countWaiting, stepsWaiting } from "#lib/approval/queries.ts";
import { postsOfActor } from "#lib/documents/loading.ts";
import { openedAsTheyStand } from "#lib/documents/opened.ts";
import { remindedAt } from "#lib/documents/reminders.ts";
import { countOwn, documentsPromised, documentsSentBack, linesOfDocuments } from "#lib/documents/waiting.ts";
import type { WaitingLine } from "#lib/documents/waiting.ts";
import { handoversWaiting } from "#lib/handover/queries.ts";
import type { WaitingHandover } from "#lib/handover/queries.ts";
import { countPetitionsWaiting, petitionsWaiting } from "#lib/petitions/waiting.ts";
import type { WaitingPetition } from "#lib/petitions/waiting.ts";
import { countCorrectionsWaiting } from "#lib/register/requests.ts";
import { recordsWaiting } from "#lib/register/waiting.ts";
import type { WaitingRecords } from "#lib/register/waiting.ts";
import { accessWaiting, countAccessWaiting } from "#lib/register/access-queries.ts";
import type { WaitingAccess } from "#lib/register/access-queries.ts";
import { countLessonsWaiting, lessonsWaiting } from "#lib/lessons/queries.ts";
import type { WaitingLesson } from "#lib/lessons/queries.ts";
import { countFindsWaiting, findsWaiting, foundOut } from "#lib/keeping/finds.ts";
import type { WaitingFinds } from "#lib/keeping/finds.ts";
import { countMemosWaiting, memosWaiting } from "#lib/memos/queries.ts";
import type { WaitingMemo } from "#lib/memos/queries.ts";
import { commentsWaiting, countLooks, looksWaiting } from "#lib/documents/consult-queries.ts";
import type { WaitingComments, WaitingLook } from "#lib/documents/consult-queries.ts";
import { waitingOutput } from "#lib/inbox/input.ts";
import { inOrder, promisedBy, waitsAs } from "#lib/inbox/rules.ts";
import type { Promised, Waits } from "#lib/inbox/rules.ts";

export interface WaitingItem {
  /** The document's id. */
  id: string;
  waits: Waits;
  promised: Promised;
  title: string;
  departmentNameKo: string;
  departmentNameEn: string;
  drafterNameKo: string;
  drafterNameEn: string;
  urgent: boolean;
  due: Day | null;
  /** When it came to this post. */
  since: Date;
  version: number;
  /** Put off with a reason. */
  held: boolean;
  /** The day on which the drafter last asked for it. */
  reminded: Day | null;
  /** Opened by the person since its text is what it is: it may be decided together with others. */
  opened: boolean;
  /** With what it was drafted together: read in one place. */
  batchId: string | null;
  batchPlace: number | null;
  /** The seat for which it waits, and in whose place when its holder is away. */
  postId: string;
  postNameKo: string;
  postNameEn: string;
  onBehalfOf: string;
  /** The post has no holder: it waits for whoever acts for it (직무대리). */
  acting: boolean;
}

export interface Waiting {
  items: WaitingItem[];
  /** Statements of handover to hand over, answer, take over or witness. */
  handovers: WaitingHandover[];
  /** Requests for corrections that wait for a records officer. */
  corrections: number;
  /** Memo reports to read, and opinions that came back. */
  memos: WaitingMemo[];
  /** Drafts to look at before they are submitted. */
  looks: WaitingLook[];
  /** What others said of one's own drafts and one has not seen. */
  comments: WaitingComments[];
  /** Petitions that one's units have received and nobody has taken on. */
  received: WaitingPetition[];
  /** What one has promised by a day, the earliest first: answers taken on, and documents not yet decided. */
  promised: PromisedItem[];
  /** Requests to read documents that one answers, and answers to one's own. */
  access: WaitingAccess[];
  /** Lessons to review, and own ones that came back. */
  lessons: WaitingLesson[];
  /** Closings, reviews and appraisals of records. */
  records: WaitingRecords[];
  /** What saved searches newly found, by search. */
  finds: WaitingFinds[];
  /** How many there are; more than `items` only beyond the longest list. */
  total: number;
}

export interface PromisedItem {
  kind: "petition" | "document";
  id: string;
  title: string;
  /** The receipt's number; how the document stands. */
  label: string;
  due: Day | null;
}

/** More than anybody can look through in a day. */
const longest = 200;

/** My day: what waits for the person in any seat of today, oldest promise first. A fixed number of statements; what was counted already is not counted again. */
export async function whatWaits(db: Db | Tx, actor: Actor, today: Day, counted = countedFor(db, actor, today)): Promise<Waiting> {
  const [steps, back, own, { acts, handovers, corrections, records }, memos, looks, comments, petitions, access, lessons, finds] = await Promise.all([
    stepsWaiting(db, postsOfActor(actor), longest), documentsSentBack(db, actor, longest), documentsPromised(db, actor, longest), counted,
    memosWaiting(db, actor, longest), looksWaiting(db, actor, longest), commentsWaiting(db, actor, longest), petitionsWaiting(db, actor, longest), accessWaiting(db, actor, longest), lessonsWaiting(db, actor, longest), findsWaiting(db, actor),
  ]);
  const ids = steps.map((step) => step.documentId);
  const [lines, reminded, opened] = await Promise.all([linesOfDocuments(db, actor, ids), remindedAt(db, ids), openedAsTheyStand(db, actor, ids)]);
  const items = steps.flatMap((step) => {
    const line = lines.get(step.documentId);
    const asked = reminded.get(step.documentId);
    return line ? [{ ...itemOf(actor, line, waitsAs(step.kind), step.postId, step.reachedAt, today), held: step.held, opened: opened.has(step.documentId), reminded: asked && asked >= step.reachedAt ? dayOf(asked) : null }] : [];
  });
  items.push(...back.map((line) => itemOf(actor, line, line.status === "returned" ? "returned" : "recalled", line.drafterPostId, line.updatedAt, today)));
  const received = petitions.filter((petition) => petition.waits === "received");
  const promised = promisedOf(petitions.filter((petition) => petition.waits === "promised"), own);
  return { items: inOrder(items).slice(0, longest), handovers, corrections, memos, looks, comments, received, promised, access, lessons, records, finds, total: figureOf({ acts, handovers, corrections, records }) };
}

/** What a figure is made of: acts by their number, and what is short enough to be listed at once. */
export type Counted = Pick<Waiting, "handovers" | "corrections" | "records"> & { acts: number };

export async function countedFor(db: Db | Tx, actor: Actor, today: Day): Promise<Counted> {
  const [acts, handovers, corrections, records] = await Promise.all([actsWaiting(db, actor), handoversWaiting(db, actor, today), countCorrectionsWaiting(db, actor), recordsWaiting(db, actor, today)]);
  return { acts, handovers, corrections, records };
}

/** How many wait: the figure beside My day. */
export const figureOf = ({ acts, handovers, corrections, records }: Counted): number => acts + handovers.length + corrections + records.length;

async function actsWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const counts = await Promise.all([countWaiting(db, postsOfActor(actor)), countOwn(db, actor), countMemosWaiting(db, actor), countLooks(db, actor), countPetitionsWaiting(db, actor), countAccessWaiting(db, actor), countLessonsWaiting(db, actor), countFindsWaiting(db, actor)]);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Answers taken on and documents with a day, the earliest promise first. */
function promisedOf(petitions: readonly WaitingPetition[], documents: readonly WaitingLine[]): PromisedItem[] {
  const items: PromisedItem[] = [
    ...petitions.map(({ id, title, receiptLabel, due }) => ({ kind: "petition" as const, id, title, label: receiptLabel, due })),
    ...documents.map(({ id, title, status, dueAt }) => ({ kind: "document" as const, id, title, label: status, due: dueAt ? dayOf(dueAt) : null })),
  ];
  return items.sort((a, b) => (a.due ?? "9999-12-31").localeCompare(b.due ?? "9999-12-31"));
}

function itemOf(actor: Actor, line: WaitingLine, waits: Waits, postId: string, since: Date, today: Day): WaitingItem {
  const seat = actor.seats.find((held) => held.postId === postId);
  const due = line.dueAt ? dayOf(line.dueAt) : null;
  return {
    id: line.id,
    waits,
    promised: promisedBy(due, today),
    title: line.title,
    departmentNameKo: line.departmentNameKo,
    departmentNameEn: line.departmentNameEn,
    drafterNameKo: line.drafterNameKo,
    drafterNameEn: line.drafterNameEn,
    urgent: line.urgency === "urgent",
    due,
    since,
    version: line.version,
    held: false,
    reminded: null,
    opened: false,
    batchId: line.batchId,
    batchPlace: line.batchPlace,
    postId,
    postNameKo: seat?.postNameKo ?? "",
    postNameEn: seat?.postNameEn ?? "",
    onBehalfOf: seat?.onBehalfOf?.nameKo ?? "",
    acting: seat?.kind === "acting",
  };
}

export const readWaiting = reading({
  name: "inbox.waiting",
  address: "GET /api/v1/inbox",
  summary: { ko: "나를 기다리는 일", en: "What waits for me" },
  input: z.object({}),
  output: waitingOutput,
  async run({ tx, actor, today }) {
    const { items, memos, looks, comments, received, access, lessons, finds, ...rest } = await whatWaits(tx, actor, today);
    const said = <T extends { since: Date }>(rows: readonly T[]) => rows.map((row) => ({ ...row, since: row.since.toISOString() }));
    return { ...rest, memos: said(memos), looks: said(looks), comments: said(comments), received: said(received), access: said(access), lessons: said(lessons), items: said(items), finds: finds.map((one) => ({ ...one, since: one.since.toISOString(), finds: one.finds.map(foundOut) })) };
  },
});
