import type { Db, Tx } from "#lib/platform/database.ts";
import type { StepKind, StepState } from "#lib/approval/rules.ts";

export interface WaitingStep {
  documentId: string;
  position: number;
  kind: StepKind;
  postId: string;
  reachedAt: Date;
}

/** The steps whose turn it is at these posts, whoever holds them today. */
export async function stepsWaiting(db: Db | Tx, postIds: readonly string[], limit: number): Promise<WaitingStep[]> {
  const rows = await db.approvalStep.findMany({
    where: { postId: { in: [...postIds] }, state: "now" },
    orderBy: [{ reachedAt: "asc" }, { documentId: "asc" }],
    take: limit,
    select: { documentId: true, position: true, kind: true, postId: true, reachedAt: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as StepKind, reachedAt: row.reachedAt ?? new Date(0) }));
}

export function countWaiting(db: Db | Tx, postIds: readonly string[]): Promise<number> {
  return db.approvalStep.count({ where: { postId: { in: [...postIds] }, state: "now" } });
}

export interface StepRow {
  documentId: string;
  position: number;
  kind: StepKind;
  postId: string;
  nameKo: string;
  nameEn: string;
  postNameKo: string;
  postNameEn: string;
  state: StepState;
  officialId: string | null;
  onBehalfOf: string;
  hasOpinion: boolean;
  reachedAt: Date | null;
  actedAt: Date | null;
  versionBefore: number | null;
  versionAfter: number | null;
}

/** The routes of many documents as lists show them, in one statement. */
export async function routesOf(db: Db | Tx, documentIds: readonly string[]): Promise<Map<string, StepRow[]>> {
  const rows = await db.approvalStep.findMany({ where: { documentId: { in: [...documentIds] } }, orderBy: [{ documentId: "asc" }, { position: "asc" }] });
  const routes = new Map<string, StepRow[]>();
  for (const row of rows) {
    const route = routes.get(row.documentId) ?? [];
    route.push({ ...row, kind: row.kind as StepKind, state: row.state as StepState });
    routes.set(row.documentId, route);
  }
  return routes;
}
