import { isRefused, orThrow, Refusal, refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { operation } from "#lib/platform/operation.ts";
import { dayOf } from "#lib/time.ts";
import { canonical, sha256 } from "#lib/history/chain.ts";
import { record } from "#lib/history/commands.ts";
import type { Act as HistoryAct } from "#lib/history/commands.ts";
import { handlingUnitOf, postsWith } from "#lib/organisation/units.ts";
import { delegationFor, otherDecider, plannedRoute } from "#lib/approval/delegation.ts";
import { append } from "#lib/approval/store.ts";
import type { StepNames } from "#lib/approval/store.ts";
import { currentPosition, decide } from "#lib/approval/rules.ts";
import type { Route, Step } from "#lib/approval/rules.ts";
import { register } from "#lib/records/commands.ts";
import { bodyOf, cleanBody, textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { approveInput, moved, recallInput, returnInput, submitInput } from "#lib/documents/input.ts";
import { actingAt, draftBodyOf, loadForAct, seatAt, seated, turnPost } from "#lib/documents/loading.ts";
import type { Loaded } from "#lib/documents/loading.ts";
import { cardFault, statusOfRoute, tokensOf } from "#lib/documents/rules.ts";
import type { AccessScope, Disclosure } from "#lib/documents/rules.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Why it is not, or no longer, somebody's turn; `-by` tells who was first. */
const notMine = [
  "platform.not-found", "approval.not-your-step", "approval.not-under-way", "approval.already-acted", "approval.already-acted-by", "approval.recalled", "approval.recalled-by",
  "approval.returned", "approval.returned-by", "approval.decided", "approval.decided-by",
];

export const submitDocument = operation({
  name: "documents.submit",
  address: "POST /api/v1/documents/:id/submissions",
  summary: { ko: "상신합니다", en: "Submit a document along its route" },
  input: submitInput,
  output: moved,
  refusals: [
    "approval.under-way", "approval.decided", "approval.not-the-drafter", "approval.no-decider", "approval.two-deciders", "approval.decider-last", "approval.drafter-first",
    "approval.drafter-decides", "approval.same-post-twice", "approval.route-too-long", "approval.post-without-holder", "approval.delegation-reason-required",
    "documents.title-required", "documents.summary-required", "documents.task-required", "documents.reasons-required", "documents.reasons-not-wanted",
    "documents.departments-required", "documents.unknown-post", "documents.text-competes",
  ],
  act: "document.submitted",
  async run({ tx, actor, now, today }, { id, revision }) {
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored, may } = loaded;
    if (may.submit) throw new Refusal(may.submit.refused);
    if (revision !== undefined && revision !== row.draftRevision) throw new Refusal("documents.text-competes", { revision: row.draftRevision, when: row.updatedAt.toISOString() });
    const fault = cardFault({ ...row, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    const steps = row.draftRoute as unknown as Step[];
    const events = orThrow(decide(stored.route, { type: "submit", by: actingAt(actor, row.drafterPostId), steps }, now.getTime()));
    const posts = new Map((await postsWith(tx, { ids: steps.map((step) => step.postId) }, today)).map((post) => [post.postId, post]));
    const names = new Map<string, StepNames>();
    for (const [at, step] of steps.entries()) {
      const post = posts.get(step.postId);
      if (!post) throw new Refusal("documents.unknown-post", {}, `steps[${at}]`);
      names.set(step.postId, { nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "", postNameKo: post.nameKo, postNameEn: post.nameEn });
    }
    const rule = await delegationFor(tx, row.agencyId, row.unitTaskId, today);
    const decider = posts.get(steps[steps.length - 1]!.postId)!;
    if (rule && row.delegationReason === "" && otherDecider(rule.level, await plannedRoute(tx, row.drafterPostId, row.departmentId, rule.level, today), decider)) {
      throw new Refusal("approval.delegation-reason-required", {}, "delegationReason");
    }
    names.set(row.drafterPostId, { ...names.get(row.drafterPostId)!, nameKo: actor.nameKo, nameEn: actor.nameEn });
    const route = await append(tx, id, stored, events, names);
    const text = await addVersion(tx, loaded, actor, route.version, { title: row.title, body: await draftBodyOf(tx, id), reason: "submitted", at: now });
    await settle(tx, loaded, route, now, { submittedAt: row.submittedAt ?? now, delegationRuleId: rule?.id ?? null });
    await tell(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.submitted", record: { kind: "document", id }, reason: row.delegationReason, after: { version: route.version, round: route.round }, text });
    return { id, status: "in-approval", version: route.version, number: null };
  },
});

export const approveDocument = operation({
  name: "documents.approve",
  address: "POST /api/v1/documents/:id/approvals",
  summary: { ko: "검토·협조·결재합니다", en: "Review, cooperate or decide" },
  input: approveInput,
  output: moved,
  refusals: [...notMine, "approval.cooperator-edits", "approval.decider-edits", "platform.changed-meanwhile"],
  act: ["document.approved", "document.decided"],
  async run({ tx, actor, now, today }, { id, opinion, version, body, title }) {
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored } = loaded;
    const postId = turnPost(actor, loaded);
    const edited = body !== undefined;
    const events = orThrow(await told(tx, actor, loaded, decide(stored.route, { type: "approve", by: actingAt(actor, postId), opinion: opinion !== "", edited }, now.getTime())));
    if (version !== stored.route.version) throw new Refusal("platform.changed-meanwhile");
    const position = currentPosition(stored.route);
    const names = new Map([[postId, namesOf(actor)]]);
    const route = await append(tx, id, stored, events, names);
    if (edited) await addVersion(tx, loaded, actor, route.version, { title: title ?? row.title, body: cleanBody(body), reason: "edited", at: now });
    if (opinion !== "") await addOpinion(tx, loaded, actor, { position, postId, text: opinion, at: now });
    const as = seated(actor, postId);
    if (route.status !== "decided") {
      await settle(tx, loaded, route, now, edited ? { title: title ?? row.title, draftBody: cleanBody(body) as unknown as Prisma.InputJsonObject, draftRevision: row.draftRevision + 1 } : {});
      await tell(tx, { actor: as, at: now, act: "document.approved", record: { kind: "document", id }, before: { version }, after: { version: route.version, step: position }, ...(opinion === "" ? {} : { text: opinion }) });
      return { id, status: "in-approval", version: route.version, number: null };
    }
    const unit = await handlingUnitOf(tx, row.departmentId, today);
    const { label, recordFileId } = await register(tx, { record: { kind: "document", id }, unit, unitTaskId: row.unitTaskId!, at: now });
    await settle(tx, loaded, route, now, {
      approvedVersion: route.approvedVersion, decidedAt: now, deciderId: actor.officialId, deciderPostId: postId, deciderNameKo: actor.nameKo, deciderNameEn: actor.nameEn, numberLabel: label, recordFileId,
    });
    await tell(tx, { actor: as, at: now, act: "document.decided", record: { kind: "document", id }, after: { version: route.version, number: label }, ...(opinion === "" ? {} : { text: opinion }) });
    return { id, status: "approved", version: route.version, number: label };
  },
});

export const returnDocument = operation({
  name: "documents.return",
  address: "POST /api/v1/documents/:id/returns",
  summary: { ko: "사유를 적어 반려합니다", en: "Return a document with the reason" },
  input: returnInput,
  output: moved,
  refusals: [...notMine, "approval.reason-required", "platform.changed-meanwhile"],
  act: "document.returned",
  async run({ tx, actor, now }, { id, reason, version }) {
    const loaded = await loadForAct(tx, actor, id);
    const { stored } = loaded;
    const postId = turnPost(actor, loaded);
    const events = orThrow(await told(tx, actor, loaded, decide(stored.route, { type: "return", by: actingAt(actor, postId), reason }, now.getTime())));
    if (version !== stored.route.version) throw new Refusal("platform.changed-meanwhile");
    const route = await append(tx, id, stored, events, new Map([[postId, namesOf(actor)]]));
    await addOpinion(tx, loaded, actor, { position: currentPosition(stored.route), postId, text: reason, at: now });
    await settle(tx, loaded, route, now, {});
    await tell(tx, { actor: seated(actor, postId), at: now, act: "document.returned", record: { kind: "document", id }, reason, after: { version: route.version } });
    return { id, status: "returned", version: route.version, number: null };
  },
});

export const recallDocument = operation({
  name: "documents.recall",
  address: "POST /api/v1/documents/:id/recalls",
  summary: { ko: "다음 사람이 처리하기 전에 회수합니다", en: "Recall a document before the next step acts" },
  input: recallInput,
  output: moved,
  refusals: ["approval.not-the-drafter", "approval.not-under-way", "approval.next-has-acted", "approval.recalled", "approval.returned", "approval.decided"],
  act: "document.recalled",
  async run({ tx, actor, now }, { id, reason }) {
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored, may } = loaded;
    if (may.recall) throw new Refusal(may.recall.refused);
    const events = orThrow(decide(stored.route, { type: "recall", by: actingAt(actor, row.drafterPostId), reason }, now.getTime()));
    const route = await append(tx, id, stored, events, new Map());
    await settle(tx, loaded, route, now, {});
    await tell(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.recalled", record: { kind: "document", id }, reason, after: { version: route.version } });
    return { id, status: "recalled", version: route.version, number: null };
  },
});

/** Tells by name who was first, when a step has been taken from somebody meanwhile. */
async function told<T>(tx: Tx, actor: Actor, { stored, row }: Loaded, result: T | Refused): Promise<T | Refused> {
  if (!isRefused(result) || !firstComers.has(result.refused)) return result;
  const { endedBy, steps } = stored.route;
  const done = steps.filter((step) => step.state === "done" && seatAt(actor, step.postId)).map((step) => step.acting);
  const first = result.refused === "approval.already-acted" ? done[done.length - 1] : endedBy;
  if (!first || first.officialId === actor.officialId) return result;
  const named = await tx.approvalStep.findFirst({ where: { documentId: row.id, officialId: first.officialId }, select: { nameKo: true, nameEn: true } });
  const who = actor.language === "en" ? named?.nameEn || named?.nameKo : named?.nameKo;
  return who ? refused(`${result.refused}-by`, { who }) : result;
}

const firstComers = new Set(["approval.already-acted", "approval.decided", "approval.returned", "approval.recalled"]);

function namesOf(actor: Actor): StepNames {
  return { nameKo: actor.nameKo, nameEn: actor.nameEn, postNameKo: "", postNameEn: "" };
}

interface NewVersion {
  title: string;
  body: BodyNode;
  reason: "submitted" | "edited";
  at: Date;
}

async function addVersion(tx: Tx, { row }: Loaded, actor: Actor, n: number, { title, body, reason, at }: NewVersion): Promise<string> {
  const text = textOf(body.type === "doc" ? body : bodyOf(""));
  await tx.documentVersion.createMany({
    data: [{
      documentId: row.id, n, title, body: body as unknown as Prisma.InputJsonObject, text, summary: row.summary, keywords: row.keywords, fileIds: row.draftFiles,
      hash: sha256(canonical([title, body, row.summary, row.keywords, row.draftFiles])), authorId: actor.officialId, authorNameKo: actor.nameKo, authorNameEn: actor.nameEn, at, reason,
    }],
  });
  return text;
}

async function addOpinion(tx: Tx, { row, stored }: Loaded, actor: Actor, { position, postId, text, at }: { position: number; postId: string; text: string; at: Date }): Promise<void> {
  const seat = seated(actor, postId).seat;
  await tx.documentOpinion.createMany({
    data: [{
      id: newId(at), documentId: row.id, position, round: stored.route.round, officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn,
      postId, postNameKo: seat?.postNameKo ?? "", postNameEn: seat?.postNameEn ?? "", text, at,
    }],
  });
}

/** Brings the row to what the route says, with the tokens that follow where they changed. */
async function settle(tx: Tx, { row }: Loaded, route: Route, at: Date, more: Prisma.DocumentUncheckedUpdateInput): Promise<void> {
  const status = statusOfRoute[route.status];
  const tokens = tokensOf({ ...row, status, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope, routePostIds: route.steps.map((step) => step.postId) });
  const changed = { ...(same(tokens.listers, row.listers) ? {} : { listers: tokens.listers }), ...(same(tokens.readers, row.readers) ? {} : { readers: tokens.readers }) };
  await tx.document.updateMany({ where: { id: row.id }, data: { ...more, ...changed, status, version: route.version, updatedAt: at, seq: { increment: 1 } } as Prisma.DocumentUncheckedUpdateManyInput });
}

const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((token, at) => token === other[at]);

/** History and what follows from it, in the act's transaction. */
async function tell(tx: Tx, act: HistoryAct): Promise<void> {
  await record(tx, act, { topic: "document.changed", record: act.record, payload: { act: act.act, day: dayOf(act.at) }, at: act.at });
}
