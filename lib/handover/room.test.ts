import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toColumn } from "#lib/time.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { returnDocument } from "#lib/documents/acts.ts";
import { decided, draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import { handOver, markRead, openHandover, rebuildHandover, takeOver, witnessHandover } from "./commands.ts";
import { acceptLine, addLine, answerLine, askLine, noteLine, removeLine } from "./line-commands.ts";
import { handoversWaiting, openPost } from "./queries.ts";
import { listHandovers, readHandover, readPostHandover } from "./readings.ts";
import { handoverTexts } from "./texts.ts";

/* 서이안 takes over 박서온's post on 1 December; 박서온 goes to 서이안's. */
const december = new Date("2026-12-01T01:00:00Z");
const missing = { code: "platform.not-found" };
let base: TestDatabase;
let cast: Cast;
let coming: string;
let doc: string;
let statement: string;

beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await base.db.taskPerson.create({ data: { id: newId(monday), unitTaskId: cast.taskId, postId: cast.post.seoon, role: "main", validFrom: toColumn("2024-01-01") } });
  coming = newId(monday);
  for (const who of ["seoon", "ian"] as const) await base.db.appointment.update({ where: { id: cast.appointment[who] }, data: { validUntil: toColumn("2026-11-30") } });
  await base.db.appointment.createMany({ data: [
    { id: coming, officialId: cast.official.ian, postId: cast.post.seoon, kind: "regular", validFrom: toColumn("2026-12-01") },
    { id: newId(monday), officialId: cast.official.seoon, postId: cast.post.ian, kind: "regular", validFrom: toColumn("2026-12-01") },
  ] });
  doc = (await decided(cast, { title: "물품 구매 계획" })).id;
  const back = await submitted(cast, { title: "돌아온 초안" });
  await perform(returnDocument, await cast.actor("junmo"), { id: back, reason: "근거를 더해 주세요", version: 1 }, monday);
});
afterAll(() => base.drop());

const read = async (who: "seoon" | "ian" | "doyun" | "gaon" | "nayun", at = monday) => ask(readHandover, await cast.actor(who, at), { id: statement }, at);

test("the holder opens the statement of the coming appointment once; who does not see the post finds nothing", async () => {
  await expect(perform(openHandover, await cast.actor("gaon"), { appointmentId: coming }, monday)).rejects.toMatchObject(missing);
  await expect(perform(openHandover, await cast.actor("ian"), { appointmentId: coming }, monday)).rejects.toMatchObject(missing);
  statement = (await perform(openHandover, await cast.actor("seoon"), { appointmentId: coming }, monday)).id;
  expect((await perform(openHandover, await cast.actor("doyun"), { appointmentId: coming }, monday)).id).toBe(statement);
  const { lines, from, to } = await read("seoon");
  expect([from?.nameKo, to.nameKo]).toEqual(["박서온", "서이안"]);
  expect(lines.find((line) => line.section === "1a")).toMatchObject({ text: "행정업무 혁신 제도 운영", sourceKind: "task", url: `/tasks/${cast.taskId}` });
  expect(lines.find((line) => line.section === "1d")).toMatchObject({ text: "돌아온 초안", sourceKind: "returned" });
  expect(lines.find((line) => line.section === "3")?.sourceId).toBe(doc);
});

test("the statement is seen by the two in time and the head, by nobody else", async () => {
  for (const who of ["gaon", "ian", "nayun"] as const) await expect(read(who)).rejects.toMatchObject(missing);
  expect((await read("doyun")).id).toBe(statement);
  expect((await read("ian", december)).id).toBe(statement);
  expect(await base.db.$queryRaw`select count(*)::int as n from "ReadEntry" where "recordKind" = 'handover' and "outcome" = 'refused'`).toEqual([{ n: 3 }]);
});

test("additions stand beside the record through a rebuilding, which brings what is new", async () => {
  const seoon = await cast.actor("seoon");
  const [first] = (await read("seoon")).lines;
  await perform(noteLine, seoon, { id: statement, line: first!.id, addition: "12월에 바빠집니다" }, monday);
  const own = await perform(addLine, seoon, { id: statement, section: "4", text: "열쇠는 서랍에" }, monday);
  await draft(cast, { title: "새로 쓰는 초안" });
  await perform(rebuildHandover, seoon, { id: statement }, monday);
  const { lines } = await read("seoon");
  expect(lines.find((line) => line.id === first!.id)).toMatchObject({ text: first!.text, addition: "12월에 바빠집니다" });
  expect(lines.some((line) => line.text === "새로 쓰는 초안" && line.sourceKind === "draft")).toBe(true);
  await expect(perform(removeLine, seoon, { id: statement, line: first!.id }, monday)).rejects.toMatchObject({ code: "handover.from-record" });
  await expect(perform(addLine, await cast.actor("doyun"), { id: statement, section: "4", text: "남의 말" }, monday)).rejects.toMatchObject({ code: "handover.not-handing-over" });
  expect(lines.find((line) => line.id === own.line)?.text).toBe("열쇠는 서랍에");
  await perform(removeLine, seoon, { id: statement, line: own.line }, monday);
  expect((await read("seoon")).lines.some((line) => line.id === own.line)).toBe(false);
});

test("handed over, asked, answered from the new post, accepted line by line, taken over and witnessed", async () => {
  const ian = await cast.actor("ian", december);
  const waits = async (who: "seoon" | "ian" | "doyun", at = december) => (await handoversWaiting(base.db, await cast.actor(who, at), who === "seoon" && at === monday ? "2026-11-23" : "2026-12-01")).map((one) => one.waits);
  const { lines } = await read("seoon");
  await expect(perform(acceptLine, ian, { id: statement, line: lines[0]!.id }, december)).rejects.toMatchObject({ code: "handover.not-handed-over" });
  expect(await waits("seoon", monday)).toEqual(["prepare"]);
  await perform(handOver, await cast.actor("seoon"), { id: statement }, monday);
  await expect(perform(noteLine, await cast.actor("seoon"), { id: statement, line: lines[0]!.id, addition: "늦은 말" }, monday)).rejects.toMatchObject({ code: "handover.already-handed-over" });
  expect(await waits("ian")).toEqual(["take-over"]);
  await perform(askLine, ian, { id: statement, line: lines[0]!.id, question: "언제까지입니까?" }, december);
  await expect(perform(acceptLine, ian, { id: statement, line: lines[0]!.id }, december)).rejects.toMatchObject({ code: "handover.question-open" });
  expect(await waits("seoon")).toEqual(["answer"]);
  await perform(answerLine, await cast.actor("seoon", december), { id: statement, line: lines[0]!.id, answer: "연말까지입니다." }, december);
  expect(await waits("seoon")).toEqual([]);
  await expect(perform(takeOver, ian, { id: statement }, december)).rejects.toMatchObject({ code: "handover.lines-left", params: { count: lines.length } });
  for (const { id: line } of lines) await perform(acceptLine, ian, { id: statement, line }, december);
  await expect(perform(acceptLine, ian, { id: statement, line: lines[0]!.id }, december)).rejects.toMatchObject({ code: "handover.already-accepted" });
  await expect(perform(witnessHandover, await cast.actor("doyun", december), { id: statement }, december)).rejects.toMatchObject({ code: "handover.not-taken-over" });
  await perform(takeOver, ian, { id: statement }, december);
  expect(await waits("doyun")).toEqual(["witness"]);
  await perform(witnessHandover, await cast.actor("doyun", december), { id: statement }, december);
  expect(await read("seoon", december)).toMatchObject({ takenOverAt: december.toISOString(), witness: { nameKo: "한도윤" } });
  // Access follows the post: the former holder's own words stay, titles of what the new post may not know do not.
  const [left, taken] = [await read("seoon", december), await read("ian", december)];
  const drafts = (opened: typeof left) => opened.lines.filter((line) => ["returned", "draft"].includes(line.sourceKind));
  expect(drafts(taken).map((line) => [line.text, line.hidden]).sort()).toEqual([["돌아온 초안", false], ["새로 쓰는 초안", false]]);
  expect(drafts(left).map((line) => [line.text, line.url, line.sourceId, line.hidden])).toEqual([["", null, null, true], ["", null, null, true]]);
  expect(left.lines.find((line) => line.addition !== "")?.addition).toBe("12월에 바빠집니다");
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "handover", recordId: statement }, orderBy: { seq: "asc" }, select: { act: true } });
  const { bad, texts } = await verifyTexts(base.db, [handoverTexts]);
  expect([bad, texts]).toEqual([null, left.lines.length]);
  expect(acts.map((one) => one.act.replace("handover.", "")).filter((act) => act !== "accepted")).toEqual(["opened", "noted", "line-added", "rebuilt", "line-removed", "handed-over", "asked", "answered", "taken-over", "witnessed"]);
});

test("the successor sees the predecessor's work from the day; the former holder no more; an outsider never", async () => {
  const wanted = { id: cast.post.seoon, page: 1 };
  for (const [who, at] of [["gaon", december], ["ian", monday], ["seoon", december], ["nayun", december]] as const) await expect(ask(readPostHandover, await cast.actor(who, at), wanted, at)).rejects.toMatchObject(missing);
  const seen = await ask(readPostHandover, await cast.actor("ian", december), wanted, december);
  expect(seen.holders.map((one) => [one.nameKo, one.validUntil])).toEqual([["박서온", "2026-11-30"], ["서이안", null]]);
  expect(seen.done.map((one) => one.title).sort()).toEqual(["돌아온 초안", "물품 구매 계획"]);
  expect(seen.open.map((one) => one.title).sort()).toEqual(["돌아온 초안", "새로 쓰는 초안"]);
  expect(seen.reading[0]).toMatchObject({ title: "돌아온 초안", why: ["returned", "opinions"], read: false });
  const drafted = await ask(readPostHandover, await cast.actor("ian", december), { ...wanted, kind: "decided" }, december);
  expect(drafted.total).toBe(0);
  expect((await ask(listHandovers, await cast.actor("ian", december), {}, december)).posts.map((one) => one.postId)).toContain(cast.post.seoon);
});

test("the reading list remembers what was read, for the one who takes over alone", async () => {
  const ian = await cast.actor("ian", december);
  await expect(perform(markRead, await cast.actor("doyun", december), { id: statement, documentId: doc }, december)).rejects.toMatchObject({ code: "handover.not-taking-over" });
  await expect(perform(markRead, ian, { id: statement, documentId: cast.taskId }, december)).rejects.toMatchObject(missing);
  await perform(markRead, ian, { id: statement, documentId: doc }, december);
  await perform(markRead, ian, { id: statement, documentId: doc }, december);
  const { reading } = await openPost(base.db, ian, cast.post.seoon, "2026-12-01", { holder: null, kind: null, page: 1 });
  expect(reading.find((one) => one.documentId === doc)?.read).toBe(true);
  expect(await base.db.handoverReading.count()).toBe(1);
});

test("a line, what was added, asked and answered on it is held against its act, and the signatures against all lines", async () => {
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  const whole = await base.db.handoverLine.findMany({ where: { handoverId: statement } });
  const found = async (sql: string) => {
    await owner.query(sql);
    const { bad } = await verifyTexts(base.db, [handoverTexts]);
    await owner.query(`delete from "HandoverLine"`);
    await base.db.handoverLine.createMany({ data: whole });
    return bad && bad.id === statement && [bad.what, bad.seq];
  };
  const seq = async (act: string) => (await base.db.historyEntry.findFirstOrThrow({ where: { recordId: statement, act } })).seq;
  const handedOver = await seq("handover.handed-over");
  expect(await found(`update "HandoverLine" set "text" = 'x' where "section" = '1a'`)).toEqual(["text-changed", handedOver]);
  expect(await found(`update "HandoverLine" set "addition" = 'x' where "addition" <> ''`)).toEqual(["text-changed", handedOver]);
  expect(await found(`update "HandoverLine" set "answer" = 'x' where "answer" <> ''`)).toEqual(["text-changed", await seq("handover.taken-over")]);
  expect(await found(`delete from "HandoverLine" where "section" = '3'`)).toEqual(["text-changed", handedOver]);
  await owner.end();
});

test("what is written on a statement before it is signed is held against its act", async () => {
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  const appointment = await base.db.appointment.findFirstOrThrow({ where: { postId: cast.post.ian, officialId: cast.official.seoon } });
  const { id } = await perform(openHandover, await cast.actor("ian"), { appointmentId: appointment.id }, monday);
  await perform(addLine, await cast.actor("ian"), { id, section: "4", text: "열쇠는 서랍에" }, monday);
  const verdict = async (sql: string) => {
    await owner.query(sql, [id]);
    return (await verifyTexts(base.db, [handoverTexts])).bad;
  };
  expect(await verdict(`select $1::uuid`)).toBeNull();
  expect(await verdict(`update "HandoverLine" set "text" = '열쇠는 없음' where "handoverId" = $1 and "section" = '4'`)).toMatchObject({ what: "text-changed", id, seq: 2 });
  expect(await verdict(`update "HandoverLine" set "text" = '열쇠는 서랍에', "addition" = '슬쩍' where "handoverId" = $1 and "section" = '4'`)).toMatchObject({ what: "text-unknown", id, seq: null });
  expect(await verdict(`delete from "HandoverLine" where "handoverId" = $1 and "section" = '4'`)).toMatchObject({ what: "text-gone", id, seq: 2 });
  await owner.end();
});
