import { z } from "zod";
import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { dayFrom, dayFromNullable } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals, reading } from "#lib/platform/operation.ts";
import { branchOutput, browseInput, purposesInput } from "#lib/classification/input.ts";
import { brm, deepest, flat, found, refusals, treeOn } from "#lib/classification/rules.ts";
import type { Branch, FunctionNode } from "#lib/classification/rules.ts";

declareRefusals("classification", refusals);

interface Row {
  id: string; tree: string; code: string; level: number; validFrom: Date; validUntil: Date | null;
  versionId: string; parentId: string | null; nameKo: string; nameEn: string; fromDay: Date; untilDay: Date | null;
}

/** All nodes of a tree with their versions, in one statement. */
export async function functionNodes(db: Db | Tx, tree: string): Promise<FunctionNode[]> {
  const rows = await db.$queryRaw<Row[]>`
    select n."id", n."tree", n."code", n."level", n."validFrom", n."validUntil", v."id" as "versionId", v."parentId", v."nameKo", v."nameEn", v."validFrom" as "fromDay", v."validUntil" as "untilDay"
    from "FunctionNode" n join "FunctionNodeVersion" v on v."nodeId" = n."id" where n."tree" = ${tree} order by n."code", v."validFrom"`;
  return [...Map.groupBy(rows, (row) => row.id).values()].map((versions) => {
    const { id, code, level, validFrom, validUntil } = versions[0]!;
    return {
      id, tree, code, level, validFrom: dayFrom(validFrom), validUntil: dayFromNullable(validUntil),
      versions: versions.map((row) => ({ id: row.versionId, parentId: row.parentId, nameKo: row.nameKo, nameEn: row.nameEn, validFrom: dayFrom(row.fromDay), validUntil: dayFromNullable(row.untilDay) })),
    };
  });
}

export async function trees(db: Db): Promise<{ tree: string; nodes: number }[]> {
  const rows = await db.functionNode.groupBy({ by: ["tree"], _count: true, orderBy: { tree: "asc" } });
  return rows.map((row) => ({ tree: row.tree, nodes: row._count })).sort((a, b) => Number(b.tree === brm) - Number(a.tree === brm));
}

/** A function tree as of a day; in an imported one the leaves are counted. */
export async function functionTree(db: Db, tree: string, day: Day): Promise<Branch[]> {
  return treeOn(await functionNodes(db, tree), day, tree === brm ? deepest : 0);
}

export interface PathPart {
  id: string;
  code: string;
  level: number;
  nameKo: string;
  nameEn: string;
}

/** The nodes above each of some nodes and themselves, from the top, as they are on a day. One statement. */
export async function pathsOf(db: Db | Tx, ids: readonly string[], day: Day): Promise<Map<string, PathPart[]>> {
  const rows = await db.$queryRaw<(PathPart & { leaf: string })[]>`
    with recursive up as (
      select n."id" as leaf, n."id", n."code", n."level", v."parentId", v."nameKo", v."nameEn" from "FunctionNode" n
      join "FunctionNodeVersion" v on v."nodeId" = n."id" and v."validFrom" <= ${day}::date and (v."validUntil" is null or v."validUntil" >= ${day}::date)
      where n."id" = any(${[...ids]}::uuid[])
      union all
      select up.leaf, n."id", n."code", n."level", v."parentId", v."nameKo", v."nameEn" from up join "FunctionNode" n on n."id" = up."parentId"
      join "FunctionNodeVersion" v on v."nodeId" = n."id" and v."validFrom" <= ${day}::date and (v."validUntil" is null or v."validUntil" >= ${day}::date)
      where up."level" > 1
    ) select leaf, "id", "code", "level", "nameKo", "nameEn" from up order by leaf, "level"`;
  const paths = new Map<string, PathPart[]>();
  for (const { leaf, ...part } of rows) paths.set(leaf, [...(paths.get(leaf) ?? []), part]);
  return paths;
}

/** The agency whose unit does a unit task; null for every function above, which agencies share. */
async function agencyDoing(db: Db | Tx, nodeId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ agencyId: string }[]>`select d."agencyId" from "UnitTask" t join "Department" d on d."id" = t."departmentId" where t."id" = ${nodeId}::uuid`;
  return row?.agencyId ?? null;
}

/** Why somebody may not rename, move or close a function; null where they may. Functions are any administrator's, a unit task its own agency's. */
export async function administeringFault(db: Db | Tx, actor: Actor, nodeId: string): Promise<Refused | null> {
  if (!hasRole(actor, "administrator")) return refused("classification.not-administrator");
  const agencyId = await agencyDoing(db, nodeId);
  return agencyId === null || hasRole(actor, "administrator", agencyId) ? null : refused("classification.task-of-another-agency");
}

export interface PurposeRow {
  id: string; agencyId: string | null; year: number; level: number; code: string; parentId: string | null; nameKo: string; nameEn: string; tasks: number;
}

/** The purposes of a year, each with how many unit tasks serve it. */
export function purposesOf(db: Db, year: number): Promise<PurposeRow[]> {
  return db.$queryRaw<PurposeRow[]>`
    select p.*, count(l."unitTaskId")::int as tasks from "PurposeNode" p left join "PurposeLink" l on l."purposeId" = p."id" where p."year" = ${year} group by p."id" order by p."code"`;
}

/** Purposes as branches: a purpose counts the links of all below it. */
export function purposeTree(rows: readonly PurposeRow[]): Branch[] {
  const under = Map.groupBy(rows, (row) => row.parentId);
  const branch = (row: PurposeRow): Branch => {
    const children = (under.get(row.id) ?? []).map(branch);
    return { id: row.id, code: row.code, level: row.level, nameKo: row.nameKo, nameEn: row.nameEn, count: row.tasks + children.reduce((sum, child) => sum + child.count, 0), children };
  };
  return (under.get(null) ?? []).map(branch);
}

export async function purposeYears(db: Db): Promise<number[]> {
  const rows = await db.purposeNode.groupBy({ by: ["year"], orderBy: { year: "desc" } });
  return rows.map((row) => row.year);
}

/** The purposes that a unit task serves, with the names above each. */
export function purposesOfTask(db: Db, unitTaskId: string): Promise<{ id: string; year: number; nameKo: string; nameEn: string; aboveKo: string; aboveEn: string }[]> {
  return db.$queryRaw`
    with recursive up as (
      select p."id" as leaf, p."year", p."id", p."parentId", p."nameKo", p."nameEn", 0 as height from "PurposeLink" l join "PurposeNode" p on p."id" = l."purposeId" where l."unitTaskId" = ${unitTaskId}::uuid
      union all select up.leaf, up."year", p."id", p."parentId", p."nameKo", p."nameEn", up.height + 1 from up join "PurposeNode" p on p."id" = up."parentId"
    ) select leaf as "id", "year", max("nameKo") filter (where height = 0) as "nameKo", max("nameEn") filter (where height = 0) as "nameEn",
      string_agg("nameKo", ' › ' order by height desc) filter (where height > 0) as "aboveKo", string_agg("nameEn", ' › ' order by height desc) filter (where height > 0) as "aboveEn"
    from up group by leaf, "year" order by "year" desc, leaf`;
}

/** Which unit tasks serve a purpose or one below it. */
export async function tasksOfPurpose(db: Db, purposeId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive below as (select "id" from "PurposeNode" where "id" = ${purposeId}::uuid union all select p."id" from below join "PurposeNode" p on p."parentId" = below."id")
    select distinct l."unitTaskId" as id from below join "PurposeLink" l on l."purposeId" = below."id"`;
  return rows.map((row) => row.id);
}

const shown = (branches: readonly Branch[], limit: number) => {
  const parents = new Map(flat(branches).flatMap((branch) => branch.children.map((child) => [child.id, branch.id] as const)));
  return flat(branches).slice(0, limit).map(({ id, code, level, nameKo, nameEn, count }) => ({ id, code, level, nameKo, nameEn, count, parentId: parents.get(id) ?? null }));
};

export const listFunctions = reading({
  name: "classification.functions",
  address: "GET /api/v1/function-nodes",
  summary: { ko: "기능 분류를 어느 날 기준으로 봅니다", en: "A function tree as of a day" },
  input: browseInput,
  output: z.object({ tree: z.string(), on: z.iso.date(), nodes: z.array(branchOutput) }),
  async run({ tx, today }, { tree, on, q, limit }) {
    return { tree, on: on ?? today, nodes: shown(found(await functionTree(tx, tree, on ?? today), q), limit) };
  },
});

export const listPurposes = reading({
  name: "classification.purposes",
  address: "GET /api/v1/purposes",
  summary: { ko: "목적별 분류를 연도별로 봅니다", en: "The purpose tree of a year" },
  input: purposesInput,
  output: z.object({ year: z.int(), nodes: z.array(branchOutput) }),
  async run({ tx, today }, { year, q }) {
    const of = year ?? Number(today.slice(0, 4));
    return { year: of, nodes: shown(found(purposeTree(await purposesOf(tx, of)), q), 1000) };
  },
});
