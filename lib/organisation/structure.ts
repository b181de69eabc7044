import { z } from "zod";
import { matchScore } from "#lib/match.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { notFound, reading } from "#lib/platform/operation.ts";

export interface UnitNode {
  id: string;
  agencyId: string;
  code: string;
  parentId: string | null;
  nameKo: string;
  nameEn: string;
  /** The names that it had before or will have, for those who look for them. */
  otherNames: string;
  isHandlingUnit: boolean;
  validFrom: Day;
  validUntil: Day | null;
  /** Posts of that day, and how many of them somebody holds. */
  posts: number;
  held: number;
}

/** Departments of agencies with their names and places on a day. One statement. */
export async function unitsOn(db: Db | Tx, agencyIds: readonly string[] | null, day: Day): Promise<UnitNode[]> {
  const on = toColumn(day);
  const agencies = agencyIds ? [...agencyIds] : null;
  const rows = await db.$queryRaw<(Omit<UnitNode, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select d."id", d."agencyId", d."code", v."parentId", v."nameKo", v."nameEn", d."isHandlingUnit", d."validFrom", d."validUntil",
      (select coalesce(string_agg(distinct w."nameKo", ', '), '') from "DepartmentVersion" w where w."departmentId" = d."id" and w."nameKo" <> v."nameKo") as "otherNames",
      (select count(*)::int from "Post" p where p."departmentId" = d."id" and p."validFrom" <= ${on}::date and (p."validUntil" is null or p."validUntil" >= ${on}::date)) as "posts",
      (select count(distinct p."id")::int from "Post" p join "Appointment" a on a."postId" = p."id" and a."validFrom" <= ${on}::date and (a."validUntil" is null or a."validUntil" >= ${on}::date)
        where p."departmentId" = d."id" and p."validFrom" <= ${on}::date and (p."validUntil" is null or p."validUntil" >= ${on}::date)) as "held"
    from "Department" d join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
    where (${agencies}::uuid[] is null or d."agencyId" = any(${agencies}::uuid[])) and d."validFrom" <= ${on}::date and (d."validUntil" is null or d."validUntil" >= ${on}::date)
    order by d."code"`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

export interface AgencyOn {
  id: string;
  code: string;
  nameKo: string;
  nameEn: string;
  senderKo: string;
  senderEn: string;
}

export function agenciesOn(db: Db | Tx, day: Day): Promise<AgencyOn[]> {
  const on = toColumn(day);
  return db.agency.findMany({ where: { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gte: on } }] }, orderBy: { code: "asc" }, select: { id: true, code: true, nameKo: true, nameEn: true, senderKo: true, senderEn: true } });
}

export interface NameThen {
  nameKo: string;
  nameEn: string;
  validFrom: Day;
  validUntil: Day | null;
}

/** The names that a department has had, the latest first. */
async function namesOf(db: Db | Tx, departmentId: string): Promise<NameThen[]> {
  const rows = await db.departmentVersion.findMany({ where: { departmentId }, orderBy: { validFrom: "desc" }, take: 50 });
  return rows.map((row) => ({ nameKo: row.nameKo, nameEn: row.nameEn, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
}

/** A tree as lines: each unit after the one it stands under, with its depth. */
export function inTreeOrder<N extends { id: string; parentId: string | null }>(units: readonly N[]): (N & { depth: number })[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = Map.groupBy(units, (unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : ""));
  const lines: (N & { depth: number })[] = [];
  const seen = new Set<string>();
  const walk = (parent: string, depth: number) => {
    for (const unit of below.get(parent) ?? []) {
      if (seen.has(unit.id)) continue;
      seen.add(unit.id);
      lines.push({ ...unit, depth });
      walk(unit.id, depth + 1);
    }
  };
  walk("", 0);
  return lines;
}

/** The lines of a tree that words name, by old names and initial consonants too, and those above them. */
export function foundIn<N extends { id: string; parentId: string | null; nameKo: string; nameEn: string; otherNames: string; code: string }>(lines: readonly N[], q: string): N[] {
  if (q === "") return [...lines];
  const known = new Map(lines.map((line) => [line.id, line]));
  const kept = new Set<string>();
  for (const line of lines) {
    if (matchScore([line.nameKo, line.nameEn, line.otherNames, line.code], q) === 0) continue;
    for (let at: N | undefined = line; at && !kept.has(at.id); at = at.parentId === null ? undefined : known.get(at.parentId)) kept.add(at.id);
  }
  return lines.filter((line) => kept.has(line.id));
}

export const readOrganisation = reading({
  name: "organisation.read",
  address: "GET /api/v1/departments",
  summary: { ko: "어느 날의 기관과 부서", en: "Agencies and departments of a day" },
  input: z.object({ on: z.iso.date().optional() }),
  output: z.object({
    on: z.iso.date(),
    agencies: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
    departments: z.array(z.object({ id: z.uuid(), agencyId: z.uuid(), parentId: z.uuid().nullable(), code: z.string(), name: z.string(), handlingUnit: z.boolean(), posts: z.int(), held: z.int() })),
  }),
  async run({ tx, actor, today }, input) {
    const on = input.on ?? today;
    const [agencies, units] = await Promise.all([agenciesOn(tx, on), unitsOn(tx, null, on)]);
    const name = (row: { nameKo: string; nameEn: string }) => (actor.language === "en" ? row.nameEn : row.nameKo);
    return {
      on,
      agencies: agencies.map((row) => ({ id: row.id, code: row.code, name: name(row) })),
      departments: units.map((row) => ({ id: row.id, agencyId: row.agencyId, parentId: row.parentId, code: row.code, name: name(row), handlingUnit: row.isHandlingUnit, posts: row.posts, held: row.held })),
    };
  },
});

/** A department with all its names; whoever administers an agency may look at every one. */
export async function unitFor(db: Db, actor: Actor, id: string): Promise<{ agencyId: string; code: string; isHandlingUnit: boolean; validFrom: Day; validUntil: Day | null; names: NameThen[] }> {
  if (!hasRole(actor, "administrator")) throw notFound();
  const [unit, names] = await Promise.all([db.department.findUnique({ where: { id } }), namesOf(db, id)]);
  if (!unit) throw notFound();
  return { ...unit, validFrom: dayFrom(unit.validFrom), validUntil: dayFromNullable(unit.validUntil), names };
}

/** English names of departments by their Korean ones, of all times. */
export async function departmentNamesIn(db: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.departmentVersion.findMany({ where: { nameKo: { in: [...names] } }, distinct: ["nameKo"], select: { nameKo: true, nameEn: true } });
  return new Map(rows.map((row) => [row.nameKo, row.nameEn]));
}

/** For each text: all Korean names, of all times, of the departments that bore a name with it at some time. */
export async function namesOfUnitsCalled(db: Db | Tx, texts: readonly string[]): Promise<string[][]> {
  if (texts.length === 0) return [];
  const rows = await db.$queryRaw<{ at: number; name: string }[]>`
    select distinct t.at::int as at, other."nameKo" as name
    from unnest(${[...texts]}::text[]) with ordinality t(text, at)
    join "DepartmentVersion" then_ on position(lower(t.text) in lower(then_."nameKo")) > 0 or position(lower(t.text) in lower(then_."nameEn")) > 0
    join "DepartmentVersion" other on other."departmentId" = then_."departmentId"
    order by 1, 2`;
  return texts.map((_, at) => rows.filter((row) => row.at === at + 1).map((row) => row.name));
}
