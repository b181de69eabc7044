import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf } from "#lib/time.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { discardDocument } from "#lib/documents/commands.ts";
import { commentDraft, consult, takeComment, withdrawConsultation } from "#lib/documents/consult-commands.ts";
import { readConsulting } from "#lib/documents/consult-queries.ts";
import { forgettingConsultations } from "#lib/documents/reactions.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { draft, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { countedFor, figureOf, whatWaits } from "#lib/inbox/queries.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const later = new Date(monday.getTime() + 3_600_000);
let said = 0;
let asked = 0;
/** Each comment a minute after the one before. */
const next = () => new Date(later.getTime() + (said += 1) * 60_000);
const invite = async (id: string, whom: Person, who: Person = "seoon", at = new Date(monday.getTime() + (asked += 1) * 1_000)) => perform(consult, await cast.actor(who), { id, postId: cast.post[whom], note: "한번 봐 주십시오." }, at);
const comment = async (who: Person, id: string, text: string, line?: number) => perform(commentDraft, await cast.actor(who), { id, text, ...(line === undefined ? {} : { line }) }, next());
const seen = async (who: Person, id: string) => ask(readConsulting, await cast.actor(who), { id }, later);
const withdraw = async (id: string, n = 0, who: Person = "seoon") => perform(withdrawConsultation, await cast.actor(who), { id, consultation: (await seen("seoon", id)).asked[n]!.id }, later);
async function readers(id: string): Promise<Person[]> {
  const found: Person[] = [];
  for (const who of people) if (await ask(readDocument, await cast.actor(who), { id }, later).then(() => true, (error: { code: string }) => (expect(error.code).toBe("platform.not-found"), false))) found.push(who);
  return found;
}
async function looks(who: Person): Promise<number> {
  const actor = await cast.actor(who);
  const waiting = await whatWaits(base.db, actor, dayOf(monday));
  expect(waiting.total).toBe(figureOf(await countedFor(base.db, actor, dayOf(monday))));
  return waiting.looks.length;
}

test("whoever is asked reads the draft and says something to it; withdrawing takes the right away at once", async () => {
  const id = await draft(cast);
  expect(await readers(id)).toEqual(["seoon"]);
  await invite(id, "doyun");
  await invite(id, "nayun");
  expect(await readers(id)).toEqual(["seoon", "nayun", "doyun"]);
  expect(await looks("doyun")).toBe(1);
  expect((await ask(readDocument, await cast.actor("doyun"), { id }, later)).text).toContain("운영 기간은 3개월로 한다.");
  await comment("doyun", id, "반년은 되어야 합니다.", 1);
  await comment("nayun", id, "전체로는 좋습니다.");
  expect(await looks("doyun")).toBe(0);
  expect((await seen("seoon", id)).comments).toMatchObject([{ name: "한도윤", line: 1, quote: "2. 운영 기간은 3개월로 한다.  끝.", text: "반년은 되어야 합니다." }, { name: "최나윤", line: null, text: "전체로는 좋습니다." }]);
  expect((await seen("doyun", id)).comments.map((one) => one.name)).toEqual(["한도윤"]);
  await withdraw(id);
  expect(await readers(id)).toEqual(["seoon", "nayun"]);
  await expect(comment("doyun", id, "한마디 더")).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await seen("seoon", id)).comments).toHaveLength(2);
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
  // Asked again, the post reads again.
  await invite(id, "doyun", "seoon", next());
  expect(await readers(id)).toEqual(["seoon", "nayun", "doyun"]);
  expect(await looks("doyun")).toBe(1);
});

test("what may not be done is refused by name", async () => {
  const id = await draft(cast);
  await expect(invite(id, "seoon")).rejects.toMatchObject({ code: "documents.consulting-oneself", field: "postId" });
  await expect(perform(consult, await cast.actor("seoon"), { id, postId: "", note: "" }, monday)).rejects.toMatchObject({ code: "documents.unknown-post", field: "postId" });
  await invite(id, "doyun");
  await expect(invite(id, "doyun")).rejects.toMatchObject({ code: "documents.consulted-already" });
  await expect(invite(id, "nayun", "doyun")).rejects.toMatchObject({ code: "approval.not-the-drafter" });
  await expect(withdraw(id, 0, "doyun")).rejects.toMatchObject({ code: "approval.not-the-drafter" });
  await expect(comment("seoon", id, "내 글에")).rejects.toMatchObject({ code: "documents.not-consulted" });
  await expect(comment("doyun", id, "")).rejects.toMatchObject({ code: "documents.comment-required", field: "text" });
  await expect(comment("doyun", id, "어디?", 99)).rejects.toMatchObject({ code: "documents.comment-line-gone" });
  await expect(invite(id, "nayun", "gaon")).rejects.toMatchObject({ code: "platform.not-found" });
});

test("submission ends it; what was said goes with the decision, and only what the writer took in stays in the record", async () => {
  const id = await draft(cast);
  await invite(id, "yukyung");
  await comment("yukyung", id, "예산 근거를 더하면 좋겠습니다.");
  await comment("yukyung", id, "이 말은 남기지 않습니다.");
  const [first] = (await seen("seoon", id)).comments;
  const take = async () => perform(takeComment, await cast.actor("seoon"), { id, comment: first!.id }, later);
  await take();
  await expect(take()).rejects.toMatchObject({ code: "documents.comment-taken" });
  await perform(submitDocument, await cast.actor("seoon"), { id }, later);
  expect(await readers(id)).toEqual(["seoon", "junmo", "nayun", "doyun"]);
  await expect(invite(id, "yukyung")).rejects.toMatchObject({ code: "documents.consulting-over" });
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, later);
  await forgettingConsultations.run([{ id: 1n, topic: "document.changed", recordKind: "document", recordId: id, payload: {}, at: later }]);
  expect(await base.db.consultation.count({ where: { documentId: id } })).toBe(0);
  expect(await base.db.consultationComment.count({ where: { documentId: id } })).toBe(0);
  const acts = await base.db.historyEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } });
  expect(acts.filter((act) => act.act.startsWith("consult"))).toEqual([]);
  expect(acts.find((act) => act.act === "document.advice-taken")).toMatchObject({ nameKo: "박서온", reason: "정유경 정부혁신국장: 예산 근거를 더하면 좋겠습니다." });
  expect(JSON.stringify(acts, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain("남기지 않습니다");
});

test("a reaction leaves what is still a draft, and takes what a discarded one left behind", async () => {
  const [kept, gone] = [await draft(cast), await draft(cast)];
  for (const id of [kept, gone]) {
    await invite(id, "doyun");
    await comment("doyun", id, "봤습니다.");
  }
  await perform(discardDocument, await cast.actor("seoon"), { id: gone }, later);
  await forgettingConsultations.run([kept, gone].map((recordId, n) => ({ id: BigInt(n + 1), topic: "document.changed" as const, recordKind: "document", recordId, payload: {}, at: later })));
  expect(await base.db.consultationComment.groupBy({ by: ["documentId"], where: { documentId: { in: [kept, gone] } }, _count: true })).toEqual([{ documentId: kept, _count: 1 }]);
});
