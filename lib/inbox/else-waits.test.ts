import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, dayOf, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { statements } from "#lib/platform/statements.ts";
import { recallDocument } from "#lib/documents/acts.ts";
import { commentDraft, consult, withdrawConsultation } from "#lib/documents/consult-commands.ts";
import { readConsulting } from "#lib/documents/consult-queries.ts";
import { decided, draft, makeCast, makeOfficer, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { answerPetition, handlePetition } from "#lib/petitions/commands.ts";
import { closeYear, reviewFile } from "#lib/register/files.ts";
import { decideDisposal, destroyFile, examineFile, giveOpinion, liftHold, placeHold } from "#lib/register/disposals.ts";
import { countedFor, figureOf, readWaiting, whatWaits } from "#lib/inbox/queries.ts";

/* What waits beside documents on their way: petitions, promises, comments, and the records of a year. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await makeOfficer(cast, "ian");
});
afterAll(() => base.drop());

async function waits(who: Person, at = monday) {
  const actor = await cast.actor(who, at);
  const found = await whatWaits(base.db, actor, dayOf(at));
  expect(found.total, `${who}'s figure`).toBe(figureOf(await countedFor(base.db, actor, dayOf(at))));
  return found;
}
/** Whoever has something of this, of the whole cast. */
async function who(has: (found: Awaited<ReturnType<typeof waits>>) => boolean, at = monday): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of people) if (has(await waits(person, at))) found.push(person);
  return found;
}
async function petition(title: string, endsOn: string | null): Promise<string> {
  const id = newId(monday);
  await base.db.petition.create({
    data: { id, sourceId: id, title, content: title, category: "행정", begunOn: toColumn("2026-11-02"), endsOn: endsOn ? toColumn(endsOn) : null, departmentId: cast.department.division, departmentNameKo: "혁신기획과", departmentNameEn: "Innovation", receiptLabel: "혁신기획과 접수-1", receivedAt: monday, status: "received", listers: ["all"], readers: ["all"] },
  });
  return id;
}

describe("petitions", () => {
  test("wait for the unit that received them, the earliest day first; whoever takes one on promises its answer, and nobody else", async () => {
    const [later, sooner, undated] = [await petition("나중", "2026-12-10"), await petition("먼저", "2026-11-25"), await petition("기한 없음", null)];
    expect((await waits("seoon")).received.map((one) => [one.id, one.due])).toEqual([[sooner, "2026-11-25"], [later, "2026-12-10"], [undated, null]]);
    expect(await who((found) => found.received.length > 0)).toEqual(["seoon", "junmo", "doyun"]);
    await perform(handlePetition, await cast.actor("junmo"), { id: sooner }, monday);
    expect((await waits("seoon")).received.map((one) => one.id)).toEqual([later, undated]);
    expect(await who((found) => found.promised.some((one) => one.id === sooner))).toEqual(["junmo"]);
    expect((await waits("junmo")).promised).toMatchObject([{ kind: "petition", label: "혁신기획과 접수-1", due: "2026-11-25" }]);
    await perform(answerPetition, await cast.actor("junmo"), { id: sooner, answer: "조치했습니다." }, monday);
    expect((await waits("junmo")).promised).toEqual([]);
  });

  test("what was taken on before anybody was named for it waits for the unit", async () => {
    const id = await petition("예전 것", "2026-11-24");
    await base.db.petition.update({ where: { id }, data: { status: "handling" } });
    expect(await who((found) => found.received.some((one) => one.id === id))).toEqual(["seoon", "junmo", "doyun"]);
  });
});

test("documents with a day are promises of their writer until they are decided or come back", async () => {
  const [writing, sent] = [await draft(cast), await submitted(cast)];
  await draft(cast);
  await base.db.document.updateMany({ where: { id: writing }, data: { dueAt: new Date("2026-12-03T00:00:00Z") } });
  await base.db.document.updateMany({ where: { id: sent }, data: { dueAt: new Date("2026-11-27T00:00:00Z") } });
  expect(await who((found) => found.promised.some((one) => one.kind === "document"))).toEqual(["seoon"]);
  expect((await waits("seoon")).promised.filter((one) => one.kind === "document")).toMatchObject([{ id: sent, label: "in-approval", due: "2026-11-27" }, { id: writing, label: "draft", due: "2026-12-03" }]);
  await perform(recallDocument, await cast.actor("seoon"), { id: sent, reason: "" }, monday);
  const back = await waits("seoon");
  expect(back.promised.map((one) => one.id)).not.toContain(sent);
  expect(back.items.map((one) => one.id)).toContain(sent);
});

test("comments on a draft wait for its writer until they have been seen; what is withdrawn waits for nobody", async () => {
  const id = await draft(cast, { title: "함께 볼 초안" });
  const minute = (n: number) => new Date(monday.getTime() + n * 60_000);
  for (const whom of ["doyun", "nayun"] as const) await perform(consult, await cast.actor("seoon"), { id, postId: cast.post[whom], note: "" }, monday);
  expect((await waits("seoon")).comments).toEqual([]);
  await perform(commentDraft, await cast.actor("doyun"), { id, text: "기간을 늘립시다." }, minute(1));
  await perform(commentDraft, await cast.actor("nayun"), { id, text: "좋습니다." }, minute(2));
  expect((await waits("seoon")).comments).toMatchObject([{ id, title: "함께 볼 초안", comments: 2, nameKo: "최나윤", since: minute(2) }]);
  expect(await who((found) => found.comments.length > 0)).toEqual(["seoon"]);
  await ask(readConsulting, await cast.actor("doyun"), { id }, minute(3));
  expect((await waits("seoon")).comments).toHaveLength(1);
  const { asked } = await ask(readConsulting, await cast.actor("seoon"), { id }, minute(3));
  expect((await waits("seoon")).comments).toEqual([]);
  await perform(commentDraft, await cast.actor("doyun"), { id, text: "한 가지 더 있습니다." }, minute(4));
  expect((await waits("seoon")).comments).toMatchObject([{ comments: 1 }]);
  await perform(withdrawConsultation, await cast.actor("seoon"), { id, consultation: asked.find((one) => one.name === "한도윤")!.id }, minute(5));
  expect((await waits("seoon")).comments).toEqual([]);
});

describe("records", () => {
  const march = new Date("2029-03-02T01:00:00Z");
  const kinds = async (person: Person, at: Date) => (await waits(person, at)).records.map((one) => one.waits);

  test("a year that is over waits for the records officer, its review for the heads too, its appraisal step by step for whose turn it is", async () => {
    const when = new Date("2026-05-04T01:00:00Z");
    const { id } = await decided(cast, { at: when });
    const { recordFileId } = await base.db.document.findUniqueOrThrow({ where: { id } });
    const file = { id: recordFileId! };
    await base.db.recordFile.update({ where: file, data: { retention: 1 } });
    expect(await who((found) => found.records.length > 0)).toEqual([]);
    expect(await who((found) => found.records.length > 0, march)).toEqual(["ian"]);
    expect((await waits("ian", march)).records).toMatchObject([{ waits: "closing", unit: cast.department.division, unitKo: "혁신기획과", year: 2026, files: 1, due: null }]);
    await perform(closeYear, await cast.actor("ian", march), { unit: cast.department.division, year: 2026, carry: true }, march);
    expect(await who((found) => found.records.some((one) => one.waits === "review" && one.due === "2027-02-28"), march)).toEqual(["doyun", "yukyung", "ian"]);
    await perform(reviewFile, await cast.actor("doyun", march), { id: file.id, note: "" }, march);
    expect(await who((found) => found.records.some((one) => one.waits === "opinion"), march)).toEqual(["doyun", "yukyung"]);

    const said = { id: file.id, verdict: "dispose" as const, reason: "더 쓰이지 않음" };
    await perform(giveOpinion, await cast.actor("doyun", march), said, march);
    expect([await kinds("doyun", march), await kinds("ian", march)]).toEqual([[], ["examination"]]);
    await perform(examineFile, await cast.actor("ian", march), said, march);
    expect(await kinds("ian", march)).toEqual(["decision"]);
    await perform(decideDisposal, await cast.actor("ian", march), { ...said, members: "김하나, 이둘, 박셋", heldOn: addDays(dayOf(march), 0), retention: "" }, march);
    expect(await kinds("ian", march)).toEqual(["destruction"]);
    const hold = await perform(placeHold, await cast.actor("ian", march), { recordFileId: file.id, reason: "감사 중" }, march);
    expect(await kinds("ian", march)).toEqual([]);
    await perform(liftHold, await cast.actor("ian", march), { id: hold.id, reason: "감사 끝" }, march);
    await perform(destroyFile, await cast.actor("ian", march), { id: file.id }, march);
    expect(await kinds("ian", march)).toEqual([]);
  });
});

test("however much waits, it is read with as many statements; a program reads the same", async () => {
  const actor = await cast.actor("seoon");
  const cost = async () => (await statements(() => whatWaits(base.db, actor, dayOf(monday)))).length;
  const before = await cost();
  for (let n = 0; n < 20; n += 1) await petition(`민원 ${n}`, "2026-12-01");
  for (let n = 0; n < 5; n += 1) await base.db.document.updateMany({ where: { id: await submitted(cast) }, data: { dueAt: monday } });
  expect(await cost()).toBe(before);
  const { received, promised, records, comments, total } = await waits("seoon");
  expect(readWaiting.output.parse(await ask(readWaiting, actor, {}, monday))).toMatchObject({ total, records, promised, comments: comments.map(({ id }) => ({ id })), received: received.map(({ id, due }) => ({ id, due })) });
});
