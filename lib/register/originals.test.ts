import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { originalsOf } from "#lib/documents/originals.ts";
import { makeCast, makeOfficer, monday, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import { documentTexts } from "#lib/documents/texts.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { readRecordFile } from "./appraisals.ts";
import { decideDisposal, destroyFile, examineFile, giveOpinion, liftHold, placeHold } from "./disposals.ts";
import { closeYear, listRecordFiles } from "./files.ts";
import { readRegister } from "./list.ts";
import { recordsWaiting } from "./waiting.ts";

let base: TestDatabase;
let cast: Cast;
let officer: Actor;
let head: Actor;
/** An original is registered in one year, its document decided in the next; both are kept for a year. */
const [returned, decidedAt, later] = ["2025-03-04", "2026-03-04", "2028-01-04"].map((day) => new Date(`${day}T01:00:00Z`)) as [Date, Date, Date];
const reason = "업무에 더 쓰이지 않음";
/** A document with the files in which its original and itself lie. */
interface World { id: string; first: string; second: string; own: string; shared: string }
let alone: World;
let rewritten: World;
let early: World;
let late: World;

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await makeOfficer(cast, "ian");
  [officer, head] = [await cast.actor("ian", later), await cast.actor("doyun", later)];
  const laid = [];
  for (const code of ["alone", "rewritten", "early", "late"]) laid.push(await lay(code));
  await write(laid[1]!, "돌아온 뒤에 새로 쓰는 글.  끝.", decidedAt);
  for (const one of laid.slice(2)) await decide(one);
  for (const year of [2025, 2026]) await perform(closeYear, officer, { unit: cast.department.division, year, carry: true }, later);
  [alone, rewritten, early, late] = (await Promise.all(laid.map(worldOf))) as [World, World, World, World];
});
afterAll(() => base.drop());

interface Laid { taskId: string; id: string; own: string; shared: string }

/** A major matter of a task of its own that came back in the first year with two attachments. */
async function lay(code: string): Promise<Laid> {
  const taskId = newId(monday);
  const since = toColumn("2024-01-01");
  await base.db.functionNode.create({ data: { id: taskId, tree: "brm", code, level: 6, validFrom: since } });
  await base.db.functionNodeVersion.create({ data: { id: newId(monday), nodeId: taskId, nameKo: code, nameEn: code, validFrom: since } });
  await base.db.unitTask.create({ data: { id: taskId, agencyId: cast.agency.planning, departmentId: cast.department.division, outlineKo: "", outlineEn: "", retention: 1, retentionReason: "", validFrom: since } });
  const drafter = await cast.actor("seoon", returned);
  const upload = async () => (await perform(uploadFile, drafter, { file: new File([`붙임 ${newId(returned)}`], "붙임.txt") }, returned)).id;
  const laid = { taskId, own: await upload(), shared: await upload(), id: (await perform(createDocument, drafter, { title: "중요한 계획", unitTaskId: taskId }, returned)).id };
  await write(laid, "처음 낸 글.  끝.", returned, [laid.own, laid.shared]);
  await perform(submitDocument, drafter, { id: laid.id }, returned);
  await perform(returnDocument, await cast.actor("junmo", returned), { id: laid.id, reason: "근거 보완", version: 1 }, returned);
  return laid;
}

async function write({ id, taskId, shared }: Laid, text: string, at: Date, fileIds = [shared]): Promise<void> {
  const { draftRevision } = await base.db.document.findUniqueOrThrow({ where: { id } });
  await perform(saveDocument, await cast.actor("seoon", at), {
    id, revision: draftRevision, title: "중요한 계획", summary: text, keywords: ["계획"], unitTaskId: taskId, stage: "decide", disclosure: "open", reasons: [], scope: "agency", scopeDepartments: [], urgency: "normal", dueOn: null,
    body: bodyOf(text), steps: usualRoute(cast), fileIds, delegationReason: "", major: true,
  }, at);
}

/** Written anew and decided in the second year. */
async function decide(laid: Laid): Promise<void> {
  await write(laid, "고쳐 낸 글.  끝.", decidedAt);
  await perform(submitDocument, await cast.actor("seoon", decidedAt), { id: laid.id }, decidedAt);
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who, decidedAt), { id: laid.id, opinion: "의견", version: 2 }, decidedAt);
}

async function worldOf({ taskId, ...laid }: Laid): Promise<World> {
  const of = async (year: number) => (await base.db.recordFile.findFirst({ where: { unitTaskId: taskId, year } }))?.id ?? "";
  return { ...laid, first: await of(2025), second: await of(2026) };
}

async function appraise(id: string): Promise<void> {
  await perform(giveOpinion, head, { id, verdict: "dispose", reason }, later);
  await perform(examineFile, officer, { id, verdict: "dispose", reason }, later);
  await perform(decideDisposal, officer, { id, verdict: "dispose", reason, members: "김하나, 이둘, 박셋", heldOn: dayOf(later), retention: "" }, later);
}

const destroy = (id: string) => perform(destroyFile, officer, { id }, later);
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const texts = async (id: string) => (await base.db.documentVersion.findMany({ where: { documentId: id }, orderBy: { n: "asc" } })).map((version) => version.text);
const isThere = async (id: string) => (await base.db.file.findUniqueOrThrow({ where: { id } })).destroyedAt === null;
const registered = async (year: number, id: string) => (await ask(readRegister, await cast.actor("seoon", later), { unit: cast.department.division, year, kind: "documents", q: "", disclosure: "", task: "", corrected: "", page: 1 }, later)).lines.filter((line) => line.id === id).map((line) => [line.original, line.destroyed]);

test("a record file lists and counts the originals registered in it beside its documents, marked with their version and number", async () => {
  const { label } = (await originalsOf(base.db, early.id))[0]!;
  const [first, second] = await Promise.all([early.first, early.second].map((id) => ask(readRecordFile, officer, { id, page: 1 }, later)));
  expect(first).toMatchObject({ documents: 1, contents: [{ id: early.id, original: 1, number: label, title: "중요한 계획" }] });
  expect(second).toMatchObject({ documents: 1, contents: [{ id: early.id, original: null }] });
  expect((await ask(listRecordFiles, await cast.actor("seoon", later), { unit: cast.department.division, year: 2025 }, later)).files.map((file) => file.documents)).toEqual([1, 1, 1, 1]);
});

test("an original alone in a file is destroyed with it, with the draft that still says the same and its attachments; number, reason, decision and history stay", async () => {
  await appraise(alone.first);
  expect(await destroy(alone.first)).toMatchObject({ documents: 0, originals: 1, files: 2 });
  expect(await texts(alone.id)).toEqual([""]);
  const after = await row(alone.id);
  expect(after).toMatchObject({ title: "중요한 계획", keywords: ["계획"], summary: "", status: "returned", destroyedAt: null, draftFiles: [] });
  expect(JSON.stringify(after.draftBody)).not.toContain("처음");
  expect([await isThere(alone.own), await isThere(alone.shared)]).toEqual([false, false]);
  expect(await originalsOf(base.db, alone.id)).toMatchObject([{ n: 1, why: "returned", fileId: alone.first, destroyed: true }]);
  expect(await registered(2025, alone.id)).toEqual([[true, true]]);
  expect((await ask(readRecordFile, officer, { id: alone.first, page: 1 }, later)).steps.map((step) => step.step)).toEqual(["opinion", "examination", "decision", "destruction"]);
  const [act] = await base.db.historyEntry.findMany({ where: { recordId: alone.id, act: "document.original-destroyed" } });
  expect(act).toMatchObject({ nameKo: "서이안", after: { recordFile: alone.first, version: 1 } });
});

test("what its drafter wrote on since an original came back is no part of it and stays", async () => {
  await appraise(rewritten.first);
  expect(await destroy(rewritten.first)).toMatchObject({ originals: 1, files: 1 });
  expect(await texts(rewritten.id)).toEqual([""]);
  expect(JSON.stringify((await row(rewritten.id)).draftBody)).toContain("새로 쓰는 글");
  expect([await isThere(rewritten.own), await isThere(rewritten.shared)]).toEqual([false, true]);
});

test("an original goes before its document: the decided text, its opinions and attachments stay, and go with their own file", async () => {
  await appraise(early.first);
  expect(await destroy(early.first)).toMatchObject({ documents: 0, originals: 1, files: 1 });
  expect(await texts(early.id)).toEqual(["", "고쳐 낸 글.  끝."]);
  expect(await row(early.id)).toMatchObject({ summary: "고쳐 낸 글.  끝.", destroyedAt: null });
  expect(await base.db.documentOpinion.count({ where: { documentId: early.id, text: "의견" } })).toBe(3);
  expect([await registered(2025, early.id), await registered(2026, early.id)]).toEqual([[[true, true]], [[false, false]]]);
  await appraise(early.second);
  expect(await destroy(early.second)).toMatchObject({ documents: 1, originals: 0, files: 1 });
  expect(await texts(early.id)).toEqual(["", ""]);
  expect([await isThere(early.own), await isThere(early.shared)]).toEqual([false, false]);
});

test("an original outlives its document under a hold on its own file, and a hold on the document holds both", async () => {
  await appraise(late.first);
  await appraise(late.second);
  const onDocument = await perform(placeHold, officer, { documentId: late.id, reason: "소송 중" }, later);
  for (const file of [late.first, late.second]) await expect(destroy(file)).rejects.toMatchObject({ code: "records.on-hold" });
  const waits = async () => (await recordsWaiting(base.db, officer, dayOf(later))).filter((one) => one.waits === "destruction").reduce((sum, one) => sum + one.files, 0);
  expect(await waits()).toBe(0);
  await perform(liftHold, officer, { id: onDocument.id, reason: "소송 끝" }, later);
  expect(await waits()).toBe(2);
  const onFile = await perform(placeHold, officer, { recordFileId: late.first, reason: "감사 중" }, later);
  expect(await destroy(late.second)).toMatchObject({ documents: 1, originals: 0, files: 0 });
  expect(await texts(late.id)).toEqual(["처음 낸 글.  끝.", ""]);
  expect(await row(late.id)).toMatchObject({ destroyedAt: later });
  expect([await isThere(late.own), await isThere(late.shared)]).toEqual([true, true]);
  expect([await registered(2025, late.id), await registered(2026, late.id)]).toEqual([[[true, false]], [[false, true]]]);
  await expect(destroy(late.first)).rejects.toMatchObject({ code: "records.on-hold" });
  await perform(liftHold, officer, { id: onFile.id, reason: "감사 끝" }, later);
  expect(await destroy(late.first)).toMatchObject({ documents: 0, originals: 1, files: 2 });
  expect(await texts(late.id)).toEqual(["", ""]);
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
  expect((await verifyTexts(base.db, [documentTexts])).bad).toBeNull();
  expect((await verifyHistory(base.db, [])).bad).toBeNull();
});
