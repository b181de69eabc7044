import { orThrow, Refusal } from "#lib/refusal.ts";
import { sentTogether } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { Day } from "#lib/time.ts";
import { operation } from "#lib/platform/operation.ts";
import { lockHead, record } from "#lib/history/commands.ts";
import { delegationFor } from "#lib/approval/delegation.ts";
import { append, appended, reportKey } from "#lib/approval/store.ts";
import { decide } from "#lib/approval/deciding.ts";
import { signsAt, turnAt } from "#lib/approval/rules.ts";
import type { Acting, Route, RouteStep, Step } from "#lib/approval/rules.ts";
import type { StepNames } from "#lib/approval/store.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { fileOf, numbered } from "#lib/records/commands.ts";
import { cleanBody } from "#lib/documents/body.ts";
import { approveInput, moved, recallInput, returnInput, submitInput } from "#lib/documents/input.ts";
import { chooseTask, holdNumbers, layParts, numberParts, partAt, signPart } from "#lib/documents/joint.ts";
import { actingAt, draftBodyOf, loadAtStep, loadForAct, seatAt, seated, turnPost } from "#lib/documents/loading.ts";
import { endConsulting } from "#lib/documents/consult-commands.ts";
import { keepOriginal } from "#lib/documents/originals.ts";
import { authority, routed, routingRefusals } from "#lib/documents/routing.ts";
import { cardFault, statusOfRoute } from "#lib/documents/rules.ts";
import type { AccessScope, Disclosure, KnownTo } from "#lib/documents/rules.ts";
import { addOpinion, addVersion, namesOf, notMine, settle, tell, told } from "#lib/documents/settling.ts";
import { mayWriteUnder } from "#lib/documents/writing.ts";
import type { Document, JointPart } from "#prisma/generated/client.ts";

export const submitDocument = operation({
  name: "documents.submit",
  address: "POST /api/v1/documents/:id/submissions",
  summary: { ko: "상신합니다", en: "Submit a document along its route" },
  input: submitInput,
  output: moved,
  refusals: [
    "approval.under-way", "approval.decided", "approval.not-the-drafter", "approval.no-decider", "approval.two-deciders", "approval.decider-last", "approval.drafter-first",
    "approval.drafter-decides", "approval.same-post-twice", "approval.route-too-long", 
    "documents.title-required", "documents.summary-required", "documents.keywords-required", "documents.task-required", "documents.unknown-task", "documents.task-closed", "documents.reasons-required", "documents.reasons-not-wanted",
    "documents.departments-required", "documents.closed-known-inside", "documents.seal-not-wanted", "documents.seal-required", "documents.via-not-wanted", "documents.recipient-required", "documents.recipient-not-wanted", "documents.text-competes", "approval.side-by-side-kind", "approval.department-kind", "approval.joint-needs-department", "approval.own-report", ...routingRefusals,
  ],
  act: ["document.submitted", "document.original-registered"],
  async run({ tx, actor, now, today }, { id, revision }) {
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored, may } = loaded;
    if (may.submit) throw new Refusal(may.submit.refused);
    if (revision !== undefined && revision !== row.draftRevision) throw new Refusal("documents.text-competes", { revision: row.draftRevision, when: row.updatedAt.toISOString() });
    const fault = cardFault({ ...row, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope, knownTo: row.knownTo as KnownTo });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    await mayWriteUnder(tx, row.unitTaskId!, row.agencyId, today);
    const steps = row.draftRoute as unknown as Step[];
    const { posts, names } = await routed(tx, row, steps, today);
    const { ruleId, drafterMayDecide } = await authority(tx, row, steps, posts, { text: row.delegationReason, field: "delegationReason" }, today);
    const events = orThrow(decide(stored.route, { type: "submit", by: actingAt(actor, row.drafterPostId), steps, drafterMayDecide }, now.getTime()));
    names.set(row.drafterPostId, { ...names.get(row.drafterPostId)!, nameKo: actor.nameKo, nameEn: actor.nameEn });
    const route = await append(tx, id, stored, events, names);
    const { text, hash } = await addVersion(tx, loaded, actor, route.version, { title: row.title, body: await draftBodyOf(tx, id), reason: "submitted", postId: row.drafterPostId, at: now });
    await keepOriginal(tx, seated(actor, row.drafterPostId), { row, n: stored.route.version, why: "redrafted", at: now });
    await layParts(tx, id, route, today, now);
    await endConsulting(tx, id, now);
    await settle(tx, loaded, route, now, { submittedAt: row.submittedAt ?? now, delegationRuleId: ruleId });
    await tell(tx, { actor: seated(actor, row.drafterPostId), at: now, act: "document.submitted", record: { kind: "document", id }, reason: row.delegationReason, after: { version: route.version, round: route.round, hash }, text });
    return { id, status: "in-approval", version: route.version, number: null };
  },
});

export const approveDocument = operation({
  name: "documents.approve",
  address: "POST /api/v1/documents/:id/approvals",
  summary: { ko: "검토·협조·결재합니다", en: "Review, cooperate or decide" },
  input: approveInput,
  output: moved,
  refusals: [...notMine, "approval.cooperator-edits", "approval.decider-edits", "platform.changed-meanwhile", "documents.title-required", "documents.task-required", "documents.unknown-task", "documents.task-closed"],
  act: ["document.approved", "document.signed", "document.decided", "joint.reviewed", "joint.signed", "joint.numbered"],
  async run({ tx, actor, now, today }, { id, opinion, version, body, title, unitTaskId }) {
    // The document is locked first, then its history.
    const [loaded, head] = await sentTogether([() => loadAtStep(tx, actor, id), () => lockHead(tx, { kind: "document", id })] as const);
    const { row, stored } = loaded;
    const postId = turnPost(actor, loaded);
    const edited = body === undefined ? null : cleanBody(body);
    const by = actingAt(actor, postId);
    const step = turnAt(stored.route, [postId]);
    const part = step && (await partAt(tx, id, stored.route, step));
    const signs = step !== null && signsAt(stored.route, step);
    const owesReport = signs && (await isReportOwed(tx, row, by, part && { ...part, unitTaskId: unitTaskId ?? part.unitTaskId }, today));
    const events = orThrow(await told(tx, actor, loaded, decide(stored.route, { type: "approve", by, opinion: opinion !== "", edited: edited !== null, owesReport }, now.getTime())));
    if (version !== stored.route.version) throw new Refusal("platform.changed-meanwhile");
    if (edited && title === "") throw new Refusal("documents.title-required", {}, "title");
    const position = step!.id;
    if (part && step!.parent === null) await chooseTask(tx, part, unitTaskId ?? null, today);
    const { route, write } = appended(id, stored, events, signing(actor, stored.route, step!));
    const made = edited ? await addVersion(tx, loaded, actor, route.version, { title: title ?? row.title, body: edited, reason: "edited", postId, at: now }) : null;
    if (opinion !== "") await addOpinion(tx, loaded, actor, { position, postId, text: opinion, at: now });
    const as = seated(actor, postId);
    const said = opinion === "" ? {} : { text: opinion };
    const signer = { deciderId: actor.officialId, deciderPostId: postId, deciderNameKo: actor.nameKo, deciderNameEn: actor.nameEn };
    const types = events.map((event) => event.type);
    if (part && signs) await signPart(tx, part, now);
    if (part) await record(tx, { actor: as, at: now, act: signs ? "joint.signed" : "joint.reviewed", record: { kind: "joint-part", id: part.id }, after: { document: id, version: route.version }, ...said });
    if (route.status !== "decided") {
      const text = edited ? { title: title ?? row.title, draftBody: edited, draftRevision: row.draftRevision + 1 } : {};
      await sentTogether([
        () => write(tx),
        () => settle(tx, loaded, route, now, types.includes("signed") ? signer : text),
        () => tell(tx, { actor: as, at: now, act: types.includes("signed") ? "document.signed" : "document.approved", record: { kind: "document", id }, before: { version }, after: { version: route.version, step: position, ...(made ? { hash: made.hash } : {}) }, ...said }, head),
      ] as const);
      return { id, status: "in-approval", version: route.version, number: null };
    }
    const about = { kind: "document", id };
    if (part) await holdNumbers(tx, row.departmentId, route, now);
    const [, { label, enter }] = await sentTogether([() => write(tx), () => numbered(tx, { record: about, departmentId: row.departmentId, unitTaskId: row.unitTaskId!, at: now })] as const);
    if (part) await numberParts(tx, as, id, route, today, now);
    await sentTogether([
      enter,
      () => settle(tx, loaded, route, now, { approvedVersion: route.approvedVersion, decidedAt: now, numberLabel: label, recordFileId: fileOf(about), ...(part ? {} : signer) }),
      () => tell(tx, { actor: as, at: now, act: "document.decided", record: { kind: "document", id }, after: { version: route.version, number: label }, ...said }, head),
    ] as const);
    return { id, status: "approved", version: route.version, number: label };
  },
});

/** Who acted, at the step's post and, where it ended the route inside a department, at the step that came back: its result is theirs. Who was absent, for the report. */
function signing(actor: Actor, route: Route, step: RouteStep): Map<string, StepNames> {
  const names = new Map([[step.postId, namesOf(actor)]]);
  const outer = route.steps.find((one) => one.id === step.parent);
  const seat = seatAt(actor, step.postId);
  const post = { postNameKo: seat?.postNameKo ?? "", postNameEn: seat?.postNameEn ?? "" };
  if (outer && outer.postId !== step.postId) names.set(outer.postId, { ...namesOf(actor), ...post });
  if (seat?.onBehalfOf) names.set(reportKey(step.postId), { nameKo: seat.onBehalfOf.nameKo, nameEn: seat.onBehalfOf.nameEn, ...post });
  return names;
}

/** 후열: the absent decider of a major matter, or of one that their own agency's table calls important, is told of what was decided for them. */
async function isReportOwed(tx: Tx, row: Pick<Document, "delegationRuleId" | "major" | "matterKind" | "amount">, by: Acting, part: Pick<JointPart, "agencyId" | "unitTaskId"> | null, today: Day): Promise<boolean> {
  if (by.as !== "deputy") return false;
  if (row.major) return true;
  if (part) return (await delegationFor(tx, part.agencyId, { ...row, unitTaskId: part.unitTaskId }, today)).clause?.important ?? false;
  if (row.delegationRuleId === null) return false;
  return (await tx.delegationRule.findUnique({ where: { id: row.delegationRuleId }, select: { important: true } }))?.important ?? false;
}

export const returnDocument = operation({
  name: "documents.return",
  address: "POST /api/v1/documents/:id/returns",
  summary: { ko: "사유를 적어 반려합니다", en: "Return a document with the reason" },
  input: returnInput,
  output: moved,
  refusals: [...notMine, "approval.reason-required", "platform.changed-meanwhile"],
  act: ["document.returned", "document.returned-inside", "document.original-registered", "joint.returned", "joint.returned-inside"],
  async run({ tx, actor, now }, { id, reason, version }) {
    const loaded = await loadAtStep(tx, actor, id);
    const { row, stored } = loaded;
    const postId = turnPost(actor, loaded);
    const events = orThrow(await told(tx, actor, loaded, decide(stored.route, { type: "return", by: actingAt(actor, postId), reason }, now.getTime())));
    if (version !== stored.route.version) throw new Refusal("platform.changed-meanwhile");
    const route = await append(tx, id, stored, events, new Map([[postId, namesOf(actor)]]));
    const step = turnAt(stored.route, [postId])!;
    await addOpinion(tx, loaded, actor, { position: step.id, postId, text: reason, at: now });
    await settle(tx, loaded, route, now, {});
    // Inside a department it goes back to the department's head alone.
    const act = route.status === "returned" ? "document.returned" : "document.returned-inside";
    const part = await partAt(tx, id, stored.route, step);
    if (part) await record(tx, { actor: seated(actor, postId), at: now, act: act === "document.returned" ? "joint.returned" : "joint.returned-inside", record: { kind: "joint-part", id: part.id }, reason, after: { document: id, version: route.version } });
    if (act === "document.returned") await keepOriginal(tx, seated(actor, postId), { row, n: route.version, why: "returned", at: now });
    await tell(tx, { actor: seated(actor, postId), at: now, act, record: { kind: "document", id }, reason, after: { version: route.version } });
    return { id, status: statusOfRoute[route.status], version: route.version, number: null };
  },
});

export const recallDocument = operation({
  name: "documents.recall",
  address: "POST /api/v1/documents/:id/recalls",
  summary: { ko: "다음 사람이 처리하기 전에 회수합니다", en: "Recall a document before the next step acts" },
  input: recallInput,
  output: moved,
  refusals: ["approval.not-the-drafter", "approval.not-under-way", "approval.next-has-acted", "approval.recalled", "approval.returned", "approval.stopped", "approval.decided"],
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
