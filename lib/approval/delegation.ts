import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import { asksAmount, clauseFor, ownDecision } from "#lib/approval/delegation-rules.ts";
import type { Clause, Matter } from "#lib/approval/delegation-rules.ts";
import { clausesWhere } from "#lib/approval/table.ts";
import type { TableRule } from "#lib/approval/table.ts";
import type { StepKind } from "#lib/approval/rules.ts";

export interface Said {
  /** The clause under which the matter falls, or none. */
  clause: TableRule | null;
  /** The table goes by an amount here, and the matter has none. */
  asksAmount: boolean;
}

/** What the agency's table of delegated authority says of a matter on a day. One statement. */
export async function delegationFor(db: Db | Tx, agencyId: string, matter: Matter, day: Day): Promise<Said> {
  const on = toColumn(day);
  const spoken = await clausesWhere(db, {
    agencyId, validFrom: { lte: on },
    AND: [
      { OR: [{ validUntil: null }, { validUntil: { gte: on } }] },
      { OR: [{ unitTaskId: null, matterKind: null }, ...(matter.unitTaskId ? [{ unitTaskId: matter.unitTaskId }] : []), ...(matter.matterKind ? [{ matterKind: matter.matterKind }] : [])] },
    ],
  });
  return { clause: clauseFor(spoken, matter, day), asksAmount: asksAmount(spoken, matter, day) };
}

export interface PlannedStep extends SeatedPost {
  kind: StepKind;
}

/** Levels of posts that decide in their own right; below, a decision is delegated (전결). */
const minister = 6;
/** Who decides where the table is silent: the head of the division. */
const usualLevel = 3;

/**
 * The route that the table says: the drafter, the heads above as reviewers, and as decider the
 * first head whose level the clause names (or the highest there is). A head to whom the matter is given decides alone.
 */
export async function plannedRoute(db: Db | Tx, drafterPostId: string, departmentId: string, clause: Pick<Clause, "level"> | null, day: Day): Promise<PlannedStep[]> {
  const level = clause?.level ?? usualLevel;
  const [drafter] = await postsWith(db, { ids: [drafterPostId] }, day);
  if (!drafter) return [];
  if (drafter.isHead && ownDecision(drafter, clause)) return [{ ...drafter, kind: "draft" }, { ...drafter, kind: decisionOf(drafter) }];
  const above = await db.$queryRaw<{ departmentId: string }[]>`
    with recursive version as (
      select v.* from "DepartmentVersion" v where v."validFrom" <= ${toColumn(day)}::date and (v."validUntil" is null or v."validUntil" >= ${toColumn(day)}::date)
    ), up as (
      select v."departmentId", v."parentId", 0 as height from version v where v."departmentId" = ${departmentId}::uuid
      union all select v."departmentId", v."parentId", up.height + 1 from version v join up on v."departmentId" = up."parentId" where up.height < 12
    ) select "departmentId" from up order by height`;
  const heads: SeatedPost[] = [];
  for (const unit of above) {
    const posts = await postsWith(db, { departmentId: unit.departmentId }, day);
    heads.push(...posts.filter((post) => post.isHead && post.postId !== drafterPostId));
  }
  const decider = heads.findIndex((post) => post.level >= level);
  const chain = decider < 0 ? heads : heads.slice(0, decider + 1);
  return [
    { ...drafter, kind: "draft" },
    ...chain.map((post, n): PlannedStep => ({ ...post, kind: n < chain.length - 1 ? "review" : decisionOf(post) })),
  ];
}

function decisionOf(post: SeatedPost): StepKind {
  return post.level >= minister ? "decision" : "delegated-decision";
}

/**
 * Whether somebody else decides than the table of delegated authority names. The table names a level;
 * where no head above has it, the highest there is stands for it.
 */
export function otherDecider(level: number, planned: readonly PlannedStep[], decider: { postId: string; level: number }): boolean {
  const named = planned[planned.length - 1];
  return decider.level !== level && decider.postId !== named?.postId;
}
