import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf, toColumn } from "#lib/time.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { announce } from "#lib/platform/outbox.ts";
import { decided, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { countedFor, figureOf, whatWaits } from "#lib/inbox/queries.ts";
import { answerMemo, sendMemo } from "#lib/memos/commands.ts";
import { indexing } from "#lib/search/reactions.ts";
import { changeSavedSearch, lookAtSavedSearch, removeSavedSearch, saveSearch } from "#lib/keeping/commands.ts";
import { findsWaiting, lookForFinds } from "#lib/keeping/finds.ts";
import { saveInput } from "#lib/keeping/input.ts";
import { arriving } from "#lib/keeping/reactions.ts";
import { listSavedSearches, readSavedFinds } from "#lib/keeping/readings.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const tuesday = new Date(monday.getTime() + 24 * 3_600_000);
const save = async (who: Person, input: object) => (await perform(saveSearch, await cast.actor(who), saveInput.parse(input), monday)).id;
const list = async (who: Person) => (await ask(listSavedSearches, await cast.actor(who), {}, monday)).searches;
/** The worker takes up what was announced, and looks for what alerts newly find. */
async function worked(at = monday): Promise<void> {
  while ((await runOutboxOnce([...indexing, arriving])) > 0);
  await lookForFinds(base.db, at, 0);
}
/** What each of the cast is told of a word in My day. */
async function told(title: string, at = monday): Promise<Partial<Record<Person, string[]>>> {
  const found: Partial<Record<Person, string[]>> = {};
  for (const who of people) {
    const actor = await cast.actor(who, at);
    const { finds, total } = await whatWaits(base.db, actor, dayOf(at));
    expect(figureOf(await countedFor(base.db, actor, dayOf(at))), who).toBe(total);
    const mine = finds.filter((one) => one.finds.some((find) => find.title.includes(title)));
    if (mine.length > 0) found[who] = mine.map((one) => one.name);
  }
  return found;
}

describe("a search is kept", () => {
  test("with all its conditions, listed for its owner alone, renamed, removed", async () => {
    const id = await save("seoon", { name: "예산 문서", q: "예산", kind: ["document"], year: ["2026"], scope: "predecessors", sort: "date" });
    expect(await list("seoon")).toMatchObject([{ id, name: "예산 문서", alert: "none", shared: false, own: true, fresh: 0, address: `/search?q=%EC%98%88%EC%82%B0&scope=predecessors&sort=date&saved=${id}&kind=document&year=2026` }]);
    expect(listSavedSearches.output.parse({ searches: await list("seoon") }).searches).toHaveLength(1);
    expect(await list("junmo")).toEqual([]);
    await perform(changeSavedSearch, await cast.actor("seoon"), { id, name: "올해 예산", alert: "none", shared: false }, monday);
    expect(await list("seoon")).toMatchObject([{ name: "올해 예산" }]);
    for (const act of [changeSavedSearch, removeSavedSearch, lookAtSavedSearch] as const) {
      await expect(perform(act as typeof changeSavedSearch, await cast.actor("junmo"), { id, name: "남의 것", alert: "none", shared: false }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    }
    await perform(removeSavedSearch, await cast.actor("seoon"), { id }, monday);
    expect(await list("seoon")).toEqual([]);
    const acts = await base.db.historyEntry.findMany({ where: { recordKind: "saved-search", recordId: id }, orderBy: { seq: "asc" } });
    expect(acts.map((act) => act.act)).toEqual(["saved-search.saved", "saved-search.changed", "saved-search.removed"]);
  });

  test("what is missing is told at its field", async () => {
    await expect(save("seoon", { q: "예산" })).rejects.toMatchObject({ code: "keeping.name-required", field: "name" });
    await expect(save("seoon", { name: "빈 것" })).rejects.toMatchObject({ code: "keeping.says-nothing", field: "q" });
    const id = await save("seoon", { name: "하나", q: "예산" });
    await expect(save("seoon", { name: "하나", q: "결산" })).rejects.toMatchObject({ code: "keeping.name-taken", field: "name" });
    await save("junmo", { name: "하나", q: "결산" });
    await perform(changeSavedSearch, await cast.actor("seoon"), { id, name: "하나", alert: "none", shared: false }, monday);
    const nobody = { ...(await cast.actor("seoon")), seat: null, seats: [] };
    await expect(perform(saveSearch, nobody, saveInput.parse({ name: "둘", q: "예산", shared: true }), monday)).rejects.toMatchObject({ code: "keeping.no-unit", field: "shared" });
    await base.db.savedSearch.deleteMany();
  });

  test("shared with the unit, it is seen and used there; its owner alone changes it", async () => {
    const id = await save("seoon", { name: "우리 과 것", q: "연안", shared: true });
    const seen = [];
    for (const who of people) if ((await list(who)).some((one) => one.id === id)) seen.push(who);
    expect(seen).toEqual(["seoon", "junmo", "doyun"]);
    expect(await list("junmo")).toMatchObject([{ own: false, owner: "박서온", unit: "혁신기획과", shared: true }]);
    await expect(perform(removeSavedSearch, await cast.actor("junmo"), { id }, monday)).rejects.toMatchObject({ code: "keeping.not-the-owner" });
    await expect(perform(changeSavedSearch, await cast.actor("nayun"), { id, name: "x", alert: "none", shared: false }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await perform(changeSavedSearch, await cast.actor("seoon"), { id, name: "우리 과 것", alert: "none", shared: false }, monday);
    expect(await list("junmo")).toEqual([]);
    await base.db.savedSearch.deleteMany();
  });
});

describe("an alert", () => {
  test("tells its owner alone of what is newly found, once, until they look", async () => {
    await decided(cast, { title: "가로등 교체 계획" });
    await worked();
    const id = await save("junmo", { name: "가로등", q: "가로등", alert: "at-once" });
    await save("gaon", { name: "남의 가로등", q: "가로등", alert: "at-once" });
    await save("doyun", { name: "알림 없는 가로등", q: "가로등" });
    await worked();
    expect(await told("가로등")).toEqual({});
    await decided(cast, { title: "가로등 밝기 조정" });
    await decided(cast, { title: "보도 정비" });
    await worked();
    // 문가온 may not read what 혁신기획과 decided for itself.
    expect(await told("가로등")).toEqual({ junmo: ["가로등"] });
    expect(await told("보도")).toEqual({});
    expect((await list("junmo")).find((one) => one.id === id)).toMatchObject({ fresh: 1 });
    const answer = readSavedFinds.output.parse(await ask(readSavedFinds, await cast.actor("junmo"), { id }, monday));
    expect(answer.count).toBe(1);
    expect(answer.finds).toMatchObject([{ title: "가로등 밝기 조정", kind: "document" }]);
    await expect(ask(readSavedFinds, await cast.actor("gaon"), { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await worked();
    expect(await ask(readSavedFinds, await cast.actor("junmo"), { id }, monday)).toMatchObject({ finds: [{}] });
    expect(await perform(lookAtSavedSearch, await cast.actor("junmo"), { id }, monday)).toEqual({ id, looked: 1 });
    expect(await told("가로등")).toEqual({});
    // What was told is known: that it changes is nothing new.
    const known = await base.db.document.findFirstOrThrow({ where: { title: "가로등 밝기 조정" } });
    await base.db.$transaction((tx) => announce(tx, { topic: "document.changed", record: { kind: "document", id: known.id }, at: monday }));
    await worked();
    expect(await told("가로등")).toEqual({});
  });

  test("a record that comes to hold the words, or comes to be readable, is a new find", async () => {
    await save("junmo", { name: "수거차", q: "수거차", alert: "at-once" });
    const { id } = await perform(sendMemo, await cast.actor("seoon"), { title: "은행나무 낙엽", text: "청소 일정입니다.", postIds: [cast.post.junmo], fileIds: [] }, monday);
    await worked();
    expect(await told("은행나무")).toEqual({});
    await perform(answerMemo, await cast.actor("junmo"), { id, text: "낙엽 수거차를 늘립시다." }, monday);
    await worked();
    expect(await told("은행나무")).toEqual({ junmo: ["수거차"] });
  });

  test("holds all the words that were asked for, not only some of them", async () => {
    await save("junmo", { name: "두 말", q: "수달 서식지", alert: "at-once" });
    await decided(cast, { title: "서식지 조사" });
    await worked();
    expect(await told("서식지")).toEqual({});
    await decided(cast, { title: "수달 서식지 보전" });
    await worked();
    expect(await told("수달")).toEqual({ junmo: ["두 말"] });
  });

  test("never tells of what its owner may no longer read, even before the index knows", async () => {
    await save("junmo", { name: "자전거", q: "자전거", alert: "at-once" });
    await save("seoon", { name: "내 자전거", q: "자전거", alert: "at-once" });
    const { id } = await decided(cast, { title: "자전거 도로 계획" });
    await worked();
    expect(await told("자전거")).toEqual({ seoon: ["내 자전거"], junmo: ["자전거"] });
    const seat = await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: toColumn("2026-11-23") } });
    expect(await told("자전거", tuesday)).toEqual({ seoon: ["내 자전거"] });
    await base.db.appointment.update({ where: { id: seat.id }, data: { validUntil: null } });
    await base.db.document.update({ where: { id }, data: { readers: ["official:nobody"], listers: ["official:nobody"] } });
    expect(await told("자전거")).toEqual({});
    expect((await ask(listSavedSearches, await cast.actor("junmo"), {}, monday)).searches.every((one) => one.fresh === 0 || one.name !== "자전거")).toBe(true);
  });

  test("looking at it counts what its owner may read of what was new, and nothing else", async () => {
    const id = await save("junmo", { name: "벤치", q: "벤치", alert: "at-once" });
    await worked();
    const hidden = (await decided(cast, { title: "벤치 철거" })).id;
    await decided(cast, { title: "벤치 설치" });
    await worked();
    expect(await told("벤치")).toEqual({ junmo: ["벤치"] });
    await base.db.document.update({ where: { id: hidden }, data: { readers: ["official:nobody"], listers: ["official:nobody"] } });
    expect(await perform(lookAtSavedSearch, await cast.actor("junmo"), { id }, monday)).toEqual({ id, looked: 1 });
    expect(await base.db.savedFind.count({ where: { searchId: id } })).toBe(0);
  });

  test("once a day tells on the next day, at once tells with the next round", async () => {
    await save("junmo", { name: "하루 한 번", q: "분수대", alert: "daily" });
    const both = await save("junmo", { name: "바로", q: "분수대", alert: "at-once" });
    await worked();
    await decided(cast, { title: "분수대 수리" });
    await worked();
    expect(await told("분수대")).toEqual({ junmo: ["바로"] });
    await worked(tuesday);
    expect((await told("분수대", tuesday)).junmo?.sort()).toEqual(["바로", "하루 한 번"]);
    // Told no more, it forgets what it found; told again, it begins with what is there.
    for (const alert of ["none", "at-once"] as const) await perform(changeSavedSearch, await cast.actor("junmo"), { id: both, name: "바로", alert, shared: false }, tuesday);
    await worked(tuesday);
    expect(await told("분수대", tuesday)).toEqual({ junmo: ["하루 한 번"] });
  });

  test("what arrived between saving and the worker's next round is new", async () => {
    await decided(cast, { title: "온실 보수" });
    await worked();
    await save("junmo", { name: "온실", q: "온실", alert: "at-once" });
    const { id } = await decided(cast, { title: "온실 난방" });
    await worked();
    const actor = await cast.actor("junmo");
    expect((await findsWaiting(base.db, actor)).find((one) => one.name === "온실")?.finds.map((find) => find.recordId)).toEqual([id]);
  });

  test("a search that finds more than is known of it tells of later records alone", async () => {
    const id = await save("junmo", { name: "많은 것", q: "표지판", alert: "at-once" });
    await worked();
    await base.db.savedSearch.update({ where: { id }, data: { floor: new Date("2026-11-20") } });
    await decided(cast, { title: "표지판 옛것", at: new Date("2026-11-02T01:00:00Z") });
    await decided(cast, { title: "표지판 새것" });
    await worked();
    expect((await ask(readSavedFinds, await cast.actor("junmo"), { id }, monday)).finds.map((find) => find.title)).toEqual(["표지판 새것"]);
  });

  test("names the latest of many finds and counts them all, in one statement", async () => {
    const id = await save("junmo", { name: "아주 많은 것", q: "없는말", alert: "at-once" });
    for (let n = 0; n < 60; n++) {
      const recordId = crypto.randomUUID();
      await base.db.searchEntry.create({ data: { kind: "department", recordId, seq: 0, title: `부서 ${n}`, text: "", url: `/departments/${recordId}`, at: monday, year: 2026, departmentNameKo: "", departmentNameEn: "", functionNameKo: "", functionNameEn: "", disclosure: "open", readers: ["all"] } });
      await base.db.savedFind.create({ data: { searchId: id, kind: "department", recordId, foundAt: monday } });
    }
    const actor = await cast.actor("junmo");
    expect(await statements(() => findsWaiting(base.db, actor))).toHaveLength(1);
    const mine = (await findsWaiting(base.db, actor)).find((one) => one.id === id)!;
    expect([mine.count, mine.finds.length]).toEqual([60, 50]);
    expect((await list("junmo")).find((one) => one.id === id)).toMatchObject({ fresh: 60 });
  });
});
