import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { accessListInput } from "#lib/register/input.ts";
import { officerOf } from "#lib/register/standing.ts";

const pageSize = 20;

export interface AccessLine {
  id: string;
  documentId: string;
  title: string;
  numberLabel: string | null;
  reason: string;
  nameKo: string;
  nameEn: string;
  postId: string;
  postNameKo: string;
  postNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  /** Where another agency asks than the document's; else empty. */
  agencyNameKo: string;
  agencyNameEn: string;
  at: Date;
  outcome: "granted" | "declined" | "withdrawn" | null;
  decisionReason: string;
  deciderNameKo: string | null;
  deciderNameEn: string | null;
  decidedAt: Date | null;
  /** Asked by the actor or their post, and by nobody whom the actor answers. */
  own: boolean;
}

const columns = (actor: Actor) => Prisma.sql`a."id", a."documentId", d."title", d."numberLabel", a."reason", a."nameKo", a."nameEn", a."postId", a."postNameKo", a."postNameEn", a."departmentNameKo", a."departmentNameEn", a."agencyNameKo", a."agencyNameEn", a."at",
  a."outcome", a."decisionReason", a."deciderNameKo", a."deciderNameEn", a."decidedAt", ${asks(actor)} as "own"`;
const known = (actor: Actor) => Prisma.sql`d."listers" && ${[...actor.tokens]}::text[]`;
/** Asked by the post that one holds. */
const asks = (actor: Actor) => Prisma.sql`a."postId" = any(${actor.seats.map((seat) => seat.postId)}::uuid[])`;

/** The units that somebody heads, and those that were merged into them. */
const headed = (actor: Actor) => Prisma.sql`merged as (
  select d."id" from "Department" d where d."id" = any(${actor.seats.flatMap((seat) => [...(seat.isHead ? [seat.departmentId] : []), ...seat.headsDepartmentIds])}::uuid[])
  union select d."id" from merged m join "Department" d on d."mergedIntoId" = m."id")`;
const answers = (actor: Actor) => Prisma.sql`(a."agencyId" = any(${officerOf(actor)}::uuid[]) or a."departmentId" in (select "id" from merged)) and a."officialId" <> ${actor.officialId}::uuid`;

/** What somebody is to answer, what they have answered or asked; of documents that they may know. One statement. */
export async function accessRequests(db: Db | Tx, actor: Actor, { state, page }: z.output<typeof accessListInput>): Promise<{ rows: AccessLine[]; total: number }> {
  const where = { waiting: Prisma.sql`${answers(actor)} and a."outcome" is null`, decided: Prisma.sql`${answers(actor)} and a."outcome" is not null`, mine: asks(actor) }[state];
  const rows = await db.$queryRaw<(AccessLine & { total: number })[]>`
    with recursive ${headed(actor)}
    select ${columns(actor)}, count(*) over ()::int as "total" from "AccessRequest" a join "Document" d on d."id" = a."documentId" where ${known(actor)} and ${where}
    order by ${state === "waiting" ? Prisma.sql`a."at", a."id"` : Prisma.sql`coalesce(a."decidedAt", a."at") desc, a."id"`} limit ${pageSize} offset ${(page - 1) * pageSize}`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The requests about one document that somebody answers or has made, the latest first. */
export function accessOf(db: Db | Tx, actor: Actor, documentId: string): Promise<AccessLine[]> {
  return db.$queryRaw<AccessLine[]>`
    with recursive ${headed(actor)}
    select ${columns(actor)} from "AccessRequest" a join "Document" d on d."id" = a."documentId"
    where a."documentId" = ${documentId}::uuid and ${known(actor)} and ((${answers(actor)}) or ${asks(actor)}) order by (a."outcome" is null) desc, a."at" desc, a."id" limit 200`;
}

export interface WaitingAccess {
  id: string;
  documentId: string;
  /** answer: somebody asks · told: one's own request was answered */
  waits: "answer" | "told";
  outcome: "granted" | "declined" | "withdrawn" | null;
  title: string;
  nameKo: string;
  nameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyNameKo: string;
  agencyNameEn: string;
  reason: string;
  since: Date;
}

const waiting = (actor: Actor) => Prisma.sql`
  from "AccessRequest" a join "Document" d on d."id" = a."documentId"
  where ${known(actor)} and ((a."outcome" is null and ${answers(actor)}) or (a."outcome" is not null and a."seenAt" is null and ${asks(actor)}))`;

/** Requests to read that wait for an answer, and answers that the asking post has not seen; oldest first. One statement. */
export function accessWaiting(db: Db | Tx, actor: Actor, limit: number): Promise<WaitingAccess[]> {
  return db.$queryRaw<WaitingAccess[]>`
    with recursive ${headed(actor)}
    select a."id", a."documentId", case when a."outcome" is null then 'answer' else 'told' end as "waits", a."outcome", d."title", a."nameKo", a."nameEn", a."departmentNameKo", a."departmentNameEn", a."agencyNameKo", a."agencyNameEn",
      case when a."outcome" is null then a."reason" else a."decisionReason" end as "reason", coalesce(a."decidedAt", a."at") as "since"
    ${waiting(actor)} order by "since", a."id" limit ${limit}`;
}

export async function countAccessWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`with recursive ${headed(actor)} select count(*)::int as n ${waiting(actor)}`;
  return row?.n ?? 0;
}

/** The asking post has seen what became of its requests about a document. */
export async function accessSeen(db: Db, actor: Actor, documentId: string, now: Date): Promise<void> {
  await db.accessRequest.updateMany({ where: { documentId, postId: { in: actor.seats.map((seat) => seat.postId) }, outcome: { not: null }, seenAt: null }, data: { seenAt: now } });
}

export const listAccess = reading({
  name: "register.access-requests",
  address: "GET /api/v1/access-requests",
  summary: { ko: "열람 요청을 봅니다", en: "Requests to read documents: to answer, answered, or one's own" },
  input: accessListInput,
  output: z.object({
    total: z.int(),
    requests: z.array(z.object({
      id: z.uuid(), documentId: z.uuid(), title: z.string(), number: z.string().nullable(), reason: z.string(), by: z.string(), post: z.string(), department: z.string(), agency: z.string().nullable(), at: z.iso.datetime(),
      outcome: z.string().nullable(), decisionReason: z.string(), decider: z.string().nullable(), decidedAt: z.iso.datetime().nullable(),
    })),
  }),
  async run({ tx, actor }, input) {
    const { rows, total } = await accessRequests(tx, actor, input);
    return {
      total,
      requests: rows.map((row) => ({
        id: row.id, documentId: row.documentId, title: row.title, number: row.numberLabel, reason: row.reason, by: row.nameKo, post: row.postNameKo, department: row.departmentNameKo, agency: row.agencyNameKo || null, at: row.at.toISOString(),
        outcome: row.outcome, decisionReason: row.decisionReason, decider: row.deciderNameKo, decidedAt: row.decidedAt?.toISOString() ?? null,
      })),
    };
  },
});
