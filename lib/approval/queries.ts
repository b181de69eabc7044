import type { Db, Tx } from "#lib/platform/database.ts";
import type { StepKind, StepState } from "#lib/approval/rules.ts";

export interface WaitingStep {
  documentId: string;
  position: number;
  kind: StepKind;
  postId: string;
  reachedAt: Date;
  /** Put off by whoever's turn it is, with a reason. */
  held: boolean;
}

/** Posts of today, and those among them that are held for nobody else: a post-report waits for these alone. */
export interface WaitingPosts {
  postIds: readonly string[];
  ownPostIds: readonly string[];
}

const waitsAt = ({ postIds, ownPostIds }: WaitingPosts) => ({
  OR: [{ postId: { in: [...postIds] }, state: { in: ["now", "to-read"] }, kind: { not: "post-report" } }, { postId: { in: [...ownPostIds] }, state: "to-read", kind: "post-report" }],
});

/** The steps whose turn it is at these posts, or that are to be read there, whoever holds them today; of some documents alone where they are named. */
export async function stepsWaiting(db: Db | Tx, posts: WaitingPosts, limit: number, of?: readonly string[]): Promise<WaitingStep[]> {
  const rows = await db.approvalStep.findMany({
    where: { ...waitsAt(posts), ...(of ? { documentId: { in: [...of] } } : {}) },
    orderBy: [{ reachedAt: "asc" }, { documentId: "asc" }],
    take: limit,
    select: { documentId: true, position: true, kind: true, postId: true, reachedAt: true, held: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as StepKind, reachedAt: row.reachedAt ?? new Date(0) }));
}

export function countWaiting(db: Db | Tx, posts: WaitingPosts): Promise<number> {
  return db.approvalStep.count({ where: waitsAt(posts) });
}

/** Whether a route ever named one of these posts, though it may stand there no more. */
export async function stoodOnRoute(tx: Tx, documentId: string, postIds: readonly string[]): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select from "ApprovalEvent" e, jsonb_array_elements(e."data" -> 'steps') s where e."documentId" = ${documentId}::uuid and s ->> 'postId' = any(${[...postIds]}::text[]) limit 1`;
  return rows.length > 0;
}

export interface StepRow {
  documentId: string;
  /** Its id. */
  position: number;
  order: number;
  kind: StepKind;
  postId: string;
  group: number | null;
  parent: number | null;
  departmentId: string | null;
  held: boolean;
  reason: string;
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
  state: StepState;
  officialId: string | null;
  onBehalfOf: string;
  actedAs: string;
  hasOpinion: boolean;
  reachedAt: Date | null;
  actedAt: Date | null;
  versionBefore: number | null;
  versionAfter: number | null;
}

/** The routes of many documents as lists show them, in one statement. */
export async function routesOf(db: Db | Tx, documentIds: readonly string[]): Promise<Map<string, StepRow[]>> {
  const rows = await db.approvalStep.findMany({ where: { documentId: { in: [...documentIds] } }, orderBy: [{ documentId: "asc" }, { order: "asc" }] });
  const routes = new Map<string, StepRow[]>();
  for (const row of rows) {
    const route = routes.get(row.documentId) ?? [];
    route.push({ ...row, kind: row.kind as StepKind, state: row.state as StepState });
    routes.set(row.documentId, route);
  }
  return routes;
}
