import { mayRead } from "#lib/access/rules.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor, ActorSeat } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { addItemInput, byId, changeCollectionInput, itemInput, makeCollectionInput, moveItemInput, noteItemInput } from "#lib/keeping/collection-input.ts";
import { collectionRefusals, mayOfCollection, most, moved, tokensOf } from "#lib/keeping/collection-rules.ts";
import { itemsOf, recordShown } from "#lib/keeping/collections.ts";
import type { Collection } from "#prisma/generated/client.ts";

declareRefusals("keeping", collectionRefusals);

export const makeCollection = operation({
  name: "keeping.make-collection",
  address: "POST /api/v1/collections",
  summary: { ko: "모음을 만듭니다", en: "Make a collection of records" },
  input: makeCollectionInput,
  output: byId,
  refusals: ["keeping.no-post", "keeping.title-required", "keeping.holds-enough"],
  act: "collection.made",
  status: 201,
  async run({ tx, actor, now }, { title, note, shared }) {
    return { id: await make(tx, actor, now, { title, note, shared }) };
  },
});

async function make(tx: Tx, actor: Actor, now: Date, { title, note, shared }: { title: string; note: string; shared: boolean }): Promise<string> {
  const seat = actor.seat;
  if (!seat) throw new Refusal("keeping.no-post");
  if (title === "") throw new Refusal("keeping.title-required", {}, "title");
  if ((await tx.collection.count({ where: { postId: seat.postId } })) >= most.collections) throw new Refusal("keeping.holds-enough", { most: most.collections });
  const id = newId(now);
  const { postId, departmentId, postNameKo, postNameEn, departmentNameKo, departmentNameEn } = seat;
  await tx.collection.createMany({ data: [{ id, postId, departmentId, postNameKo, postNameEn, departmentNameKo, departmentNameEn, makerNameKo: actor.nameKo, makerNameEn: actor.nameEn, title, note, shared, createdAt: now, changedAt: now, ...tokensOf({ postId, departmentId, shared }) }] });
  await record(tx, { actor, at: now, act: "collection.made", record: { kind: "collection", id }, after: { title, shared }, text: note });
  return id;
}

interface Loaded {
  row: Collection;
  /** The actor in the seat to which the collection belongs. */
  as: Actor;
}

/** Locks a collection for a change by whoever holds its post; whoever may not read it learns nothing of it. */
async function load(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
  const [row] = await tx.$queryRaw<Collection[]>`select * from "Collection" where "id" = ${id}::uuid for update`;
  if (!row || !mayRead(row, actor.tokens)) throw notFound();
  const { change } = mayOfCollection(row.postId, actor.seats.map((seat) => seat.postId));
  if (change) throw new Refusal(change.refused);
  return { row, as: { ...actor, seat: actor.seats.find((seat): seat is ActorSeat => seat.postId === row.postId) ?? actor.seat } };
}

export const changeCollection = operation({
  name: "keeping.change-collection",
  address: "POST /api/v1/collections/:id/changes",
  summary: { ko: "모음의 이름, 설명, 함께 보기를 바꿉니다", en: "Change the title, note and sharing of a collection" },
  input: changeCollectionInput,
  output: byId,
  refusals: ["platform.not-found", "keeping.not-your-post", "keeping.title-required"],
  act: "collection.changed",
  async run({ tx, actor, now }, { id, title, note, shared }) {
    const { row, as } = await load(tx, actor, id);
    if (title === "") throw new Refusal("keeping.title-required", {}, "title");
    await tx.collection.updateMany({ where: { id }, data: { title, note, shared, changedAt: now, ...tokensOf({ ...row, shared }) } });
    await record(tx, { actor: as, at: now, act: "collection.changed", record: { kind: "collection", id }, before: { title: row.title, shared: row.shared }, after: { title, shared }, text: note });
    return { id };
  },
});

export const removeCollection = operation({
  name: "keeping.remove-collection",
  address: "POST /api/v1/collections/:id/removals",
  summary: { ko: "모음을 지웁니다. 담긴 기록은 그대로 있습니다", en: "Remove a collection; its records stay where they are" },
  input: byId,
  output: byId,
  refusals: ["platform.not-found", "keeping.not-your-post"],
  act: "collection.removed",
  async run({ tx, actor, now }, { id }) {
    const { row, as } = await load(tx, actor, id);
    await tx.collectionItem.deleteMany({ where: { collectionId: id } });
    await tx.collection.deleteMany({ where: { id } });
    await record(tx, { actor: as, at: now, act: "collection.removed", record: { kind: "collection", id }, before: { title: row.title } });
    return { id };
  },
});

/** Into a collection that is there, or into a new one of the name given. */
export const addToCollection = operation({
  name: "keeping.add-item",
  address: "POST /api/v1/collection-items",
  summary: { ko: "기록을 모음에 담습니다", en: "Add a record to a collection, or to a new one" },
  input: addItemInput,
  /** The collection's id. */
  output: byId,
  refusals: ["platform.not-found", "keeping.no-post", "keeping.title-required", "keeping.unknown-collection", "keeping.in-it-already", "keeping.holds-enough", "keeping.not-your-post"],
  act: ["collection.item-added", "collection.made"],
  status: 201,
  async run({ tx, actor, now }, { collectionId, title, kind, recordId, note }) {
    if (!(await recordShown(tx, actor, kind, recordId))) throw notFound();
    const id = collectionId || (await make(tx, actor, now, { title, note: "", shared: false }));
    const { as } = await load(tx, actor, id).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === "platform.not-found" ? new Refusal("keeping.unknown-collection", {}, "collectionId") : error;
    });
    const held = await tx.collectionItem.findMany({ where: { collectionId: id }, select: { recordId: true, position: true } });
    if (held.some((item) => item.recordId === recordId)) throw new Refusal("keeping.in-it-already", {}, "collectionId");
    if (held.length >= most.items) throw new Refusal("keeping.holds-enough", { most: most.items });
    const position = Math.max(0, ...held.map((item) => item.position)) + 1;
    await tx.collectionItem.createMany({ data: [{ collectionId: id, kind, recordId, position, note, addedAt: now, adderNameKo: actor.nameKo, adderNameEn: actor.nameEn }] });
    await changed(tx, as, now, id, "collection.item-added", { kind, recordId }, note);
    return { id };
  },
});

async function changed(tx: Tx, actor: Actor, now: Date, id: string, act: string, after: { kind: string; recordId: string }, text?: string): Promise<void> {
  await tx.collection.updateMany({ where: { id }, data: { changedAt: now } });
  await record(tx, { actor, at: now, act, record: { kind: "collection", id }, after, ...(text === undefined ? {} : { text }) });
}

/** An item as its changer sees it: what they may not read is not there for them. */
async function loadItem(tx: Tx, actor: Actor, id: string, recordId: string) {
  const { as } = await load(tx, actor, id);
  const items = await itemsOf(tx, actor, id);
  const item = items.find((one) => one.recordId === recordId);
  if (!item) throw notFound();
  return { as, items, item };
}

export const noteItem = operation({
  name: "keeping.note-item",
  address: "POST /api/v1/collections/:id/items/:item/notes",
  summary: { ko: "모음에 담긴 기록에 설명을 적습니다", en: "Write the note of a record in a collection" },
  input: noteItemInput,
  output: itemInput,
  refusals: ["platform.not-found", "keeping.not-your-post"],
  act: "collection.item-noted",
  async run({ tx, actor, now }, { id, item: recordId, note }) {
    const { as, item } = await loadItem(tx, actor, id, recordId);
    await tx.collectionItem.updateMany({ where: { collectionId: id, recordId }, data: { note } });
    await changed(tx, as, now, id, "collection.item-noted", { kind: item.kind, recordId }, note);
    return { id, item: recordId };
  },
});

export const moveItem = operation({
  name: "keeping.move-item",
  address: "POST /api/v1/collections/:id/items/:item/moves",
  summary: { ko: "모음에 담긴 기록의 차례를 바꿉니다", en: "Move a record up or down in a collection" },
  input: moveItemInput,
  output: itemInput,
  refusals: ["platform.not-found", "keeping.not-your-post"],
  act: "collection.item-moved",
  async run({ tx, actor, now }, { id, item: recordId, to }) {
    const { as, items, item } = await loadItem(tx, actor, id, recordId);
    const places = moved(items, recordId, to);
    for (const place of places) await tx.collectionItem.updateMany({ where: { collectionId: id, recordId: place.recordId }, data: { position: place.position } });
    await changed(tx, as, now, id, "collection.item-moved", { kind: item.kind, recordId });
    return { id, item: recordId };
  },
});

export const removeItem = operation({
  name: "keeping.remove-item",
  address: "POST /api/v1/collections/:id/items/:item/removals",
  summary: { ko: "모음에서 기록을 뺍니다", en: "Take a record out of a collection" },
  input: itemInput,
  output: itemInput,
  refusals: ["platform.not-found", "keeping.not-your-post"],
  act: "collection.item-removed",
  async run({ tx, actor, now }, { id, item: recordId }) {
    const { as, item } = await loadItem(tx, actor, id, recordId);
    await tx.collectionItem.deleteMany({ where: { collectionId: id, recordId } });
    await changed(tx, as, now, id, "collection.item-removed", { kind: item.kind, recordId });
    return { id, item: recordId };
  },
});
