import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, recallDocument } from "#lib/documents/acts.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { readDocumentHistory } from "#lib/documents/history-read.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { decided, draft, makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { readVersion } from "#lib/documents/versions-read.ts";

/* What a program reads of a document, as it goes over the line. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const overTheLine = (answer: unknown) => JSON.parse(JSON.stringify(answer)) as Record<string, unknown>;
const read = async (who: Person, id: string) => readDocument.output.parse(overTheLine(readDocument.output.parse(await ask(readDocument, await cast.actor(who), { id }, monday))));
const row = async (id: string) => {
  const { draftRevision, updatedAt, seq, ...rest } = await base.db.document.findUniqueOrThrow({ where: { id } });
  expect([draftRevision, seq, updatedAt]).toHaveLength(3);
  return rest;
};
const table = { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 2 }, content: [{ type: "paragraph", content: [{ type: "text", text: "기관", marks: [{ type: "bold" }] }] }] }] }] };

test("a draft that is read and put back is the draft that it was, with every field of its card", async () => {
  const id = await draft(cast);
  const seoon = await cast.actor("seoon");
  const [first, second, third, ...rest] = usualRoute(cast);
  await perform(saveDocument, seoon, saveDocument.input.parse({
    id, revision: 1, title: "예산 배정안", summary: "나눕니다.", keywords: ["예산", "배정"], unitTaskId: cast.taskId, matterKind: "spending", amount: 120_000_000, stage: "collect", disclosure: "partly", reasons: [5, 6], scope: "departments",
    scopeDepartments: [cast.department.informatics], knownTo: "government", urgency: "urgent", dueOn: "2026-12-04", sending: "mail", seal: "omitted", sender: "기획조정부장관", recipient: "해양안전청장", via: "해양부", major: true, delegationReason: "급하여 국장이 정합니다.",
    body: { type: "doc", content: [{ type: "orderedList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "대상" }] }, table] }] }] },
    steps: [first, second, { ...third, group: 1 }, { kind: "cooperation", postId: cast.post.ian, group: 1, departmentId: cast.department.informatics }, ...rest],
  }), monday);
  const before = await row(id);
  const { draft: put } = await read("seoon", id);
  expect(Object.keys(put ?? {}).sort()).toEqual(Object.keys(saveDocument.input.shape).filter((name) => name !== "id").sort());
  expect(await perform(saveDocument, seoon, saveDocument.input.parse({ ...put, id }), monday)).toMatchObject({ revision: 3 });
  expect(await row(id)).toEqual(before);
  // The text as the editor has it, not its words alone.
  expect(put?.body).toMatchObject({ content: [{ type: "orderedList", content: [{ content: [{}, { type: "table" }] }] }] });
});

test("a text taken back is written on by its drafter alone; while it is under way and once decided there is no draft, and the text is what was given", async () => {
  const id = await submitted(cast);
  for (const who of ["seoon", "junmo"] as const) expect(await read(who, id)).toMatchObject({ draft: null, body: { type: "doc" } });
  await expect(read("gaon", id)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(recallDocument, await cast.actor("seoon"), { id, reason: "고칩니다." }, monday);
  const { draft: put } = await read("seoon", id);
  await perform(saveDocument, await cast.actor("seoon"), saveDocument.input.parse({ ...put, id, body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "아직 아무도 못 본 글" }] }] } }), monday);
  const seen = await read("junmo", id);
  expect(seen.draft).toBeNull();
  expect(JSON.stringify(seen)).not.toContain("아직 아무도 못 본 글");
  expect((await read("seoon", id)).draft?.body).toMatchObject({ content: [{ content: [{ text: "아직 아무도 못 본 글" }] }] });
  const version = readVersion.output.parse(await ask(readVersion, await cast.actor("junmo"), { id, n: 1 }, monday));
  expect(version.body).toEqual(seen.body);
  const done = await decided(cast);
  expect((await read("seoon", done.id)).draft).toBeNull();
});

test("whoever reads a document reads what happened to it, with the opinions given; others do not, and both are logged", async () => {
  const id = await submitted(cast);
  await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "기간을 보아 주세요.", version: 1 }, monday);
  const history = async (who: Person) => readDocumentHistory.output.parse(await ask(readDocumentHistory, await cast.actor(who), { id }, monday));
  const { acts } = await history("seoon");
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(["document.submitted", "document.drafted"]));
  expect(acts.find(({ opinion }) => opinion !== "")).toMatchObject({ name: "이준모", opinion: "기간을 보아 주세요.", acting: false });
  await expect(history("gaon")).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await base.db.readEntry.count({ where: { recordId: id, outcome: "refused", officialId: cast.official.gaon } })).toBe(1);
});
