import { Prisma } from "#prisma/generated/client.ts";
import { beginning, entryHash, sha256 } from "#lib/history/chain.ts";
import type { Entry } from "#lib/history/chain.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { announcing } from "#lib/platform/outbox.ts";
import type { Announcement } from "#lib/platform/outbox.ts";

export interface Act {
  /** Null for what the system does by itself. */
  actor: Actor | null;
  at: Date;
  /** `<noun>.<what happened>`, e.g. `document.approved`. */
  act: string;
  record: { kind: string; id: string };
  reason?: string;
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  /** A text that the act made; history keeps its hash, the record keeps the text. */
  text?: string;
}

/**
 * Adds one act to the record's history, in the act's own transaction. The head row is the lock of
 * the chain: writers of one record queue on it, writers of different records never meet. What is
 * announced of the act goes with it in one statement. `locked` is the head where the act locked it
 * before, for its only entry.
 */
export async function record(tx: Tx, act: Act, announcement?: Announcement, locked?: Head): Promise<void> {
  const head = locked ?? (await lockHead(tx, act.record));
  const entry = entryOf(act, head.seq + 1);
  const hash = entryHash(entry, head.hash);
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  await tx.$executeRaw`
    with added as (
      insert into "HistoryEntry" ("recordKind", "recordId", "seq", "at", "act", "officialId", "nameKo", "nameEn", "postId",
        "postNameKo", "postNameEn", "onBehalfOf", "reason", "before", "after", "textHash", "previous", "hash")
      values (${entry.recordKind}, ${entry.recordId}, ${entry.seq}, ${act.at}, ${entry.act}, ${entry.officialId}::uuid, ${entry.nameKo},
        ${entry.nameEn}, ${entry.postId}::uuid, ${entry.postNameKo}, ${entry.postNameEn}, ${entry.onBehalfOf}, ${entry.reason},
        ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.textHash}, ${head.hash}, ${hash})
      returning 1)${announcement ? Prisma.sql`, told as (${announcing(announcement)})` : Prisma.empty}
    update "HistoryHead" set "seq" = ${entry.seq}, "hash" = ${hash}, "sealedBy" = null
    where "recordKind" = ${entry.recordKind} and "recordId" = ${entry.recordId} and exists (select from added)`;
}

/** The last entry of a record's chain: its number and hash. */
export interface Head {
  seq: number;
  hash: string;
}

/** Locks the chain of a record. A head that is there is locked without being written; the conflict is of two first acts at once. */
export async function lockHead(tx: Tx, { kind, id }: Act["record"]): Promise<Head> {
  const [head] = await tx.$queryRaw<Head[]>`
    with held as (
      select "seq", "hash" from "HistoryHead" where "recordKind" = ${kind} and "recordId" = ${id} for update
    ), laid as (
      insert into "HistoryHead" ("recordKind", "recordId", "seq", "hash") select ${kind}, ${id}, 0, ${beginning} where not exists (select from held)
      on conflict ("recordKind", "recordId") do update set "sealedBy" = null returning "seq", "hash"
    ) select * from held union all select * from laid`;
  if (!head) throw new Error("the head of a history chain was not answered");
  return head;
}

/** An act as an entry at its place in the chain. */
export function entryOf({ actor, at, act, record: about, reason, before, after, text }: Act, seq: number): Entry {
  const seat = actor?.seat ?? null;
  return {
    recordKind: about.kind,
    recordId: about.id,
    seq,
    at: at.getTime(),
    act,
    officialId: actor?.officialId ?? null,
    nameKo: actor?.nameKo ?? "",
    nameEn: actor?.nameEn ?? "",
    postId: seat?.postId ?? null,
    postNameKo: seat ? `${seat.departmentNameKo} ${seat.postNameKo}` : "",
    postNameEn: seat ? `${seat.postNameEn}, ${seat.departmentNameEn}` : "",
    onBehalfOf: seat?.onBehalfOf?.nameKo ?? "",
    reason: reason ?? "",
    before: before ?? null,
    after: after ?? null,
    textHash: text === undefined ? null : sha256(text),
  };
}
