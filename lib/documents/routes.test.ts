import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayRead } from "#lib/access/rules.ts";
import { whatWaits } from "#lib/inbox/queries.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { remindDocument } from "#lib/documents/reminders.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";
import { changeRoute, circulateDocument, holdDocument, readStep, resumeDocument, skipStep, stopDocument } from "#lib/documents/route-acts.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { decided, makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
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
const stepAt = (id: string, who: Person) => base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, postId: cast.post[who] }, orderBy: { position: "desc" } });
const approve = async (who: Person, id: string, more: object = {}, at = monday) => perform(approveDocument, await cast.actor(who, at), { id, opinion: "", version: 1, ...more }, at);
const reads = async (who: Person, id: string) => mayRead(await row(id), (await cast.actor(who)).tokens);
const acts = async (kind: string, id: string) => (await base.db.historyEntry.findMany({ where: { recordKind: kind, recordId: id }, orderBy: { seq: "asc" } })).map((act) => act.act);
const waits = async (who: Person, at = monday) => (await whatWaits(base.db, await cast.actor(who, at), at.toISOString().slice(0, 10))).items;

describe("a route is held, stopped and changed", () => {
  test("held with a reason, it stays with whoever's turn it is and says so in My day; resumed or approved it goes on", async () => {
    const id = await submitted(cast);
    await expect(perform(holdDocument, await cast.actor("junmo"), { id, reason: " " }, monday)).rejects.toMatchObject(refusal("approval.reason-required"));
    await perform(holdDocument, await cast.actor("junmo"), { id, reason: "예산 협의를 기다립니다." }, monday);
    expect(await stepAt(id, "junmo")).toMatchObject({ state: "now", held: true, reason: "예산 협의를 기다립니다." });
    expect((await waits("junmo")).find((item) => item.id === id)).toMatchObject({ held: true, waits: "review" });
    await perform(resumeDocument, await cast.actor("junmo"), { id }, monday);
    await expect(perform(resumeDocument, await cast.actor("junmo"), { id }, monday)).rejects.toMatchObject(refusal("approval.not-held"));
    await approve("junmo", id);
    expect(await acts("document", id)).toEqual(["document.drafted", "document.submitted", "document.held", "document.resumed", "document.approved"]);
  });

  test("stopped by the drafter after others acted, and submitted again on the same card", async () => {
    const id = await submitted(cast);
    await approve("junmo", id);
    await expect(perform(stopDocument, await cast.actor("nayun"), { id, reason: "x" }, monday)).rejects.toMatchObject(refusal("approval.not-the-drafter"));
    await perform(stopDocument, await cast.actor("seoon"), { id, reason: "사업을 미룹니다." }, monday);
    expect(await row(id)).toMatchObject({ status: "stopped" });
    await expect(approve("nayun", id)).rejects.toMatchObject(refusal("approval.stopped-by"));
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    expect(await row(id)).toMatchObject({ status: "in-approval", version: 2 });
  });

  test("what has not acted is changed by the drafter and recorded; whoever acted meanwhile is not overridden", async () => {
    const id = await submitted(cast);
    const tail: Step[] = [usualRoute(cast)[1]!, { kind: "cooperation", postId: cast.post.ian }, { kind: "delegated-decision", postId: cast.post.doyun }];
    await expect(perform(changeRoute, await cast.actor("doyun"), { id, steps: tail, stays: 1, reason: "" }, monday)).rejects.toMatchObject(refusal("approval.not-yours-to-route"));
    await expect(perform(changeRoute, await cast.actor("seoon"), { id, steps: [tail[0]!, { kind: "decision", postId: newId(monday) }], stays: 1, reason: "" }, monday)).rejects.toMatchObject({ code: "documents.unknown-post", field: "steps[1]" });
    await perform(changeRoute, await cast.actor("seoon"), { id, steps: tail, stays: 1, reason: "정보화 협조가 필요 없어졌습니다." }, monday);
    expect(await reads("ian", id)).toBe(true);
    expect(await reads("nayun", id)).toBe(false);
    await approve("junmo", id);
    await expect(perform(changeRoute, await cast.actor("seoon"), { id, steps: tail, stays: 1, reason: "" }, monday)).rejects.toMatchObject(refusal("platform.changed-meanwhile"));
    await approve("ian", id);
    expect((await approve("doyun", id)).number).toMatch(/^혁신기획과-\d+$/);
    expect((await base.db.approvalStep.findMany({ where: { documentId: id }, orderBy: { order: "asc" } })).map((step) => step.nameKo)).toEqual(["박서온", "이준모", "서이안", "한도윤"]);
  });

  test("the reviewer whose turn it is is replaced, and told that it is not their turn; the decider is replaced while it lies with them", async () => {
    const id = await submitted(cast);
    const [, review, cooperation, decision] = usualRoute(cast);
    const change = async (who: Person, steps: Step[], stays: number, reason = "") => perform(changeRoute, await cast.actor(who), { id, steps, stays, reason }, monday);
    await perform(holdDocument, await cast.actor("junmo"), { id, reason: "예산 협의를 기다립니다." }, monday);
    await change("seoon", [{ kind: "review", postId: cast.post.ian }, cooperation!, decision!], 1, "검토자를 바꿉니다.");
    expect([await reads("junmo", id), (await waits("junmo")).some((item) => item.id === id), (await waits("ian")).some((item) => item.id === id)]).toEqual([false, false, true]);
    await expect(approve("junmo", id)).rejects.toMatchObject(refusal("approval.not-your-step"));
    await expect(perform(returnDocument, await cast.actor("junmo"), { id, reason: "늦었습니다.", version: 1 }, monday)).rejects.toMatchObject(refusal("approval.not-your-step"));
    await expect(perform(resumeDocument, await cast.actor("junmo"), { id }, monday)).rejects.toMatchObject(refusal("approval.not-your-step"));
    await expect(approve("gaon", id)).rejects.toMatchObject(refusal("platform.not-found"));
    await expect(change("junmo", [review!, decision!], 1)).rejects.toMatchObject(refusal("platform.not-found"));
    const [act] = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.rerouted" } });
    expect(act).toMatchObject({ reason: "검토자를 바꿉니다.", after: { was: [review, cooperation, decision].map((step) => ({ kind: step!.kind, postId: step!.postId })), is: [{ kind: "review", postId: cast.post.ian }, cooperation, decision] } });
    await approve("ian", id);
    await approve("nayun", id);
    await expect(change("doyun", [{ kind: "decision", postId: cast.post.yukyung }], 3)).rejects.toMatchObject(refusal("approval.drafter-routes"));
    await change("seoon", [{ kind: "decision", postId: cast.post.yukyung }, { kind: "circulation", postId: cast.post.junmo }], 3, "국장이 결재합니다.");
    await expect(approve("doyun", id)).rejects.toMatchObject(refusal("approval.not-your-step"));
    await expect(change("seoon", [decision!], 2)).rejects.toMatchObject(refusal("platform.changed-meanwhile"));
    expect((await approve("yukyung", id)).number).toMatch(/^혁신기획과-\d+$/);
    expect((await base.db.approvalStep.findMany({ where: { documentId: id }, orderBy: { order: "asc" } })).map((step) => [step.nameKo, step.state])).toEqual([["박서온", "done"], ["서이안", "done"], ["최나윤", "done"], ["정유경", "done"], ["이준모", "to-read"]]);
    expect(await row(id)).toMatchObject({ deciderNameKo: "정유경" });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("of the one who changes the route and the one whose turn it is, one comes first", async () => {
    const id = await submitted(cast);
    const steps: Step[] = [{ kind: "review", postId: cast.post.ian }, ...usualRoute(cast).slice(2)];
    const seoon = await cast.actor("seoon");
    const results = await Promise.allSettled([approve("junmo", id), perform(changeRoute, seoon, { id, steps, stays: 1, reason: "" }, monday)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = results.find((result) => result.status === "rejected");
    expect(["approval.not-your-step", "platform.changed-meanwhile"]).toContain((lost?.reason as { code: string }).code);
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("§9: an absent reviewer is left out with the reason; one who is there is not", async () => {
    const id = await submitted(cast);
    const { position } = await stepAt(id, "junmo");
    await expect(perform(skipStep, await cast.actor("seoon"), { id, position, reason: "출장" }, monday)).rejects.toMatchObject(refusal("approval.not-absent"));
    const absence = newId(monday);
    await base.db.absence.create({ data: { id: absence, officialId: cast.official.junmo, validFrom: toColumn("2026-11-01"), validUntil: toColumn("2026-11-30"), reason: "trip", createdAt: monday } });
    await perform(skipStep, await cast.actor("seoon"), { id, position, reason: "국외 출장" }, monday);
    await base.db.absence.delete({ where: { id: absence } });
    expect(await stepAt(id, "junmo")).toMatchObject({ state: "skipped", reason: "국외 출장", officialId: null });
    await approve("nayun", id);
    await approve("doyun", id);
    expect(await row(id)).toMatchObject({ status: "approved" });
  });
});

describe("reminding", () => {
  test("the drafter reminds whoever's turn it is once a day, and it stands in their My day", async () => {
    const id = await submitted(cast);
    await expect(perform(remindDocument, await cast.actor("junmo"), { id }, monday)).rejects.toMatchObject(refusal("approval.not-the-drafter"));
    await perform(remindDocument, await cast.actor("seoon"), { id }, monday);
    await expect(perform(remindDocument, await cast.actor("seoon"), { id }, monday)).rejects.toMatchObject(refusal("documents.reminded-today"));
    expect((await waits("junmo")).find((item) => item.id === id)?.reminded).toBe("2026-11-23");
    const tuesday = new Date(monday.getTime() + 86_400_000);
    await perform(remindDocument, await cast.actor("seoon", tuesday), { id }, tuesday);
    await approve("junmo", id, {}, tuesday);
    const wednesday = new Date(tuesday.getTime() + 86_400_000);
    await perform(remindDocument, await cast.actor("seoon", wednesday), { id }, wednesday);
    expect((await waits("nayun", wednesday)).find((item) => item.id === id)?.reminded).toBe("2026-11-25");
    await perform(stopDocument, await cast.actor("seoon", wednesday), { id, reason: "그만" }, wednesday);
    await expect(perform(remindDocument, await cast.actor("seoon", wednesday), { id }, wednesday)).rejects.toMatchObject(refusal("approval.not-under-way"));
  });
});

describe("side by side and inside a department", () => {
  const beside = (): Step[] => [
    { kind: "draft", postId: cast.post.seoon },
    { kind: "cooperation", postId: cast.post.nayun, group: 1, departmentId: cast.department.informatics },
    { kind: "cooperation", postId: cast.post.ian, group: 1 },
    { kind: "delegated-decision", postId: cast.post.doyun },
  ];

  test("two act in any order; the department's own route comes back with one result", async () => {
    const id = await submitted(cast, { steps: beside() });
    expect((await waits("nayun")).map((item) => item.id)).toContain(id);
    expect((await waits("ian")).map((item) => item.id)).toContain(id);
    await expect(perform(openDepartmentRoute, await cast.actor("ian"), { id, steps: [{ kind: "decision", postId: cast.post.ian }] }, monday)).rejects.toMatchObject(refusal("approval.not-a-department"));
    await expect(perform(openDepartmentRoute, await cast.actor("nayun"), { id, steps: [{ kind: "decision", postId: cast.post.gaon }] }, monday)).rejects.toMatchObject(refusal("documents.department-of-post"));
    await perform(openDepartmentRoute, await cast.actor("nayun"), { id, steps: [{ kind: "review", postId: cast.post.junmo }, { kind: "decision", postId: cast.post.nayun }] }, monday);
    await expect(approve("nayun", id)).rejects.toMatchObject(refusal("approval.runs-inside"));
    await approve("ian", id, { opinion: "이견 없음" });
    await perform(returnDocument, await cast.actor("junmo"), { id, reason: "비용을 나눠 적어 주세요.", version: 1 }, monday);
    expect(await row(id)).toMatchObject({ status: "in-approval" });
    await perform(openDepartmentRoute, await cast.actor("nayun"), { id, steps: [{ kind: "decision", postId: cast.post.nayun }] }, monday);
    await approve("nayun", id, { opinion: "과에서 동의합니다." });
    const open = await openDocument(base.db, await cast.actor("doyun"), id, monday);
    expect(open.route.steps[1]).toMatchObject({ state: "done", hasOpinion: true });
    await approve("doyun", id);
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("a department that has not answered in seven days may be left out with the reason", async () => {
    const id = await submitted(cast, { steps: beside() });
    const { position } = await stepAt(id, "nayun");
    await expect(perform(skipStep, await cast.actor("seoon"), { id, position, reason: "회신 없음" }, monday)).rejects.toMatchObject(refusal("approval.not-absent"));
    const later = new Date(monday.getTime() + 8 * 86_400_000);
    await perform(skipStep, await cast.actor("seoon", later), { id, position, reason: "기한까지 회신 없음" }, later);
    expect(await stepAt(id, "nayun")).toMatchObject({ state: "skipped" });
  });

  test("a department is received by a post of its own", async () => {
    await expect(submitted(cast, { steps: [beside()[0]!, { kind: "cooperation", postId: cast.post.ian, departmentId: cast.department.coast }, beside()[3]!] })).rejects.toMatchObject({ code: "documents.department-of-post", field: "steps[1]" });
  });
});

describe("numbers", () => {
  test("begin anew with the year of the agency's zone, in the middle of a night too", async () => {
    const last = new Date("2026-12-31T14:59:59.999Z");
    const first = new Date("2026-12-31T15:00:00.000Z");
    const ids = await Promise.all([submitted(cast, { at: last, title: "묵은해" }), submitted(cast, { at: last, title: "새해" })]);
    for (const who of ["junmo", "nayun"] as const) for (const id of ids) await approve(who, id, {}, last);
    const [old, anew] = await Promise.all([approve("doyun", ids[0]!, {}, last), approve("doyun", ids[1]!, {}, first)]);
    expect(anew!.number).toBe("혁신기획과-1");
    expect(await base.db.registerEntry.findMany({ where: { recordId: { in: ids } }, orderBy: { at: "asc" }, select: { year: true, label: true } })).toEqual([{ year: 2026, label: old!.number }, { year: 2027, label: "혁신기획과-1" }]);
  });

  test("a step is not acted by somebody whose appointment has ended since the page was shown", async () => {
    const id = await submitted(cast);
    const tomorrow = new Date(monday.getTime() + 86_400_000);
    await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: toColumn("2026-11-23") } });
    await expect(approve("junmo", id, {}, tomorrow)).rejects.toMatchObject({ code: expect.stringMatching(/platform.not-found|approval.not-your-step/) as string });
    await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: null } });
    await approve("junmo", id, {}, tomorrow);
  });
});

describe("reading after the decision", () => {
  test("참조·공람: readable from the decision on, waits in My day and is marked with who read it when", async () => {
    const id = await submitted(cast, { steps: [...usualRoute(cast), { kind: "circulation", postId: cast.post.gaon }] });
    expect(await reads("gaon", id)).toBe(false);
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
    expect(await reads("gaon", id)).toBe(true);
    expect((await waits("gaon")).find((item) => item.id === id)).toMatchObject({ waits: "read" });
    await perform(readStep, await cast.actor("gaon"), { id, opinion: "잘 읽었습니다." }, monday);
    expect((await waits("gaon")).map((item) => item.id)).not.toContain(id);
    expect(await stepAt(id, "gaon")).toMatchObject({ state: "done", nameKo: "문가온", hasOpinion: true });
    await expect(perform(readStep, await cast.actor("gaon"), { id, opinion: "" }, monday)).rejects.toMatchObject(refusal("approval.nothing-to-read"));
  });

  test("a decided document is circulated to more readers by those on its route", async () => {
    const { id } = await decided(cast);
    expect(await reads("gaon", id)).toBe(false);
    await expect(perform(circulateDocument, await cast.actor("seoon"), { id, postIds: [newId(monday)] }, monday)).rejects.toMatchObject({ code: "documents.unknown-post", field: "postIds[0]" });
    await perform(circulateDocument, await cast.actor("seoon"), { id, postIds: [cast.post.gaon] }, monday);
    expect(await reads("gaon", id)).toBe(true);
    await expect(perform(circulateDocument, await cast.actor("seoon"), { id, postIds: [cast.post.gaon] }, monday)).rejects.toMatchObject(refusal("approval.same-post-twice"));
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });

  test("후열: after an acting decision on an important matter the absent decider is told, and nobody reads it in their place", async () => {
    const rule = newId(monday);
    await base.db.delegationRule.create({ data: { id: rule, agencyId: cast.agency.planning, clause: "9-1", matterKo: "중요", matterEn: "Important", unitTaskId: cast.taskId, level: 3, important: true, validFrom: toColumn("2024-01-01") } });
    const id = await submitted(cast);
    for (const who of ["junmo", "nayun"] as const) await approve(who, id);
    const absence = newId(monday);
    await base.db.absence.create({ data: { id: absence, officialId: cast.official.doyun, validFrom: toColumn("2026-11-01"), validUntil: toColumn("2026-11-30"), reason: "leave", deputyId: cast.official.junmo, createdAt: monday } });
    await approve("junmo", id);
    expect(await stepAt(id, "doyun")).toMatchObject({ kind: "post-report", state: "to-read", nameKo: "한도윤", postNameKo: "혁신기획과장" });
    await expect(perform(readStep, await cast.actor("junmo"), { id, opinion: "" }, monday)).rejects.toMatchObject(refusal("approval.report-is-own"));
    expect((await waits("junmo")).map((item) => item.id)).not.toContain(id);
    await base.db.absence.delete({ where: { id: absence } });
    await base.db.delegationRule.delete({ where: { id: rule } });
    expect((await waits("doyun")).find((item) => item.id === id)).toMatchObject({ waits: "read" });
    await perform(readStep, await cast.actor("doyun"), { id, opinion: "" }, monday);
    expect(await acts("document", id)).toContain("document.read");
  });
});
