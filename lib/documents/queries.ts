import { mayRead } from "#lib/access/rules.ts";
import { loadRoute } from "#lib/approval/store.ts";
import { partsOf } from "#lib/documents/joint.ts";
import type { ShownPart } from "#lib/documents/joint.ts";
import type { Route } from "#lib/approval/rules.ts";
import { filesNamed } from "#lib/files/queries.ts";
import type { Attached } from "#lib/files/queries.ts";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { May } from "#lib/refusal.ts";
import { postsOfActor } from "#lib/documents/loading.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { isConsulted } from "#lib/documents/consulted.ts";
import { mayOf, openStatuses } from "#lib/documents/rules.ts";
import type { Act, Status } from "#lib/documents/rules.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { versionLine } from "#lib/documents/versions.ts";
import type { VersionLine } from "#lib/documents/versions.ts";
import type { ApprovalStep, Document, DocumentOpinion, DocumentVersion } from "#prisma/generated/client.ts";

export interface OpenDocument {
  row: Document;
  route: Route;
  steps: ApprovalStep[];
  /** The text shown: the version under way or decided, or the draft for its writer. */
  title: string;
  body: BodyNode;
  versions: VersionLine[];
  opinions: DocumentOpinion[];
  task: { id: string; nameKo: string; nameEn: string; retention: number } | null;
  agency: { nameKo: string; nameEn: string; senderKo: string; senderEn: string; address: string };
  files: Attached[];
  delegation: { clause: string } | null;
  /** What further agencies have of a joint document: their number once all have signed. */
  parts: ShownPart[];
  may: May<Act>;
}

/**
 * Opens a document: loads, decides, logs the reading or its refusal. Missing and forbidden answer
 * alike. A fixed number of statements, however long route and history are.
 */
export async function openDocument(db: Db, actor: Actor, id: string, now: Date, via: "page" | "api" | "print" = "page"): Promise<OpenDocument> {
  const row = await db.document.findUnique({ where: { id } });
  if (!row) throw notFound();
  const reads = mayRead(row, actor.tokens);
  await logRead(db, { actor, at: now, record: { kind: "document", id }, outcome: reads ? "read" : "refused", via });
  if (!reads) throw notFound();
  const writes = openStatuses.includes(row.status as Status) && (actor.seats.some((seat) => seat.postId === row.drafterPostId) || (await isConsulted(db, actor, id)));
  const given = row.version > 0 && !writes;
  const [stored, steps, version, versions, opinions, [task], [agency], [delegation]] = await Promise.all([
    loadRoute(db, id),
    db.approvalStep.findMany({ where: { documentId: id }, orderBy: { order: "asc" } }),
    row.version > 0 ? db.documentVersion.findUnique({ where: { documentId_n: { documentId: id, n: row.version } } }) : null,
    db.documentVersion.findMany({ where: { documentId: id }, orderBy: { n: "asc" }, select: versionLine }),
    db.documentOpinion.findMany({ where: { documentId: id }, orderBy: { at: "asc" } }),
    taskOf(db, row, given && row.status !== "approved"),
    db.$queryRaw<OpenDocument["agency"][]>`select "nameKo", "nameEn", "senderKo", "senderEn", "address" from onmaru_agencies_on(${toColumn(dayOf(row.decidedAt ?? now))}::date) where "id" = ${row.agencyId}::uuid`,
    db.$queryRaw<{ clause: string }[]>`select "clause" from "DelegationRule" where "id" = ${row.delegationRuleId}::uuid`,
  ]);
  const shown = version && given ? { title: version.title, body: version.body } : { title: row.title, body: row.draftBody };
  const fileIds = version && given ? version.fileIds : row.draftFiles;
  const files = await filesNamed(db, fileIds);
  // A text taken back may be written on; what others see is the card of the version they were given.
  // A registered card is the register's own: it may have been corrected since, which no text is.
  const card = version && given && row.status !== "approved" ? { ...row, ...cardOf(version) } : row;
  return {
    row: card, route: stored.route, steps, title: shown.title, body: shown.body as unknown as BodyNode, versions, opinions, task: task ?? null, agency: agency!, files,
    delegation: delegation ?? null,
    parts: await partsOf(db, id, stored.route, dayOf(row.decidedAt ?? now)),
    may: mayOf({ status: row.status as Status, destroyed: row.destroyedAt !== null, drafterPostId: row.drafterPostId, route: stored.route, ...postsOfActor(actor) }),
  };
}

/** The card as it was given with a version. */
function cardOf({ title, summary, keywords, unitTaskId, stage, disclosure, reasons, scope, scopeDepartments, knownTo, urgency, dueAt }: DocumentVersion) {
  return { title, summary, keywords, unitTaskId, stage, disclosure, reasons, scope, scopeDepartments, knownTo, urgency, dueAt };
}

function taskOf(db: Db, row: Document, given: boolean): Promise<NonNullable<OpenDocument["task"]>[]> {
  return db.$queryRaw`
    select t."id", v."nameKo", v."nameEn", t."retention" from "UnitTask" t
    join "FunctionNodeVersion" v on v."nodeId" = t."id" and v."validFrom" <= ${row.createdAt}::date and (v."validUntil" is null or v."validUntil" >= ${row.createdAt}::date)
    where t."id" = case when ${given} then (select g."unitTaskId" from "DocumentVersion" g where g."documentId" = ${row.id}::uuid and g."n" = ${row.version}) else ${row.unitTaskId}::uuid end`;
}
