import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import type { RelationKind } from "#lib/documents/relations.ts";
import { decided, draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { toColumn } from "#lib/time.ts";
import { indexing } from "#lib/search/reactions.ts";
import { relatedTo } from "#lib/search/related.ts";
import { readRelated } from "#lib/search/related-reading.ts";
import { documentTold } from "#lib/search/told.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const day = (n: number) => new Date(monday.getTime() + n * 86_400_000);
const relate = async (id: string, other: string, kind: RelationKind) => perform(relateDocument, await cast.actor("seoon"), { id, other, kind }, day(9));
const beside = async (who: Person, id: string) => ask(readRelated, await cast.actor(who), { kind: "document", id }, day(9));
const indexed = async () => { while ((await runOutboxOnce(indexing)) > 0); };

test("a matter is told in time with decider, number and what each does, and breaks off at what one may not know", async () => {
  const plan = await decided(cast, { title: "연안사고 예방 기본계획", card: { scope: "agency" }, at: day(0) });
  const closed = await decided(cast, { title: "감사 결과", card: { disclosure: "closed", reasons: [5] }, at: day(1) });
  const answer = await decided(cast, { title: "감사 결과 조치", card: { scope: "agency" }, at: day(2) });
  const apart = await decided(cast, { title: "다른 일", card: { scope: "agency" }, at: day(3) });
  await relate(closed.id, plan.id, "based-on");
  await relate(answer.id, closed.id, "answers");
  await relate(answer.id, apart.id, "related");
  const { chain } = await beside("seoon", plan.id);
  expect(chain.map(({ title, number, date, decider, deciderPost, decision, does }) => ({ title, number, date, decider, deciderPost, decision, does }))).toEqual([
    { title: "연안사고 예방 기본계획", number: plan.number, date: "2026-11-23", decider: "한도윤", deciderPost: "혁신기획과장", decision: "delegated-decision", does: [] },
    { title: "감사 결과", number: closed.number, date: "2026-11-24", decider: "한도윤", deciderPost: "혁신기획과장", decision: "delegated-decision", does: [{ kind: "based-on", to: plan.id }] },
    { title: "감사 결과 조치", number: answer.number, date: "2026-11-25", decider: "한도윤", deciderPost: "혁신기획과장", decision: "delegated-decision", does: [{ kind: "answers", to: closed.id }] },
  ]);
  // 서이안 may read both ends and not know the middle: there is no way from one to the other.
  expect((await beside("ian", plan.id)).chain.map((link) => link.title)).toEqual(["연안사고 예방 기본계획"]);
  expect((await beside("ian", answer.id)).chain.map((link) => link.title)).toEqual(["감사 결과 조치"]);
  await expect(beside("gaon", plan.id)).rejects.toMatchObject({ code: "platform.not-found" });
  // What one may know and not read is named, without what it says.
  const own = await decided(cast, { title: "과 안의 계획", at: day(4) });
  await relate(own.id, plan.id, "based-on");
  expect((await beside("ian", plan.id)).chain.map(({ title, readable, summary }) => ({ title, readable, summary }))).toEqual([
    { title: "연안사고 예방 기본계획", readable: true, summary: "시범기관을 정해 운영합니다." },
    { title: "과 안의 계획", readable: false, summary: "" },
  ]);
});

test("what a text cites by number and what cites it, the last of that number that was decided before", async () => {
  const first = await decided(cast, { title: "지침 알림", card: { scope: "agency" }, at: day(0) });
  const second = await decided(cast, { title: "지침에 따른 계획", text: `1. 관련: ${first.number!}(2026. 11. 23.)\n2. 계획한다.  끝.`, card: { scope: "agency" }, at: day(1) });
  const hidden = await decided(cast, { title: "숨은 계획", text: `1. 관련: ${first.number!}\n2. 계획한다.  끝.`, card: { disclosure: "closed", reasons: [5] }, at: day(1) });
  const longer = await decided(cast, { title: "다른 번호", text: `1. 관련: ${first.number!}9\n2. 계획한다.  끝.`, card: { scope: "agency" }, at: day(1) });
  await indexed();
  expect((await beside("junmo", second.id)).cited.map((one) => one.id)).toEqual([first.id]);
  expect((await beside("junmo", first.id)).citing.records.map((one) => one.id).sort()).toEqual([second.id, hidden.id].sort());
  expect((await beside("ian", first.id)).citing.records.map((one) => one.id)).toEqual([second.id]);
  expect((await beside("junmo", longer.id)).cited).toEqual([]);
  // The series began anew: an older document of the same number is not meant, and none that came later.
  await base.db.document.update({ where: { id: longer.id }, data: { numberLabel: first.number, decidedAt: day(-300) } });
  expect((await beside("junmo", second.id)).cited.map((one) => one.id)).toEqual([first.id]);
  expect((await beside("junmo", longer.id)).citing.records).toEqual([]);
});

test("records like it, and what earlier holders of one's posts did with them, by what one may read", async () => {
  const now = await decided(cast, { title: "해수욕장 안전요원 배치", text: "1. 해수욕장 안전요원을 배치한다.  끝.", card: { scope: "agency" }, at: day(5) });
  const before = await decided(cast, { title: "해수욕장 안전요원 증원", text: "1. 해수욕장 안전요원을 늘린다.  끝.", card: { scope: "agency" }, at: day(0) });
  const hidden = await decided(cast, { title: "해수욕장 안전요원 징계", text: "1. 해수욕장 안전요원을 징계한다.  끝.", card: { disclosure: "closed", reasons: [5] }, at: day(0) });
  await indexed();
  const alike = async (who: Person) => (await beside(who, now.id)).alike.map((one) => one.id);
  expect(await alike("junmo")).toEqual(expect.arrayContaining([before.id, hidden.id]));
  expect(await alike("junmo")).not.toContain(now.id);
  expect(await alike("ian")).toContain(before.id);
  expect(await alike("ian")).not.toContain(hidden.id);
  // Who holds the post still has no one before.
  expect((await beside("junmo", now.id)).earlier).toEqual([]);
  await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: toColumn("2026-11-22") } });
  const moved = await base.db.appointment.create({ data: { id: crypto.randomUUID(), officialId: cast.official.ian, postId: cast.post.junmo, kind: "concurrent", validFrom: toColumn("2026-11-23") } });
  const { earlier } = await beside("ian", now.id);
  expect(earlier.filter((one) => [now.id, before.id, hidden.id].includes(one.documentId)).map(({ documentId, kind, post, name }) => ({ documentId, kind, post, name }))).toEqual(
    expect.arrayContaining([now.id, before.id, hidden.id].map((documentId) => ({ documentId, kind: "review", post: "총괄팀장", name: "이준모" }))),
  );
  expect(earlier.every((one) => one.name !== "서이안")).toBe(true);
  await base.db.appointment.delete({ where: { id: moved.id } });
  await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: null } });
});

test("a draft has its matter for its writer, and asks no more often for a longer one", async () => {
  const basis = await decided(cast, { title: "바탕이 되는 계획", card: { scope: "agency" } });
  const id = await draft(cast, { title: "새 계획" });
  await relate(id, basis.id, "based-on");
  expect((await beside("seoon", id)).chain.map((link) => link.title)).toEqual(["바탕이 되는 계획", "새 계획"]);
  expect((await beside("ian", basis.id)).chain.map((link) => link.title)).toEqual(["바탕이 되는 계획"]);
  // One of each, so that nothing is left out for want of anything.
  await relate((await decided(cast, { title: "이어진 것" })).id, basis.id, "based-on");
  await indexed();
  const actor = await cast.actor("seoon");
  const open = await openDocument(base.db, actor, basis.id, day(9));
  // Whether the cluster misses anything and what terms weigh is looked up now and then, however often it is asked.
  const asked = async () => (await statements(() => relatedTo(base.db, actor, documentTold(open)))).filter((text) => !/"Search(Missed|Term)"/.test(text)).length;
  const few = await asked();
  for (let n = 0; n < 5; n++) await relate((await decided(cast, { title: `이어진 것 ${n}` })).id, basis.id, "based-on");
  await indexed();
  expect(await asked()).toBeLessThanOrEqual(few);
});

test("every byte is the same with and without records that one may not know, however they stand to it", async () => {
  const title = "방파제 낚시 통제";
  const basis = await decided(cast, { title, text: "1. 방파제 낚시를 통제한다.  끝.", card: { scope: "agency" }, at: day(0) });
  const answer = await decided(cast, { title: `${title} 결과`, text: `1. 관련: ${basis.number!}\n2. 방파제 낚시를 통제하였다.  끝.`, card: { scope: "agency" }, at: day(1) });
  await relate(answer.id, basis.id, "answers");
  await indexed();
  const told = async () => JSON.stringify(await Promise.all([beside("ian", basis.id), beside("ian", answer.id)]));
  const before = await told();
  expect(before).toContain(answer.id);
  for (const kind of ["supersedes", "based-on", "answers", "related"] as const) {
    const hidden = await decided(cast, { title: `${title} 감사`, text: `1. 관련: ${basis.number!}, ${answer.number!}\n2. 방파제 낚시 통제를 감사한다.  끝.`, card: { disclosure: "closed", reasons: [5] }, at: day(2) });
    await relate(hidden.id, basis.id, kind);
    await relate(hidden.id, answer.id, "related");
    // One of the same number, decided between: no hidden one changes which is meant.
    await base.db.document.update({ where: { id: hidden.id }, data: { numberLabel: basis.number, decidedAt: new Date(day(0).getTime() + 3_600_000) } });
    await indexed();
    expect(await told(), kind).toBe(before);
  }
});
