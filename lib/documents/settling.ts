import { isRefused, refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { narrows } from "#lib/access/rules.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { announce } from "#lib/platform/outbox.ts";
import { newId } from "#lib/platform/id.ts";
import { dayOf } from "#lib/time.ts";
import { record } from "#lib/history/commands.ts";
import type { Act as HistoryAct, Head } from "#lib/history/commands.ts";
import type { StepNames } from "#lib/approval/store.ts";
import type { Route } from "#lib/approval/rules.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { seatAt, seated } from "#lib/documents/loading.ts";
import type { Loaded } from "#lib/documents/loading.ts";
import { hashOfVersion, wordsOf } from "#lib/documents/version-hash.ts";
import { signersOf } from "#lib/documents/joint.ts";
import { openStatuses, statusOfRoute } from "#lib/documents/rules.ts";
import { tokensOfRow } from "#lib/documents/tokens.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Document } from "#prisma/generated/client.ts";

/** Tells by name who was first, when a step has been taken from somebody meanwhile. */
export async function told<T>(tx: Tx, actor: Actor, { stored, row }: Loaded, result: T | Refused): Promise<T | Refused> {
  if (!isRefused(result) || !firstComers.has(result.refused)) return result;
  const { endedBy, steps } = stored.route;
  const done = steps.filter((step) => step.state === "done" && seatAt(actor, step.postId)).map((step) => step.acting);
  const first = result.refused === "approval.already-acted" ? done[done.length - 1] : endedBy;
  if (!first || first.officialId === actor.officialId) return result;
  const named = await tx.approvalStep.findFirst({ where: { documentId: row.id, officialId: first.officialId }, select: { nameKo: true, nameEn: true } });
  const who = actor.language === "en" ? named?.nameEn || named?.nameKo : named?.nameKo;
  return who ? refused(`${result.refused}-by`, { who }) : result;
}

const firstComers = new Set(["approval.already-acted", "approval.decided", "approval.returned", "approval.recalled", "approval.stopped"]);

/** Why it is not, or no longer, somebody's turn; `-by` tells who was first. */
export const notMine = [
  "platform.not-found", "approval.not-your-step", "approval.not-under-way", "approval.already-acted", "approval.already-acted-by", "approval.recalled", "approval.recalled-by",
  "approval.returned", "approval.returned-by", "approval.stopped", "approval.stopped-by", "approval.decided", "approval.decided-by", "approval.runs-inside",
];

export function namesOf(actor: Actor): StepNames {
  return { nameKo: actor.nameKo, nameEn: actor.nameEn, postNameKo: "", postNameEn: "" };
}

interface NewVersion {
  title: string;
  body: BodyNode;
  reason: "submitted" | "edited";
  /** The post at which it was made. */
  postId: string;
  at: Date;
}

/** Answers what the history keeps of the version: its text, and the hash of all that was given with it. */
export async function addVersion(tx: Tx, { row }: Loaded, actor: Actor, n: number, { title, body, reason, postId, at }: NewVersion): Promise<{ text: string; hash: string }> {
  const seat = seatAt(actor, postId);
  const text = wordsOf(body);
  const hash = hashOfVersion({ title, body, summary: row.summary, keywords: row.keywords, fileIds: row.draftFiles });
  // Of one row `create`, whose plan the client keeps.
  await tx.documentVersion.create({
    select: { n: true },
    data: {
      documentId: row.id, n, title, body: body as unknown as Prisma.InputJsonObject, text, summary: row.summary, keywords: row.keywords, fileIds: row.draftFiles,
      hash, authorId: actor.officialId, authorNameKo: actor.nameKo, authorNameEn: actor.nameEn, at, reason,
      unitTaskId: row.unitTaskId, stage: row.stage, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, scopeDepartments: row.scopeDepartments, knownTo: row.knownTo, urgency: row.urgency, dueAt: row.dueAt,
      // §9: a text under way is edited by its reviewers alone.
      kind: reason === "edited" ? "review" : "draft", postNameKo: seat?.postNameKo ?? "", postNameEn: seat?.postNameEn ?? "",
    },
  });
  return { text, hash };
}

export async function addOpinion(tx: Tx, { row, stored }: Loaded, actor: Actor, { position, postId, text, at }: { position: number; postId: string; text: string; at: Date }): Promise<void> {
  const seat = seated(actor, postId).seat;
  await tx.documentOpinion.create({
    select: { id: true },
    data: {
      id: newId(at), documentId: row.id, position, round: stored.route.round, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn,
      postId, postNameKo: seat?.postNameKo ?? "", postNameEn: seat?.postNameEn ?? "", text, at,
    },
  });
}

/** What an act may change of a document's row beside what its route says, with the types of the columns. */
const columns = {
  title: "text", draftBody: "jsonb", draftRevision: "int", submittedAt: "timestamptz", delegationRuleId: "uuid", approvedVersion: "int", decidedAt: "timestamptz", numberLabel: "text", recordFileId: "uuid",
  deciderId: "uuid", deciderPostId: "uuid", deciderNameKo: "text", deciderNameEn: "text", listers: "text[]", readers: "text[]",
} as const;
export type Settled = Partial<Pick<Document, Exclude<keyof typeof columns, "draftBody" | "recordFileId">> & { draftBody: BodyNode; recordFileId: Prisma.Sql }>;

/** Brings the row to what the route says, with the tokens that follow where they changed. */
export async function settle(tx: Tx, { row }: Loaded, route: Route, at: Date, more: Settled): Promise<void> {
  const status = statusOfRoute[route.status];
  const tokens = tokensOfRow(row, status, route, { signers: status === "approved" ? await signersOf(tx, row.id, route) : [] });
  // What the lead agency signed and nobody decided in the end has no decider (rule 5).
  const unsigned = row.deciderId !== null && openStatuses.includes(status) ? { deciderId: null, deciderPostId: null, deciderNameKo: null, deciderNameEn: null } : {};
  const changed: Settled = { ...unsigned, ...more, ...(same(tokens.listers, row.listers) ? {} : { listers: tokens.listers }), ...(same(tokens.readers, row.readers) ? {} : { readers: tokens.readers }) };
  const sets = (Object.keys(changed) as (keyof Settled)[]).map((name) => {
    const value = name === "draftBody" ? JSON.stringify(changed[name]) : changed[name];
    return Prisma.sql`, ${Prisma.raw(`"${name}"`)} = ${value}::${Prisma.raw(columns[name])}`;
  });
  await tx.$executeRaw`
    update "Document" set "status" = ${status}, "version" = ${route.version}::int, "updatedAt" = ${at}::timestamptz, "seq" = "seq" + 1${sets.length > 0 ? Prisma.join(sets, "") : Prisma.empty}
    where "id" = ${row.id}::uuid`;
  // The act itself is told of by whoever does it; that somebody reads no longer, what followed here says.
  if (narrows(row, tokens)) await announce(tx, { topic: "document.changed", record: { kind: "document", id: row.id }, narrows: true, at });
}

const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((token, at) => token === other[at]);

/** History and what follows from it, in the act's transaction; `head` where the act locked it before. */
export async function tell(tx: Tx, act: HistoryAct, head?: Head): Promise<void> {
  await record(tx, act, { topic: "document.changed", record: act.record, payload: { act: act.act, day: dayOf(act.at) }, at: act.at }, head);
}
