import { z } from "zod";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { countWaiting } from "#lib/approval/queries.ts";
import { postsOfActor } from "#lib/documents/loading.ts";
import { openedAsTheyStand } from "#lib/documents/opened.ts";
import { remindedAt } from "#lib/documents/reminders.ts";
import { actsInOrder, countOwn, documentsPromised, linesOfDocuments } from "#lib/documents/waiting.ts";
import type { WaitingAct, WaitingLine } from "#lib/documents/waiting.ts";
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
import { promisedBy, waitsAs } from "#lib/inbox/rules.ts";
import type { Promised, Waits } from "#lib/inbox/rules.ts";

/** An act that waits, as its place in the list needs it. */
export interface WaitingPlace {
  /** The document's id. */
  id: string;
  waits: Waits;
  promised: Promised;
  /** The seat for which it waits. */
  postId: string;
  urgent: boolean;
  due: Day | null;
  /** When it came to this post. */
  since: Date;
  /** Put off with a reason. */
  held: boolean;
  /** With what it was drafted together: read in one place. */
  batchId: string | null;
  batchPlace: number | null;
}

export interface WaitingItem extends WaitingPlace {
  title: string;
  departmentNameKo: string;
  departmentNameEn: string;
  drafterNameKo: string;
  drafterNameEn: string;
  version: number;
  /** The day on which the drafter last asked for it. */
  reminded: Day | null;
  /** Opened by the person since its text is what it is: it may be decided together with others. */
  opened: boolean;
  postNameKo: string;
  postNameEn: string;
  /** In whose place, when the seat's holder is away. */
  onBehalfOf: string;
  /** The post has no holder: it waits for whoever acts for it (직무대리). */
  acting: boolean;
}

export interface Waiting {
  /** All acts on documents, in their order: the oldest promise first. */
  order: WaitingPlace[];
  /** Of these, those that were asked for whole. */
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
  /** How many there are; more than are listed only beyond the longest list. */
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

/** More than anybody can look through in a day; of acts on documents, the last in their order are left out beyond it. */
const longest = 200;
const mostActs = 2_000;

/** What of My day is to be read. */
export interface Wanted {
  /** What was counted already is not counted again. */
  counted?: Promise<Counted>;
  /** Which acts are to be read whole; all, where it is not said. */
  whole?: (order: readonly WaitingPlace[]) => readonly WaitingPlace[];
}

/** My day: what waits for the person in any seat of today, oldest promise first. A fixed number of statements. */
export async function whatWaits(db: Db | Tx, actor: Actor, today: Day, { counted = countedFor(db, actor, today), whole = (order) => order }: Wanted = {}): Promise<Waiting> {
  const [{ order, items }, own, { acts, handovers, corrections, records }, memos, looks, comments, petitions, access, lessons, finds] = await Promise.all([
    actsOnDocuments(db, actor, today, whole), documentsPromised(db, actor, longest), counted,
    memosWaiting(db, actor, longest), looksWaiting(db, actor, longest), commentsWaiting(db, actor, longest), petitionsWaiting(db, actor, longest), accessWaiting(db, actor, longest), lessonsWaiting(db, actor, longest), findsWaiting(db, actor),
  ]);
  const received = petitions.filter((petition) => petition.waits === "received");
  const promised = promisedOf(petitions.filter((petition) => petition.waits === "promised"), own);
  return { order, items, handovers, corrections, memos, looks, comments, received, promised, access, lessons, records, finds, total: figureOf({ acts, handovers, corrections, records }) };
}

async function actsOnDocuments(db: Db | Tx, actor: Actor, today: Day, whole: NonNullable<Wanted["whole"]>): Promise<Pick<Waiting, "order" | "items">> {
  const order = (await actsInOrder(db, actor, mostActs)).map((act) => placeOf(act, today));
  const wanted = whole(order);
  const ids = [...new Set(wanted.map((place) => place.id))];
  const [lines, reminded, opened] = await Promise.all([linesOfDocuments(db, actor, ids), remindedAt(db, ids), openedAsTheyStand(db, actor, ids)]);
  const items = wanted.flatMap((place) => {
    const line = lines.get(place.id);
    const asked = reminded.get(place.id);
    const back = place.waits === "returned" || place.waits === "recalled";
    return line ? [itemOf(actor, place, line, back ? null : { opened: opened.has(place.id), reminded: asked && asked >= place.since ? dayOf(asked) : null })] : [];
  });
  return { order, items };
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

function placeOf({ documentId, kind, postId, since, held, dueAt, urgent, batchId, batchPlace }: WaitingAct, today: Day): WaitingPlace {
  const due = dueAt ? dayOf(dueAt) : null;
  return { id: documentId, waits: waitsAs(kind), promised: promisedBy(due, today), postId, urgent, due, since, held, batchId, batchPlace };
}

function itemOf(actor: Actor, place: WaitingPlace, line: WaitingLine, told: Pick<WaitingItem, "opened" | "reminded"> | null): WaitingItem {
  const seat = actor.seats.find((held) => held.postId === place.postId);
  return {
    ...place,
    title: line.title,
    departmentNameKo: line.departmentNameKo,
    departmentNameEn: line.departmentNameEn,
    drafterNameKo: line.drafterNameKo,
    drafterNameEn: line.drafterNameEn,
    version: line.version,
    opened: told?.opened ?? false,
    reminded: told?.reminded ?? null,
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
    const { order: _, items, memos, looks, comments, received, access, lessons, finds, ...rest } = await whatWaits(tx, actor, today);
    const said = <T extends { since: Date }>(rows: readonly T[]) => rows.map((row) => ({ ...row, since: row.since.toISOString() }));
    return { ...rest, memos: said(memos), looks: said(looks), comments: said(comments), received: said(received), access: said(access), lessons: said(lessons), items: said(items), finds: finds.map((one) => ({ ...one, since: one.since.toISOString(), finds: one.finds.map(foundOut) })) };
  },
});
