import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { answerEdit, editAnswersOf } from "#lib/documents/edit-answers.ts";
import { originalsOf } from "#lib/documents/originals.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { draft, makeCast, monday, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const approve = async (who: Person, id: string, version = 1, more: object = {}) => perform(approveDocument, await cast.actor(who), { id, opinion: "", version, ...more }, monday);
type Sending = { sending?: "internal" | "mail"; seal?: "none" | "stamped" | "omitted"; sender?: string; recipient?: string; via?: string; major?: boolean; keywords?: string[]; summary?: string };
async function save(id: string, more: Sending): Promise<void> {
  const { revision } = await ask(readDocument, await cast.actor("seoon"), { id }, monday);
  await perform(saveDocument, await cast.actor("seoon"), {
    id, revision, title: "시범기관 운영계획", summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [],
    urgency: "normal", dueOn: null, body: bodyOf("1. 관련: 혁신기획과-1187"), steps: usualRoute(cast), fileIds: [], delegationReason: "", ...more,
  }, monday);
}
const submit = async (id: string) => perform(submitDocument, await cast.actor("seoon"), { id }, monday);

test("how a document is sent: kept when it is not said, checked at its field when it is submitted, taken into an amendment", async () => {
  const id = await draft(cast);
  const card = () => base.db.document.findUniqueOrThrow({ where: { id }, select: { sending: true, seal: true, sender: true, recipient: true, via: true, major: true } });
  expect(await card()).toEqual({ sending: "internal", seal: "none", sender: "", recipient: "", via: "", major: false });
  await save(id, { sending: "mail", seal: "stamped" });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.recipient-required", field: "recipient" });
  await save(id, { sending: "mail", seal: "none", recipient: "해양안전청장", via: "시도지사", sender: "정부혁신국장", major: true });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.seal-required", field: "seal" });
  await save(id, { seal: "omitted" });
  expect(await card()).toEqual({ sending: "mail", seal: "omitted", sender: "정부혁신국장", recipient: "해양안전청장", via: "시도지사", major: true });
  await save(id, { sending: "internal" });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.seal-not-wanted", field: "seal" });
  await save(id, { seal: "none" });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.via-not-wanted", field: "via" });
  await save(id, { via: "" });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.recipient-not-wanted", field: "recipient" });
  await save(id, { sending: "mail", seal: "stamped" });
  await submit(id);
  for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id);
  const made = await perform(redraftDocument, await cast.actor("seoon"), { id }, monday);
  expect(await base.db.document.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ sending: "mail", seal: "stamped", sender: "정부혁신국장", recipient: "해양안전청장", major: true });
});

test("summary and keywords are both wanted before submission, each at its field (§5)", async () => {
  const id = await draft(cast);
  await save(id, { keywords: [] });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.keywords-required", field: "keywords" });
  await save(id, { keywords: ["시범기관"], summary: "" });
  await expect(submit(id)).rejects.toMatchObject({ code: "documents.summary-required", field: "summary" });
  await save(id, {});
  expect(await submit(id)).toMatchObject({ status: "in-approval" });
});

test("originals of a major matter are registered when they come back and when they are redrafted, each once (records 21)", async () => {
  const id = await draft(cast);
  await save(id, { major: true });
  await submit(id);
  await perform(returnDocument, await cast.actor("junmo"), { id, reason: "근거 보완", version: 1 }, monday);
  await submit(id);
  await perform(recallDocument, await cast.actor("seoon"), { id, reason: "" }, monday);
  await submit(id);
  for (const who of ["junmo", "nayun", "doyun"] as const) await approve(who, id, 3);
  const originals = await originalsOf(base.db, id);
  expect(originals.map(({ n, why }) => [n, why])).toEqual([[1, "returned"], [2, "redrafted"]]);
  const numbers = (await base.db.registerEntry.findMany({ orderBy: { serial: "asc" } })).map((entry) => [entry.recordKind, entry.label]);
  const { numberLabel } = await base.db.document.findUniqueOrThrow({ where: { id } });
  expect(numbers.slice(-3)).toEqual([["returned-original", originals[0]!.label], ["returned-original", originals[1]!.label], ["document", numberLabel]]);
  const acts = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.original-registered" }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => [act.nameKo, act.after])).toEqual([["이준모", { version: 1, number: originals[0]!.label, why: "returned" }], ["박서온", { version: 2, number: originals[1]!.label, why: "redrafted" }]]);
  await expect(base.db.returnedOriginal.deleteMany({})).rejects.toThrow(/permission denied/);
});

test("of any other matter no original is registered", async () => {
  const id = await submitted(cast);
  await perform(returnDocument, await cast.actor("junmo"), { id, reason: "근거 보완", version: 1 }, monday);
  await submit(id);
  expect(await originalsOf(base.db, id)).toEqual([]);
});

test("the drafter answers what a reviewer edited, once, and says why when they think otherwise", async () => {
  const id = await submitted(cast);
  const answer = async (who: Person, n: number, accepted: "yes" | "no", text: string) => perform(answerEdit, await cast.actor(who), { id, n, accepted, text }, monday);
  await approve("junmo", id, 1, { body: bodyOf("2. 운영 기간은 6개월로 한다.  끝.") });
  await expect(answer("seoon", 1, "yes", "")).rejects.toMatchObject({ code: "documents.not-an-edit" });
  await expect(answer("seoon", 9, "yes", "")).rejects.toMatchObject({ code: "documents.not-an-edit" });
  await expect(answer("junmo", 2, "yes", "")).rejects.toMatchObject({ code: "approval.not-the-drafter" });
  await expect(answer("gaon", 2, "yes", "")).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(answer("seoon", 2, "no", "")).rejects.toMatchObject({ code: "documents.answer-required", field: "text" });
  await answer("seoon", 2, "no", "3개월이면 됩니다.");
  await expect(answer("seoon", 2, "yes", "")).rejects.toMatchObject({ code: "documents.answered-already" });
  expect(await editAnswersOf(base.db, id)).toMatchObject([{ n: 2, accepted: false, text: "3개월이면 됩니다.", nameKo: "박서온" }]);
  const [act] = await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.edit-answered" } });
  expect(act).toMatchObject({ reason: "3개월이면 됩니다.", after: { version: 2, accepted: false } });
  await expect(base.db.editAnswer.updateMany({ where: { documentId: id }, data: { text: "x" } })).rejects.toThrow(/permission denied/);
});
