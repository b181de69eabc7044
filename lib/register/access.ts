import { Refusal } from "#lib/refusal.ts";
import { mayRead } from "#lib/access/rules.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { record } from "#lib/history/commands.ts";
import { whoAndWhen } from "#lib/records/files.ts";
import { changeRegistered, lockKnown } from "#lib/documents/registered.ts";
import { accessFault, answerFault } from "#lib/register/access-rules.ts";
import type { AccessOutcome } from "#lib/register/access-rules.ts";
import { standingTo } from "#lib/register/asking.ts";
import { accessInput, decideInput, done } from "#lib/register/input.ts";

/** Whoever may know of a decided document and not read it asks for that, as the post that they hold; of another agency too, where every agency may know of it. */
export const askAccess = operation({
  name: "register.ask-access",
  address: "POST /api/v1/documents/:id/access-requests",
  summary: { ko: "있는 줄 알지만 읽을 수 없는 문서의 열람을 요청합니다", en: "Ask to read a document of which one may know" },
  input: accessInput,
  output: done,
  refusals: ["platform.not-found", "register.no-seat", "register.nothing-to-read", "register.reads-already", "register.asked-already", "register.reason-required"],
  act: "document.access-asked",
  status: 201,
  async run({ tx, actor, now }, { id: documentId, reason }) {
    const row = await lockKnown(tx, actor, documentId);
    const { seat } = actor;
    const waiting = seat ? await tx.accessRequest.findFirst({ where: { documentId, postId: seat.postId, outcome: null } }) : null;
    const fault = accessFault({ seated: seat !== null, reads: mayRead(row, actor.tokens), destroyed: row.destroyedAt !== null, waiting: waiting && whoAndWhen(waiting, waiting.at, actor.language), reason });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    const { postId, postNameKo, postNameEn, departmentNameKo, departmentNameEn } = seat!;
    const { agencyNameKo, agencyNameEn } = seat!.agencyId === row.agencyId ? { agencyNameKo: "", agencyNameEn: "" } : seat!;
    const id = newId(now);
    await tx.accessRequest.createMany({
      data: [{ id, documentId, agencyId: row.agencyId, departmentId: row.departmentId, reason, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, postId, postNameKo, postNameEn, departmentNameKo, departmentNameEn, agencyNameKo, agencyNameEn, at: now }],
    });
    await record(tx, { actor, at: now, act: "document.access-asked", record: { kind: "document", id: documentId }, reason, after: { request: id, post: postId } });
    return { id, state: "waiting" };
  },
});

/** Locks document, then request; whoever may not know of the document learns nothing of either. */
async function answer({ tx, actor, now }: Context, { id, reason }: { id: string; reason: string }, outcome: AccessOutcome): Promise<{ id: string; state: AccessOutcome }> {
  const named = await tx.accessRequest.findUnique({ where: { id } });
  if (!named) throw notFound();
  const row = await lockKnown(tx, actor, named.documentId);
  const request = await tx.accessRequest.findUniqueOrThrow({ where: { id } });
  const { heads, officer, as } = await standingTo(tx, actor, row);
  // Whoever neither answers nor asked knows the document, and not who wants to read it.
  if (!heads && !officer && request.officialId !== actor.officialId) throw notFound();
  const before = request.outcome as AccessOutcome | null;
  const decided = request.decidedAt ? whoAndWhen({ nameKo: request.deciderNameKo ?? "", nameEn: request.deciderNameEn ?? "" }, request.decidedAt, actor.language) : null;
  const fault = answerFault({ heads, officer, own: request.officialId === actor.officialId, destroyed: row.destroyedAt !== null, before, decided, outcome, reason });
  if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
  await tx.accessRequest.updateMany({ where: { id }, data: { outcome, decisionReason: reason, deciderId: actor.officialId, deciderNameKo: actor.nameKo, deciderNameEn: actor.nameEn, decidedAt: now, seenAt: null } });
  const others = row.scopePosts.filter((postId) => postId !== request.postId);
  if (outcome === "granted") await changeRegistered(tx, row, { scopePosts: [...others, request.postId] }, now);
  else if (outcome === "withdrawn") await changeRegistered(tx, row, { scopePosts: others }, now);
  await record(tx, { actor: as, at: now, act: `document.access-${outcome}`, record: { kind: "document", id: row.id }, reason, after: { request: id, post: request.postId } });
  return { id, state: outcome };
}

const refusedAs = ["platform.not-found", "register.not-the-owner", "register.own-access", "register.already-decided-by"];

export const grantAccess = operation({
  name: "register.grant-access",
  address: "POST /api/v1/access-requests/:id/grants",
  summary: { ko: "열람 요청을 사유를 적어 받아들입니다", en: "Let the asking post read the document, with the reason" },
  input: decideInput,
  output: done,
  refusals: [...refusedAs, "register.nothing-to-read", "register.reason-required"],
  act: "document.access-granted",
  run: (context, input) => answer(context, input, "granted"),
});

export const declineAccess = operation({
  name: "register.decline-access",
  address: "POST /api/v1/access-requests/:id/refusals",
  summary: { ko: "열람 요청을 사유를 적어 받아들이지 않습니다", en: "Decline a request to read a document, with the reason" },
  input: decideInput,
  output: done,
  refusals: [...refusedAs, "register.reason-required"],
  act: "document.access-declined",
  run: (context, input) => answer(context, input, "declined"),
});

export const withdrawAccess = operation({
  name: "register.withdraw-access",
  address: "POST /api/v1/access-requests/:id/withdrawals",
  summary: { ko: "허락한 열람을 사유를 적어 거둡니다", en: "Take back a granted right to read, with the reason" },
  input: decideInput,
  output: done,
  refusals: ["platform.not-found", "register.not-the-owner", "register.own-access", "register.not-granted", "register.reason-required"],
  act: "document.access-withdrawn",
  run: (context, input) => answer(context, input, "withdrawn"),
});
