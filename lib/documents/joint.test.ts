import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayRead } from "#lib/access/rules.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { holdsDocument, readsOfDocument } from "#lib/documents/reads.ts";
import { changeRoute, readStep, stopDocument } from "#lib/documents/route-acts.ts";
import { actsOnDocument } from "#lib/documents/stream.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import type { Step } from "#lib/approval/rules.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const refusal = (code: string) => ({ code });
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const approve = async (who: Person, id: string, more: object = {}, at = monday) => perform(approveDocument, await cast.actor(who, at), { id, opinion: "", version: 1, ...more }, at);
const reads = async (who: Person, id: string) => mayRead(await row(id), (await cast.actor(who)).tokens);
const acts = async (kind: string, id: string) => (await base.db.historyEntry.findMany({ where: { recordKind: kind, recordId: id }, orderBy: { seq: "asc" } })).map((act) => act.act);
const waits = async (who: Person, at = monday) => (await whatWaits(base.db, await cast.actor(who, at), at.toISOString().slice(0, 10))).items;

describe("a joint document (rule 5)", () => {
  const joint = (): Step[] => [...usualRoute(cast), { kind: "joint", postId: cast.post.gaon, departmentId: cast.department.coast }];
  const foreignTask = async () => {
    const taskId = newId(monday);
    await base.db.functionNode.create({ data: { id: taskId, tree: "brm", code: `C-${taskId}`, level: 6, validFrom: toColumn("2024-01-01") } });
    await base.db.functionNodeVersion.create({ data: { id: newId(monday), nodeId: taskId, nameKo: "연안 안전", nameEn: "Coast", validFrom: toColumn("2024-01-01") } });
    await base.db.unitTask.create({ data: { id: taskId, agencyId: cast.agency.maritime, departmentId: cast.department.coast, outlineKo: "연안", outlineEn: "coast", retention: 5, retentionReason: "", validFrom: toColumn("2024-01-01") } });
    return taskId;
  };

  test("has one text, and in each agency a number and a history of its own; the lead signs first", async () => {
    const unitTaskId = await foreignTask();
    const id = await submitted(cast, { steps: joint() });
    expect(await reads("gaon", id)).toBe(true);
    await expect(approve("gaon", id, { unitTaskId })).rejects.toMatchObject(refusal("approval.not-your-step"));
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
    expect(await row(id)).toMatchObject({ status: "in-approval", deciderNameKo: "한도윤", numberLabel: null });
    await expect(approve("gaon", id)).rejects.toMatchObject({ code: "documents.task-required", field: "unitTaskId" });
    await expect(approve("gaon", id, { unitTaskId: cast.taskId })).rejects.toMatchObject({ code: "documents.unknown-task", field: "unitTaskId" });
    expect((await approve("gaon", id, { unitTaskId })).number).toMatch(/^혁신기획과-/);
    expect(await row(id)).toMatchObject({ status: "approved", deciderNameKo: "한도윤" });
    const part = await base.db.jointPart.findFirstOrThrow({ where: { documentId: id } });
    expect(part.numberLabel).toBe("연안관리과-1");
    expect((await openDocument(base.db, await cast.actor("seoon"), id, monday)).parts).toMatchObject([{ departmentNameKo: "연안관리과", numberLabel: "연안관리과-1" }]);
    expect(await acts("joint-part", part.id)).toEqual(["joint.signed", "joint.numbered"]);
    const stream = await actsOnDocument(base.db, id, "2026-11-23");
    expect(stream.filter((act) => act.agency).map((act) => [act.act, act.nameKo, act.agency?.nameKo])).toEqual([["joint.numbered", "문가온", "해양안전청"], ["joint.signed", "문가온", "해양안전청"]]);
    expect(stream.map((act) => act.act)).toEqual(expect.arrayContaining(await acts("document", id)));
    expect(stream.map((act) => act.at.getTime())).toEqual(stream.map((act) => act.at.getTime()).sort((a, b) => b - a));
    // Whoever heads the department that numbered it too holds it, and sees who read it.
    const open = async () => openDocument(base.db, await cast.actor("gaon"), id, monday);
    expect(holdsDocument(await cast.actor("gaon"), await open())).toBe(false);
    await expect(readsOfDocument(base.db, await cast.actor("gaon"), id, monday, "page")).rejects.toMatchObject(refusal("documents.not-the-holder"));
    await base.db.post.update({ where: { id: cast.post.gaon }, data: { isHead: true } });
    expect(holdsDocument(await cast.actor("gaon"), await open())).toBe(true);
    expect((await readsOfDocument(base.db, await cast.actor("gaon"), id, monday, "page")).reads.map((read) => read.nameKo)).toContain("박서온");
    const asked = await submitted(cast, { steps: joint() });
    await expect(readsOfDocument(base.db, await cast.actor("gaon"), asked, monday, "page")).rejects.toMatchObject(refusal("documents.not-the-holder"));
    await base.db.post.update({ where: { id: cast.post.gaon }, data: { isHead: false } });
    expect(await base.db.registerEntry.findMany({ where: { recordKind: "joint-part" } })).toMatchObject([{ departmentId: cast.department.coast, label: "연안관리과-1" }]);
  });

  test("후열: the absent decider of either agency is told when it is decided, each where their own agency calls it important", async () => {
    const unitTaskId = await foreignTask();
    const rule = (agency: "planning" | "maritime", important: boolean) => ({ id: newId(monday), agencyId: cast.agency[agency], clause: "9-1", matterKo: "중요", matterEn: "Important", unitTaskId: agency === "planning" ? cast.taskId : unitTaskId, level: 3, important, validFrom: toColumn("2024-01-01") });
    const away = (who: Person, deputy: Person) => ({ id: newId(monday), officialId: cast.official[who], validFrom: toColumn("2026-11-01"), validUntil: toColumn("2026-11-30"), reason: "leave", deputyId: cast.official[deputy], createdAt: monday });
    const reported = async (lead: boolean, other: boolean) => {
      await base.db.delegationRule.createMany({ data: [rule("planning", lead), rule("maritime", other)] });
      const id = await submitted(cast, { steps: joint() });
      for (const who of ["junmo", "nayun"] as const) await approve(who, id);
      await base.db.absence.createMany({ data: [away("doyun", "junmo"), away("gaon", "ian")] });
      await approve("junmo", id);
      await approve("ian", id, { unitTaskId });
      await base.db.absence.deleteMany({});
      await base.db.delegationRule.deleteMany({});
      return { id, steps: (await base.db.approvalStep.findMany({ where: { documentId: id, kind: "post-report" }, orderBy: { order: "asc" } })).map((step) => [step.nameKo, step.state]) };
    };
    const both = await reported(true, true);
    expect(both.steps).toEqual([["한도윤", "to-read"], ["문가온", "to-read"]]);
    expect((await waits("doyun")).find((item) => item.id === both.id)).toMatchObject({ waits: "read" });
    await perform(readStep, await cast.actor("doyun"), { id: both.id, opinion: "" }, monday);
    await perform(readStep, await cast.actor("gaon"), { id: both.id, opinion: "" }, monday);
    expect((await reported(true, false)).steps).toEqual([["한도윤", "to-read"]]);
    expect((await reported(false, true)).steps).toEqual([["문가온", "to-read"]]);
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("decided before both its agencies read it is opened to the second by the upgrade", async () => {
    const unitTaskId = await foreignTask();
    const id = await submitted(cast, { steps: joint() });
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
    await approve("gaon", id, { unitTaskId });
    const { listers, readers } = await row(id);
    const others = [cast.department.coast, cast.agency.maritime];
    const led = (tokens: readonly string[]) => tokens.filter((token) => token.startsWith("head:") || !others.some((other) => token.endsWith(other)));
    await base.db.document.update({ where: { id }, data: { listers: led(listers), readers: led(readers) } });
    expect((await verifyDocuments(base.db)).faults.map((fault) => [fault.id, fault.what])).toEqual([[id, "listers"], [id, "readers"]]);
    await base.db.$executeRawUnsafe(readFileSync("prisma/migrations/0182_signers_read/migration.sql", "utf8"));
    expect(await row(id)).toMatchObject({ listers, readers });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("whose second agency is replaced shows the agency that is asked now, and no other", async () => {
    const department = newId(monday);
    await base.db.department.create({ data: { id: department, agencyId: cast.agency.maritime, code: "Dharbour", isHandlingUnit: true, validFrom: toColumn("2024-01-01") } });
    await base.db.departmentVersion.create({ data: { id: newId(monday), departmentId: department, nameKo: "항만운영과", nameEn: "Harbour Operations", validFrom: toColumn("2024-01-01") } });
    const post = newId(monday);
    await base.db.post.create({ data: { id: post, departmentId: department, nameKo: "항만운영과장", nameEn: "Head", level: 3, isHead: true, validFrom: toColumn("2024-01-01") } });
    const id = await submitted(cast, { steps: joint() });
    const parts = async () => (await openDocument(base.db, await cast.actor("seoon"), id, monday)).parts.map((part) => part.departmentNameKo);
    expect(await parts()).toEqual(["연안관리과"]);
    const steps: Step[] = [...usualRoute(cast).slice(1), { kind: "joint", postId: post, departmentId: department }];
    await perform(changeRoute, await cast.actor("seoon"), { id, steps, stays: 1, reason: "항만운영과와 함께 합니다." }, monday);
    expect(await parts()).toEqual(["항만운영과"]);
    await perform(changeRoute, await cast.actor("seoon"), { id, steps: usualRoute(cast).slice(1), stays: 1, reason: "공동기안이 아닙니다." }, monday);
    expect(await parts()).toEqual([]);
  });

  test("whose second agency never answers is stopped with a reason and may be submitted without it", async () => {
    const id = await submitted(cast, { steps: joint() });
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
    await perform(stopDocument, await cast.actor("seoon"), { id, reason: "상대 기관의 회신이 없습니다." }, monday);
    expect(await row(id)).toMatchObject({ status: "stopped", numberLabel: null });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("is made with another agency alone, and nobody of another agency reviews or decides", async () => {
    await expect(submitted(cast, { steps: [...usualRoute(cast), { kind: "joint", postId: cast.post.ian, departmentId: cast.department.division }] })).rejects.toMatchObject({ field: "steps[4]" });
    await expect(submitted(cast, { steps: [usualRoute(cast)[0]!, { kind: "review", postId: cast.post.gaon }, usualRoute(cast)[3]!] })).rejects.toMatchObject({ code: "documents.other-agency", field: "steps[1]" });
  });
});
