import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { toColumn } from "#lib/time.ts";
import { saveRouteInput } from "#lib/approval/input.ts";
import { listSavedRoutes, removeSavedRoute, saveRoute } from "#lib/approval/saved-routes.ts";
import { readRouteSuggestions } from "#lib/documents/suggestions.ts";
import { decided, draft, makeCast, monday, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const keep = async (who: Person, name: string, more: object = {}) => perform(saveRoute, await cast.actor(who), saveRouteInput.parse({ name, steps: usualRoute(cast), ...more }), monday);
const kept = async (who: Person) => (await ask(listSavedRoutes, await cast.actor(who), {}, monday)).routes;
const found = async (who: Person, id: string, at = monday) => (await ask(readRouteSuggestions, await cast.actor(who, at), { id }, at)).suggestions;

test("an official keeps a route under a name and removes it; nobody else sees it", async () => {
  const { id } = await keep("seoon", "주간보고");
  expect(await kept("seoon")).toMatchObject([{ id, name: "주간보고", shared: false, removable: true, steps: [{ kind: "review", postKo: "혁신기획과 총괄팀장" }, { kind: "cooperation" }, { kind: "delegated-decision" }] }]);
  expect(await kept("junmo")).toEqual([]);
  await expect(keep("seoon", "주간보고")).rejects.toMatchObject({ code: "approval.name-taken", field: "name" });
  await keep("junmo", "주간보고");
  await expect(perform(removeSavedRoute, await cast.actor("junmo"), { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(removeSavedRoute, await cast.actor("seoon"), { id }, monday);
  expect(await kept("seoon")).toEqual([]);
  expect((await base.db.historyEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } })).map((entry) => entry.act)).toEqual(["route.saved", "route.removed"]);
});

test("a department's route is kept and removed by its head and used by all who work there", async () => {
  await expect(keep("seoon", "과 공통", { shared: true })).rejects.toMatchObject({ code: "approval.not-a-head", field: "shared" });
  const { id } = await keep("doyun", "과 공통", { shared: true, steps: usualRoute(cast).slice(0, 3) });
  expect(await kept("seoon")).toMatchObject([{ id, shared: true, removable: false }]);
  expect(await kept("gaon")).toEqual([]);
  await expect(perform(removeSavedRoute, await cast.actor("seoon"), { id }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  expect((await found("seoon", await draft(cast))).find((one) => one.source === "department")).toMatchObject({ id, label: "과 공통", removable: false });
  await perform(removeSavedRoute, await cast.actor("doyun"), { id }, monday);
});

test("a route of nothing, and one with a post that is none, are refused", async () => {
  await expect(keep("seoon", "빈 경로", { steps: usualRoute(cast).slice(0, 1) })).rejects.toMatchObject({ code: "approval.nothing-to-save" });
  await expect(keep("seoon", "없는 자리", { steps: [...usualRoute(cast).slice(0, 1), { kind: "review", postId: newId(monday) }] })).rejects.toMatchObject({ code: "approval.unknown-post", field: "steps[1]" });
});

test("all three kinds are suggested, with the posts of today; a similar document only to who may read it, each route once", async () => {
  const clause = newId(monday);
  await base.db.delegationRule.create({ data: { id: clause, agencyId: cast.agency.planning, clause: "4-2", matterKo: "혁신 제도", matterEn: "Innovation", unitTaskId: cast.taskId, level: 4, validFrom: toColumn("2024-01-01") } });
  await base.db.delegationRule.update({ where: { id: clause }, data: { validUntil: toColumn("2026-11-22") } });
  const old = await decided(cast);
  await decided(cast);
  const { id: mine } = await keep("seoon", "내 경로");
  await base.db.delegationRule.update({ where: { id: clause }, data: { validUntil: null } });
  const id = await draft(cast);
  const all = await found("seoon", id);
  expect(all.map((one) => one.source)).toEqual(["table", "own", "similar"]);
  expect(all[0]).toMatchObject({ id: clause, note: "4-2", label: "혁신 제도", steps: [{ kind: "draft" }, { kind: "review", postId: cast.post.doyun }, { kind: "delegated-decision", postId: cast.post.yukyung }], people: ["한도윤 혁신기획과장", "정유경 정부혁신국장"] });
  expect(all[1]).toMatchObject({ id: mine, steps: usualRoute(cast), dropped: [], removable: true });
  expect(all[2]).toMatchObject({ label: "시범기관 운영계획", steps: usualRoute(cast) });
  expect(old.number).not.toBeNull();
  await expect(found("doyun", id)).rejects.toMatchObject({ code: "platform.not-found" });

  // The cooperator's post ends: what was kept and what was decided leave it out and say so.
  await base.db.post.update({ where: { id: cast.post.nayun }, data: { validUntil: toColumn("2026-11-30") } });
  const december = new Date("2026-12-01T01:00:00Z");
  const later = await found("seoon", id, december);
  for (const source of ["own", "similar"]) {
    expect(later.find((one) => one.source === source)).toMatchObject({ steps: usualRoute(cast).filter((step) => step.postId !== cast.post.nayun), dropped: [{ why: "ended", post: expect.stringContaining("정보화담당") as string }] });
  }

  await base.db.document.updateMany({ where: { unitTaskId: cast.taskId, status: "approved" }, data: { readers: [`post:${cast.post.gaon}`] } });
  expect((await found("seoon", id)).map((one) => one.source)).not.toContain("similar");
});
