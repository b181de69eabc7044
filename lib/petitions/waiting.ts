import { dayFromNullable } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { Prisma } from "#prisma/generated/client.ts";

export interface WaitingPetition {
  id: string;
  /** received: nobody of the unit has taken it on · promised: whoever looks has, at one of their posts, and owes its answer. */
  waits: "received" | "promised";
  title: string;
  category: string;
  receiptLabel: string;
  departmentNameKo: string;
  departmentNameEn: string;
  /** By when it is to be answered. */
  due: Day | null;
  since: Date;
}

/** What the units of somebody's seats have received, and what was taken on at those seats. */
function waits(actor: Actor): Prisma.Sql {
  const units = actor.seats.map((seat) => seat.departmentId);
  const posts = actor.seats.map((seat) => seat.postId);
  return Prisma.sql`(p."status" = 'received' or p."status" = 'handling' and p."handlerPostId" is null) and p."departmentId" = any(${units}::uuid[]) or p."status" = 'handling' and p."handlerPostId" = any(${posts}::uuid[])`;
}

/** Petitions that wait for somebody, the earliest promise first. One statement. */
export async function petitionsWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingPetition[]> {
  const rows = await db.$queryRaw<(Omit<WaitingPetition, "due"> & { endsOn: Date | null })[]>`
    select p."id", case when p."status" = 'handling' and p."handlerPostId" is not null then 'promised' else 'received' end as "waits", p."title", p."category", p."receiptLabel", p."departmentNameKo", p."departmentNameEn", p."endsOn", p."receivedAt" as "since"
    from "Petition" p where (${waits(actor)}) and p."listers" && ${[...actor.tokens]}::text[] order by p."endsOn" nulls last, p."receivedAt", p."id" limit ${limit}`;
  return rows.map(({ endsOn, ...row }) => ({ ...row, due: dayFromNullable(endsOn) }));
}

export async function countPetitionsWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n from "Petition" p where (${waits(actor)}) and p."listers" && ${[...actor.tokens]}::text[]`;
  return row?.n ?? 0;
}
