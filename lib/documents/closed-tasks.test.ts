import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { closeFunction } from "#lib/classification/commands.ts";
import { nameInCharge } from "#lib/tasks/commands.ts";
import { tasksForPost } from "#lib/tasks/queries.ts";
import type { Step } from "#lib/approval/rules.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { batchInput, submitManyInput } from "#lib/documents/batch-input.ts";
import { submitDocuments } from "#lib/documents/batches.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { decided, draft, makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";

/* A unit task is closed in the function tree: to its last day all goes on, from the next nothing new is written under it. */

let base: TestDatabase;
let cast: Cast;
let open: string;
let foreign: string;
const tuesday = new Date("2026-11-24T01:00:00Z");
const closed = { code: "documents.task-closed", field: "unitTaskId" };
const before: { id: string; draft: string; many: string[]; joint: string; decided: string } = { id: "", draft: "", many: [], joint: "", decided: "" };

async function task(code: string, agency: "planning" | "maritime", department: "division" | "coast"): Promise<string> {
  const id = newId(monday);
  const since = toColumn("2024-01-01");
  await base.db.functionNode.create({ data: { id, tree: "brm", code, level: 6, validFrom: since } });
  await base.db.functionNodeVersion.create({ data: { id: newId(monday), nodeId: id, nameKo: code, nameEn: code, validFrom: since } });
  await base.db.unitTask.create({ data: { id, agencyId: cast.agency[agency], departmentId: cast.department[department], outlineKo: "", outlineEn: "", retention: 5, retentionReason: "", validFrom: since } });
  return id;
}

const as = (who: Person, at = tuesday) => cast.actor(who, at);
const batch = async (lines: string, at: Date) => perform(draftBatch, await as("seoon", at), batchInput.parse({ lines, text: "1. 알린다.  끝.", summary: "알립니다.", keywords: "알림", unitTaskId: cast.taskId }), at);
const card = (unitTaskId: string, steps: Step[]) => ({
  title: "운영계획", summary: "운영합니다.", keywords: ["계획"], unitTaskId, stage: "decide" as const, disclosure: "open" as const, reasons: [], scope: "department" as const, scopeDepartments: [], urgency: "normal" as const, dueOn: null,
  body: bodyOf("닫힌 뒤에도 쓴 글.  끝."), steps, fileIds: [], delegationReason: "",
});

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  [open, foreign] = [await task("A2", "planning", "division"), await task("C1", "maritime", "coast")];
  const joint: Step[] = [...usualRoute(cast), { kind: "joint", postId: cast.post.gaon, departmentId: cast.department.coast }];
  Object.assign(before, { id: await submitted(cast), draft: await draft(cast), many: (await batch("하나\n둘", monday)).documents, decided: (await decided(cast)).id, joint: await submitted(cast, { steps: joint }) });
  const until = dayOf(monday);
  const administrator = async (who: Person, agencyId: string): Promise<Actor> => ({ ...(await as(who, monday)), roles: [{ role: "administrator", agencyId }] });
  await perform(closeFunction, await administrator("ian", cast.agency.planning), { id: cast.taskId, until, reason: "통합" }, monday);
  await perform(closeFunction, await administrator("gaon", cast.agency.maritime), { id: foreign, until, reason: "통합" }, monday);
});
afterAll(() => base.drop());

test("it is offered to its last day, and from the next no more: to writers, in corrections and routes, and from the post", async () => {
  const offered = async (day: string) => (await tasksToWriteUnder(base.db, cast.agency.planning, cast.department.division, day)).map((one) => one.id);
  expect((await offered("2026-11-23")).sort()).toEqual([cast.taskId, open].sort());
  expect(await offered("2026-11-24")).toEqual([open]);
  const suggested = async (day: string) => (await tasksForPost(base.db, await as("seoon"), day)).map((one) => one.task.id);
  expect([(await suggested("2026-11-23")).length, await suggested("2026-11-24")]).toEqual([2, [open]]);
});

test("nothing is begun under it, alone or as a batch, and no draft is moved to it", async () => {
  await expect(perform(createDocument, await as("seoon"), { title: "", unitTaskId: cast.taskId }, tuesday)).rejects.toMatchObject(closed);
  expect(await perform(createDocument, await as("seoon", monday), { title: "", unitTaskId: cast.taskId }, monday)).toMatchObject({ revision: 0 });
  await expect(batch("하나\n둘", tuesday)).rejects.toMatchObject(closed);
  const { id } = await perform(createDocument, await as("seoon"), { title: "", unitTaskId: open }, tuesday);
  await expect(perform(saveDocument, await as("seoon"), { id, revision: 0, ...card(cast.taskId, usualRoute(cast)) }, tuesday)).rejects.toMatchObject(closed);
});

test("a draft under it is saved on with its text, is refused at the task when it is submitted, and goes under another", async () => {
  const id = before.draft;
  const { revision } = await perform(saveDocument, await as("seoon"), { id, revision: 1, ...card(cast.taskId, usualRoute(cast)) }, tuesday);
  await expect(perform(submitDocument, await as("seoon"), { id }, tuesday)).rejects.toMatchObject(closed);
  const kept = await base.db.document.findUniqueOrThrow({ where: { id } });
  expect([kept.status, kept.unitTaskId, JSON.stringify(kept.draftBody)]).toEqual(["draft", cast.taskId, expect.stringContaining("닫힌 뒤에도 쓴 글")]);
  await perform(saveDocument, await as("seoon"), { id, revision, ...card(open, usualRoute(cast)) }, tuesday);
  expect(await perform(submitDocument, await as("seoon"), { id }, tuesday)).toMatchObject({ status: "in-approval" });
});

test("drafts of a batch that are submitted together are each refused and said why", async () => {
  const { results } = await perform(submitDocuments, await as("seoon"), submitManyInput.parse({ documents: before.many.map((id) => ({ id })) }), tuesday);
  expect(results.map((one) => [one.outcome, one.refusal])).toEqual([["refused", "documents.task-closed"], ["refused", "documents.task-closed"]]);
});

test("what was submitted before is decided and filed under it; a further agency takes a task that is in force", async () => {
  for (const who of ["junmo", "nayun", "doyun"] as const) for (const id of [before.id, before.joint]) await perform(approveDocument, await as(who), { id, opinion: "", version: 1 }, tuesday);
  const filed = await base.db.document.findUniqueOrThrow({ where: { id: before.id } });
  expect(await base.db.recordFile.findUniqueOrThrow({ where: { id: filed.recordFileId! } })).toMatchObject({ unitTaskId: cast.taskId });
  await expect(perform(approveDocument, await as("gaon"), { id: before.joint, opinion: "", version: 1, unitTaskId: foreign }, tuesday)).rejects.toMatchObject(closed);
});

test("an amendment of what was filed under it is written, and submitted under another task", async () => {
  const { id } = await perform(redraftDocument, await as("seoon"), { id: before.decided }, tuesday);
  await expect(perform(submitDocument, await as("seoon"), { id }, tuesday)).rejects.toMatchObject(closed);
});

test("its card changes to its last day and no more after", async () => {
  const name = async (postId: string, at: Date) => perform(nameInCharge, await as("doyun", at), { id: cast.taskId, postId, role: "main" }, at);
  await name(cast.post.junmo, monday);
  await expect(name(cast.post.seoon, tuesday)).rejects.toMatchObject({ code: "tasks.closed" });
});
