import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { matchScore } from "#lib/match.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import type { NameThen } from "#lib/organisation/naming.ts";

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
  /** The names that it had before or will have. */
  otherNames: string;
}

/** Agencies as they are called on a day. One statement. */
export function agenciesOn(db: Db | Tx, day: Day): Promise<AgencyOn[]> {
  const on = toColumn(day);
  return db.$queryRaw<AgencyOn[]>`
    select g."id", g."code", g."nameKo", g."nameEn", g."senderKo", g."senderEn",
      (select coalesce(string_agg(distinct w."nameKo", ', '), '') from (select a."nameKo" from "Agency" a where a."id" = g."id" union all select n."nameKo" from "AgencyName" n where n."agencyId" = g."id") w where w."nameKo" <> g."nameKo") as "otherNames"
    from onmaru_agencies_on(${on}::date) g
    where g."validFrom" <= ${on}::date and (g."validUntil" is null or g."validUntil" >= ${on}::date) order by g."code"`;
}

export interface VersionThen extends NameThen {
  parentId: string | null;
  /** The name of the department above, as it was when this began. */
  parentKo: string | null;
  parentEn: string | null;
}

/** The names and places that a department has had, the latest first. */
async function versionsOf(db: Db | Tx, departmentId: string): Promise<VersionThen[]> {
  const rows = await db.$queryRaw<(Omit<VersionThen, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select v."nameKo", v."nameEn", v."parentId", u."nameKo" as "parentKo", u."nameEn" as "parentEn", v."validFrom", v."validUntil" from "DepartmentVersion" v
    left join lateral (select w."nameKo", w."nameEn" from "DepartmentVersion" w where w."departmentId" = v."parentId" order by (w."validFrom" <= v."validFrom") desc, w."validFrom" desc limit 1) u on true
    where v."departmentId" = ${departmentId}::uuid order by v."validFrom" desc limit 50`;
  return rows.map((row) => ({ ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) }));
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

/** A unit of a tree given as lines, and all that stand under it. */
export function branchOf(lines: readonly { id: string; parentId: string | null }[], id: string): Set<string> {
  const branch = new Set([id]);
  for (const line of lines) if (line.parentId !== null && branch.has(line.parentId)) branch.add(line.id);
  return branch;
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
  input: z.object({ on: dayInput.optional() }),
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
export async function unitFor(db: Db, actor: Actor, id: string): Promise<{ agencyId: string; code: string; isHandlingUnit: boolean; validFrom: Day; validUntil: Day | null; names: VersionThen[] }> {
  if (!hasRole(actor, "administrator")) throw notFound();
  const [unit, names] = await Promise.all([db.department.findUnique({ where: { id } }), versionsOf(db, id)]);
  if (!unit) throw notFound();
  return { ...unit, validFrom: dayFrom(unit.validFrom), validUntil: dayFromNullable(unit.validUntil), names };
}

/** English names of departments by their Korean ones, of all times. */
export async function departmentNamesIn(db: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.departmentVersion.findMany({ where: { nameKo: { in: [...names] } }, distinct: ["nameKo"], select: { nameKo: true, nameEn: true } });
  return new Map(rows.map((row) => [row.nameKo, row.nameEn]));
}

/** For each text: all Korean names, of all times, of the departments that bore a name with it at some time, or whose agency bore it. */
export async function namesOfUnitsCalled(db: Db | Tx, texts: readonly string[]): Promise<string[][]> {
  if (texts.length === 0) return [];
  const rows = await db.$queryRaw<{ at: number; name: string }[]>`
    select distinct t.at::int as at, other."nameKo" as name
    from unnest(${[...texts]}::text[]) with ordinality t(text, at)
    join lateral (
      select v."departmentId" from "DepartmentVersion" v where position(lower(t.text) in lower(v."nameKo")) > 0 or position(lower(t.text) in lower(v."nameEn")) > 0
      union
      select d."id" from "Department" d join (select "id", "nameKo", "nameEn" from "Agency" union all select "agencyId", "nameKo", "nameEn" from "AgencyName") g on g."id" = d."agencyId"
      where lower(t.text) in (lower(g."nameKo"), lower(g."nameEn"))) then_ on true
    join "DepartmentVersion" other on other."departmentId" = then_."departmentId"
    order by 1, 2`;
  return texts.map((_, at) => rows.filter((row) => row.at === at + 1).map((row) => row.name));
}

/** The department that bore exactly this name, the last that did; null where none did. */
export async function departmentCalled(db: Db | Tx, name: string): Promise<string | null> {
  const row = await db.departmentVersion.findFirst({ where: { OR: [{ nameKo: name }, { nameEn: { equals: name, mode: "insensitive" } }] }, orderBy: { validFrom: "desc" }, select: { departmentId: true } });
  return row?.departmentId ?? null;
}
