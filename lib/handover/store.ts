import { toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals, notFound } from "#lib/platform/operation.ts";
import { holdersOf, postOn } from "#lib/organisation/holders.ts";
import type { PostOn } from "#lib/organisation/holders.ts";
import { headed } from "#lib/tasks/queries.ts";
import { handsOver, refusals } from "#lib/handover/rules.ts";
import type { Line, Section, Source, Statement, Viewer } from "#lib/handover/rules.ts";
import type { Handover } from "#prisma/generated/client.ts";

declareRefusals("handover", refusals);

/** Whoever sits at a post today, or heads its department, sees its work (access follows the post). */
export function seesPost(actor: Actor, post: Pick<PostOn, "postId" | "departmentId">): boolean {
  return actor.seats.some((seat) => seat.postId === post.postId) || headed(actor).includes(post.departmentId);
}

export interface LoadedStatement {
  row: Handover;
  post: PostOn;
  statement: Statement;
  viewer: Viewer;
}

/**
 * A statement for those whom it concerns: who sees the post, and who hands it over, even after leaving:
 * what they signed stays readable to them. Others find nothing; the successor only from the day.
 */
export async function loadStatement(db: Db | Tx, actor: Actor, id: string, today: Day): Promise<LoadedStatement> {
  const row = await db.handover.findUnique({ where: { id } });
  if (!row) throw notFound();
  const [post, holders, lines] = await Promise.all([postOn(db, row.postId, today), holdersOf(db, row.postId), db.handoverLine.findMany({ where: { handoverId: id }, orderBy: [{ section: "asc" }, { position: "asc" }] })]);
  const to = holders.find((one) => one.id === row.toAppointmentId);
  if (!post || !to) throw notFound();
  const viewer: Viewer = { officialId: actor.officialId, heads: headed(actor).includes(post.departmentId) };
  const statement: Statement = {
    fromOfficialId: row.fromOfficialId, toOfficialId: row.toOfficialId, begins: to.validFrom, handedOver: row.handedOverAt !== null, takenOver: row.takenOverAt !== null, witnessed: row.witnessedAt !== null,
    lines: lines.map((line): Line => ({ ...line, section: line.section as Section, sourceKind: line.sourceKind as Source, accepted: line.acceptedAt !== null })),
  };
  if (!seesPost(actor, post) && !handsOver(statement, viewer)) throw notFound();
  return { row, post, statement, viewer };
}

/** The same, locked for an act. */
export async function lockStatement(tx: Tx, actor: Actor, id: string, today: Day): Promise<LoadedStatement> {
  await tx.$queryRaw`select "id" from "Handover" where "id" = ${id}::uuid for update`;
  return loadStatement(tx, actor, id, today);
}

/** Lays the lines as they are to stand, in their order. */
export async function layLines(tx: Tx, handoverId: string, lines: readonly Line[], acceptedAt: Date): Promise<void> {
  await tx.handoverLine.deleteMany({ where: { handoverId } });
  const positions = new Map<string, number>();
  await tx.handoverLine.createMany({
    data: lines.map(({ accepted, ...line }) => {
      const position = (positions.get(line.section) ?? 0) + 1;
      positions.set(line.section, position);
      return { ...line, handoverId, position, acceptedAt: accepted ? acceptedAt : null };
    }),
  });
}

export interface ListedHandover {
  id: string;
  postId: string;
  postKo: string;
  postEn: string;
  departmentKo: string;
  departmentEn: string;
  fromOfficialId: string | null;
  fromKo: string | null;
  fromEn: string | null;
  toOfficialId: string;
  toKo: string;
  toEn: string;
  begins: Date;
  createdAt: Date;
  handedOverAt: Date | null;
  takenOverAt: Date | null;
  witnessedAt: Date | null;
  lines: number;
  accepted: number;
  questions: number;
  /** The post stands in one of the departments asked for. */
  headed: boolean;
}

/** Statements by posts, departments or people, newest first, in one statement. */
export function listStatements(db: Db | Tx, wanted: { postIds: readonly string[]; departmentIds: readonly string[]; officialId: string }, today: Day): Promise<ListedHandover[]> {
  const on = toColumn(today);
  return db.$queryRaw<ListedHandover[]>`
    select h."id", h."postId", p."nameKo" as "postKo", p."nameEn" as "postEn", v."nameKo" as "departmentKo", v."nameEn" as "departmentEn", h."fromOfficialId", f."nameKo" as "fromKo", f."nameEn" as "fromEn",
      h."toOfficialId", t."nameKo" as "toKo", t."nameEn" as "toEn", a."validFrom" as "begins", h."createdAt", h."handedOverAt", h."takenOverAt", h."witnessedAt",
      (select count(*)::int from "HandoverLine" l where l."handoverId" = h."id") as "lines",
      (select count(*)::int from "HandoverLine" l where l."handoverId" = h."id" and l."acceptedAt" is not null) as "accepted",
      (select count(*)::int from "HandoverLine" l where l."handoverId" = h."id" and l."question" <> '' and l."answer" = '') as "questions",
      p."departmentId" = any(${[...wanted.departmentIds]}::uuid[]) as "headed"
    from "Handover" h join onmaru_posts_on(${on}::date) p on p."id" = h."postId" join "Appointment" a on a."id" = h."toAppointmentId"
    join lateral (select v."nameKo", v."nameEn" from "DepartmentVersion" v where v."departmentId" = p."departmentId" order by (v."validFrom" <= ${on}::date) desc, v."validFrom" desc limit 1) v on true
    join "Official" t on t."id" = h."toOfficialId" left join "Official" f on f."id" = h."fromOfficialId"
    where h."postId" = any(${[...wanted.postIds]}::uuid[]) or p."departmentId" = any(${[...wanted.departmentIds]}::uuid[]) or h."fromOfficialId" = ${wanted.officialId}::uuid
    order by a."validFrom" desc, h."id" limit 200`;
}
