import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface Read {
  actor: Actor;
  at: Date;
  record: { kind: string; id: string };
  outcome: "read" | "refused";
  via: "page" | "api" | "file" | "print" | "figures";
}

/** Logs that a record was read, or that reading it was refused. */
export async function logRead(db: Db | Tx, { actor, at, record, outcome, via }: Read): Promise<void> {
  await db.$executeRaw`
    insert into "ReadEntry" ("at", "officialId", "postId", "recordKind", "recordId", "outcome", "via")
    values (${at}, ${actor.officialId}::uuid, ${actor.seat?.postId ?? null}::uuid, ${record.kind}, ${record.id}, ${outcome}, ${via})`;
}

/** Logs that several records of a kind were read at once, or that reading them was refused. One statement. */
export async function logReads(db: Db | Tx, { actor, at, kind, ids, outcome, via }: Omit<Read, "record"> & { kind: string; ids: readonly string[] }): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw`
    insert into "ReadEntry" ("at", "officialId", "postId", "recordKind", "recordId", "outcome", "via")
    select ${at}, ${actor.officialId}::uuid, ${actor.seat?.postId ?? null}::uuid, ${kind}, one, ${outcome}, ${via} from unnest(${[...ids]}::text[]) as one`;
}
