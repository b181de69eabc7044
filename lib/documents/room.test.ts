import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayKnow, mayRead } from "#lib/access/rules.ts";
import { loadRoute } from "#lib/approval/store.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import { statements } from "#lib/platform/statements.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { createDocument, discardDocument, saveDocument } from "#lib/documents/commands.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { decided, draft, makeCast, monday, people, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const refusal = (code: string) => ({ code });
const approve = async (who: Person, id: string, more: object = {}, at = monday) => perform(approveDocument, await cast.actor(who, at), { id, opinion: "", version: 1, ...more }, at);
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });

async function readersOf(id: string): Promise<{ read: Person[]; know: Person[] }> {
  const stored = await row(id);
  const read: Person[] = [];
  const know: Person[] = [];
  for (const who of people) {
    const { tokens } = await cast.actor(who);
    if (mayRead(stored, tokens)) read.push(who);
    if (mayKnow(stored, tokens)) know.push(who);
  }
  return { read, know };
}

describe("a document on its route", () => {
  test("is reviewed with an edit, cooperated with an opinion, decided, numbered and filed", async () => {
    const id = await submitted(cast);
    await approve("junmo", id, { body: bodyOf("1. 관련: 혁신기획과-1187\n2. 운영 기간은 6개월로 한다.  끝."), opinion: "상반기 평가와 맞춥니다." });
    await approve("nayun", id, { version: 2, opinion: "계정은 12월 18일까지 만듭니다." });
    const { number } = await approve("doyun", id, { version: 2 });
    expect(number).toBe("혁신기획과-1");
    expect(await row(id)).toMatchObject({ status: "approved", version: 2, approvedVersion: 2, numberLabel: "혁신기획과-1", deciderNameKo: "한도윤" });
    expect(await base.db.documentVersion.count({ where: { documentId: id } })).toBe(2);
    expect(await base.db.recordFile.findMany()).toMatchObject([{ unitTaskId: cast.taskId, year: 2026, retention: 10 }]);
    const acts = await base.db.historyEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
    expect(acts.map((act) => act.act)).toEqual(["document.drafted", "document.submitted", "document.approved", "document.approved", "document.decided"]);
    expect(acts[4]).toMatchObject({ nameKo: "한도윤", postNameKo: "혁신기획과 혁신기획과장" });
  });

  test("rows that lists read are the fold of the events", async () => {
    const id = await submitted(cast);
    await approve("junmo", id, { opinion: "이견 없음" });
    const { route } = await loadRoute(base.db, id);
    const steps = await base.db.approvalStep.findMany({ where: { documentId: id }, orderBy: { position: "asc" } });
    expect(steps.map(({ kind, postId, state, hasOpinion, officialId }) => ({ kind, postId, state, hasOpinion, officialId }))).toEqual(
      route.steps.map(({ kind, postId, state, hasOpinion, acting }) => ({ kind, postId, state, hasOpinion, officialId: acting?.officialId ?? null })),
    );
    expect(steps.map((step) => step.nameKo)).toEqual(["박서온", "이준모", "최나윤", "한도윤"]);
  });

  test("is returned with its reason, redrafted on the same card and decided", async () => {
    const id = await submitted(cast);
    await expect(perform(returnDocument, await cast.actor("junmo"), { id, reason: " ", version: 1 }, monday)).rejects.toMatchObject(refusal("approval.reason-required"));
    await perform(returnDocument, await cast.actor("junmo"), { id, reason: "참여율 근거 보완", version: 1 }, monday);
    expect(await row(id)).toMatchObject({ status: "returned" });
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    expect(await row(id)).toMatchObject({ status: "in-approval", version: 2 });
    await expect(approve("junmo", id, { version: 1 })).rejects.toMatchObject(refusal("platform.changed-meanwhile"));
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id, { version: 2 });
    expect(await row(id)).toMatchObject({ status: "approved", approvedVersion: 2 });
  });

  test("is recalled until the next step acts, and what was recalled cannot be approved", async () => {
    const id = await submitted(cast);
    await perform(recallDocument, await cast.actor("seoon"), { id, reason: "" }, monday);
    await expect(approve("junmo", id)).rejects.toMatchObject(refusal("approval.recalled-by"));
    const other = await submitted(cast);
    await approve("junmo", other);
    await expect(perform(recallDocument, await cast.actor("seoon"), { id: other, reason: "" }, monday)).rejects.toMatchObject(refusal("approval.next-has-acted"));
  });

  test("an approved version is never changed, not even by SQL of the application", async () => {
    const { id } = await decided(cast);
    await expect(perform(submitDocument, await cast.actor("seoon"), { id }, monday)).rejects.toMatchObject(refusal("approval.decided"));
    await expect(base.db.documentVersion.updateMany({ where: { documentId: id }, data: { text: "x" } })).rejects.toThrow(/permission denied/);
    await expect(base.db.approvalEvent.deleteMany({ where: { documentId: id } })).rejects.toThrow(/permission denied/);
  });
});

describe("acts that may not happen", () => {
  test("a step that is not mine, or that I have done; a stranger learns nothing", async () => {
    const id = await submitted(cast);
    await expect(approve("doyun", id)).rejects.toMatchObject(refusal("approval.not-your-step"));
    await approve("junmo", id);
    await expect(approve("junmo", id)).rejects.toMatchObject(refusal("approval.already-acted"));
    await expect(approve("gaon", id)).rejects.toMatchObject(refusal("platform.not-found"));
    await expect(approve("gaon", "01900000-0000-7000-8000-000000000000")).rejects.toMatchObject(refusal("platform.not-found"));
  });
  test("a cooperator does not edit (§9)", async () => {
    const id = await submitted(cast);
    await approve("junmo", id);
    await expect(approve("nayun", id, { body: bodyOf("고침") })).rejects.toMatchObject(refusal("approval.cooperator-edits"));
  });
  test("submitting names the field that is missing", async () => {
    const actor = await cast.actor("seoon");
    const { id } = await perform(createDocument, actor, { title: "", unitTaskId: null }, monday);
    await expect(perform(submitDocument, actor, { id }, monday)).rejects.toMatchObject({ code: "documents.title-required", field: "title" });
    const closed = await draft(cast, { card: { disclosure: "closed" } });
    await expect(perform(submitDocument, actor, { id: closed }, monday)).rejects.toMatchObject({ code: "documents.reasons-required", field: "reasons" });
    const alone = await draft(cast, { steps: usualRoute(cast).slice(0, 2) });
    await expect(perform(submitDocument, actor, { id: alone }, monday)).rejects.toMatchObject({ code: "approval.no-decider" });
    await perform(discardDocument, actor, { id }, monday);
    expect(await base.db.document.findUnique({ where: { id } })).toBeNull();
  });
  test("a save over a newer text is refused and changes nothing", async () => {
    const id = await draft(cast);
    const actor = await cast.actor("seoon");
    const stale = { id, revision: 0, title: "다른 창", summary: "", keywords: [], unitTaskId: null, stage: "decide" as const, disclosure: "open" as const, reasons: [], scope: "department" as const, scopeDepartments: [], urgency: "normal" as const, dueOn: null, body: bodyOf("x"), steps: [], fileIds: [], delegationReason: "" };
    await expect(perform(saveDocument, actor, stale, monday)).rejects.toMatchObject({ code: "documents.text-competes" });
    expect((await row(id)).title).toBe("시범기관 운영계획");
  });
});

describe("many at once", () => {
  test("eight clients on one step: one acts, seven are told", async () => {
    const id = await submitted(cast);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => approve("junmo", id)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(refusal("approval.already-acted"));
  });
  test("twenty decisions in one unit get numbers without gap or double", async () => {
    const at = new Date("2027-03-02T01:00:00Z");
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) {
      const id = await submitted(cast, { at });
      for (const who of ["junmo", "nayun"] as const) await approve(who, id, {}, at);
      ids.push(id);
    }
    const numbers = await Promise.all(ids.map(async (id) => (await approve("doyun", id, {}, at)).number));
    expect(numbers.map((label) => Number(label?.split("-")[1])).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});

describe("redrafting what was approved (§17)", () => {
  test("makes a new card with the signed text, linked, and leaves the approved one as it was", async () => {
    const { id } = await decided(cast);
    const before = await row(id);
    const made = await perform(redraftDocument, await cast.actor("seoon"), { id }, monday);
    expect(await row(made.id)).toMatchObject({ status: "draft", title: before.title, summary: before.summary, unitTaskId: cast.taskId, numberLabel: null, version: 0 });
    expect(await row(id)).toEqual(before);
    expect(await base.db.documentRelation.findMany({ where: { fromId: made.id } })).toMatchObject([{ toId: id, kind: "amends", nameKo: "박서온" }]);
    expect((await readersOf(made.id)).read).toEqual(["seoon"]);
    await perform(submitDocument, await cast.actor("seoon"), { id: made.id }, monday);
    for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, made.id);
    expect((await row(made.id)).numberLabel).not.toBe(before.numberLabel);
  });
  test("only the drafter's post, and only once it is decided", async () => {
    const { id } = await decided(cast);
    await expect(perform(redraftDocument, await cast.actor("doyun"), { id }, monday)).rejects.toMatchObject(refusal("approval.not-the-drafter"));
    await expect(perform(redraftDocument, await cast.actor("gaon"), { id }, monday)).rejects.toMatchObject(refusal("platform.not-found"));
    await expect(perform(redraftDocument, await cast.actor("seoon"), { id: await draft(cast) }, monday)).rejects.toMatchObject(refusal("documents.not-decided"));
  });
});

describe("delegated authority (전결)", () => {
  test("naming another decider than the table wants the reason, which stands in the history", async () => {
    const rule = await base.db.delegationRule.create({ data: { id: crypto.randomUUID(), agencyId: cast.agency.planning, clause: "3-2", matterKo: "일반", matterEn: "Ordinary", unitTaskId: null, level: 3, validFrom: toColumn("2024-01-01") } });
    try {
      const steps = [...usualRoute(cast).slice(0, 3), { kind: "decision" as const, postId: cast.post.yukyung }];
      const id = await draft(cast, { steps });
      const actor = await cast.actor("seoon");
      await expect(perform(submitDocument, actor, { id }, monday)).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "delegationReason" });
      await base.db.document.update({ where: { id }, data: { delegationReason: "국장 관심 사항" } });
      await perform(submitDocument, actor, { id }, monday);
      expect(await base.db.historyEntry.findFirst({ where: { recordId: id, act: "document.submitted" } })).toMatchObject({ reason: "국장 관심 사항" });
      expect(await row(await submitted(cast))).toMatchObject({ delegationRuleId: rule.id, status: "in-approval" });
    } finally {
      await base.db.delegationRule.delete({ where: { id: rule.id } });
    }
  });
});

describe("ids of elsewhere", () => {
  test("a task of another agency and a department that is nowhere are refused at their field", async () => {
    const nowhere = "01900000-0000-7000-8000-000000000000";
    await expect(perform(createDocument, await cast.actor("gaon"), { title: "", unitTaskId: cast.taskId }, monday)).rejects.toMatchObject({ code: "documents.unknown-task", field: "unitTaskId" });
    await expect(draft(cast, { card: { scope: "departments", scopeDepartments: [nowhere] } })).rejects.toMatchObject({ code: "documents.unknown-department", field: "scopeDepartments" });
  });
});

describe("who was first", () => {
  test("two who may decide at one moment: one wins, the other is told who", async () => {
    const id = await submitted(cast);
    for (const who of ["junmo", "nayun"] as const) await approve(who, id);
    const absence = await base.db.absence.create({ data: { id: crypto.randomUUID(), officialId: cast.official.doyun, validFrom: toColumn("2026-11-23"), validUntil: toColumn("2026-11-25"), reason: "trip", deputyId: cast.official.junmo, createdAt: monday } });
    const results = await Promise.allSettled([approve("junmo", id), approve("doyun", id)]);
    await base.db.absence.delete({ where: { id: absence.id } });
    const winner = results.findIndex((result) => result.status === "fulfilled");
    const loser = results[1 - winner]!;
    expect(loser.status === "rejected" && (loser.reason as unknown)).toMatchObject({ code: "approval.decided-by", params: { who: winner === 0 ? "이준모" : "한도윤" } });
  });
  test("a document recalled or returned meanwhile says by whom", async () => {
    const recalled = await submitted(cast);
    await perform(recallDocument, await cast.actor("seoon"), { id: recalled, reason: "" }, monday);
    await expect(approve("junmo", recalled)).rejects.toMatchObject({ code: "approval.recalled-by", params: { who: "박서온" } });
    const returned = await submitted(cast);
    await approve("junmo", returned);
    await perform(returnDocument, await cast.actor("nayun"), { id: returned, reason: "예산 없음", version: 1 }, monday);
    await expect(approve("junmo", returned)).rejects.toMatchObject({ code: "approval.returned-by", params: { who: "최나윤" } });
  });
});

describe("what an approval costs", () => {
  test("at most twelve statements, BEGIN and COMMIT among them, whatever the length of the route", async () => {
    const id = await submitted(cast);
    for (const who of ["junmo", "nayun"] as const) await approve(who, id);
    const actor = await cast.actor("doyun");
    const sent = await statements(() => perform(approveDocument, actor, { id, opinion: "", version: 1 }, monday));
    expect(sent[0]).toMatch(/^BEGIN/);
    expect(sent.length).toBeLessThanOrEqual(12);
  });
});

describe("who may know and read", () => {
  test("a draft is its post's; under way, the route's", async () => {
    // The head of the bureau does not read drafts; heads of units below hold their own tokens alone.
    expect(await readersOf(await draft(cast))).toEqual({ read: ["seoon"], know: ["seoon"] });
    expect(await readersOf(await submitted(cast))).toEqual({ read: ["seoon", "junmo", "nayun", "doyun"], know: ["seoon", "junmo", "nayun", "doyun"] });
  });
  test("decided: the department reads, the agency knows, another agency does neither", async () => {
    const { id } = await decided(cast);
    expect(await readersOf(id)).toEqual({ read: ["seoon", "junmo", "nayun", "doyun", "yukyung"], know: ["seoon", "junmo", "nayun", "doyun", "yukyung", "ian"] });
  });
  test("closed: only readers know; government: everybody reads", async () => {
    const { id } = await decided(cast, { card: { disclosure: "closed", reasons: [5] } });
    expect((await readersOf(id)).know).toEqual(["seoon", "junmo", "nayun", "doyun", "yukyung"]);
    const open = await decided(cast, { card: { scope: "government" } });
    expect((await readersOf(open.id)).read).toEqual([...people]);
  });
  test("access follows the post: from the first day the successor reads, the former holder does not", async () => {
    const { id } = await decided(cast);
    const december = new Date("2026-12-01T01:00:00Z");
    await base.db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: toColumn("2026-11-30") } });
    await base.db.appointment.create({ data: { id: crypto.randomUUID(), officialId: cast.official.ian, postId: cast.post.seoon, kind: "regular", validFrom: toColumn("2026-12-01") } });
    const stored = await row(id);
    expect(mayRead(stored, (await cast.actor("ian", monday)).tokens)).toBe(false);
    expect(mayRead(stored, (await cast.actor("ian", december)).tokens)).toBe(true);
    expect(mayRead(stored, (await cast.actor("seoon", december)).tokens)).toBe(false);
    await base.db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: null } });
  });
});

describe("when the decider is away", () => {
  test("대결: the named deputy decides in the holder's place, in sight", async () => {
    const id = await submitted(cast);
    for (const who of ["junmo", "nayun"] as const) await approve(who, id);
    await expect(approve("yukyung", id)).rejects.toMatchObject(refusal("platform.not-found"));
    const absence = await base.db.absence.create({ data: { id: crypto.randomUUID(), officialId: cast.official.doyun, validFrom: toColumn("2026-11-23"), validUntil: toColumn("2026-11-25"), reason: "trip", deputyId: cast.official.junmo, createdAt: monday } });
    const { number } = await approve("junmo", id);
    expect(number).toMatch(/^혁신기획과-\d+$/);
    const step = await base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, kind: "delegated-decision" } });
    expect(step).toMatchObject({ nameKo: "이준모", onBehalfOf: "한도윤", state: "done" });
    await base.db.absence.delete({ where: { id: absence.id } });
  });
  test("without a deputy the superior decides", async () => {
    const id = await submitted(cast);
    for (const who of ["junmo", "nayun"] as const) await approve(who, id);
    const absence = await base.db.absence.create({ data: { id: crypto.randomUUID(), officialId: cast.official.doyun, validFrom: toColumn("2026-11-23"), validUntil: toColumn("2026-11-25"), reason: "leave", createdAt: monday } });
    expect((await approve("yukyung", id)).number).toMatch(/^혁신기획과-/);
    await base.db.absence.delete({ where: { id: absence.id } });
  });
});

test("what is written on a recalled document is seen by others when it is submitted again, not before", async () => {
  const id = await submitted(cast, { title: "처음 보낸 제목" });
  await perform(recallDocument, await cast.actor("seoon"), { id, reason: "" }, monday);
  const before = await row(id);
  await perform(saveDocument, await cast.actor("seoon"), {
    id, revision: before.draftRevision, title: "아직 보내지 않은 제목", summary: "아직 보내지 않은 요약", keywords: ["미공개"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf("아직 보내지 않은 글"), steps: usualRoute(cast), fileIds: [], delegationReason: "",
  }, monday);
  const seen = JSON.stringify(await openDocument(base.db, await cast.actor("junmo"), id, monday).then((open) => [open.title, open.body, open.row.summary, open.row.keywords]));
  expect(seen).toContain("처음 보낸 제목");
  expect(seen).not.toContain("아직 보내지 않은");
  expect(seen).not.toContain("미공개");
  expect((await openDocument(base.db, await cast.actor("seoon"), id, monday)).row.summary).toBe("아직 보내지 않은 요약");
});
