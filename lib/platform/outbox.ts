import { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/database.ts";

export type Topic = "document.changed" | "file.destroyed" | "file.read" | "task.changed" | "petition.changed" | "archive.changed" | "memo.changed" | "lesson.changed" | "organisation.changed";

export interface Announcement {
  topic: Topic;
  record: { kind: string; id: string };
  payload?: Record<string, string | number | boolean | null>;
  /** Somebody may no longer read the record: search knows of it before it is indexed, however much else waits. */
  narrows?: boolean;
  at: Date;
}

/** What the worker hands to reactions: at least once, in order per record. `id` grows with each message. */
export interface Message {
  id: bigint;
  topic: Topic;
  recordKind: string;
  recordId: string;
  payload: Record<string, unknown>;
  at: Date;
}

/** What follows from an act, fed by the outbox; running twice does no harm. */
export interface Reaction {
  name: string;
  topics: readonly Topic[];
  run(messages: readonly Message[]): Promise<void>;
}

/** Announces what happened, in the act's own transaction; the worker soon finds it. */
export async function announce(tx: Tx, announcement: Announcement): Promise<void> {
  await tx.$executeRaw`${announcing(announcement)}`;
}

/** An announcement as a statement, for those who write it together with what it announces. */
export function announcing({ topic, record, payload, narrows, at }: Announcement): Prisma.Sql {
  return Prisma.sql`insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "narrows", "at") values (${topic}, ${record.kind}, ${record.id}, ${JSON.stringify(payload ?? {})}::jsonb, ${narrows ?? false}, ${at})`;
}

/** Many announcements in one statement, for imports. */
export async function announceAll(tx: Tx, announcements: readonly Announcement[]): Promise<void> {
  const column = <T>(of: (announcement: Announcement) => T) => announcements.map(of);
  await tx.$executeRaw`
    insert into "Outbox" ("topic", "recordKind", "recordId", "payload", "narrows", "at")
    select t, k, i, p::jsonb, n, a from unnest(${column(({ topic }) => topic)}::text[], ${column(({ record }) => record.kind)}::text[], ${column(({ record }) => record.id)}::text[],
      ${column(({ payload }) => JSON.stringify(payload ?? {}))}::text[], ${column(({ narrows }) => narrows ?? false)}::boolean[], ${column(({ at }) => at)}::timestamptz[]) with ordinality as e(t, k, i, p, n, a, place) order by place`;
}
