import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { addFunction, closeFunction, moveFunction, renameFunction } from "#lib/classification/commands.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { officesNow as now, seatOffices } from "#lib/organisation/testing/offices.ts";
import type { Offices, Person } from "#lib/organisation/testing/offices.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { nameInCharge, openUnitTask } from "./commands.ts";
import { readTaskHistory } from "./history.ts";
import { listTasks, readTask, taskEntries, tasksForPost } from "./queries.ts";

let base: TestDatabase;
let offices: Offices;
let small: string;
let task: string;
const actor = async (name: Person): Promise<Actor> => (await actorOfOfficial(base.db, offices.officials[name], now))!;
const administrator = async (agencyId: string): Promise<Actor> => ({ ...(await actor("seoon")), roles: [{ role: "administrator", agencyId }] });

beforeAll(async () => {
  base = await testDatabase();
  offices = await seatOffices(base.db);
  const admin = await administrator(offices.agency);
  let parentId: string | null = null;
  for (let level = 1; level <= 5; level += 1) parentId = (await perform(addFunction, admin, { tree: "brm", code: "1".repeat(level), parentId, nameKo: `${level}단계`, nameEn: `Level ${level}`, from: "2025-01-01" }, now)).id;
  small = parentId!;
});
afterAll(() => base.drop());

const wanted = () => ({ parentId: small, code: "111111", nameKo: "위임전결 기준 관리", nameEn: "Delegated authority", departmentId: offices.institutions, retention: 10, outline: "기준을 정한다", legalBasis: "규정 제10조", from: "2025-01-01" });

test("an administrator adds a unit task for a unit of their own agency", async () => {
  await expect(perform(openUnitTask, await actor("doyun"), wanted(), now)).rejects.toMatchObject({ code: "tasks.not-administrator" });
  const admin = await administrator(offices.agency);
  await expect(perform(openUnitTask, admin, { ...wanted(), departmentId: offices.ocean }, now)).rejects.toMatchObject({ code: "tasks.unknown-unit" });
  await expect(perform(addFunction, admin, { tree: "brm", code: "x", parentId: small, nameKo: "x", nameEn: "" }, now)).rejects.toMatchObject({ code: "classification.task-needs-unit" });
  task = (await perform(openUnitTask, admin, wanted(), now)).id;
  await expect(perform(openUnitTask, admin, wanted(), now)).rejects.toMatchObject({ code: "classification.code-taken" });
  await expect(perform(openUnitTask, admin, { ...wanted(), code: "9", parentId: task }, now)).rejects.toMatchObject({ code: "classification.wrong-level" });
  expect((await ask(readTask, await actor("bada"), { id: task }, now)).path.map((part) => part.code)).toEqual(["1", "11", "111", "1111", "11111"]);
});

test("the head of the unit names main and deputy; each day has who was in charge then", async () => {
  const head = await actor("doyun");
  await expect(perform(nameInCharge, await actor("seoon"), { id: task, postId: offices.posts.seoon, role: "main" }, now)).rejects.toMatchObject({ code: "tasks.not-head" });
  await expect(perform(nameInCharge, await actor("bada"), { id: task, postId: offices.posts.bada, role: "main" }, now)).rejects.toMatchObject({ code: "tasks.not-head" });
  await expect(perform(nameInCharge, head, { id: task, postId: offices.posts.bada, role: "main" }, now)).rejects.toMatchObject({ code: "tasks.post-of-another-unit" });
  await perform(nameInCharge, head, { id: task, postId: offices.posts.vacant, role: "main", from: "2026-01-01" }, now);
  await perform(nameInCharge, head, { id: task, postId: offices.posts.seoon, role: "main", from: "2026-11-01" }, now);
  await perform(nameInCharge, head, { id: task, postId: offices.posts.vacant, role: "deputy" }, now);
  const { people } = await ask(readTask, head, { id: task }, now);
  expect(people.map((person) => [person.role, person.holderKo, person.validFrom, person.validUntil])).toEqual([
    ["main", "박서온", "2026-11-01", null], ["main", null, "2026-01-01", "2026-10-31"], ["deputy", null, "2026-11-24", null],
  ]);
  const { acts } = await ask(readTaskHistory, await actor("bada"), { id: task }, now);
  expect(acts.filter((act) => act.act === "task.person-named").map((act) => act.name)).toEqual(["한도윤", "한도윤", "한도윤"]);
  expect(acts.some((act) => act.act === "task.opened"), "what was done to its place in the tree stands beside").toBe(true);
  await expect(ask(readTaskHistory, await actor("bada"), { id: offices.posts.bada }, now)).rejects.toMatchObject({ code: "platform.not-found" });
});

test("tasks are suggested from the post first, then from the unit; none to another unit", async () => {
  expect((await tasksForPost(base.db, await actor("seoon"), "2026-11-24")).map(({ own }) => own)).toEqual([true]);
  expect((await tasksForPost(base.db, await actor("doyun"), "2026-11-24")).map(({ own }) => own)).toEqual([false]);
  expect(await tasksForPost(base.db, await actor("bada"), "2026-11-24")).toEqual([]);
  expect((await ask(listTasks, await actor("seoon"), { mine: true }, now)).tasks).toHaveLength(1);
  expect((await ask(listTasks, await actor("seoon"), { mine: false, unit: offices.ocean }, now)).tasks).toEqual([]);
});

test("search finds a task by its words and path", async () => {
  expect((await taskEntries(base.db, [task, offices.agency], "2026-11-24"))[0]).toMatchObject({ title: "위임전결 기준 관리", departmentNameKo: "행정제도과", readers: ["all"], path: expect.arrayContaining(["5단계"]) });
});

test("what is unknown is not found", async () => {
  await expect(ask(readTask, await actor("seoon"), { id: offices.agency }, now)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(nameInCharge, await actor("doyun"), { id: offices.agency, postId: offices.posts.seoon, role: "main" }, now)).rejects.toMatchObject({ code: "platform.not-found" });
});

test("a unit task is renamed, moved and closed by an administrator of the agency whose unit does it; what stands above by any", async () => {
  const foreign = await administrator((await base.db.department.findUniqueOrThrow({ where: { id: offices.ocean } })).agencyId);
  const admin = await administrator(offices.agency);
  const other = await perform(addFunction, foreign, { tree: "brm", code: "11112", parentId: (await parentOf(small))!, nameKo: "다른 소기능", nameEn: "", from: "2025-01-01" }, now);
  const acts = (who: Actor) => [
    () => perform(renameFunction, who, { id: task, nameKo: "위임전결 관리", nameEn: "", from: "2026-11-24" }, now),
    () => perform(moveFunction, who, { id: task, parentId: other.id, from: "2026-11-24" }, now),
    () => perform(closeFunction, who, { id: task, until: "2026-12-31", reason: "" }, now),
  ];
  for (const act of acts(foreign)) await expect(act()).rejects.toMatchObject({ code: "classification.task-of-another-agency" });
  for (const act of acts(admin)) expect(await act()).toEqual({ id: task });
  await perform(renameFunction, foreign, { id: small, nameKo: "함께 쓰는 소기능", nameEn: "", from: "2026-11-24" }, now);
});

const parentOf = async (id: string) => (await base.db.functionNodeVersion.findFirstOrThrow({ where: { nodeId: id } })).parentId;
