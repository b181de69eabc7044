import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { historyChange } from "#lib/documents/history-changes.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { changeRoute, skipStep } from "#lib/documents/route-acts.ts";
import { makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import type { Step } from "#lib/approval/rules.ts";

/* 정보화담당관실 is asked as a whole: 최나윤 receives, 강하늘 heads it. 한도윤 heads another department, 문가온 works in another agency. */

let base: TestDatabase;
let cast: Cast;
const chief = { official: newId(monday), post: newId(monday) };
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  const validFrom = toColumn("2024-01-01");
  await base.db.post.create({ data: { id: chief.post, departmentId: cast.department.informatics, nameKo: "정보화담당관", nameEn: "Head of Informatics", level: 3, isHead: true, validFrom } });
  await base.db.official.create({ data: { id: chief.official, agencyId: cast.agency.planning, nameKo: "강하늘", nameEn: "Kang Ha-neul", rankKo: "서기관", rankEn: "Director" } });
  await base.db.appointment.create({ data: { id: newId(monday), officialId: chief.official, postId: chief.post, kind: "regular", validFrom } });
});
afterAll(() => base.drop());

const head = async (at = monday) => (await actorOfOfficial(base.db, chief.official, at))!;
const refusal = (code: string) => ({ code });
const asked = (): Step[] => [
  { kind: "draft", postId: cast.post.seoon },
  { kind: "cooperation", postId: cast.post.nayun, departmentId: cast.department.informatics },
  { kind: "delegated-decision", postId: cast.post.doyun },
];
const inside = (): Step[] => [{ kind: "review", postId: cast.post.ian }, { kind: "decision", postId: chief.post }];
const reads = async (who: Person, id: string) => openDocument(base.db, await cast.actor(who), id, monday).then(() => true, () => false);
const shown = async (id: string) => (await openDocument(base.db, await cast.actor("seoon"), id, monday)).steps.map((step) => [step.nameKo, step.state]);

test("the department's head of today leads inside, though another post received; no other department's head does", async () => {
  const id = await submitted(cast, { steps: asked() });
  const { may } = await openDocument(base.db, await head(), id, monday);
  expect([may.openInside, may.approve?.refused]).toEqual([null, "approval.not-your-step"]);
  await expect(perform(openDepartmentRoute, await cast.actor("doyun"), { id, steps: inside() }, monday)).rejects.toMatchObject(refusal("approval.not-your-step"));
  await perform(openDepartmentRoute, await head(), { id, steps: inside() }, monday);
  expect(await shown(id)).toEqual([["박서온", "done"], ["최나윤", "inside"], ["한도윤", "waiting"], ["서이안", "now"], ["강하늘", "waiting"]]);
  const [act] = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.opened-inside" } });
  expect(act).toMatchObject({ nameKo: "강하늘", postNameKo: "정보화담당관실 정보화담당관", after: { is: [{ kind: "review", postId: cast.post.ian }, { kind: "decision", postId: chief.post }] } });
  await perform(approveDocument, await cast.actor("ian"), { id, opinion: "", version: 1 }, monday);
  await perform(approveDocument, await head(), { id, opinion: "과에서 동의합니다.", version: 1 }, monday);
  expect((await shown(id))[1]).toEqual(["강하늘", "done"]);
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
});

test("whoever no longer heads the department reads and leads no more; whoever heads it now does", async () => {
  const id = await submitted(cast, { steps: asked() });
  const appointment = newId(monday);
  const tomorrow = new Date(monday.getTime() + 86_400_000);
  await base.db.appointment.updateMany({ where: { officialId: chief.official }, data: { validUntil: toColumn("2026-11-23") } });
  await base.db.appointment.create({ data: { id: appointment, officialId: cast.official.yukyung, postId: chief.post, kind: "concurrent", validFrom: toColumn("2026-11-24") } });
  await expect(openDocument(base.db, await head(tomorrow), id, tomorrow)).rejects.toMatchObject(refusal("platform.not-found"));
  expect((await openDocument(base.db, await cast.actor("yukyung", tomorrow), id, tomorrow)).may.openInside).toBeNull();
  await base.db.appointment.delete({ where: { id: appointment } });
  await base.db.appointment.updateMany({ where: { officialId: chief.official }, data: { validUntil: null } });
  expect([await reads("gaon", id), await reads("yukyung", id)]).toEqual([false, false]);
});

test("who received and who heads the department change what has not been reached inside; nobody else does, and nobody unseen is overridden", async () => {
  const id = await submitted(cast, { steps: asked() });
  await perform(openDepartmentRoute, await cast.actor("nayun"), { id, steps: inside() }, monday);
  const position = (await openDocument(base.db, await head(), id, monday)).route.steps.find((step) => step.state === "inside")!.id;
  const change = { id, inside: position, steps: [{ kind: "decision" as const, postId: cast.post.nayun }], stays: 1, reason: "담당관이 출장입니다." };
  for (const who of ["seoon", "ian", "doyun"] as const) await expect(perform(changeRoute, await cast.actor(who), change, monday)).rejects.toMatchObject(refusal("approval.not-yours-to-route"));
  await expect(perform(changeRoute, await cast.actor("gaon"), change, monday)).rejects.toMatchObject(refusal("platform.not-found"));
  await expect(perform(changeRoute, await cast.actor("nayun"), { ...change, stays: 0 }, monday)).rejects.toMatchObject(refusal("platform.changed-meanwhile"));
  await expect(perform(changeRoute, await cast.actor("nayun"), { ...change, inside: 0 }, monday)).rejects.toMatchObject(refusal("approval.not-yours-to-route"));
  await expect(perform(changeRoute, await cast.actor("nayun"), { ...change, steps: [{ kind: "decision", postId: cast.post.gaon }] }, monday)).rejects.toMatchObject(refusal("documents.department-of-post"));
  await perform(changeRoute, await cast.actor("nayun"), change, monday);
  expect((await shown(id)).slice(3)).toEqual([["서이안", "now"], ["최나윤", "waiting"]]);
  const [act] = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.rerouted" } });
  expect(act).toMatchObject({ reason: "담당관이 출장입니다.", after: { inside: position, was: [{ kind: "decision", postId: chief.post }], is: [{ kind: "decision", postId: cast.post.nayun }] } });
  expect((await openDocument(base.db, await head(), id, monday)).may.rerouteInside).toBeNull();
  await perform(approveDocument, await cast.actor("ian"), { id, opinion: "", version: 1 }, monday);
  await perform(approveDocument, await cast.actor("nayun"), { id, opinion: "", version: 1 }, monday);
  await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "", version: 1 }, monday);
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
});

test("§9: an absent reviewer inside is left out with the reason by who leads there, and the document goes on", async () => {
  const id = await submitted(cast, { steps: asked() });
  await perform(openDepartmentRoute, await cast.actor("nayun"), { id, steps: inside() }, monday);
  const { position } = await base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, postId: cast.post.ian } });
  const skip = async (who: Person, reason = "국외 출장") => perform(skipStep, await cast.actor(who), { id, position, reason }, monday);
  await expect(skip("nayun")).rejects.toMatchObject(refusal("approval.not-absent"));
  const absence = newId(monday);
  await base.db.absence.create({ data: { id: absence, officialId: cast.official.ian, validFrom: toColumn("2026-11-01"), validUntil: toColumn("2026-11-30"), reason: "trip", createdAt: monday } });
  for (const who of ["seoon", "doyun"] as const) await expect(skip(who)).rejects.toMatchObject(refusal("approval.not-yours-to-skip"));
  await expect(skip("nayun", " ")).rejects.toMatchObject(refusal("approval.reason-required"));
  await skip("nayun");
  await base.db.absence.delete({ where: { id: absence } });
  const [act] = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.skipped" } });
  expect(historyChange(act!)).toEqual({ what: "skipped", step: { kind: "review", postId: cast.post.ian }, ground: "absent" });
  expect((await shown(id)).slice(1)).toEqual([["최나윤", "inside"], ["한도윤", "waiting"], ["서이안", "skipped"], ["강하늘", "now"]]);
  expect(await base.db.approvalStep.findFirst({ where: { documentId: id, position } })).toMatchObject({ reason: "국외 출장", officialId: null });
  await perform(approveDocument, await head(), { id, opinion: "", version: 1 }, monday);
  expect((await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "", version: 1 }, monday)).number).toMatch(/^혁신기획과-\d+$/);
});
