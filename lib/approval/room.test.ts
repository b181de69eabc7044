import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { addDelegationRule, endDelegationRule, readDelegationRules } from "#lib/approval/commands.ts";
import { addRuleInput } from "#lib/approval/input.ts";
import { delegationFor } from "#lib/approval/delegation.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await base.db.roleGrant.create({ data: { id: crypto.randomUUID(), officialId: cast.official.ian, agencyId: cast.agency.planning, role: "administrator", validFrom: toColumn("2024-01-01") } });
});
afterAll(() => base.drop());

const rule = (more: object = {}) => addRuleInput.parse({ clause: "3-2", matterKo: "일반 사항", level: 3, validFrom: "2026-11-23", ...more });

test("an administrator adds a clause, the route follows it, everyone of the agency sees it, and it ends", async () => {
  const admin = await cast.actor("ian");
  const { id } = await perform(addDelegationRule, admin, rule(), monday);
  expect(await delegationFor(base.db, cast.agency.planning, cast.taskId, "2026-11-23")).toMatchObject({ id, clause: "3-2", level: 3 });
  expect((await ask(readDelegationRules, await cast.actor("seoon"), {}, monday)).rules).toMatchObject([{ id, clause: "3-2" }]);
  expect((await ask(readDelegationRules, await cast.actor("gaon"), {}, monday)).rules).toEqual([]);
  await expect(perform(addDelegationRule, admin, rule(), monday)).rejects.toMatchObject({ code: "approval.clause-taken", field: "clause" });
  await expect(perform(endDelegationRule, admin, { id, lastDay: "2026-01-01" }, monday)).rejects.toMatchObject({ code: "approval.ends-before-it-begins", field: "lastDay" });
  await perform(endDelegationRule, admin, { id, lastDay: "2026-11-30" }, monday);
  expect(await delegationFor(base.db, cast.agency.planning, cast.taskId, "2026-12-01")).toBeNull();
  expect((await base.db.historyEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } })).map((entry) => entry.act)).toEqual(["delegation.added", "delegation.ended"]);
});

test("a task's own clause goes before the general one", async () => {
  const admin = await cast.actor("ian");
  await perform(addDelegationRule, admin, rule({ clause: "1" }), monday);
  await perform(addDelegationRule, admin, rule({ clause: "9", unitTaskId: cast.taskId, level: 4 }), monday);
  expect(await delegationFor(base.db, cast.agency.planning, cast.taskId, "2026-11-23")).toMatchObject({ clause: "9", level: 4 });
  expect(await delegationFor(base.db, cast.agency.planning, null, "2026-11-23")).toMatchObject({ clause: "1" });
});

test("nobody else edits the table; another agency's clause is not found", async () => {
  await expect(perform(addDelegationRule, await cast.actor("seoon"), rule({ clause: "x" }), monday)).rejects.toMatchObject({ code: "platform.forbidden" });
  const [first] = (await ask(readDelegationRules, await cast.actor("seoon"), {}, monday)).rules;
  await expect(perform(endDelegationRule, await cast.actor("gaon"), { id: first!.id, lastDay: "2026-12-31" }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(addDelegationRule, await cast.actor("ian"), rule({ clause: "y", unitTaskId: "01900000-0000-7000-8000-000000000000" }), monday)).rejects.toMatchObject({ code: "approval.unknown-task" });
});

test("two administrators with one clause at one moment: one clause stands", async () => {
  const admin = await cast.actor("ian");
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => perform(addDelegationRule, admin, rule({ clause: "7" }), monday)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});
