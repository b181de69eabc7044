import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { documentEntries } from "#lib/documents/entries.ts";
import { titlesKnown } from "#lib/documents/known.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { draft, makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { compareVersions, listVersions, readVersion } from "#lib/documents/versions-read.ts";
import { doneInTurn } from "#lib/documents/of-post.ts";

let base: TestDatabase;
let cast: Cast;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-versions-"));
const before = process.env["ONMARU_DATA"];
beforeAll(async () => {
  process.env["ONMARU_DATA"] = folder;
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(async () => {
  process.env["ONMARU_DATA"] = before;
  rmSync(folder, { recursive: true, force: true });
  await base.drop();
});

const readLog = (id: string) => base.db.$queryRaw<{ outcome: string; via: string }[]>`select "outcome", "via" from "ReadEntry" where "recordId" = ${id} order by "at", "id"`;
const edited = async () => {
  const id = await submitted(cast, { text: "1. 운영 기간은 3개월로 한다." });
  await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "", version: 1, body: bodyOf("1. 운영 기간은 6개월로 한다.") }, monday);
  return id;
};

/** The draft with other fields, saved by its drafter. */
async function saveWith(id: string, more: object): Promise<void> {
  const { draftRevision: revision } = await base.db.document.findUniqueOrThrow({ where: { id } });
  await perform(saveDocument, await cast.actor("seoon"), {
    id, revision, title: "시범기관 운영계획", summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf("1. 운영 기간은 3개월로 한다."), steps: usualRoute(cast), fileIds: [], delegationReason: "", ...more,
  }, monday);
}

test("whoever reads a document reads its versions, each with what it said; the reading is logged", async () => {
  const id = await edited();
  const reader = await cast.actor("nayun");
  const { versions } = await ask(listVersions, reader, { id }, monday);
  expect(versions).toMatchObject([{ n: 1, author: "박서온", reason: "submitted" }, { n: 2, author: "이준모", reason: "edited" }]);
  expect(await ask(readVersion, reader, { id, n: 1 }, monday)).toMatchObject({ n: 1, text: "1. 운영 기간은 3개월로 한다.", summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관"], files: [] });
  expect(await ask(readVersion, reader, { id, n: 2 }, monday)).toMatchObject({ n: 2, text: "1. 운영 기간은 6개월로 한다." });
  expect(await readLog(id)).toEqual(Array.from({ length: 3 }, () => ({ outcome: "read", via: "api" })));
});

test("a version carries the files that it had", async () => {
  const file = await perform(uploadFile, await cast.actor("seoon"), { file: new File(["%PDF-1.4\n%%EOF\n"], "계획.pdf", { type: "application/pdf" }) }, monday);
  const id = await draft(cast);
  await saveWith(id, { fileIds: [file.id] });
  await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
  await perform(recallDocument, await cast.actor("seoon"), { id, reason: "" }, monday);
  await saveWith(id, { fileIds: [] });
  await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
  expect((await ask(readVersion, await cast.actor("doyun"), { id, n: 1 }, monday)).files).toMatchObject([{ id: file.id, name: "계획.pdf", type: "application/pdf" }]);
  expect((await ask(readVersion, await cast.actor("doyun"), { id, n: 2 }, monday)).files).toEqual([]);
});

test("two versions are compared by words", async () => {
  const id = await edited();
  const { changes, from, to } = await ask(compareVersions, await cast.actor("doyun"), { id, from: 1, to: 2 }, monday);
  expect([from, to]).toMatchObject([{ n: 1, step: "draft", author: "박서온" }, { n: 2, step: "review", author: "이준모", post: "총괄팀장" }]);
  expect(changes.count).toBe(1);
  expect(changes.text.flatMap((block) => (block.kind === "words" ? block.pieces : [])).filter((piece) => piece.kind !== "same")).toEqual([{ kind: "removed", text: "3개월로", change: 1 }, { kind: "added", text: "6개월로", change: 1 }]);
});

test("whoever may not read learns nothing, and the refusal is logged; a version that is not there is not found", async () => {
  const id = await edited();
  for (const who of ["gaon", "ian"] satisfies Person[]) {
    const actor = await cast.actor(who);
    await expect(ask(listVersions, actor, { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(ask(readVersion, actor, { id, n: 1 }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(ask(compareVersions, actor, { id, from: 1, to: 2 }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  }
  expect(await readLog(id)).toEqual(Array.from({ length: 6 }, () => ({ outcome: "refused", via: "api" })));
  const reader = await cast.actor("doyun");
  await expect(ask(readVersion, reader, { id, n: 3 }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(ask(compareVersions, reader, { id, from: 1, to: 9 }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(ask(listVersions, reader, { id: "01900000-0000-7000-8000-000000000000" }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
});

test("a reviewer edits, says why and approves in one act; an edit without a title is refused at its field", async () => {
  const id = await submitted(cast);
  const reviewer = await cast.actor("junmo");
  await expect(perform(approveDocument, reviewer, { id, opinion: "", version: 1, title: "", body: bodyOf("고침") }, monday)).rejects.toMatchObject({ code: "documents.title-required", field: "title" });
  await perform(approveDocument, reviewer, { id, opinion: "상반기 평가와 맞춥니다.", version: 1, title: "고친 제목", body: bodyOf("고침") }, monday);
  expect(await ask(readVersion, reviewer, { id, n: 2 }, monday)).toMatchObject({ title: "고친 제목", text: "고침", reason: "edited" });
  expect(await base.db.documentOpinion.findMany({ where: { documentId: id } })).toMatchObject([{ nameKo: "이준모", text: "상반기 평가와 맞춥니다." }]);
  expect(await base.db.approvalStep.findFirst({ where: { documentId: id, position: 1 } })).toMatchObject({ hasOpinion: true, versionBefore: 1, versionAfter: 2 });
});

describe("while what came back is written on, others see what they were given", () => {
  async function writtenOn() {
    const id = await submitted(cast, { title: "처음 보낸 제목" });
    await perform(returnDocument, await cast.actor("junmo"), { id, reason: "보완", version: 1 }, monday);
    const before = await base.db.document.findUniqueOrThrow({ where: { id }, select: { listers: true, readers: true } });
    await saveWith(id, { title: "아직 보내지 않은 제목", unitTaskId: null, stage: "result", disclosure: "closed", reasons: [5], scope: "government", urgency: "urgent", dueOn: "2026-12-31" });
    return { id, before };
  }
  test("disclosure, scope, task, step, urgency and due day, on the page and for programs", async () => {
    const { id } = await writtenOn();
    const theirs = await openDocument(base.db, await cast.actor("junmo"), id, monday);
    expect(theirs.row).toMatchObject({ title: "처음 보낸 제목", unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department", urgency: "normal", dueAt: null });
    expect(theirs.task?.id).toBe(cast.taskId);
    expect(await ask(readDocument, await cast.actor("doyun"), { id }, monday)).toMatchObject({ disclosure: "open", scope: "department", unitTaskId: cast.taskId, stage: "decide" });
    const mine = await openDocument(base.db, await cast.actor("seoon"), id, monday);
    expect(mine.row).toMatchObject({ title: "아직 보내지 않은 제목", disclosure: "closed", scope: "government", urgency: "urgent" });
    expect(mine.task).toBeNull();
  });
  test("its title in lists, and search finds it as it was given", async () => {
    const { id } = await writtenOn();
    const known = async (who: Person) => (await titlesKnown(base.db, await cast.actor(who), [id])).get(id);
    expect([await known("junmo"), await known("seoon"), await known("gaon")]).toEqual(["처음 보낸 제목", "아직 보내지 않은 제목", undefined]);
    const [from, until] = [new Date(0), new Date("2100-01-01")];
    const held = { id: cast.appointment.junmo, officialId: cast.official.junmo, from, until, othersFrom: from, othersUntil: until };
    const done = await doneInTurn(base.db, await cast.actor("junmo"), cast.post.junmo, [held], held, { kind: null, page: 1 });
    expect(done.rows.find((line) => line.documentId === id)?.title).toBe("처음 보낸 제목");
    expect(await documentEntries(base.db, [id])).toMatchObject([{ title: "처음 보낸 제목", disclosure: "open", unitTaskId: cast.taskId }]);
  });
  test("who may know and read follows what was given, until it is submitted again and decided", async () => {
    const { id, before } = await writtenOn();
    const tokens = () => base.db.document.findUniqueOrThrow({ where: { id }, select: { listers: true, readers: true } });
    expect(await tokens()).toEqual(before);
    await saveWith(id, { scope: "government" });
    expect(await tokens()).toEqual(before);
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 2 }, monday);
    expect((await tokens()).readers).toContain("all");
    expect((await openDocument(base.db, await cast.actor("gaon"), id, monday)).row).toMatchObject({ scope: "government", disclosure: "open" });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
  });
});
