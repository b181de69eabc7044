import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import { byId, changeInput, lookOutput, saveInput } from "#lib/keeping/input.ts";
import { lookedAt } from "#lib/keeping/finds.ts";
import { asksFor, mayOf, mostSaved, refusals } from "#lib/keeping/rules.ts";
import type { Alert } from "#lib/keeping/rules.ts";
import type { SavedSearch } from "#prisma/generated/client.ts";

declareRefusals("keeping", refusals);

export const saveSearch = operation({
  name: "keeping.save-search",
  address: "POST /api/v1/saved-searches",
  summary: { ko: "검색을 이름을 붙여 저장합니다", en: "Keep a search under a name, with or without an alert" },
  input: saveInput,
  output: byId,
  refusals: ["keeping.name-required", "keeping.name-taken", "keeping.says-nothing", "keeping.no-unit", "keeping.kept-enough"],
  act: "saved-search.saved",
  status: 201,
  async run({ tx, actor, now }, { name, alert, shared, ...question }) {
    if (!asksFor(question)) throw new Refusal("keeping.says-nothing", {}, "q");
    await nameIsFree(tx, actor, name, null);
    if ((await tx.savedSearch.count({ where: { officialId: actor.officialId } })) >= mostSaved) throw new Refusal("keeping.kept-enough", { most: mostSaved });
    const id = newId(now);
    const unit = unitOf(actor, shared);
    await tx.savedSearch.createMany({ data: [{ id, officialId: actor.officialId, ownerNameKo: actor.nameKo, ownerNameEn: actor.nameEn, name, question, alert: "none", known: [], createdAt: now, ...unit }] });
    await setAlert(tx, id, "none", alert);
    await record(tx, { actor, at: now, act: "saved-search.saved", record: { kind: "saved-search", id }, after: { name, alert, shared, question } });
    return { id };
  },
});

export const changeSavedSearch = operation({
  name: "keeping.change-search",
  address: "POST /api/v1/saved-searches/:id/changes",
  summary: { ko: "저장한 검색의 이름, 알림, 함께 쓰기를 바꿉니다", en: "Change the name, alert and sharing of a saved search" },
  input: changeInput,
  output: byId,
  refusals: ["platform.not-found", "keeping.not-the-owner", "keeping.name-required", "keeping.name-taken", "keeping.no-unit"],
  act: "saved-search.changed",
  async run({ tx, actor, now }, { id, name, alert, shared }) {
    const row = await loadOwn(tx, actor, id);
    await nameIsFree(tx, actor, name, id);
    // What is shared stays with the unit in which it was shared, wherever its owner went.
    const unit = shared && row.departmentId !== null ? {} : unitOf(actor, shared);
    await tx.savedSearch.updateMany({ where: { id }, data: { name, ...unit } });
    await setAlert(tx, id, row.alert as Alert, alert);
    await record(tx, { actor, at: now, act: "saved-search.changed", record: { kind: "saved-search", id }, before: { name: row.name, alert: row.alert, shared: row.departmentId !== null }, after: { name, alert, shared } });
    return { id };
  },
});

export const removeSavedSearch = operation({
  name: "keeping.remove-search",
  address: "POST /api/v1/saved-searches/:id/removals",
  summary: { ko: "저장한 검색을 지웁니다", en: "Remove a saved search" },
  input: byId,
  output: byId,
  refusals: ["platform.not-found", "keeping.not-the-owner"],
  act: "saved-search.removed",
  async run({ tx, actor, now }, { id }) {
    const row = await loadOwn(tx, actor, id);
    await tx.savedFind.deleteMany({ where: { searchId: id } });
    await tx.savedSearch.deleteMany({ where: { id } });
    await record(tx, { actor, at: now, act: "saved-search.removed", record: { kind: "saved-search", id }, before: { name: row.name } });
    return { id };
  },
});

/** Opening a saved search does the same; this is for seeing its finds in My day alone. */
export const lookAtSavedSearch = operation({
  name: "keeping.look-at-search",
  address: "POST /api/v1/saved-searches/:id/looks",
  summary: { ko: "저장한 검색이 새로 찾은 것을 봤다고 적습니다", en: "Say that what a saved search newly found was looked at" },
  input: byId,
  output: lookOutput,
  refusals: ["platform.not-found", "keeping.not-the-owner"],
  act: "saved-search.looked",
  async run({ tx, actor, now }, { id }) {
    await loadOwn(tx, actor, id);
    const looked = (await lookedAt(tx, actor, id)).length;
    await record(tx, { actor, at: now, act: "saved-search.looked", record: { kind: "saved-search", id } });
    return { id, looked };
  },
});

/** Locks a saved search for its owner; whoever does not even see it learns nothing of it. */
async function loadOwn(tx: Tx, actor: Actor, id: string): Promise<SavedSearch> {
  const [row] = await tx.$queryRaw<SavedSearch[]>`select * from "SavedSearch" where "id" = ${id}::uuid for update`;
  const sees = row && (row.officialId === actor.officialId || actor.seats.some((seat) => seat.departmentId === row.departmentId));
  if (!sees) throw notFound();
  const { change } = mayOf(row.officialId, actor.officialId);
  if (change) throw new Refusal(change.refused);
  return row;
}

async function nameIsFree(tx: Tx, actor: Actor, name: string, own: string | null): Promise<void> {
  if (name === "") throw new Refusal("keeping.name-required", {}, "name");
  const same = await tx.savedSearch.findUnique({ where: { officialId_name: { officialId: actor.officialId, name } }, select: { id: true } });
  if (same && same.id !== own) throw new Refusal("keeping.name-taken", { name }, "name");
}

/** The unit that sees it too: that of the seat in which its owner acts. */
function unitOf({ seat }: Actor, shared: boolean) {
  if (!shared) return { departmentId: null, departmentNameKo: "", departmentNameEn: "" };
  if (!seat) throw new Refusal("keeping.no-unit", {}, "shared");
  return { departmentId: seat.departmentId, departmentNameKo: seat.departmentNameKo, departmentNameEn: seat.departmentNameEn };
}

/** From when on is told what is new: from now on, by the clock of the database, when it was not told before. */
async function setAlert(tx: Tx, id: string, before: Alert, alert: Alert): Promise<void> {
  if (alert === before) return;
  if (alert !== "none" && before !== "none") {
    await tx.savedSearch.updateMany({ where: { id }, data: { alert } });
    return;
  }
  await tx.savedFind.deleteMany({ where: { searchId: id } });
  await tx.$executeRaw`
    update "SavedSearch" set "alert" = ${alert}, "since" = case when ${alert} = 'none' then null else clock_timestamp() end, "checkedAt" = null, "checkedOn" = null, "known" = '{}', "floor" = null
    where "id" = ${id}::uuid`;
}
