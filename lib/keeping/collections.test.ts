import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayRead } from "#lib/access/rules.ts";
import { toColumn } from "#lib/time.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { statements } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { sendMemo } from "#lib/memos/commands.ts";
import { verifyTexts } from "#lib/history/texts.ts";
import { indexing } from "#lib/search/reactions.ts";
import { addToCollection, changeCollection, makeCollection, moveItem, noteItem, removeCollection, removeItem } from "#lib/keeping/collection-commands.ts";
import { addItemInput, makeCollectionInput } from "#lib/keeping/collection-input.ts";
import { listCollections, readCollection } from "#lib/keeping/collection-readings.ts";
import { moved, tokensOf } from "#lib/keeping/collection-rules.ts";
import { collectionsOf, itemsOf, openCollection } from "#lib/keeping/collections.ts";
import { collectionTexts } from "#lib/keeping/texts.ts";

let base: TestDatabase;
let cast: Cast;
let open: string;
let own: string;
let memo: string;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  open = (await decided(cast, { title: "온 나라가 보는 것", card: { scope: "government" } })).id;
  own = (await decided(cast, { title: "우리 과만 보는 것" })).id;
  memo = (await perform(sendMemo, await cast.actor("seoon"), { title: "둘만 보는 것", text: "글", postIds: [cast.post.junmo], fileIds: [] }, monday)).id;
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const make = async (who: Person, input: object = {}) => (await perform(makeCollection, await cast.actor(who), makeCollectionInput.parse({ title: "먼저 읽을 것", ...input }), monday)).id;
const add = async (who: Person, input: object) => (await perform(addToCollection, await cast.actor(who), addItemInput.parse(input), monday)).id;
const read = async (who: Person, id: string, at = monday) => ask(readCollection, await cast.actor(who, at), { id }, at);
const titles = async (who: Person, id: string) => (await read(who, id)).items.map((item) => item.title);
/** Who opens it; nobody else is told that it is there. */
async function readers(id: string, at = monday): Promise<Person[]> {
  const found: Person[] = [];
  for (const who of people) {
    const actor = await cast.actor(who, at);
    const code = await read(who, id, at).then(() => null, (error: { code: string }) => error.code);
    expect((await collectionsOf(base.db, actor)).some((line) => line.id === id), who).toBe(code === null);
    if (code === null) found.push(who);
    else expect(code).toBe("platform.not-found");
  }
  return found;
}

describe("rules", () => {
  test("a collection is its post's, and the unit's where it is shared", () => {
    const sets = { own: tokensOf({ postId: "p", departmentId: "d", shared: false }), shared: tokensOf({ postId: "p", departmentId: "d", shared: true }) };
    for (const token of ["all", "agency:a", "official:o", "post:x", "department:d"]) expect(mayRead(sets.own, [token]), token).toBe(false);
    expect([mayRead(sets.own, ["post:p"]), mayRead(sets.shared, ["department:d"]), mayRead(sets.shared, ["department:x"])]).toEqual([true, true, false]);
  });

  test.each([
    ["b", "up", { a: 4, b: 1 }],
    ["b", "down", { b: 9, c: 4 }],
    ["a", "up", {}],
    ["c", "down", {}],
    ["x", "up", {}],
  ] as const)("%s goes %s: %j", (id, to, places) => {
    const seen = [{ recordId: "a", position: 1 }, { recordId: "b", position: 4 }, { recordId: "c", position: 9 }];
    expect(Object.fromEntries(moved(seen, id, to).map((item) => [item.recordId, item.position]))).toEqual(places);
  });
});

test("is made, filled from what is found, ordered, noted, changed and removed, each an act of its history", async () => {
  const id = await make("seoon", { note: "차례대로" });
  for (const [kind, recordId, note] of [["document", own, "배경"], ["document", open, ""], ["memo", memo, "의견"], ["post", cast.post.junmo, ""]] as const) {
    if (kind === "post") await base.db.searchEntry.create({ data: { kind, recordId, seq: 0, title: "총괄팀장", text: "", url: `/posts/${recordId}`, at: monday, year: 2026, departmentNameKo: "", departmentNameEn: "", functionNameKo: "", functionNameEn: "", disclosure: "open", readers: ["all"] } });
    await add("seoon", { collectionId: id, kind, recordId, note });
  }
  expect(await titles("seoon", id)).toEqual(["우리 과만 보는 것", "온 나라가 보는 것", "둘만 보는 것", "총괄팀장"]);
  await perform(moveItem, await cast.actor("seoon"), { id, item: memo, to: "up" }, monday);
  await perform(noteItem, await cast.actor("seoon"), { id, item: memo, note: "의견부터" }, monday);
  await perform(removeItem, await cast.actor("seoon"), { id, item: own }, monday);
  const opened = await read("seoon", id);
  expect(opened).toMatchObject({ title: "먼저 읽을 것", note: "차례대로", shared: false, own: true, may: { change: null }, items: [{ title: "둘만 보는 것", note: "의견부터", kind: "memo" }, { title: "온 나라가 보는 것" }, { title: "총괄팀장" }] });
  expect(readCollection.output.parse(opened).items).toHaveLength(3);
  await perform(changeCollection, await cast.actor("seoon"), { id, title: "고친 이름", note: "", shared: true }, monday);
  expect((await ask(listCollections, await cast.actor("junmo"), {}, monday)).collections).toMatchObject([{ title: "고친 이름", own: false, shared: true, items: 3 }]);
  await perform(removeCollection, await cast.actor("seoon"), { id }, monday);
  await expect(read("seoon", id)).rejects.toMatchObject({ code: "platform.not-found" });
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "collection", recordId: id }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => act.act.split(".")[1])).toEqual(["made", "item-added", "item-added", "item-added", "item-added", "item-moved", "item-noted", "item-removed", "changed", "removed"]);
});

test("a new one is made while adding; what is wrong is told at its field", async () => {
  const id = await add("seoon", { title: "새로 모은 것", kind: "document", recordId: own });
  expect(await titles("seoon", id)).toEqual(["우리 과만 보는 것"]);
  await expect(add("seoon", { kind: "document", recordId: own })).rejects.toMatchObject({ code: "keeping.title-required", field: "title" });
  await expect(add("seoon", { collectionId: id, kind: "document", recordId: own })).rejects.toMatchObject({ code: "keeping.in-it-already", field: "collectionId" });
  await expect(add("gaon", { collectionId: id, kind: "document", recordId: open })).rejects.toMatchObject({ code: "keeping.unknown-collection", field: "collectionId" });
  await expect(make("seoon", { title: " " })).rejects.toMatchObject({ code: "keeping.title-required", field: "title" });
  await expect(perform(makeCollection, { ...(await cast.actor("seoon")), seat: null, seats: [] }, makeCollectionInput.parse({ title: "x" }), monday)).rejects.toMatchObject({ code: "keeping.no-post" });
  // What one may not read is not there, whatever kind it is called.
  await expect(add("gaon", { title: "남의 것", kind: "document", recordId: own })).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(add("gaon", { title: "남의 것", kind: "task", recordId: own })).rejects.toMatchObject({ code: "platform.not-found" });
});

test("each sees the records that they may read, and of the others nothing, not even how many", async () => {
  const id = await make("seoon", { title: "함께 볼 것", shared: true });
  for (const [kind, recordId] of [["memo", memo], ["document", own], ["document", open]] as const) await add("seoon", { collectionId: id, kind, recordId });
  // The head of the bureau has what its divisions share.
  expect(await readers(id)).toEqual(["seoon", "junmo", "doyun", "yukyung"]);
  expect(await titles("junmo", id)).toEqual(["둘만 보는 것", "우리 과만 보는 것", "온 나라가 보는 것"]);
  expect(await titles("doyun", id)).toEqual(["우리 과만 보는 것", "온 나라가 보는 것"]);
  expect((await collectionsOf(base.db, await cast.actor("doyun"))).find((line) => line.id === id)).toMatchObject({ items: 2 });
  await expect(perform(moveItem, await cast.actor("doyun"), { id, item: own, to: "up" }, monday)).rejects.toMatchObject({ code: "keeping.not-your-post" });
  for (const act of [changeCollection, removeCollection] as const) await expect(perform(act as typeof changeCollection, await cast.actor("junmo"), { id, title: "x", note: "", shared: false }, monday)).rejects.toMatchObject({ code: "keeping.not-your-post" });
  await expect(perform(removeCollection, await cast.actor("gaon"), { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await base.db.document.update({ where: { id: open }, data: { readers: ["official:nobody"] } });
  expect(await titles("doyun", id)).toEqual(["우리 과만 보는 것"]);
  await base.db.document.update({ where: { id: open }, data: { readers: ["all"] } });
});

test("what was done with a record in it is told to whoever may read that record, and to nobody else", async () => {
  const id = await make("seoon", { title: "함께 고친 것", shared: true });
  for (const [kind, recordId] of [["memo", memo], ["document", own]] as const) await add("seoon", { collectionId: id, kind, recordId });
  await perform(noteItem, await cast.actor("seoon"), { id, item: memo, note: "의견부터" }, monday);
  await perform(moveItem, await cast.actor("seoon"), { id, item: memo, to: "down" }, monday);
  await perform(removeItem, await cast.actor("seoon"), { id, item: memo }, monday);
  const told = async (who: Person) => (await openCollection(base.db, await cast.actor(who), id, monday)).acts.map((act) => act.act.split(".")[1]);
  const all = ["item-removed", "item-moved", "item-noted", "item-added", "item-added", "made"];
  expect(await told("seoon")).toEqual(all);
  expect(await told("junmo")).toEqual(all);
  expect(await told("doyun")).toEqual(["item-added", "made"]);
  const { readers: before } = await base.db.document.findUniqueOrThrow({ where: { id: own } });
  // Also its own maker is told no more of what they may no longer read.
  await base.db.document.update({ where: { id: own }, data: { readers: ["official:nobody"] } });
  expect(await told("seoon")).toEqual(["item-removed", "item-moved", "item-noted", "item-added", "made"]);
  expect(await told("doyun")).toEqual(["made"]);
  await base.db.document.update({ where: { id: own }, data: { readers: before } });
});

test("it stays with the post: a successor takes it over, who left loses it", async () => {
  const id = await make("seoon", { title: "후임에게" });
  await add("seoon", { collectionId: id, kind: "document", recordId: own });
  expect(await readers(id)).toEqual(["seoon"]);
  const until = await base.db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: toColumn("2026-11-22") } });
  const next = await base.db.appointment.create({ data: { id: crypto.randomUUID(), officialId: cast.official.ian, postId: cast.post.seoon, kind: "regular", validFrom: toColumn("2026-11-23") } });
  expect(await readers(id)).toEqual(["ian"]);
  expect((await collectionsOf(base.db, await cast.actor("ian"), cast.post.seoon)).find((line) => line.id === id)).toMatchObject({ own: true, items: 1 });
  await perform(changeCollection, await cast.actor("ian"), { id, title: "이어받은 것", note: "", shared: false }, monday);
  const act = await base.db.historyEntry.findFirstOrThrow({ where: { recordId: id, act: "collection.changed" } });
  expect(act).toMatchObject({ nameKo: "서이안", postId: cast.post.seoon });
  await base.db.appointment.delete({ where: { id: next.id } });
  await base.db.appointment.update({ where: { id: until.id }, data: { validUntil: null } });
});

test("however long it is, it is read with one statement", async () => {
  const [id] = [await make("seoon", { title: "긴 것" })];
  const actor = await cast.actor("seoon");
  for (const recordId of [own, open]) await add("seoon", { collectionId: id, kind: "document", recordId });
  expect(await statements(() => itemsOf(base.db, actor, id))).toHaveLength(1);
  expect(await statements(() => collectionsOf(base.db, actor))).toHaveLength(1);
});

test("a note that was changed past the commands is found, on the collection or on what is in it", async () => {
  expect((await verifyTexts(base.db, [collectionTexts])).bad).toBeNull();
  const id = await make("seoon", { title: "확인할 것", note: "처음부터" });
  await add("seoon", { collectionId: id, kind: "document", recordId: own, note: "먼저" });
  await perform(noteItem, await cast.actor("seoon"), { id, item: own, note: "나중" }, monday);
  expect((await verifyTexts(base.db, [collectionTexts])).bad).toBeNull();
  const place = { kind: "collection", id };
  await base.db.collectionItem.updateMany({ where: { collectionId: id }, data: { note: "먼저" } });
  expect((await verifyTexts(base.db, [collectionTexts])).bad).toEqual({ what: "text-changed", ...place, seq: 3 });
  await base.db.collectionItem.deleteMany({ where: { collectionId: id } });
  expect((await verifyTexts(base.db, [collectionTexts])).bad).toEqual({ what: "text-gone", ...place, seq: 3 });
  await base.db.collection.updateMany({ where: { id }, data: { note: "나중부터" } });
  expect((await verifyTexts(base.db, [collectionTexts])).bad).toEqual({ what: "text-changed", ...place, seq: 1 });
});
