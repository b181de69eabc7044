import { Prisma } from "#prisma/generated/client.ts";
import type { TakenOverDocument } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { addDays, startOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

export type CitedTakenOver = Pick<TakenOverDocument, "id" | "title" | "departmentNameKo" | "departmentNameEn" | "decidedBy"> & { number: string; at: Date };

/** The documents taken over whose numbers of the earlier system a text of a day names. */
export function takenOverCited(db: Db | Tx, actor: Actor, { id, numbers, day }: { id: string; numbers: readonly string[]; day: Day }): Promise<CitedTakenOver[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return db.$queryRaw<CitedTakenOver[]>(Prisma.sql`
    select "id", "title", "sourceId" as "number", coalesce("date", "takenOverAt") as "at", "departmentNameKo", "departmentNameEn", "decidedBy" from "TakenOverDocument"
    where "sourceId" = any(${[...numbers]}::text[]) and "id" <> ${id}::uuid and ("date" <= ${toColumn(day)}::date or "date" is null and "takenOverAt" < ${startOf(addDays(day, 1))}) and "readers" && ${[...actor.tokens]}::text[]`);
}
