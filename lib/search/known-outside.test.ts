import { Prisma } from "#prisma/generated/client.ts";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { chainOf } from "#lib/documents/chain.ts";
import { citedIn } from "#lib/documents/citing.ts";
import { countedRows } from "#lib/documents/counting.ts";
import { documentEntries } from "#lib/documents/entries.ts";
import { knownDocument, titlesKnown } from "#lib/documents/known.ts";
import { decidedOfTask, registerOf } from "#lib/documents/lists.ts";
import { doneInTurn } from "#lib/documents/of-post.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { documentChoices, documentMeant, relationsOf, supersedersOf } from "#lib/documents/relation-queries.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { decided, draft, makeCast, makeOfficer, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { askAccess, declineAccess, grantAccess, withdrawAccess } from "#lib/register/access.ts";
import { accessWaiting, listAccess } from "#lib/register/access-queries.ts";
import { confirmCorrection, refuseCorrection, requestCorrection } from "#lib/register/corrections.ts";
import { exportRegister, readRegister } from "#lib/register/list.ts";
import { fileLines } from "#lib/records/files.ts";
import { withCounts } from "#lib/register/files.ts";
import { listCorrections } from "#lib/register/requests.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { knownByTitle, searchKnown } from "#lib/search/known.ts";
import { indexing } from "#lib/search/reactions.ts";
import { dayOf } from "#lib/time.ts";
import { readRelated } from "#lib/search/related-reading.ts";
import { suggestSearch } from "#lib/search/suggesting.ts";

/* 제목 공개 범위: a decided document of which every agency may know is found by its title and asked for; in no list does it stand for another agency. 문가온 is of another agency. */

let base: TestDatabase;
let cast: Cast;
let plan: { id: string; number: string | null };
const title = "갯벌 보전 시범사업 계획";
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await makeOfficer(cast, "yukyung");
  plan = await decided(cast, { title, text: "1. 철새 도래지를 조사한다.  끝." });
  await decided(cast, { title: "갯벌 조사 인력", text: "1. 철새를 센다.  끝." });
});
afterAll(() => base.drop());

const hour = (n: number) => new Date(monday.getTime() + n * 3_600_000);
const settled = async () => {
  while ((await runOutboxOnce(indexing)) > 0);
};
const told = async (who: Person, q = "갯벌") => {
  await settled();
  return (await knownByTitle(base.db, await cast.actor(who), q)).documents.map((one) => one.title).sort();
};
const opens = async (who: Person, id: string) => openDocument(base.db, await cast.actor(who), id, monday).then(() => "opens", (error: { code?: string }) => error.code);
/** 한도윤 asks for a correction, 정유경 confirms it where it waits. */
async function corrected(id: string, more: object, n = 1): Promise<string> {
  const { id: request, state } = await perform(requestCorrection, await cast.actor("doyun"), requestCorrection.input.parse({ id, reason: "다른 기관과 함께 일합니다", ...more }), hour(n));
  return state === "waiting" ? (await perform(confirmCorrection, await cast.actor("yukyung"), { id: request, reason: "" }, hour(n))).state : state;
}
const knownTo = (value: "agency" | "government", scope = "department") => ({ field: "scope", scope, knownTo: value });

test("chosen while drafting: drafts and what is under way are told to nobody, what is decided to every agency by its title alone, what is closed to none", async () => {
  const card = { knownTo: "government" as const };
  await draft(cast, { title: "물범 초안", card });
  await submitted(cast, { title: "물범 협의안", card });
  const { id, number } = await decided(cast, { title: "물범 보호 계획", text: "1. 서식지를 살핀다.  끝.", card });
  await decided(cast, { title: "물범 예산" });
  await decided(cast, { title: "물범 지도", card: { ...card, disclosure: "partly", reasons: [7] } });
  expect(await told("gaon", "물범")).toEqual(["물범 보호 계획", "물범 지도"]);
  expect(await told("ian", "물범")).toEqual(["물범 보호 계획", "물범 예산", "물범 지도"]);
  for (const q of ["서식지", "물범 서식지", "물범 dept:혁신기획과", "물범 by:박서온"]) expect(await told("gaon", q)).toEqual([]);
  const { documents } = await ask(searchKnown, await cast.actor("gaon"), { q: "물범 보호" }, monday);
  expect(documents).toEqual([{ id, title: "물범 보호 계획", number, date: "2026-11-23", department: "혁신기획과", departmentEn: "Innovation Planning", agency: "기획조정부", agencyEn: "Ministry of Planning" }]);
  expect((await ask(searchKnown, await cast.actor("ian"), { q: "물범 보호" }, monday)).documents[0]?.agency).toBeNull();
  expect((await base.db.documentVersion.findMany({ where: { documentId: id } })).map((version) => version.knownTo)).toEqual(["government"]);
  const closed = await draft(cast, { title: "물범 감사", card: { ...card, disclosure: "closed", reasons: [5] } });
  await expect(perform(submitDocument, await cast.actor("seoon"), { id: closed }, monday)).rejects.toMatchObject({ code: "documents.closed-known-inside", field: "knownTo" });
  // A program that does not say it leaves it as it is; another value is refused at its field.
  const { draftBody: _, ...row } = await base.db.document.findUniqueOrThrow({ where: { id: closed } });
  expect(row.knownTo).toBe("government");
  expect(saveDocument.input.safeParse({ id: closed, revision: 1, body: { type: "doc", content: [] }, knownTo: "everybody" }).error?.issues[0]?.path).toEqual(["knownTo"]);
  await expect(base.db.document.update({ where: { id }, data: { disclosure: "closed" } })).rejects.toThrow(/Document_knownTo_check/);
});

/** Whatever lists, names beside others, counts and finds say to somebody, the search by title and how often a line was corrected aside. */
async function lists(who: Person, open: string): Promise<string> {
  await settled();
  const { db } = base;
  const actor = await cast.actor(who);
  const unit = cast.department.division;
  const files = await fileLines(db, { departmentId: unit, year: 2026 }, "2026-11-23");
  const turn = { id: cast.appointment.doyun, officialId: cast.official.doyun, from: new Date(0), until: hour(99), othersFrom: new Date(0), othersUntil: new Date(0) };
  const exported = await ask(exportRegister, actor, exportRegister.input.parse({ unit, year: 2026 }), monday);
  const said = [
    await ask(readRegister, actor, readRegister.input.parse({ unit, year: 2026 }), monday), (await text(exported.stream)).replaceAll(/,\d+,\d*$/gm, ""), await registerOf(db, actor, unit, 2026, 1), await withCounts(db, actor, files),
    await decidedOfTask(db, actor, cast.taskId, "decide"), await countedRows(db, actor.tokens, { departmentId: unit }, "decided", { from: new Date(0), until: hour(99) }, { page: 1, size: 50 }),
    await relationsOf(db, actor, open), await chainOf(db, actor, open), [...(await supersedersOf(db, actor, Prisma.sql`select ${open}::uuid as "id", ${open}::uuid as "documentId"`))], await citedIn(db, actor, { id: open, numbers: [plan.number!], day: dayOf(hour(99)) }),
    (await documentEntries(db, [open])).map((entry) => entry.supersededFor.filter((token) => actor.tokens.includes(token))), [...(await titlesKnown(db, actor, [plan.id, open]))],
    await ask(documentChoices, actor, { q: "갯벌" }, monday), await documentMeant(db as never, actor, plan.id), await documentMeant(db as never, actor, title), await doneInTurn(db, actor, cast.post.doyun, [turn], turn, { kind: null, page: 1 }),
    await ask(listCorrections, actor, { state: "decided", page: 1 }, monday), await ask(readRelated, actor, { kind: "document", id: open }, monday), await ask(suggestSearch, actor, { q: "갯벌" }, monday),
    await ask(searchRecords, actor, searchRecords.input.parse({ q: "갯벌" }), monday), await ask(searchRecords, actor, searchRecords.input.parse({ q: "철새" }), monday),
  ];
  return JSON.stringify(said, (key, value: unknown) => (key === "corrections" || key === "seq" || key === "updatedAt" ? null : value));
}

test("changed later with its reason: it is found by its title, and no list, count or line beside another document says more to anybody", async () => {
  const followed = await draft(cast, { title: "갯벌 뒤의 계획", card: { scope: "government" } });
  await perform(relateDocument, await cast.actor("seoon"), { id: followed, other: plan.id, kind: "based-on" }, monday);
  const { id: open } = await decided(cast, { title: "갯벌 안내", card: { scope: "government" }, text: `1. 관련: ${plan.number}  끝.` });
  const superseding = await draft(cast, { title: "갯벌 새 안내", card: { scope: "department" } });
  await perform(relateDocument, await cast.actor("seoon"), { id: superseding, other: open, kind: "supersedes" }, monday);
  await perform(submitDocument, await cast.actor("seoon"), { id: superseding }, monday);
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id: superseding, opinion: "", version: 1 }, monday);
  const strangers = ["gaon", "ian", "nayun"] as const;
  const before = new Map<Person, string>();
  for (const who of strangers) before.set(who, await lists(who, open));
  expect(before.get("gaon")).toContain("갯벌 안내");
  expect(before.get("gaon")).not.toContain(title);
  expect(await told("gaon")).toEqual([]);
  expect([await corrected(plan.id, knownTo("government")), await corrected(superseding, knownTo("government"))]).toEqual(["confirmed", "confirmed"]);
  expect(await told("gaon")).toEqual(["갯벌 보전 시범사업 계획", "갯벌 새 안내"]);
  for (const who of strangers) expect(await lists(who, open), who).toBe(before.get(who));
  // Only that is told of it that a title page bears, and whatever asks for more is answered as if there were nothing.
  expect(Object.keys(await knownDocument(base.db, await cast.actor("gaon"), plan.id)).sort()).toEqual(["agencyNameEn", "agencyNameKo", "decidedAt", "departmentNameEn", "departmentNameKo", "destroyed", "disclosure", "id", "numberLabel", "readable", "title"]);
  expect(await knownDocument(base.db, await cast.actor("gaon"), plan.id)).toMatchObject({ disclosure: null, readable: false, agencyNameKo: "기획조정부" });
  expect(await knownDocument(base.db, await cast.actor("ian"), plan.id)).toMatchObject({ disclosure: "open", readable: false, agencyNameKo: null });
  expect(await opens("gaon", plan.id)).toBe("platform.not-found");
  await expect(corrected(plan.id, { field: "scope", scope: "department", knownTo: "government" })).rejects.toMatchObject({ code: "register.unchanged" });
  await expect(perform(requestCorrection, await cast.actor("gaon"), requestCorrection.input.parse({ id: plan.id, field: "title", text: "x", reason: "x" }), hour(2))).rejects.toMatchObject({ code: "platform.not-found" });
  const acts = await base.db.historyEntry.findMany({ where: { recordId: plan.id, act: { startsWith: "document.correct" } }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => [act.act, act.reason, act.before, act.after])).toEqual((["document.correction-requested", "document.corrected"] as const).map((act) => [
    act, "다른 기관과 함께 일합니다", { field: "scope", value: { scope: "department", departments: [], knownTo: "agency" } }, { field: "scope", value: { scope: "department", departments: [], knownTo: "government" } },
  ]));
});

test("an official of another agency asks: declined with a reason that is told, granted it is read, taken back it is not; every step is logged", async () => {
  const gaon = await cast.actor("gaon");
  const asks = async (n: number) => (await perform(askAccess, gaon, { id: plan.id, reason: "연안 조사를 함께 합니다" }, hour(n))).id;
  const first = await asks(3);
  const [waiting] = await accessWaiting(base.db, await cast.actor("doyun"), 10);
  expect(waiting).toMatchObject({ waits: "answer", nameKo: "문가온", departmentNameKo: "연안관리과", agencyNameKo: "해양안전청" });
  expect((await ask(listAccess, await cast.actor("yukyung"), { state: "waiting", page: 1 }, hour(3))).requests).toMatchObject([{ id: first, by: "문가온", agency: "해양안전청" }]);
  // Nobody of the asking agency answers, nor does who has no part in it.
  await expect(perform(grantAccess, gaon, { id: first, reason: "" }, hour(3))).rejects.toMatchObject({ code: "register.not-the-owner" });
  await expect(perform(grantAccess, await cast.actor("ian"), { id: first, reason: "" }, hour(3))).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(declineAccess, await cast.actor("doyun"), { id: first, reason: "조사가 끝난 뒤에 드립니다." }, hour(4));
  expect(await accessWaiting(base.db, gaon, 10)).toMatchObject([{ waits: "told", outcome: "declined", reason: "조사가 끝난 뒤에 드립니다.", title }]);
  expect(await opens("gaon", plan.id)).toBe("platform.not-found");
  const second = await asks(5);
  await perform(grantAccess, await cast.actor("doyun"), { id: second, reason: "함께 봅니다." }, hour(6));
  expect(await opens("gaon", plan.id)).toBe("opens");
  expect(await told("gaon")).toEqual(["갯벌 새 안내"]);
  expect((await ask(searchRecords, gaon, searchRecords.input.parse({ q: "도래지" }), monday)).hits.map((hit) => hit.title)).toEqual([title]);
  await perform(withdrawAccess, await cast.actor("doyun"), { id: second, reason: "조사가 끝났습니다." }, hour(7));
  expect(await opens("gaon", plan.id)).toBe("platform.not-found");
  expect(await told("gaon")).toContain(title);
  const acts = await base.db.historyEntry.findMany({ where: { recordId: plan.id, act: { startsWith: "document.access" } }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => [act.act, act.nameKo, act.reason])).toEqual([
    ["document.access-asked", "문가온", "연안 조사를 함께 합니다"], ["document.access-declined", "한도윤", "조사가 끝난 뒤에 드립니다."], ["document.access-asked", "문가온", "연안 조사를 함께 합니다"],
    ["document.access-granted", "한도윤", "함께 봅니다."], ["document.access-withdrawn", "한도윤", "조사가 끝났습니다."],
  ]);
  const reads = await base.db.readEntry.findMany({ where: { recordId: plan.id, officialId: cast.official.gaon }, orderBy: { id: "asc" } });
  expect(reads.map((read) => read.outcome)).toEqual(["refused", "refused", "read", "refused"]);
});

test("narrowed by its head it is told at once no more, nor is what was answered; closed it is its agency's again, and stays so when it is opened", async () => {
  expect(await corrected(plan.id, knownTo("agency"), 8)).toBe("narrowed");
  expect(await told("gaon")).not.toContain(title);
  const gaon = await cast.actor("gaon");
  expect(await accessWaiting(base.db, gaon, 10)).toEqual([]);
  expect((await ask(listAccess, gaon, { state: "mine", page: 1 }, hour(8))).requests).toEqual([]);
  await expect(perform(askAccess, gaon, { id: plan.id, reason: "x" }, hour(8))).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(knownDocument(base.db, gaon, plan.id)).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await corrected(plan.id, knownTo("government"), 9)).toBe("confirmed");
  expect(await corrected(plan.id, { field: "disclosure", disclosure: "closed", reasons: [5] }, 10)).toBe("narrowed");
  expect(await told("gaon")).not.toContain(title);
  expect((await base.db.document.findUniqueOrThrow({ where: { id: plan.id } })).knownTo).toBe("agency");
  await expect(corrected(plan.id, knownTo("government"), 11)).rejects.toMatchObject({ code: "register.closed-known-inside", field: "knownTo" });
  expect(await corrected(plan.id, { field: "disclosure", disclosure: "open", reasons: [] }, 12)).toBe("confirmed");
  expect(await told("gaon")).not.toContain(title);
  // Asked while it was open, and closed before it was confirmed.
  const { id: request } = await perform(requestCorrection, await cast.actor("doyun"), requestCorrection.input.parse({ id: plan.id, ...knownTo("government"), reason: "함께 합니다" }), hour(13));
  await corrected(plan.id, { field: "disclosure", disclosure: "closed", reasons: [5] }, 14);
  await expect(perform(confirmCorrection, await cast.actor("yukyung"), { id: request, reason: "" }, hour(15))).rejects.toMatchObject({ code: "register.closed-known-inside" });
  await perform(refuseCorrection, await cast.actor("yukyung"), { id: request, reason: "비공개입니다." }, hour(15));
  expect(await told("gaon")).not.toContain(title);
  expect((await verifyDocuments(base.db)).faults).toEqual([]);
});
