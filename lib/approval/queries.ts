import type { Db, Tx } from "#lib/platform/database.ts";
import type { StepKind, StepState } from "#lib/approval/rules.ts";
import { Prisma } from "#prisma/generated/client.ts";

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

/** Of steps `s`: those whose turn it is at these posts, or that are to be read there, whoever holds them today. */
export const waitsAt = ({ postIds, ownPostIds }: WaitingPosts): Prisma.Sql => Prisma.sql`(
  (s."postId" = any(${[...postIds]}::uuid[]) and s."state" in ('now', 'to-read') and s."kind" <> 'post-report')
  or (s."postId" = any(${[...ownPostIds]}::uuid[]) and s."state" = 'to-read' and s."kind" = 'post-report'))`;

/** What waits at these posts on some documents, what was reached first before. */
export async function stepsWaiting(db: Db | Tx, posts: WaitingPosts, documentIds: readonly string[]): Promise<WaitingStep[]> {
  return db.$queryRaw<WaitingStep[]>`
    select s."documentId", s."position", s."kind", s."postId", coalesce(s."reachedAt", 'epoch') as "reachedAt", s."held"
    from "ApprovalStep" s where s."documentId" = any(${[...documentIds]}::uuid[]) and ${waitsAt(posts)} order by s."reachedAt", s."documentId"`;
}

export async function countWaiting(db: Db | Tx, posts: WaitingPosts): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as "count" from "ApprovalStep" s where ${waitsAt(posts)}`;
  return row?.count ?? 0;
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
