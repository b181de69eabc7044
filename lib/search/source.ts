import type { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import type { Topic } from "#lib/platform/outbox.ts";
import type { SearchEntry } from "#lib/search/engine.ts";

/** A kind of record that search finds: how it is told of changes, and where its entries come from. */
export interface Source {
  kind: SearchEntry["kind"];
  topic: Topic;
  entries(db: Db, ids: readonly string[], at: Date): Promise<SearchEntry[]>;
  /** Further records whose entries say something of these, and are indexed with them. */
  also?(db: Db, ids: readonly string[]): Promise<string[]>;
  /** Ids in order, from after one; for building the index anew. */
  ids(db: Db, after: string | null, limit: number): Promise<string[]>;
  /** A select of the ids of these (an expression of `uuid[]`) that somebody may read, by the records themselves; null where no record of the kind is its own. */
  readable(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql | null;
  /** Where an entry is part of a record: those that were ever made of these records. */
  parts?(db: Db, ids: readonly string[]): Promise<string[]>;
}
