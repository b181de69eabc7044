import { z } from "zod";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import type { May } from "#lib/refusal.ts";
import { refused } from "#lib/refusal.ts";
import { listedFor } from "#lib/documents/listed.ts";
import { correctionsInput } from "#lib/register/input.ts";
import type { Value } from "#lib/register/rules.ts";
import { officerOf } from "#lib/register/standing.ts";
import { Prisma } from "#prisma/generated/client.ts";

export const pageSize = 20;

export interface CorrectionLine {
  id: string;
  documentId: string;
  title: string;
  numberLabel: string | null;
  field: string;
  before: Value;
  after: Value;
  reason: string;
  officialId: string;
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
  at: Date;
  agencyId: string;
  outcome: "confirmed" | "refused" | "narrowed" | null;
  decisionReason: string | null;
  deciderKo: string | null;
  deciderEn: string | null;
  decidedAt: Date | null;
  readable: boolean;
}

function lines(db: Db | Tx, actor: Actor, where: Prisma.Sql, order: Prisma.Sql, limit: number, offset: number): Promise<(CorrectionLine & { total: number })[]> {
  const tokens = [...actor.tokens];
  return db.$queryRaw`
    select c."id", c."documentId", d."title", d."numberLabel", c."field", c."before", c."after", c."reason", c."officialId", c."nameKo", c."nameEn", c."postNameKo", c."postNameEn", c."at", c."agencyId",
      x."outcome", x."reason" as "decisionReason", x."nameKo" as "deciderKo", x."nameEn" as "deciderEn", x."at" as "decidedAt", d."readers" && ${tokens}::text[] as "readable", count(*) over ()::int as "total"
    from "Correction" c join "Document" d on d."id" = c."documentId" left join "CorrectionDecision" x on x."correctionId" = c."id"
    where ${listedFor(tokens)} and ${where} order by ${order} limit ${limit} offset ${offset}`;
}

/** Requests about the records that somebody keeps: a records officer's agencies, and the departments of one's seats. */
export async function corrections(db: Db | Tx, actor: Actor, { state, page }: z.output<typeof correctionsInput>): Promise<{ rows: CorrectionLine[]; total: number }> {
  const departments = actor.seats.flatMap((seat) => [seat.departmentId, ...seat.headsDepartmentIds]);
  const mine = Prisma.sql`(c."agencyId" = any(${officerOf(actor)}::uuid[]) or c."departmentId" = any(${departments}::uuid[]) or c."officialId" = ${actor.officialId}::uuid)`;
  const rows = state === "waiting"
    ? await lines(db, actor, Prisma.sql`${mine} and x."correctionId" is null`, Prisma.sql`c."at", c."id"`, pageSize, (page - 1) * pageSize)
    : await lines(db, actor, Prisma.sql`${mine} and x."correctionId" is not null`, Prisma.sql`x."at" desc, c."id"`, pageSize, (page - 1) * pageSize);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** All requests about one document, the latest first; who may not know of it sees none. */
export function correctionsOf(db: Db | Tx, actor: Actor, documentId: string): Promise<CorrectionLine[]> {
  return lines(db, actor, Prisma.sql`c."documentId" = ${documentId}::uuid`, Prisma.sql`c."at" desc, c."id"`, 200, 0);
}

/** How many requests wait for the decision of somebody as a records officer. */
export async function countCorrectionsWaiting(db: Db | Tx, actor: Actor): Promise<number> {
  const agencies = officerOf(actor);
  if (agencies.length === 0) return 0;
  const [row] = await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from "Correction" c where c."agencyId" = any(${agencies}::uuid[]) and c."officialId" <> ${actor.officialId}::uuid
      and not exists (select from "CorrectionDecision" x where x."correctionId" = c."id")`;
  return row?.n ?? 0;
}

/** What somebody may do with a request now, or why not. */
export function mayDecide(line: CorrectionLine, actor: Actor): May<"decide"> {
  if (!officerOf(actor).includes(line.agencyId)) return { decide: refused("register.not-records-officer") };
  return { decide: line.officialId === actor.officialId ? refused("register.own-request") : null };
}

const value = z.record(z.string(), z.unknown());
export const listCorrections = reading({
  name: "register.corrections",
  address: "GET /api/v1/corrections",
  summary: { ko: "정정 요청을 봅니다", en: "Requests for corrections of registered data" },
  input: correctionsInput,
  output: z.object({
    total: z.int(),
    corrections: z.array(z.object({
      id: z.uuid(), documentId: z.uuid(), title: z.string(), number: z.string().nullable(), field: z.string(), before: value, after: value, reason: z.string(), by: z.string(), at: z.iso.datetime(),
      outcome: z.string().nullable(), decisionReason: z.string().nullable(), decider: z.string().nullable(), decidedAt: z.iso.datetime().nullable(),
    })),
  }),
  async run({ tx, actor }, input) {
    const { rows, total } = await corrections(tx, actor, input);
    return {
      total,
      corrections: rows.map((row) => ({
        id: row.id, documentId: row.documentId, title: row.title, number: row.numberLabel, field: row.field, before: row.before as Record<string, unknown>, after: row.after as Record<string, unknown>, reason: row.reason, by: row.nameKo, at: row.at.toISOString(),
        outcome: row.outcome, decisionReason: row.decisionReason, decider: row.deciderKo, decidedAt: row.decidedAt?.toISOString() ?? null,
      })),
    };
  },
});
