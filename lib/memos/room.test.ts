import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { countedFor, figureOf, whatWaits } from "#lib/inbox/queries.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing } from "#lib/search/reactions.ts";
import { answerMemo, becomeDocument, sendMemo } from "#lib/memos/commands.ts";
import { memoOfDocument } from "#lib/memos/queries.ts";
import { listMemos, readMemo, readMemoFile } from "#lib/memos/readings.ts";
import { readMemoReads } from "#lib/memos/reads.ts";

let base: TestDatabase;
let cast: Cast;
const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-memos-"));
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

const hour = (n: number) => new Date(monday.getTime() + n * 3_600_000);
const send = async (who: Person, to: Person[], more: object = {}) => perform(sendMemo, await cast.actor(who), { title: "시범기관을 더 늘릴지", text: "두 곳을 더하면\n예산이 10% 늘어납니다.", postIds: to.map((one) => cast.post[one]), fileIds: [], ...more }, monday);
const open = async (who: Person, id: string, at = monday) => ask(readMemo, await cast.actor(who, at), { id }, at);
const answer = async (who: Person, id: string, text: string, at: Date) => perform(answerMemo, await cast.actor(who), { id, text }, at);

/** For each person, whether they read it; nobody else is told that it is there. */
async function readers(id: string): Promise<Person[]> {
  const found: Person[] = [];
  for (const who of people) {
    const code = await open(who, id).then(() => null, (error: { code: string }) => error.code);
    if (code === null) found.push(who);
    else expect(code).toBe("platform.not-found");
  }
  return found;
}
async function waits(who: Person): Promise<[string, string][]> {
  const actor = await cast.actor(who);
  const { memos, total, items } = await whatWaits(base.db, actor, dayOf(monday));
  expect(total).toBe(memos.length + items.length);
  expect(figureOf(await countedFor(base.db, actor, dayOf(monday)))).toBe(total);
  return memos.map((memo) => [memo.waits, memo.title]);
}

test("is sent, waits for its receivers, is read, gathers opinions that come back to the writer", async () => {
  const { id } = await send("seoon", ["junmo", "nayun"]);
  expect(await waits("junmo")).toEqual([["read", "시범기관을 더 늘릴지"]]);
  expect(await waits("doyun")).toEqual([]);
  const list = async (who: Person, name: "received" | "written") => (await ask(listMemos, await cast.actor(who), { list: name, page: 1 }, monday)).memos.map(({ unread, read, receivers: all, opinions }) => ({ unread, read, all, opinions }));
  expect(await list("junmo", "received")).toEqual([{ unread: true, read: 0, all: 2, opinions: 0 }]);
  expect(await list("gaon", "received")).toEqual([]);
  const opened = await open("junmo", id, hour(1));
  expect(opened).toMatchObject({ title: "시범기관을 더 늘릴지", writer: "박서온", may: { answer: null, become: { refused: "memos.not-the-writer" } } });
  expect(opened.receivers).toMatchObject([{ name: "이준모", readAt: hour(1).toISOString(), readBy: "이준모" }, { name: "최나윤", readAt: null, readBy: null }]);
  expect(await waits("junmo")).toEqual([]);
  expect(await list("junmo", "received")).toEqual([{ unread: false, read: 1, all: 2, opinions: 0 }]);
  expect(await waits("seoon")).toEqual([]);
  await expect(answer("junmo", id, " ".trim(), hour(2))).rejects.toMatchObject({ code: "memos.opinion-required", field: "text" });
  await answer("junmo", id, "한 곳만 더합시다.", hour(2));
  expect(await waits("seoon")).toEqual([["opinions", "시범기관을 더 늘릴지"]]);
  expect(await list("seoon", "written")).toEqual([{ unread: true, read: 1, all: 2, opinions: 1 }]);
  expect((await open("seoon", id, hour(3))).opinions).toMatchObject([{ name: "이준모", post: "총괄팀장", text: "한 곳만 더합시다." }]);
  expect(await waits("seoon")).toEqual([]);
  await expect(answer("seoon", id, "내 글에", hour(4))).rejects.toMatchObject({ code: "memos.not-a-receiver" });
  await expect(answer("doyun", id, "끼어들기", hour(4))).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await readers(id)).toEqual(["seoon", "junmo", "nayun"]);
  expect(await base.db.readEntry.count({ where: { recordKind: "memo", recordId: id, outcome: "refused" } })).toBe(4);
  // Its writer sees who opened it and who was refused; a receiver is told that this is the writer's, others that there is nothing.
  const { reads } = await ask(readMemoReads, await cast.actor("seoon"), { id }, hour(5));
  expect(reads.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(expect.arrayContaining(["이준모 read", "한도윤 refused", "박서온 read"]));
  await expect(ask(readMemoReads, await cast.actor("junmo"), { id }, hour(5))).rejects.toMatchObject({ code: "memos.reads-are-the-writers" });
  await expect(ask(readMemoReads, await cast.actor("gaon"), { id }, hour(5))).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await ask(readMemoReads, await cast.actor("seoon"), { id }, hour(5))).reads[0], "asking who read it without the right to read it is a refused reading").toMatchObject({ name: "문가온", outcome: "refused" });
  await expect(base.db.memoOpinion.updateMany({ where: { memoId: id }, data: { text: "x" } })).rejects.toThrow(/permission denied/);
});

test("access follows the post: the successor reads, the former holder does not", async () => {
  const { id } = await send("seoon", ["junmo"]);
  const until = await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: toColumn("2026-11-22") } });
  const moved = await base.db.appointment.create({ data: { id: crypto.randomUUID(), officialId: cast.official.gaon, postId: cast.post.junmo, kind: "regular", validFrom: toColumn("2026-11-23") } });
  expect(await readers(id)).toEqual(["seoon", "gaon"]);
  expect((await open("seoon", id)).receivers).toMatchObject([{ name: "이준모", readBy: "문가온" }]);
  await base.db.appointment.delete({ where: { id: moved.id } });
  await base.db.appointment.update({ where: { id: until.id }, data: { validUntil: null } });
  expect(await readers(id)).toEqual(["seoon", "junmo"]);
});

test("becomes a document in one act, with text, files and opinions; both say where the other is; once", async () => {
  const file = await perform(uploadFile, await cast.actor("seoon"), { file: new File(["가,나\n1,2\n"], "견적.csv", { type: "text/csv" }) }, monday);
  const { id } = await send("seoon", ["junmo", "nayun"], { fileIds: [file.id] });
  const bytes = async (who: Person) => textOf((await ask(readMemoFile, await cast.actor(who), { id, file: file.id }, monday)).stream as never);
  expect(await bytes("nayun")).toBe("가,나\n1,2\n");
  await expect(bytes("doyun")).rejects.toMatchObject({ code: "platform.not-found" });
  expect(readMemoReads.output.parse(await ask(readMemoReads, await cast.actor("seoon"), { id }, monday)).reads.map(({ name, outcome, file: opened }) => [name, outcome, opened?.name])).toEqual([["한도윤", "refused", "견적.csv"], ["최나윤", "read", "견적.csv"]]);
  await answer("nayun", id, "계정은 12월에 됩니다.", hour(1));
  await expect(perform(becomeDocument, await cast.actor("junmo"), { id }, hour(2))).rejects.toMatchObject({ code: "memos.not-the-writer" });
  const made = await perform(becomeDocument, await cast.actor("seoon"), { id }, hour(2));
  const draft = await ask(readDocument, await cast.actor("seoon"), { id: made.id }, hour(2));
  expect(draft).toMatchObject({ status: "draft", title: "시범기관을 더 늘릴지" });
  expect(draft.text).toBe("두 곳을 더하면\n예산이 10% 늘어납니다.\n의견\n- 최나윤 정보화담당 (오늘 11:00): 계정은 12월에 됩니다.");
  expect((await base.db.document.findUniqueOrThrow({ where: { id: made.id } })).draftFiles).toEqual([file.id]);
  expect((await open("seoon", id)).documentId).toBe(made.id);
  // The draft is its post's alone: receivers are told nothing of it.
  expect((await open("junmo", id)).documentId).toBeNull();
  expect(await memoOfDocument(base.db, await cast.actor("seoon"), made.id)).toMatchObject({ id });
  expect(await memoOfDocument(base.db, await cast.actor("doyun"), made.id)).toBeNull();
  await expect(perform(becomeDocument, await cast.actor("seoon"), { id }, hour(3))).rejects.toMatchObject({ code: "memos.became-already" });
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "memo", recordId: id }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => act.act)).toEqual(["memo.sent", "memo.answered", "memo.became-document"]);
});

test("what is missing or unknown is told at its field", async () => {
  await expect(send("seoon", ["junmo"], { title: "" })).rejects.toMatchObject({ code: "memos.title-required", field: "title" });
  await expect(send("seoon", ["junmo"], { text: "" })).rejects.toMatchObject({ code: "memos.text-required", field: "text" });
  await expect(send("seoon", [])).rejects.toMatchObject({ code: "memos.receivers-required", field: "postIds" });
  await expect(send("seoon", ["seoon"])).rejects.toMatchObject({ code: "memos.receivers-required" });
  await expect(send("seoon", [], { postIds: ["01900000-0000-7000-8000-000000000000"] })).rejects.toMatchObject({ code: "memos.unknown-post" });
  const foreign = await perform(uploadFile, await cast.actor("gaon"), { file: new File(["x"], "남의 것.txt") }, monday);
  await expect(send("seoon", ["junmo"], { fileIds: [foreign.id] })).rejects.toMatchObject({ code: "memos.unknown-file", field: "fileIds" });
  await expect(open("seoon", "01900000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "platform.not-found" });
});

test("search finds it for its posts alone, by text and by opinion", async () => {
  const { id } = await send("seoon", ["junmo"], { title: "은행나무 가로수", text: "가을 청소 일정입니다." });
  await answer("junmo", id, "낙엽 수거차를 늘립시다.", hour(1));
  for (const reaction of indexing.filter((one) => one.topics.includes("memo.changed"))) await reaction.run([{ id: 1n, topic: "memo.changed", recordKind: "memo", recordId: id, payload: {}, at: hour(1) }]);
  for (const q of ["은행나무", "청소 일정", "수거차"]) {
    const found: Person[] = [];
    for (const who of people) if ((await search(base.db, await cast.actor(who), searchInput.parse({ q }))).hits.some((hit) => hit.recordId === id)) found.push(who);
    expect(found, q).toEqual(["seoon", "junmo"]);
  }
});
