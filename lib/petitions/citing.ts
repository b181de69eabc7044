import type { Petition } from "#prisma/generated/client.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { addDays, dayOf, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

export type CitedPetition = Pick<Petition, "id" | "title" | "receiptLabel" | "receivedAt" | "departmentNameKo" | "departmentNameEn">;

/** The petitions of these receipts that a text of a day means. Receipts begin anew each year: the one meant is the last that had come by then. */
export async function petitionsCited(db: Db | Tx, actor: Actor, { id, numbers, day }: { id: string; numbers: readonly string[]; day: Day }): Promise<CitedPetition[]> {
  const receipts = numbers.filter((number) => number.includes("접수"));
  if (receipts.length === 0) return [];
  return db.petition.findMany({
    where: { receiptLabel: { in: receipts }, id: { not: id }, receivedAt: { lt: startOf(addDays(day, 1)) }, readers: { hasSome: [...actor.tokens] } }, distinct: ["receiptLabel"], orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
    select: { id: true, title: true, receiptLabel: true, receivedAt: true, departmentNameKo: true, departmentNameEn: true },
  });
}

/** The day on which a receipt of a day was given again, as far as somebody may know of it; null where it was not. */
export async function receiptGivenAgain(db: Db | Tx, actor: Pick<Actor, "tokens">, { numbers, day }: { numbers: readonly string[]; day: Day }): Promise<Day | null> {
  const next = await db.petition.findFirst({ where: { receiptLabel: { in: [...numbers] }, receivedAt: { gte: startOf(addDays(day, 1)) }, listers: { hasSome: [...actor.tokens] } }, orderBy: { receivedAt: "asc" }, select: { receivedAt: true } });
  return next ? dayOf(next.receivedAt) : null;
}
