import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import { dayOf } from "#lib/time.ts";
import { destroyFiles } from "#lib/files/destroying.ts";
import { record } from "#lib/history/commands.ts";
import { agencyOfUnit } from "#lib/organisation/departments.ts";
import { addHold, addStep, asStep, holdsOn, lockHold, releaseHold, stepsOf } from "#lib/records/disposal.ts";
import { lockFile, setFile, whoAndWhen } from "#lib/records/files.ts";
import { disposalFault, holdFault, nextStep } from "#lib/records/rules.ts";
import type { DisposalAct } from "#lib/records/rules.ts";
import { countKeptElsewhere, destroyTexts, documentsInFile, fileOfDocument, filesOnlyIn, listedDocument, originalsInFile } from "#lib/documents/registered.ts";
import { byId, decideInput, decisionInput, done, holdInput, opinionInput } from "#lib/register/input.ts";
import { standingAt } from "#lib/register/files.ts";
import { standingOf } from "#lib/register/standing.ts";

const always = ["platform.not-found", "records.not-closed", "records.destroyed", "records.no-end", "records.retention-runs"];
const acts = { opinion: "record-file.opinion-given", examination: "record-file.examined", decision: "record-file.decided", destruction: "record-file.destroyed" } as const;

/** One step of the appraisal of a record file, in its turn. */
async function take({ tx, actor, now, today }: Context, id: string, act: DisposalAct): Promise<void> {
  const file = await lockFile(tx, id);
  const [{ as, ...stands }, steps, holds] = await Promise.all([standingAt(tx, actor, file.departmentId), stepsOf(tx, [id]), holdsOn(tx, [id])]);
  const taken = (steps.get(id) ?? []).map(asStep);
  const hold = holds[0] ? { ...whoAndWhen(holds[0], holds[0].at, actor.language), reason: holds[0].reason } : null;
  const fault = disposalFault(act, { ...stands, officialId: actor.officialId, year: file.year, retention: file.retention, closed: file.closedAt !== null, today, steps: taken, hold });
  if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
  const round = nextStep(taken)?.round ?? 1;
  const by = act.step === "opinion" ? as : actor;
  await addStep(tx, by, id, round, act, now);
  if (act.step === "decision" && act.verdict === "reclassify" && act.retention !== null) await setFile(tx, id, { retention: act.retention });
  const after = { round, verdict: act.verdict, ...(act.step === "decision" ? { members: [...act.members], heldOn: act.heldOn, ...(act.retention === null ? {} : { retention: act.retention }) } : {}) };
  await record(tx, { actor: by, at: now, act: acts[act.step], record: { kind: "record-file", id }, reason: act.reason, before: { retention: file.retention }, after });
}

const plain = (step: DisposalAct["step"], verdict: DisposalAct["verdict"], reason: string): DisposalAct => ({ step, verdict, reason, members: [], heldOn: null, retention: null });

export const giveOpinion = operation({
  name: "register.give-opinion",
  address: "POST /api/v1/record-files/:id/opinions",
  summary: { ko: "보존기간이 끝난 기록물철에 처리과의 의견을 냅니다", en: "Give the unit's opinion on a record file whose retention ended" },
  input: opinionInput,
  output: done,
  refusals: [...always, "records.not-the-head", "records.not-this-step", "records.reason-required"],
  act: "record-file.opinion-given",
  async run(context, { id, verdict, reason }) {
    await take(context, id, plain("opinion", verdict, reason));
    return { id, state: "opinion" };
  },
});

export const examineFile = operation({
  name: "register.examine-file",
  address: "POST /api/v1/record-files/:id/examinations",
  summary: { ko: "처리과의 의견을 기록물관리책임자가 심사합니다", en: "Examine the unit's opinion as the records officer" },
  input: opinionInput,
  output: done,
  refusals: [...always, "records.not-records-officer", "records.not-this-step", "records.reason-required", "records.examined-by-the-same"],
  act: "record-file.examined",
  async run(context, { id, verdict, reason }) {
    await take(context, id, plain("examination", verdict, reason));
    return { id, state: "examination" };
  },
});

export const decideDisposal = operation({
  name: "register.decide-disposal",
  address: "POST /api/v1/record-files/:id/decisions",
  summary: { ko: "기록물평가심의회의 결정을 적습니다", en: "Enter what the appraisal committee decided" },
  input: decisionInput,
  output: done,
  refusals: [
    ...always, "records.not-records-officer", "records.not-this-step", "records.reason-required", "records.on-hold", "records.committee-too-small", "records.held-in-future", "records.held-before-examination",
    "records.retention-required", "records.retention-not-longer",
  ],
  act: "record-file.decided",
  async run(context, { id, verdict, reason, members, heldOn, retention }) {
    const names = [...new Set(members.split(/[,\n]/).map((name) => name.trim()).filter(Boolean))];
    await take(context, id, { step: "decision", verdict, reason, members: names, heldOn: heldOn || null, retention: verdict === "reclassify" && retention !== "" ? retention : null });
    return { id, state: verdict };
  },
});

/** Destroys texts and files of what lies in a record file as decided, its originals too; titles, numbers, routes, reasons, decision and history stay. */
export const destroyFile = operation({
  name: "register.destroy-file",
  address: "POST /api/v1/record-files/:id/destructions",
  summary: { ko: "결정된 대로 기록물철을 폐기합니다", en: "Destroy a record file as decided" },
  input: byId,
  output: done.extend({ documents: z.int(), originals: z.int(), files: z.int() }),
  refusals: [...always, "records.not-records-officer", "records.not-decided", "records.on-hold", "records.joint-kept"],
  act: ["record-file.destroyed", "document.destroyed", "document.original-destroyed"],
  async run(context, { id }) {
    const { tx, actor, now } = context;
    await take(context, id, plain("destruction", "dispose", ""));
    const [documents, originals] = await Promise.all([documentsInFile(tx, id), originalsInFile(tx, id)]);
    const kept = await countKeptElsewhere(tx, documents);
    if (kept > 0) throw new Refusal("records.joint-kept", { count: kept });
    await destroyTexts(tx, id, documents, originals, now);
    const files = await filesOnlyIn(tx, id);
    await destroyFiles(tx, files, now);
    await setFile(tx, id, { destroyedAt: now });
    for (const document of documents) await record(tx, { actor, at: now, act: "document.destroyed", record: { kind: "document", id: document }, after: { recordFile: id } });
    for (const { documentId, n, label } of originals) await record(tx, { actor, at: now, act: "document.original-destroyed", record: { kind: "document", id: documentId }, after: { recordFile: id, version: n, number: label } });
    return { id, state: "destroyed", documents: documents.length, originals: originals.length, files: files.length };
  },
});

export const placeHold = operation({
  name: "register.place-hold",
  address: "POST /api/v1/record-holds",
  summary: { ko: "기록물철이나 문서의 폐기를 막습니다", en: "Place a hold on a record file or document" },
  input: holdInput,
  output: done,
  refusals: ["platform.not-found", "records.not-records-officer", "records.destroyed", "records.already-held", "records.reason-required"],
  act: "record-file.held",
  status: 201,
  async run({ tx, actor, now }, { recordFileId, documentId, reason }) {
    const fileId = documentId ? ((await listedDocument(tx, actor, documentId)) && (await fileOfDocument(tx, documentId))) : recordFileId;
    if (!fileId) throw notFound();
    const file = await lockFile(tx, fileId);
    const agencyId = await agencyOfUnit(tx, file.departmentId);
    if (!agencyId) throw notFound();
    const same = (await holdsOn(tx, [fileId])).find((hold) => (documentId ? hold.documentId === documentId : hold.recordFileId === fileId));
    const fault = holdFault({ officer: standingOf(actor, [], agencyId).officer, destroyed: file.destroyedAt !== null, held: same ? whoAndWhen(same, same.at, actor.language) : null, reason });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    const id = await addHold(tx, actor, { recordFileId: documentId ? null : fileId, documentId: documentId ?? null, agencyId, reason }, now);
    await record(tx, { actor, at: now, act: "record-file.held", record: { kind: "record-file", id: fileId }, reason, after: { hold: id, ...(documentId ? { document: documentId } : {}) } });
    return { id, state: "held" };
  },
});

export const liftHold = operation({
  name: "register.release-hold",
  address: "POST /api/v1/record-holds/:id/releases",
  summary: { ko: "폐기를 막은 것을 사유를 적어 풉니다", en: "Release a hold, with the reason" },
  input: decideInput,
  output: done,
  refusals: ["platform.not-found", "records.not-records-officer", "records.already-released", "records.reason-required"],
  act: "record-file.released",
  async run({ tx, actor, now }, { id, reason }) {
    const hold = await lockHold(tx, id);
    if (!hold) throw notFound();
    if (!standingOf(actor, [], hold.agencyId).officer) throw new Refusal("records.not-records-officer");
    if (hold.releasedAt) throw new Refusal("records.already-released", { day: dayOf(hold.releasedAt) });
    if (reason === "") throw new Refusal("records.reason-required", {}, "reason");
    const fileId = hold.recordFileId ?? (hold.documentId ? await fileOfDocument(tx, hold.documentId) : null);
    await releaseHold(tx, actor, id, reason, now);
    await record(tx, { actor, at: now, act: "record-file.released", record: { kind: "record-file", id: fileId ?? id }, reason, before: { hold: id } });
    return { id, state: "released" };
  },
});
