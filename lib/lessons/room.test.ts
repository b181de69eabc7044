import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { announce } from "#lib/platform/outbox.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, draft, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { countedFor, figureOf, whatWaits } from "#lib/inbox/queries.ts";
import { requestCorrection } from "#lib/register/corrections.ts";
import { requestInput } from "#lib/register/input.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing } from "#lib/search/reactions.ts";
import { approveLesson, rateLesson, returnLesson, reviseLesson, withdrawLesson, writeLesson } from "./commands.ts";
import { lessonsOn, lessonTitles } from "./queries.ts";
import { listLessons, readLesson } from "./readings.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const hour = (n: number) => new Date(monday.getTime() + n * 3_600_000);
const said = { title: "등대 점검은 물때부터", problem: "물때를 놓쳐 두 번 나갔다.", tried: "민간 예보를 썼다.", keep: "점검표에 물때를 적는다." };
const write = async (who: Person, on: { task?: string; document?: string }, more: object = {}, at = monday) =>
  perform(writeLesson, await cast.actor(who), { recordKind: on.task ? "task" : "document", recordId: on.task ?? on.document!, ...said, ...more }, at);
const open = async (who: Person, id: string) => ask(readLesson, await cast.actor(who), { id }, hour(9));
const readers = async (id: string) => {
  const found: Person[] = [];
  for (const who of people) {
    const code = await open(who, id).then(() => null, (error: { code: string }) => error.code);
    if (code === null) found.push(who);
    else expect(code).toBe("platform.not-found");
    expect((await lessonTitles(base.db, await cast.actor(who), [id])).has(id), who).toBe(code === null);
  }
  return found;
};
const listed = async (who: Person, list: "all" | "mine" | "unit" | "review") => (await ask(listLessons, await cast.actor(who), { list, page: 1 }, hour(9))).lessons.map((one) => one.id);
const waits = async (who: Person) => {
  const actor = await cast.actor(who);
  const { lessons, total } = await whatWaits(base.db, actor, dayOf(monday));
  expect(figureOf(await countedFor(base.db, actor, dayOf(monday)))).toBe(total);
  return lessons.map((one) => `${one.waits} ${one.title}`);
};
const finds = async (q: string) => {
  while ((await runOutboxOnce(indexing)) > 0);
  const found: Person[] = [];
  for (const who of people) if ((await search(base.db, await cast.actor(who), searchInput.parse({ q, kind: ["lesson"] }))).total > 0) found.push(who);
  return found;
};

test("on a task: waits for the head of the unit, comes back with a reason, is handed in again, published for every official, rated, withdrawn", async () => {
  const { id, status } = await write("seoon", { task: cast.taskId });
  expect(status).toBe("waiting");
  expect(await readers(id)).toEqual(["seoon", "doyun", "yukyung"]);
  expect([await waits("doyun"), await waits("yukyung"), await waits("junmo"), await waits("seoon")]).toEqual([["review 등대 점검은 물때부터"], ["review 등대 점검은 물때부터"], [], []]);
  expect(await finds("물때")).toEqual([]);
  await expect(perform(approveLesson, await cast.actor("junmo"), { id }, hour(1))).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(approveLesson, await cast.actor("seoon"), { id }, hour(1))).rejects.toMatchObject({ code: "lessons.not-the-head" });
  await expect(perform(returnLesson, await cast.actor("doyun"), { id, reason: "" }, hour(1))).rejects.toMatchObject({ code: "lessons.reason-required", field: "reason" });
  await perform(returnLesson, await cast.actor("doyun"), { id, reason: "예보를 어디서 보는지 적어 주세요." }, hour(1));
  expect(await waits("seoon")).toEqual(["returned 등대 점검은 물때부터"]);
  expect(await readers(id)).toEqual(["seoon"]);
  await expect(perform(reviseLesson, await cast.actor("seoon"), { id, ...said, keep: "" }, hour(2))).rejects.toMatchObject({ code: "lessons.keep-required", field: "keep" });
  await perform(reviseLesson, await cast.actor("seoon"), { id, ...said, keep: "국립해양조사원 물때표를 점검표에 붙인다." }, hour(2));
  await perform(approveLesson, await cast.actor("yukyung"), { id }, hour(3));
  await expect(perform(returnLesson, await cast.actor("doyun"), { id, reason: "늦음" }, hour(3))).rejects.toMatchObject({ code: "lessons.not-waiting" });
  expect(await readers(id)).toEqual([...people]);
  expect(await finds("국립해양조사원 물때표")).toEqual([...people]);
  expect([await listed("gaon", "all"), await listed("gaon", "mine"), await listed("junmo", "unit"), await listed("gaon", "unit"), await listed("seoon", "mine"), await listed("doyun", "review")]).toEqual([[id], [], [id], [], [id], []]);
  // One word per official, which may be changed.
  const rate = async (who: Person, useful: "yes" | "no") => perform(rateLesson, await cast.actor(who), { id, useful }, hour(4));
  await expect(rate("seoon", "yes")).rejects.toMatchObject({ code: "lessons.own-lesson" });
  await Promise.all([rate("gaon", "yes"), rate("ian", "yes"), rate("nayun", "no")]);
  await rate("gaon", "yes");
  await rate("ian", "no");
  expect(await open("gaon", id)).toMatchObject({ useful: 1, useless: 2, rated: true, reviewer: "정유경", record: "행정업무 혁신 제도 운영" });
  const better = (await write("doyun", { task: cast.taskId }, { title: "물때표는 여기" }, hour(5))).id;
  await perform(rateLesson, await cast.actor("gaon"), { id: better, useful: "yes" }, hour(5));
  expect((await lessonsOn(base.db, await cast.actor("ian"), cast.taskId)).rows.map((one) => one.id)).toEqual([better, id]);
  // Whoever searches for the task finds first what to know of it; what its readers found useless stands behind.
  await decided(cast, { title: "행정업무 혁신 제도 운영 계획" });
  await announce(base.db, { topic: "task.changed", record: { kind: "task", id: cast.taskId }, at: hour(5) });
  while ((await runOutboxOnce(indexing)) > 0);
  const order = (await search(base.db, await cast.actor("ian"), searchInput.parse({ q: "행정업무 혁신 제도 운영" }))).hits.map((hit) => hit.recordId);
  expect(order[0]).toBe(better);
  expect(order).toContain(cast.taskId);
  expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(better));
  await expect(perform(withdrawLesson, await cast.actor("junmo"), { id, reason: "" }, hour(6))).rejects.toMatchObject({ code: "lessons.not-the-writer" });
  await perform(withdrawLesson, await cast.actor("seoon"), { id, reason: "제도가 바뀌었습니다." }, hour(6));
  await perform(withdrawLesson, await cast.actor("doyun"), { id: better, reason: "" }, hour(6));
  expect(await readers(id)).toEqual(["seoon"]);
  expect(await finds("물때표")).toEqual([]);
  expect((await lessonsOn(base.db, await cast.actor("ian"), cast.taskId)).total).toBe(0);
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "lesson", recordId: id, act: { not: "lesson.rated" } }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => [act.act, act.nameKo, act.reason])).toEqual([
    ["lesson.written", "박서온", ""], ["lesson.returned", "한도윤", "예보를 어디서 보는지 적어 주세요."], ["lesson.revised", "박서온", ""], ["lesson.published", "정유경", ""], ["lesson.withdrawn", "박서온", "제도가 바뀌었습니다."],
  ]);
});

test("on a document: read by whoever reads the document, and by nobody else from the moment on at which they may not", async () => {
  const { id: documentId } = await decided(cast, { title: "부표 교체 계획", card: { scope: "agency" } });
  const { id, status } = await write("doyun", { document: documentId }, { title: "부표는 겨울 전에", keep: "십일월까지 갈치등부표를 바꾼다." });
  // A head's own lesson needs no one else's word.
  expect(status).toBe("published");
  const agency: Person[] = ["seoon", "junmo", "nayun", "doyun", "yukyung", "ian"];
  expect(await readers(id)).toEqual(agency);
  expect(await finds("갈치등부표")).toEqual(agency);
  await expect(perform(rateLesson, await cast.actor("gaon"), { id, useful: "yes" }, hour(1))).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(write("gaon", { document: documentId })).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(requestCorrection, await cast.actor("doyun"), requestInput.parse({ id: documentId, field: "scope", scope: "department", reason: "감사 중" }), hour(1));
  const department: Person[] = ["seoon", "junmo", "nayun", "doyun", "yukyung"];
  // Before the index knows of it, and after.
  const ian = await cast.actor("ian");
  const asked = searchInput.parse({ q: "갈치등부표" });
  expect(await search(base.db, ian, asked)).toMatchObject({ total: 0, hits: [], facets: { kind: [] } });
  expect(await readers(id)).toEqual(department);
  expect(await finds("갈치등부표")).toEqual(department);
  expect((await lessonsOn(base.db, ian, documentId)).total).toBe(0);
});

test("whoever heads the unit and may not read the record reviews nothing on it", async () => {
  const { id: documentId } = await decided(cast, { title: "정보화 자문", card: { disclosure: "closed", reasons: [5] } });
  // 최나윤 reads it by the route; 서이안 of the same unit is its head for this test and does not.
  await base.db.post.update({ where: { id: cast.post.ian }, data: { isHead: true } });
  const { id } = await write("nayun", { document: documentId });
  expect(await waits("ian")).toEqual([]);
  await expect(perform(approveLesson, await cast.actor("ian"), { id }, hour(1))).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await readers(id)).toEqual(["nayun", "yukyung"]);
  await base.db.post.update({ where: { id: cast.post.ian }, data: { isHead: false } });
});

test("where no head above may read the record either, it is said at once instead of waiting for ever", async () => {
  const { id: documentId } = await decided(cast, { title: "감사 자문", card: { disclosure: "closed", reasons: [5] } });
  // By the route 박서온's own head reads it, and none above.
  expect((await write("seoon", { document: documentId })).status).toBe("waiting");
  const { readers: before } = await base.db.document.findUniqueOrThrow({ where: { id: documentId } });
  await base.db.document.update({ where: { id: documentId }, data: { readers: [`post:${cast.post.seoon}`] } });
  await expect(write("seoon", { document: documentId })).rejects.toMatchObject({ code: "lessons.nobody-reviews" });
  await base.db.document.update({ where: { id: documentId }, data: { readers: [`post:${cast.post.seoon}`, `post:${cast.post.yukyung}`] } });
  const { id } = await write("seoon", { document: documentId }, { title: "위의 부서장이 본다" });
  expect(await waits("doyun")).toEqual([]);
  expect(await waits("yukyung")).toContain("review 위의 부서장이 본다");
  await perform(returnLesson, await cast.actor("yukyung"), { id, reason: "다시" }, hour(1));
  await base.db.document.update({ where: { id: documentId }, data: { readers: [`post:${cast.post.seoon}`] } });
  await expect(perform(reviseLesson, await cast.actor("seoon"), { id, ...said }, hour(2))).rejects.toMatchObject({ code: "lessons.nobody-reviews" });
  await base.db.document.update({ where: { id: documentId }, data: { readers: before } });
});

test("what is missing is told at its field; a draft and what is not there teach nothing", async () => {
  for (const [more, field] of [[{ title: "" }, "title"], [{ problem: "" }, "problem"], [{ keep: "" }, "keep"]] as const) await expect(write("seoon", { task: cast.taskId }, more)).rejects.toMatchObject({ code: `lessons.${field}-required`, field });
  await expect(write("seoon", { document: await draft(cast) })).rejects.toMatchObject({ code: "lessons.not-decided" });
  await expect(write("seoon", { task: newId(monday) })).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(open("seoon", newId(monday))).rejects.toMatchObject({ code: "platform.not-found" });
  await base.db.appointment.update({ where: { id: cast.appointment.gaon }, data: { validUntil: toColumn("2026-11-22") } });
  await expect(write("gaon", { task: cast.taskId })).rejects.toMatchObject({ code: "platform.not-found" });
  await base.db.appointment.update({ where: { id: cast.appointment.gaon }, data: { validUntil: null } });
});
