import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { addDays, dayOf, toColumn } from "#lib/time.ts";
import { readFile } from "#lib/documents/files.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { destroying } from "#lib/files/reactions.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import { verifyHistory } from "#lib/history/verify.ts";
import { documentTexts } from "#lib/documents/texts.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { documentEntries } from "#lib/documents/entries.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { decided, makeCast, makeOfficer, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { listDisposals, openFile, readRecordFile } from "./appraisals.ts";
import { confirmCorrection, refuseCorrection } from "./corrections.ts";
import { decideDisposal, destroyFile, examineFile, giveOpinion, liftHold, placeHold } from "./disposals.ts";
import { closeYear, listRecordFiles, reviewFile } from "./files.ts";
import { asksFor } from "./testing/asking.ts";

let base: TestDatabase;
let cast: Cast;
let officer: Actor;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  officer = await makeOfficer(cast, "ian");
});
afterAll(() => base.drop());

const refusal = (code: string, params?: object) => ({ code, ...(params ? { params } : {}) });
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const asks = (who: Person, id: string, said: object, at = monday) => asksFor(cast, who, id, said, at);
const holds = async () => expect((await verifyDocuments(base.db)).faults).toEqual([]);

describe("record files", () => {
  const yearEnd = new Date("2026-12-31T01:00:00Z");
  const march = new Date("2027-01-04T01:00:00Z");
  const actorsAt = async (at: Date) => ({ officer: await cast.actor("ian", at), head: await cast.actor("doyun", at), drafter: await cast.actor("seoon", at) });

  test("a document moves to another file by request; its registration stays as it was", async () => {
    const { id } = await decided(cast);
    const other = newId(monday);
    await base.db.functionNode.create({ data: { id: other, tree: "brm", code: "A2", level: 6, validFrom: toColumn("2024-01-01") } });
    await base.db.functionNodeVersion.create({ data: { id: newId(monday), nodeId: other, nameKo: "회의 운영", nameEn: "Meetings", validFrom: toColumn("2024-01-01") } });
    await base.db.unitTask.create({ data: { id: other, agencyId: cast.agency.planning, departmentId: cast.department.division, outlineKo: "", outlineEn: "", retention: 1, retentionReason: "업무 처리의 근거", validFrom: toColumn("2024-01-01") } });
    const entry = await base.db.registerEntry.findFirstOrThrow({ where: { recordId: id } });
    const asked = await asks("seoon", id, { field: "unit-task", unitTaskId: other });
    await expect(asks("junmo", id, { field: "record-file", recordFileId: entry.recordFileId })).rejects.toMatchObject(refusal("register.field-waits"));
    await perform(confirmCorrection, officer, { id: asked.id, reason: "" }, monday);
    const moved = await row(id);
    expect(moved.unitTaskId).toBe(other);
    expect(await base.db.recordFile.findUniqueOrThrow({ where: { id: moved.recordFileId! } })).toMatchObject({ unitTaskId: other, year: 2026, retention: 1 });
    expect((await base.db.registerEntry.findFirstOrThrow({ where: { recordId: id } })).recordFileId).toBe(entry.recordFileId);
    const back = await asks("seoon", id, { field: "record-file", recordFileId: entry.recordFileId });
    await perform(confirmCorrection, officer, { id: back.id, reason: "" }, monday);
    expect(await row(id)).toMatchObject({ recordFileId: entry.recordFileId, unitTaskId: cast.taskId });
    const again = await asks("seoon", id, { field: "unit-task", unitTaskId: other });
    await perform(confirmCorrection, officer, { id: again.id, reason: "" }, monday);
  });

  test("the year of a unit is closed in one act, which says what goes over; later decisions are filed in the next year", async () => {
    const open = await submitted(cast, { title: "해를 넘기는 문서", at: yearEnd });
    const { officer: keeper, head } = await actorsAt(yearEnd);
    const close = (actor: Actor, more = {}, at = yearEnd) => perform(closeYear, actor, { unit: cast.department.division, year: 2026, carry: false, ...more }, at);
    await expect(close(officer, {}, monday)).rejects.toMatchObject(refusal("records.year-not-over"));
    await expect(close(head)).rejects.toMatchObject(refusal("records.not-records-officer"));
    await expect(close(keeper)).rejects.toMatchObject({ ...refusal("records.under-way"), field: "carry" });
    const closed = await close(keeper, { carry: true });
    expect(closed.closed).toBe(2);
    expect(closed.carried).toBeGreaterThan(0);
    await expect(close(keeper, { carry: true })).rejects.toMatchObject(refusal("records.year-closed", { who: "서이안", day: "2026-12-31" }));
    for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who, yearEnd), { id: open, opinion: "", version: 1 }, yearEnd);
    const late = await row(open);
    expect(late.numberLabel).toMatch(/^혁신기획과-/);
    expect(await base.db.recordFile.findUniqueOrThrow({ where: { id: late.recordFileId! } })).toMatchObject({ year: 2027, closedAt: null });
  });

  test("a closing in the middle of decisions: each is filed before it, or in the next year; numbers run on", async () => {
    const when = new Date("2029-12-31T05:00:00Z");
    await decided(cast, { at: when });
    const ids = await Promise.all([1, 2, 3].map((n) => submitted(cast, { title: `세밑 ${n}`, at: when })));
    for (const id of ids) for (const who of ["junmo", "nayun"] as const) await perform(approveDocument, await cast.actor(who, when), { id, opinion: "", version: 1 }, when);
    const [keeper, decider] = [await cast.actor("ian", when), await cast.actor("doyun", when)];
    const approve = (id: string) => perform(approveDocument, decider, { id, opinion: "", version: 1 }, when);
    await Promise.all([approve(ids[0]!), perform(closeYear, keeper, { unit: cast.department.division, year: 2029, carry: true }, when), approve(ids[1]!), approve(ids[2]!)]);
    const files = await base.db.recordFile.findMany({ where: { departmentId: cast.department.division, year: { in: [2029, 2030] } } });
    expect(files.every((file) => (file.year === 2029) === (file.closedAt !== null))).toBe(true);
    for (const id of ids) expect(files.map((file) => file.id)).toContain((await row(id)).recordFileId);
    const serials = (await base.db.registerEntry.findMany({ where: { departmentId: cast.department.division, year: 2029 }, orderBy: { serial: "asc" } })).map((entry) => entry.serial);
    expect(serials).toEqual([1, 2, 3, 4]);
  });

  test("is reviewed by people of the unit, once", async () => {
    const { drafter } = await actorsAt(march);
    const list = await ask(listRecordFiles, drafter, { unit: cast.department.division, year: 2026 }, march);
    expect(list).toMatchObject({ closed: true, reviewDue: "2027-02-28", reviewsLeft: 2 });
    const id = list.files[0]!.id;
    await expect(perform(reviewFile, await cast.actor("gaon", march), { id, note: "" }, march)).rejects.toMatchObject(refusal("records.not-of-the-unit"));
    await perform(reviewFile, drafter, { id, note: "이상 없음" }, march);
    await expect(perform(reviewFile, drafter, { id, note: "" }, march)).rejects.toMatchObject(refusal("records.already-reviewed"));
    expect(await ask(listRecordFiles, drafter, { unit: cast.department.division, year: 2026 }, march)).toMatchObject({ reviewsLeft: 1 });
  });
});

describe("disposal", () => {
  const later = new Date("2028-01-04T01:00:00Z");
  const reason = "업무에 더 쓰이지 않음";
  let fileId = "";
  let documentId = "";
  let attached = "";
  let shared = "";
  const at = async (who: Person) => cast.actor(who, later);
  const bytesAt = (sha: string) => path.join(path.resolve(process.env["ONMARU_DATA"] ?? ".data"), "files", sha.slice(0, 2), sha.slice(2));

  beforeAll(async () => {
    // A document of the one-year task, decided in 2026, with a file of its own and one that a later document carries too.
    const short = await base.db.unitTask.findFirstOrThrow({ where: { retention: 1 } });
    const when = new Date("2025-03-03T01:00:00Z");
    const drafter = await cast.actor("seoon", when);
    const upload = async (text: string) => (await perform(uploadFile, drafter, { file: new File([text], "붙임.txt") }, when)).id;
    [attached, shared] = [await upload(`own ${Date.now()}`), await upload(`shared ${Date.now()}`)];
    const write = async (fileIds: string[]) => {
      const { id } = await perform(createDocument, drafter, { title: "회의실 배정", unitTaskId: short.id }, when);
      await perform(saveDocument, drafter, {
        id, revision: 0, title: "회의실 배정", summary: "회의실을 배정합니다.", keywords: ["회의실"], unitTaskId: short.id, stage: "decide", disclosure: "open", reasons: [], scope: "agency", scopeDepartments: [], urgency: "normal", dueOn: null,
        body: bodyOf("지워질 본문입니다.  끝."), steps: usualRoute(cast), fileIds, delegationReason: "",
      }, when);
      await perform(submitDocument, drafter, { id }, when);
      return id;
    };
    documentId = await write([attached, shared]);
    for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who, when), { id: documentId, opinion: "지워질 의견", version: 1 }, when);
    await write([shared]);
    fileId = (await row(documentId)).recordFileId!;
    await perform(closeYear, await cast.actor("ian", later), { unit: cast.department.division, year: 2025, carry: true }, later);
  });

  const committee = { members: "김하나, 이둘\n박셋", heldOn: addDays(dayOf(later), 0), retention: "" as const };

  test("nothing is destroyed before opinion, examination and decision", async () => {
    await expect(perform(destroyFile, await at("ian"), { id: fileId }, later)).rejects.toMatchObject(refusal("records.not-decided"));
    await expect(perform(giveOpinion, await at("seoon"), { id: fileId, verdict: "dispose", reason }, later)).rejects.toMatchObject(refusal("records.not-the-head"));
    await perform(giveOpinion, await at("doyun"), { id: fileId, verdict: "dispose", reason }, later);
    expect((await ask(listDisposals, await at("ian"), {}, later)).files).toContainEqual(expect.objectContaining({ id: fileId, next: "examination", refused: null }));
    await perform(examineFile, await at("ian"), { id: fileId, verdict: "dispose", reason }, later);
    await expect(perform(decideDisposal, await at("ian"), { id: fileId, verdict: "dispose", reason, ...committee, members: "김하나" }, later)).rejects.toMatchObject({ ...refusal("records.committee-too-small"), field: "members" });
  });

  test("a hold on a document in it forbids the decision and the destruction, and says who, when and why", async () => {
    const hold = await perform(placeHold, await at("ian"), { documentId, reason: "소송 중" }, later);
    await expect(perform(placeHold, await at("ian"), { documentId, reason: "다시" }, later)).rejects.toMatchObject(refusal("records.already-held"));
    const onHold = refusal("records.on-hold", { who: "서이안", day: dayOf(later), reason: "소송 중" });
    await expect(perform(decideDisposal, await at("ian"), { id: fileId, verdict: "dispose", reason, ...committee }, later)).rejects.toMatchObject(onHold);
    await perform(liftHold, await at("ian"), { id: hold.id, reason: "소송 끝" }, later);
    await expect(perform(liftHold, await at("ian"), { id: hold.id, reason: "소송 끝" }, later)).rejects.toMatchObject(refusal("records.already-released"));
    await perform(decideDisposal, await at("ian"), { id: fileId, verdict: "dispose", reason, ...committee }, later);
    const second = await perform(placeHold, await at("ian"), { recordFileId: fileId, reason: "감사 중" }, later);
    await expect(perform(destroyFile, await at("ian"), { id: fileId }, later)).rejects.toMatchObject(refusal("records.on-hold"));
    const asked = await asks("seoon", documentId, { field: "unit-task", unitTaskId: cast.taskId }, later);
    await expect(perform(confirmCorrection, await at("ian"), { id: asked.id, reason: "" }, later)).rejects.toMatchObject(refusal("records.on-hold"));
    await perform(refuseCorrection, await at("ian"), { id: asked.id, reason: "폐기 금지 중" }, later);
    // Not even past the application's own checks.
    await expect(base.db.$executeRaw`select onmaru_destroy_texts(${fileId}::uuid)`).rejects.toThrow();
    await perform(liftHold, await at("ian"), { id: second.id, reason: "감사 끝" }, later);
    await expect(base.db.$executeRaw`select onmaru_destroy_texts(${fileId}::uuid)`).rejects.toThrow(/nobody carries out/);
  });

  test("the destruction takes texts, opinions and files, and leaves title, number, route, reason, decision and history", async () => {
    const before = await base.db.documentVersion.findFirstOrThrow({ where: { documentId } });
    const files = await base.db.file.findMany({ where: { id: { in: [attached, shared] } } });
    const sha = (id: string) => files.find((file) => file.id === id)!.sha256;
    expect(await perform(destroyFile, await at("ian"), { id: fileId }, later)).toMatchObject({ state: "destroyed", documents: 1, files: 1 });
    const after = await row(documentId);
    expect(after).toMatchObject({ title: "회의실 배정", summary: "", keywords: ["회의실"], destroyedAt: later, numberLabel: expect.stringMatching(/^혁신기획과-/) as string });
    const version = await base.db.documentVersion.findFirstOrThrow({ where: { documentId } });
    expect([version.text, version.summary, version.hash]).toEqual(["", "", before.hash]);
    expect(JSON.stringify([version.body, after.draftBody])).not.toContain("지워질");
    expect((await base.db.documentOpinion.findMany({ where: { documentId } })).map((opinion) => opinion.text)).toEqual(["", "", ""]);
    expect(await base.db.approvalStep.count({ where: { documentId, state: "done" } })).toBe(4);
    expect((await documentEntries(base.db, [documentId]))[0]).toMatchObject({ title: "회의실 배정", text: "", summary: "" });
    const outside = { tx: base.db, actor: await at("seoon"), now: later, today: dayOf(later), request: { address: "local", agent: "test" } };
    await expect(readFile.run(outside, { id: attached })).rejects.toMatchObject(refusal("platform.not-found"));
    expect(existsSync(bytesAt(sha(attached)))).toBe(true);
    while ((await runOutboxOnce([destroying])) > 0);
    expect([existsSync(bytesAt(sha(attached))), existsSync(bytesAt(sha(shared)))]).toEqual([false, true]);
    await expect(perform(redraftDocument, await at("seoon"), { id: documentId }, later)).rejects.toMatchObject(refusal("documents.destroyed"));
    await expect(asks("seoon", documentId, { field: "title", text: "x" }, later)).rejects.toMatchObject(refusal("register.destroyed"));
    const read = await ask(readRecordFile, await at("seoon"), { id: fileId, page: 1 }, later);
    expect(read.steps.map((step) => [step.step, step.verdict, step.reason])).toEqual([["opinion", "dispose", reason], ["examination", "dispose", reason], ["decision", "dispose", reason], ["destruction", "dispose", ""]]);
    expect(read.steps[2]).toMatchObject({ members: ["김하나", "이둘", "박셋"] });
    expect((await verifyHistory(base.db, [])).bad).toBeNull();
    expect((await verifyTexts(base.db, [documentTexts])).bad).toBeNull();
    await holds();
    expect((await base.db.historyEntry.findMany({ where: { recordId: fileId }, orderBy: { seq: "asc" } })).map((act) => act.act).at(-1)).toBe("record-file.destroyed");
  });

  test("another agency does not find the file", async () => {
    await expect(openFile(base.db, await at("gaon"), fileId, 1, dayOf(later))).rejects.toMatchObject(refusal("platform.not-found"));
  });
});
