import { z } from "zod";
import { Prisma } from "#prisma/generated/client.ts";
import type { Petition } from "#prisma/generated/client.ts";
import { mayKnow, mayRead } from "#lib/access/rules.ts";
import { nameOf } from "#lib/names.ts";
import type { May } from "#lib/refusal.ts";
import { dayFrom, dayFromNullable } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals, notFound, reading } from "#lib/platform/operation.ts";
import { logRead } from "#lib/history/reads.ts";
import { byId, listInput, petitionOutput } from "#lib/petitions/input.ts";
import { mayOf, numberBefore, refusals } from "#lib/petitions/rules.ts";
import type { PetitionAct } from "#lib/petitions/rules.ts";

declareRefusals("petitions", refusals);

export const pageSize = 20;

export interface PetitionFilter {
  q: string;
  category?: string | undefined;
  status?: string | undefined;
  unit?: string | undefined;
  page: number;
}

/** Petitions that somebody may know of, newest first, with how many there are. */
export async function listPetitionRows(db: Db, actor: Actor, filter: PetitionFilter): Promise<{ rows: Petition[]; total: number }> {
  const words = filter.q.split(/\s+/).filter(Boolean).slice(0, 10);
  const where: Prisma.PetitionWhereInput = {
    listers: { hasSome: [...actor.tokens] },
    ...(filter.category === undefined ? {} : { category: filter.category }),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.unit ? { departmentId: filter.unit } : {}),
    AND: words.map((word) => ({ title: { contains: word, mode: "insensitive" as const } })),
  };
  const [rows, total] = await Promise.all([
    db.petition.findMany({ where, orderBy: [{ begunOn: "desc" }, { id: "desc" }], skip: (filter.page - 1) * pageSize, take: pageSize }),
    db.petition.count({ where }),
  ]);
  return { rows, total };
}

/** What the lists are filtered by: categories and units with their counts. */
export async function petitionFacets(db: Db, actor: Actor): Promise<{ categories: { category: string; count: number }[]; units: { id: string; nameKo: string; nameEn: string; count: number }[] }> {
  const tokens = [...actor.tokens];
  const [categories, units] = await Promise.all([
    db.$queryRaw<{ category: string; count: number }[]>`select "category", count(*)::int as count from "Petition" where "listers" && ${tokens}::text[] group by 1 order by 2 desc, 1`,
    db.$queryRaw<{ id: string; nameKo: string; nameEn: string; count: number }[]>`
      select "departmentId" as id, max("departmentNameKo") as "nameKo", max("departmentNameEn") as "nameEn", count(*)::int as count from "Petition" where "listers" && ${tokens}::text[] group by 1 order by 4 desc, 2`,
  ]);
  return { categories, units };
}

export interface OpenedPetition {
  row: Petition;
  may: May<PetitionAct>;
}

/** Opens a petition: decides, logs the read or its refusal, then answers alike for missing and forbidden. */
export async function openPetition(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api"): Promise<OpenedPetition> {
  const row = await db.petition.findUnique({ where: { id } });
  if (!row) throw notFound();
  const readable = mayRead(row, actor.tokens);
  await logRead(db, { actor, at: now, record: { kind: "petition", id }, outcome: readable ? "read" : "refused", via });
  if (!readable) throw notFound();
  return { row, may: mayOf(row, unitsOf(actor)) };
}

/** Units for which somebody may act: their own and those below the ones they head. */
export function unitsOf(actor: Actor): string[] {
  return actor.seats.flatMap((seat) => [seat.departmentId, ...seat.headsDepartmentIds]);
}

export async function categoryTable(db: Db | Tx): Promise<{ category: string; departmentId: string }[]> {
  return db.petitionCategory.findMany({ orderBy: { category: "asc" } });
}

/** Categories that have come in, and those of the table. */
export async function knownCategories(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ category: string }[]>`select "category" from "Petition" union select "category" from "PetitionCategory" order by 1`;
  return rows.map((row) => row.category);
}

/** Which unit receives which category; null for a category that came in and has none of its own. */
export const listPetitionCategories = reading({
  name: "petitions.categories",
  address: "GET /api/v1/petition-categories",
  summary: { ko: "분류마다 어느 처리과가 접수하는지 봅니다", en: "Which unit receives petitions of which category" },
  input: z.object({}),
  output: z.object({ categories: z.array(z.object({ category: z.string(), departmentId: z.uuid().nullable() })) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor }) {
    if (!hasRole(actor, "administrator")) throw notFound();
    const [table, known] = await Promise.all([categoryTable(tx), knownCategories(tx)]);
    const units = new Map(table.map((row) => [row.category, row.departmentId]));
    return { categories: known.map((category) => ({ category, departmentId: units.get(category) ?? null })) };
  },
});

/** A petition as search keeps it. */
export interface PetitionEntry {
  id: string;
  sourceId: string | null;
  title: string;
  text: string;
  category: string;
  status: string;
  number: string;
  departmentId: string;
  departmentNameKo: string;
  departmentNameEn: string;
  at: Date;
  year: number;
  readers: string[];
  listers: string[];
}

export async function petitionEntries(db: Db | Tx, ids: readonly string[]): Promise<PetitionEntry[]> {
  if (ids.length === 0) return [];
  const rows = await db.petition.findMany({ where: { id: { in: [...ids] } } });
  return rows.map((row) => ({
    id: row.id, sourceId: numberBefore(row.sourceId), title: row.title, text: row.content, category: row.category, status: row.status, number: row.receiptLabel, departmentId: row.departmentId,
    departmentNameKo: row.departmentNameKo, departmentNameEn: row.departmentNameEn, at: row.begunOn, year: row.begunOn.getUTCFullYear(), readers: row.readers, listers: row.listers,
  }));
}

/** Ids of all petitions in order, in pages, for rebuilding an index. */
export async function petitionIds(db: Db | Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.petition.findMany({ where: after ? { id: { gt: after } } : {}, orderBy: { id: "asc" }, take: limit, select: { id: true } });
  return rows.map((row) => row.id);
}

function shown(row: Petition, language: Actor["language"]): { begunOn: Day; endsOn: Day | null } & Omit<z.input<typeof petitionOutput>, "begunOn" | "endsOn"> {
  const { id, title, category, status, votes, departmentId, receiptLabel } = row;
  return {
    id, sourceId: numberBefore(row.sourceId), title, category, status, votes, departmentId, receiptLabel, begunOn: dayFrom(row.begunOn), endsOn: dayFromNullable(row.endsOn),
    department: nameOf({ nameKo: row.departmentNameKo, nameEn: row.departmentNameEn }, language), receivedAt: row.receivedAt.toISOString(),
  };
}

export const listPetitions = reading({
  name: "petitions.list",
  address: "GET /api/v1/petitions",
  summary: { ko: "민원을 조건으로 봅니다", en: "List petitions" },
  input: listInput,
  output: z.object({ total: z.int(), petitions: z.array(petitionOutput) }),
  async run({ tx, actor }, input) {
    const { rows, total } = await listPetitionRows(tx, actor, input);
    return { total, petitions: rows.filter((row) => mayKnow(row, actor.tokens)).map((row) => shown(row, actor.language)) };
  },
});

export const readPetition = reading({
  name: "petitions.read",
  address: "GET /api/v1/petitions/:id",
  summary: { ko: "민원을 엽니다", en: "Open a petition" },
  input: byId,
  output: petitionOutput.extend({ content: z.string() }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row } = await openPetition(tx, actor, id, now, "api");
    return { ...shown(row, actor.language), content: row.content };
  },
});

/** The titles of those petitions that somebody may know of. */
export async function petitionTitles(db: Db | Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.petition.findMany({ where: { id: { in: [...ids] }, listers: { hasSome: [...actor.tokens] } }, select: { id: true, title: true } });
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** A select of the ids of these petitions (an expression of `uuid[]`) that somebody may read, as the records stand now; for a statement that asks several rooms at once. */
export function readablePetitions(ids: Prisma.Sql, tokens: readonly string[]): Prisma.Sql {
  return Prisma.sql`select "id" from "Petition" where "id" = any(${ids}) and "readers" && ${[...tokens]}::text[]`;
}
