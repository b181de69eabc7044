import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mayList, mayRead } from "#lib/access/rules.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { changeRegistered } from "#lib/documents/registered.ts";
import { changeRoute, readStep, stopDocument } from "#lib/documents/route-acts.ts";
import { actsOnDocument } from "#lib/documents/stream.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { citedIn, givenAgain } from "#lib/documents/citing.ts";
import { documentTold } from "#lib/search/told.ts";
import { makeCast, monday, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import type { Step } from "#lib/approval/rules.ts";

/* A joint document of three agencies (rule 5): 기획조정부 leads, 해양안전청 and 산림자원청 sign after it, in this order. */

const since = toColumn("2024-01-01");
const tuesday = new Date("2026-11-24T01:00:00Z");
const wednesday = new Date("2026-11-25T01:00:00Z");

let base: TestDatabase;
let cast: Cast;
/** Of each agency the unit task under which it files. */
let task: { planning: string; maritime: string; forest: string };
/** 산림자원청: who heads the division that signs, and who works there. */
let forest: { agencyId: string; departmentId: string; head: Seat; clerk: Seat };
interface Seat {
  postId: string;
  officialId: string;
}

async function taskOf(agencyId: string, departmentId: string): Promise<string> {
  const id = newId(monday);
  await base.db.functionNode.create({ data: { id, tree: "brm", code: `T-${id}`, level: 6, validFrom: since } });
  await base.db.functionNodeVersion.create({ data: { id: newId(monday), nodeId: id, nameKo: "공동 운영", nameEn: "Joint work", validFrom: since } });
  await base.db.unitTask.create({ data: { id, agencyId, departmentId, outlineKo: "", outlineEn: "", retention: 5, retentionReason: "", validFrom: since } });
  return id;
}

async function seat(agencyId: string, departmentId: string, nameKo: string, level: number): Promise<Seat> {
  const [postId, officialId] = [newId(monday), newId(monday)];
  await base.db.post.create({ data: { id: postId, departmentId, nameKo: `${nameKo}의 자리`, nameEn: nameKo, level, isHead: level > 2, validFrom: since } });
  await base.db.official.create({ data: { id: officialId, agencyId, nameKo, nameEn: nameKo, rankKo: "주무관", rankEn: "Officer" } });
  await base.db.appointment.create({ data: { id: newId(monday), officialId, postId, kind: "regular", validFrom: since } });
  return { postId, officialId };
}

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  const [agencyId, departmentId] = [newId(monday), newId(monday)];
  await base.db.agency.create({ data: { id: agencyId, code: "1400000", nameKo: "산림자원청", nameEn: "Forest Agency", senderKo: "산림자원청장", senderEn: "Commissioner", validFrom: since } });
  await base.db.department.create({ data: { id: departmentId, agencyId, code: "Dforest", isHandlingUnit: true, validFrom: since } });
  await base.db.departmentVersion.create({ data: { id: newId(monday), departmentId, nameKo: "숲길관리과", nameEn: "Trails", validFrom: since } });
  forest = { agencyId, departmentId, head: await seat(agencyId, departmentId, "나한솔", 3), clerk: await seat(agencyId, departmentId, "도이슬", 1) };
  task = { planning: cast.taskId, maritime: await taskOf(cast.agency.maritime, cast.department.coast), forest: await taskOf(agencyId, departmentId) };
});
afterAll(() => base.drop());

const of = async (who: Person | Seat, at = monday): Promise<Actor> => (typeof who === "string" ? cast.actor(who, at) : (await actorOfOfficial(base.db, who.officialId, at))!);
const refusal = (code: string, field?: string) => ({ code, ...(field ? { field } : {}) });
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const part = (id: string, departmentId: string) => base.db.jointPart.findUniqueOrThrow({ where: { documentId_departmentId: { documentId: id, departmentId } } });
const histories = async (id: string) =>
  Promise.all([cast.department.coast, forest.departmentId].map(async (department) => (await base.db.historyEntry.findMany({ where: { recordKind: "joint-part", recordId: (await part(id, department)).id }, orderBy: { seq: "asc" } })).map((act) => act.act)));
const shown = async (id: string, at = monday) => (await openDocument(base.db, await of("seoon", at), id, at)).parts.map((one) => [one.departmentNameKo, one.signed, one.numberLabel]);
const approve = async (who: Person | Seat, id: string, more: object = {}, at = monday) => perform(approveDocument, await of(who, at), { id, opinion: "", version: 1, ...more }, at);
const waits = async (who: Person | Seat, id: string, at = monday) => (await whatWaits(base.db, await of(who, at), at.toISOString().slice(0, 10))).items.find((item) => item.id === id)?.waits;
const openInside = async (id: string, steps: Step[] = [{ kind: "review", postId: forest.clerk.postId }, { kind: "decision", postId: forest.head.postId }]) =>
  perform(openDepartmentRoute, await of(forest.head), { id, steps, unitTaskId: task.forest }, monday);

const maritimeSigns = (): Step => ({ kind: "joint", postId: cast.post.gaon, departmentId: cast.department.coast });
const forestSigns = (): Step => ({ kind: "joint", postId: forest.head.postId, departmentId: forest.departmentId });
const three = (): Step[] => [...usualRoute(cast), maritimeSigns(), forestSigns()];

async function sent(steps: Step[] = three(), who: Person = "seoon", unitTaskId = task.planning): Promise<string> {
  const actor = await of(who);
  const { id } = await perform(createDocument, actor, { title: "세 기관 공동 운영", unitTaskId }, monday);
  await perform(saveDocument, actor, {
    id, revision: 0, title: "세 기관 공동 운영", summary: "함께 운영합니다.", keywords: ["공동"], unitTaskId, stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [], urgency: "normal", dueOn: null,
    body: bodyOf("세 기관이 함께 운영한다.  끝."), steps, fileIds: [], delegationReason: "",
  }, monday);
  await perform(submitDocument, actor, { id }, monday);
  return id;
}

/** Signed by the lead agency, and by the second where it is named. */
async function signedByLead(second = false): Promise<string> {
  const id = await sent();
  for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
  if (second) await approve("gaon", id, { unitTaskId: task.maritime }, tuesday);
  return id;
}

beforeEach(async () => {
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
});

describe("a joint document of three agencies", () => {
  test("is signed by the lead first and by the others in their order; one text, and in each agency a number, a file and a history of its own", async () => {
    const id = await sent();
    await expect(approve("gaon", id, { unitTaskId: task.maritime })).rejects.toMatchObject(refusal("approval.not-your-step"));
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
    expect([await waits("gaon", id), await waits(forest.head, id)]).toEqual(["sign", undefined]);
    await expect(approve(forest.head, id, { unitTaskId: task.forest })).rejects.toMatchObject(refusal("approval.not-your-step"));
    expect(await approve("gaon", id, { unitTaskId: task.maritime }, tuesday)).toMatchObject({ status: "in-approval", number: null });
    expect([await waits("gaon", id, tuesday), await waits(forest.head, id, tuesday)]).toEqual([undefined, "sign"]);
    expect(await shown(id, tuesday)).toEqual([["연안관리과", true, null], ["숲길관리과", false, null]]);
    await openInside(id);
    await expect(approve(forest.clerk, id, { title: "우리 숲", body: bodyOf("우리 기관의 글") })).rejects.toMatchObject(refusal("approval.cooperator-edits"));
    await approve(forest.clerk, id, { opinion: "이견 없음" }, wednesday);
    expect(await shown(id, tuesday)).toEqual([["연안관리과", true, null], ["숲길관리과", false, null]]);
    expect((await approve(forest.head, id, {}, wednesday)).number).toMatch(/^혁신기획과-\d+$/);

    expect(await row(id)).toMatchObject({ status: "approved", version: 1, approvedVersion: 1, deciderNameKo: "한도윤" });
    expect(await base.db.documentVersion.count({ where: { documentId: id } })).toBe(1);
    expect(await shown(id, wednesday)).toEqual([["연안관리과", true, "연안관리과-1"], ["숲길관리과", true, "숲길관리과-1"]]);
    const gaon = await of("gaon", wednesday);
    for (const number of ["연안관리과-1", "숲길관리과-1"]) {
      const named = (by: string) => citedIn(base.db, gaon, { id: by, numbers: [number], day: "2026-11-25" });
      expect((await named(newId(wednesday))).map((one) => [one.id, one.number]), "cited by the number of any agency").toEqual([[id, number]]);
      expect(await named(id)).toEqual([]);
      expect(await Promise.all(["2026-11-24", "2026-11-25"].map((day) => givenAgain(base.db, gaon, { numbers: [number], day })))).toEqual(["2026-11-25", null]);
    }
    expect(documentTold(await openDocument(base.db, await of("seoon", wednesday), id, wednesday)).number).toEqual({ labels: [(await row(id)).numberLabel, "연안관리과-1", "숲길관리과-1"], day: "2026-11-25" });
    const [second, third] = [await part(id, cast.department.coast), await part(id, forest.departmentId)];
    expect([second.signedAt, third.signedAt], "when each signed").toEqual([tuesday, wednesday]);
    const entries = await base.db.registerEntry.findMany({ where: { recordId: { in: [id, second.id, third.id] } } });
    const files = await base.db.recordFile.findMany({ where: { id: { in: entries.map((entry) => entry.recordFileId!) } } });
    const filed = (recordId: string) => files.find((file) => file.id === entries.find((entry) => entry.recordId === recordId)?.recordFileId)?.unitTaskId;
    expect([id, second.id, third.id].map(filed)).toEqual([task.planning, task.maritime, task.forest]);
    expect(await histories(id)).toEqual([["joint.signed", "joint.numbered"], ["joint.opened", "joint.reviewed", "joint.signed", "joint.numbered"]]);
    const stream = await actsOnDocument(base.db, id, "2026-11-25");
    expect(stream.filter((act) => act.act === "joint.signed").map((act) => [act.nameKo, act.agency?.nameKo])).toEqual([["나한솔", "산림자원청"], ["문가온", "해양안전청"]]);
  });

  test("once decided is known in every agency that signed it, and read in the departments that did, by people who were on no step of it", async () => {
    const colleagueOf = async (agencyId: string, departmentId: string) => of(await seat(agencyId, departmentId, "동료", 1));
    const desk = newId(monday);
    await base.db.department.create({ data: { id: desk, agencyId: forest.agencyId, code: `D${desk}`, isHandlingUnit: true, validFrom: since } });
    await base.db.departmentVersion.create({ data: { id: newId(monday), departmentId: desk, nameKo: "산림정책과", nameEn: "Forest Policy", validFrom: since } });
    const [beside, elsewhere] = [await colleagueOf(forest.agencyId, forest.departmentId), await colleagueOf(forest.agencyId, desk)];
    const id = await signedByLead(true);
    const rights = async (actor: Actor) => [mayList(await row(id), actor.tokens), mayRead(await row(id), actor.tokens)];
    expect([await rights(beside), await rights(elsewhere)], "before all have signed").toEqual([[false, false], [false, false]]);
    await approve(forest.head, id, { unitTaskId: task.forest }, wednesday);
    expect([await rights(beside), await rights(elsewhere)]).toEqual([[true, true], [true, false]]);
    expect((await openDocument(base.db, beside, id, wednesday)).parts.find((one) => one.agencyId === forest.agencyId)?.numberLabel).toBe((await part(id, forest.departmentId)).numberLabel);
    // What is changed in the register later holds for all of them.
    await base.db.$transaction(async (tx) => changeRegistered(tx, await row(id), { disclosure: "closed", reasons: [5] }, wednesday));
    expect([await rights(beside), await rights(elsewhere)]).toEqual([[true, true], [false, false]]);
    await base.db.$transaction(async (tx) => changeRegistered(tx, await row(id), { disclosure: "open", reasons: [], scope: "agency" }, wednesday));
    expect([await rights(beside), await rights(elsewhere)]).toEqual([[true, true], [true, true]]);
  });

  test("returned by the third when the second has signed: nobody has a number or a decision, and all sign the new text", async () => {
    const id = await signedByLead(true);
    await openInside(id);
    await perform(returnDocument, await of(forest.clerk), { id, reason: "예산을 나눠 적어 주세요.", version: 1 }, tuesday);
    expect(await row(id), "inside it goes back to the third agency's head alone").toMatchObject({ status: "in-approval" });
    await perform(returnDocument, await of(forest.head), { id, reason: "우리 몫의 예산이 없습니다.", version: 1 }, tuesday);
    expect(await row(id)).toMatchObject({ status: "returned", numberLabel: null, deciderId: null, deciderPostId: null, deciderNameKo: null, deciderNameEn: null });
    expect(await shown(id)).toEqual([["연안관리과", false, null], ["숲길관리과", false, null]]);
    expect(await histories(id)).toEqual([["joint.signed"], ["joint.opened", "joint.returned-inside", "joint.returned"]]);

    await perform(submitDocument, await of("seoon", wednesday), { id }, wednesday);
    expect((await part(id, cast.department.coast)).signedAt, "what was signed before was another text").toBeNull();
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id, { version: 2 }, wednesday);
    await expect(approve("gaon", id, { version: 2 }, wednesday)).rejects.toMatchObject(refusal("documents.task-required", "unitTaskId"));
    await approve("gaon", id, { version: 2, unitTaskId: task.maritime }, wednesday);
    await approve(forest.head, id, { version: 2, unitTaskId: task.forest }, wednesday);
    expect(await row(id)).toMatchObject({ status: "approved", approvedVersion: 2 });
    expect(await histories(id)).toEqual([["joint.signed", "joint.signed", "joint.numbered"], ["joint.opened", "joint.returned-inside", "joint.returned", "joint.signed", "joint.numbered"]]);
    const parts = await Promise.all([cast.department.coast, forest.departmentId].map((department) => part(id, department)));
    expect(await base.db.registerEntry.count({ where: { recordId: { in: parts.map((one) => one.id) } } })).toBe(2);
  });

  test("returned by the second, the third is never asked", async () => {
    const id = await signedByLead();
    await perform(returnDocument, await of("gaon"), { id, reason: "따로 하겠습니다.", version: 1 }, monday);
    expect([await row(id), await waits(forest.head, id), await waits("seoon", id)]).toMatchObject([{ status: "returned", deciderNameKo: null }, undefined, "returned"]);
    expect(await histories(id)).toEqual([["joint.returned"], []]);
  });

  test("a second that never answers is left out by the lead while a third is to sign; of the last the lead can only stop", async () => {
    const id = await signedByLead();
    const change = async (steps: Step[], stays: number, who: Person | Seat = "seoon") => perform(changeRoute, await of(who), { id, steps, stays, reason: "답이 없습니다." }, monday);
    await expect(change([forestSigns()], 4, forest.head)).rejects.toMatchObject(refusal("approval.not-yours-to-route"));
    await change([forestSigns()], 4);
    expect([await waits("gaon", id), await waits(forest.head, id), await shown(id)]).toEqual([undefined, "sign", [["숲길관리과", false, null]]]);
    await expect(change([], 4)).rejects.toMatchObject(refusal("approval.nobody-to-sign", "steps"));
    await expect(perform(stopDocument, await of(forest.head), { id, reason: "x" }, monday)).rejects.toMatchObject(refusal("approval.not-the-drafter"));
    await approve(forest.head, id, { unitTaskId: task.forest });
    expect(await row(id)).toMatchObject({ status: "approved" });
    expect((await part(id, cast.department.coast)).numberLabel).toBeNull();
    await expect(openDocument(base.db, await of("gaon"), id, monday)).rejects.toMatchObject(refusal("platform.not-found"));
  });

  test("a third that never answers, its route begun inside: the lead stops, nobody has a number, and it may go on without the third", async () => {
    const id = await signedByLead(true);
    await openInside(id);
    await expect(perform(changeRoute, await of("seoon"), { id, steps: [], stays: 6, reason: "" }, monday)).resolves.toMatchObject({ status: "in-approval" });
    expect(await shown(id), "what has begun inside stays").toEqual([["연안관리과", true, null], ["숲길관리과", false, null]]);
    await perform(stopDocument, await of("seoon"), { id, reason: "산림자원청이 답하지 않습니다." }, tuesday);
    expect(await row(id)).toMatchObject({ status: "stopped", numberLabel: null, deciderId: null, deciderNameKo: null });
    expect([await waits(forest.clerk, id, tuesday), await waits(forest.head, id, tuesday), await shown(id)]).toEqual([undefined, undefined, [["연안관리과", false, null], ["숲길관리과", false, null]]]);
    const { draftRevision: revision } = await row(id);
    await perform(saveDocument, await of("seoon"), {
      id, revision, title: "두 기관 공동 운영", summary: "함께 운영합니다.", keywords: ["공동"], unitTaskId: task.planning, stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [], urgency: "normal", dueOn: null,
      body: bodyOf("두 기관이 함께 운영한다.  끝."), steps: [...usualRoute(cast), maritimeSigns()], fileIds: [], delegationReason: "",
    }, wednesday);
    await perform(submitDocument, await of("seoon"), { id }, wednesday);
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id, { version: 2 }, wednesday);
    await approve("gaon", id, { version: 2, unitTaskId: task.maritime }, wednesday);
    expect(await shown(id)).toMatchObject([["연안관리과", true, expect.stringMatching(/^연안관리과-\d+$/) as string]]);
    expect(await part(id, forest.departmentId)).toMatchObject({ numberLabel: null, signedAt: null });
    await expect(openDocument(base.db, await of(forest.head), id, monday)).rejects.toMatchObject(refusal("platform.not-found"));
  });

  test("is recalled by the lead's drafter until somebody has acted, and by no other agency", async () => {
    const id = await sent();
    await expect(perform(recallDocument, await of("gaon"), { id, reason: "" }, monday)).rejects.toMatchObject(refusal("approval.not-the-drafter"));
    await perform(recallDocument, await of("seoon"), { id, reason: "" }, monday);
    await expect(approve("gaon", id, { unitTaskId: task.maritime })).rejects.toMatchObject(refusal("approval.recalled-by"));
    await perform(submitDocument, await of("seoon"), { id }, monday);
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id, { version: 2 });
    await expect(perform(recallDocument, await of("seoon"), { id, reason: "" }, monday)).rejects.toMatchObject(refusal("approval.next-has-acted"));
    expect(await histories(id)).toEqual([[], []]);
  });

  test("후열: of three absent deciders each is told where their own agency calls the matter important, and reads it in person", async () => {
    const important = (agencyId: string, unitTaskId: string, level: number) => ({ id: newId(monday), agencyId, clause: "9-1", matterKo: "중요", matterEn: "Important", unitTaskId, level, important: true, validFrom: since });
    const away = (officialId: string, deputyId: string) => ({ id: newId(monday), officialId, validFrom: toColumn("2026-11-01"), validUntil: toColumn("2026-11-30"), reason: "leave", deputyId, createdAt: monday });
    const reported = async (rules: ReturnType<typeof important>[]) => {
      await base.db.delegationRule.createMany({ data: rules });
      const id = await sent();
      for (const who of ["junmo", "nayun"] as const) await approve(who, id);
      await base.db.absence.createMany({ data: [away(cast.official.doyun, cast.official.junmo), away(cast.official.gaon, cast.official.ian), away(forest.head.officialId, forest.clerk.officialId)] });
      await approve("junmo", id);
      await approve("ian", id, { unitTaskId: task.maritime });
      // The third agency's decider is absent inside its own route.
      await perform(openDepartmentRoute, await of(forest.clerk), { id, steps: [{ kind: "decision", postId: forest.head.postId }], unitTaskId: task.forest }, monday);
      await approve(forest.clerk, id);
      const steps = (await base.db.approvalStep.findMany({ where: { documentId: id, kind: "post-report" }, orderBy: { order: "asc" } })).map((step) => [step.nameKo, step.state]);
      if (steps.length > 0) await expect(perform(readStep, await of(forest.clerk), { id, opinion: "" }, monday)).rejects.toMatchObject(refusal(steps.some(([name]) => name === "나한솔") ? "approval.report-is-own" : "approval.nothing-to-read"));
      await base.db.absence.deleteMany({});
      await base.db.delegationRule.deleteMany({});
      return { id, steps };
    };
    const [lead, second, third] = [important(cast.agency.planning, task.planning, 3), important(cast.agency.maritime, task.maritime, 3), important(forest.agencyId, task.forest, 3)];
    const all = await reported([lead, second, third]);
    expect(all.steps).toEqual([["한도윤", "to-read"], ["문가온", "to-read"], ["나한솔", "to-read"]]);
    for (const who of ["doyun", "gaon", forest.head] as const) {
      expect(await waits(who, all.id)).toBe("read");
      await perform(readStep, await of(who), { id: all.id, opinion: "" }, monday);
    }
    expect((await reported([second])).steps).toEqual([["문가온", "to-read"]]);
    expect((await reported([third])).steps).toEqual([["나한솔", "to-read"]]);
    expect((await reported([])).steps).toEqual([]);
  });
});

test("an agency signs once: neither as it is laid nor as it is changed do two of its departments", async () => {
  const again: Step = { kind: "joint", postId: forest.clerk.postId, departmentId: forest.departmentId };
  await expect(sent([...three(), again])).rejects.toMatchObject(refusal("documents.agency-twice", "steps[6]"));
  const id = await signedByLead(true);
  await expect(perform(changeRoute, await of("seoon"), { id, steps: [{ ...maritimeSigns(), postId: forest.head.postId, departmentId: forest.departmentId }, again], stays: 5, reason: "" }, monday)).rejects.toMatchObject(refusal("documents.agency-twice", "steps[1]"));
  const harbour = await seat(cast.agency.maritime, cast.department.coast, "오바다", 1);
  await expect(perform(changeRoute, await of("seoon"), { id, steps: [{ ...maritimeSigns(), postId: harbour.postId }], stays: 5, reason: "" }, monday)).rejects.toMatchObject(refusal("documents.agency-twice", "steps[0]"));
});

test("two documents, each led by the other's second agency, are decided at one moment: every number is given once, and none waits for ever", async () => {
  const ours = (): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "decision", postId: cast.post.doyun }, maritimeSigns(), forestSigns()];
  const chief = await seat(cast.agency.maritime, cast.department.coast, "권파도", 3);
  const theirs = (): Step[] => [{ kind: "draft", postId: cast.post.gaon }, { kind: "decision", postId: chief.postId }, forestSigns(), { kind: "joint", postId: cast.post.doyun, departmentId: cast.department.division }];
  const pairs = await Promise.all(Array.from({ length: 4 }, async () => {
    const [one, other] = [await sent(ours()), await sent(theirs(), "gaon", task.maritime)];
    await approve("doyun", one);
    await approve("gaon", one, { unitTaskId: task.maritime });
    await approve(chief, other);
    await approve(forest.head, other, { unitTaskId: task.forest });
    return [one, other] as const;
  }));
  const results = await Promise.allSettled(pairs.flatMap(([one, other]) => [approve(forest.head, one, { unitTaskId: task.forest }), approve("doyun", other, { unitTaskId: task.planning })]));
  expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
  const entries = await base.db.registerEntry.findMany({ orderBy: { serial: "asc" } });
  for (const unit of [cast.department.division, cast.department.coast, forest.departmentId]) {
    const serials = entries.filter((entry) => entry.departmentId === unit).map((entry) => entry.serial);
    expect(serials).toEqual(serials.map((_, n) => n + 1));
  }
});
