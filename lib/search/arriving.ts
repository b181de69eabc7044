import type { Db } from "#lib/platform/database.ts";
import type { Message, Topic } from "#lib/platform/outbox.ts";
import { kinds } from "#lib/search/engine.ts";
import { partsOf } from "#lib/search/parts.ts";
import { carriers, sources } from "#lib/search/sources.ts";

/** What announces that records come to be found, or come to be found otherwise. */
export const arrivalTopics: readonly Topic[] = [...new Set(sources.map((source) => source.topic)), "file.read"];

/** The finds that these messages tell of, once they are indexed: the records, and what belongs to them. */
export async function arrivedBy(db: Db, messages: readonly Message[]): Promise<string[]> {
  const read = messages.filter((message) => message.topic === "file.read").map((message) => message.recordId);
  const carrying = read.length > 0 ? (await Promise.all(carriers.map((carrier) => carrier.carrying(db, read)))).flat() : [];
  const records = [...messages.filter((message) => message.topic !== "file.read").map((message) => message.recordId), ...carrying];
  return [...new Set([...records, ...(await partsOf(db, records))])];
}

/** Of these finds those that somebody with these tokens may find; most of what arrives concerns few. */
export async function findableAmong(db: Db, ids: readonly string[], tokens: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e."recordId"::text as "id" from unnest(${[...ids]}::uuid[]) i cross join unnest(${[...kinds]}::text[]) k join "SearchEntry" e on e."kind" = k and e."recordId" = i where e."readers" && ${[...tokens]}::text[]`;
  return rows.map((row) => row.id);
}
