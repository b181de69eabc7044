import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { dayFrom, dayFromNullable, dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { openTakenOver } from "#lib/archive/queries.ts";
import { textOf } from "#lib/documents/body.ts";
import { numbersIn } from "#lib/documents/citing.ts";
import { openDocument } from "#lib/documents/queries.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { memoToRead, opinionsOnMemo } from "#lib/memos/queries.ts";
import type { OpenMemo } from "#lib/memos/queries.ts";
import { openPetition } from "#lib/petitions/queries.ts";
import type { OpenedPetition } from "#lib/petitions/queries.ts";
import { openTask } from "#lib/tasks/queries.ts";

/** The records from which one goes to what is beside them. */
export const kindsTold = ["document", "archive", "petition", "memo", "task"] as const;
export type KindTold = (typeof kindsTold)[number];

/** A record as what is beside it is looked for. */
export interface Told {
  kind: KindTold;
  id: string;
  /** In which it names others by their numbers, as they were on its day. */
  text: string;
  day: Day;
  /** By which others name it, and since when: a joint document has a number in each agency. */
  number: { labels: readonly string[]; day: Day } | null;
}

export const documentTold = ({ row, title, body, parts }: Pick<OpenDocument, "row" | "title" | "body" | "parts">): Told => ({
  kind: "document", id: row.id, text: `${title}\n${textOf(body)}`, day: dayOf(row.decidedAt ?? row.updatedAt),
  number: row.status === "approved" && row.numberLabel && row.decidedAt ? { labels: [row.numberLabel, ...parts.flatMap((part) => part.numberLabel ?? [])], day: dayOf(row.decidedAt) } : null,
});

export const takenOverTold = ({ row }: Pick<Awaited<ReturnType<typeof openTakenOver>>, "row">): Told => ({
  kind: "archive", id: row.id, text: [row.title, row.summary, row.body].join("\n"), day: dayTakenOver(row), number: numbersIn(row.sourceId)[0] === row.sourceId ? { labels: [row.sourceId], day: dayTakenOver(row) } : null,
});
const dayTakenOver = ({ date, takenOverAt }: { date: Date | null; takenOverAt: Date }): Day => dayFromNullable(date) ?? dayOf(takenOverAt);

export const petitionTold = ({ row }: Pick<OpenedPetition, "row">): Told => ({
  kind: "petition", id: row.id, text: `${row.title}\n${row.content}`, day: dayFrom(row.begunOn), number: { labels: [row.receiptLabel], day: dayOf(row.receivedAt) },
});

export const memoTold = ({ row, opinions }: Pick<OpenMemo, "row" | "opinions">): Told => ({
  kind: "memo", id: row.id, text: [row.title, row.text, ...opinions.map((one) => one.text)].join("\n"), day: dayOf((opinions.at(-1) ?? row).at), number: null,
});

/** A task is no text that names others. */
export const taskTold = (id: string, today: Day): Told => ({ kind: "task", id, text: "", day: today, number: null });

/** Opens a record for a program that asks what is beside it; that it was read or refused is logged. */
export async function toldOf(db: Db, actor: Actor, kind: KindTold, id: string, now: Date): Promise<Told> {
  switch (kind) {
    case "document": return documentTold(await openDocument(db, actor, id, now, "api"));
    case "archive": return takenOverTold(await openTakenOver(db, actor, id, now, "api"));
    case "petition": return petitionTold(await openPetition(db, actor, id, now, "api"));
    case "memo": return memoTold({ row: await memoToRead(db, actor, id, now, "api"), opinions: await opinionsOnMemo(db, id) });
    case "task": {
      await openTask(db, actor, id, dayOf(now));
      return taskTold(id, dayOf(now));
    }
  }
}
