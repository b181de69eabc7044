import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { addDelegationRule, endDelegationRule, readDelegationRules } from "#lib/approval/commands.ts";
import { addRuleInput } from "#lib/approval/input.ts";
import { delegationFor, plannedRoute } from "#lib/approval/delegation.ts";
import type { Matter } from "#lib/approval/delegation-rules.ts";
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
const matter = (more: Partial<Matter> = {}): Matter => ({ unitTaskId: cast.taskId, matterKind: null, amount: null, ...more });
const clauseOf = async (of: Matter, day = "2026-11-23") => (await delegationFor(base.db, cast.agency.planning, of, day)).clause;
const emptied = () => base.db.delegationRule.deleteMany({});

test("an administrator adds a clause, the route follows it, everyone of the agency sees it, and it ends", async () => {
  const admin = await cast.actor("ian");
  const { id } = await perform(addDelegationRule, admin, rule(), monday);
  expect(await clauseOf(matter())).toMatchObject({ id, clause: "3-2", level: 3 });
  expect((await ask(readDelegationRules, await cast.actor("seoon"), {}, monday)).rules).toMatchObject([{ id, clause: "3-2", important: false, amountFrom: null }]);
  expect((await ask(readDelegationRules, await cast.actor("gaon"), {}, monday)).rules).toEqual([]);
  await expect(perform(addDelegationRule, admin, rule(), monday)).rejects.toMatchObject({ code: "approval.clause-taken", field: "clause" });
  await expect(perform(endDelegationRule, admin, { id, lastDay: "2026-01-01" }, monday)).rejects.toMatchObject({ code: "approval.ends-before-it-begins", field: "lastDay" });
  await perform(endDelegationRule, admin, { id, lastDay: "2026-11-30" }, monday);
  expect(await clauseOf(matter(), "2026-12-01")).toBeNull();
  expect((await base.db.historyEntry.findMany({ where: { recordId: id }, orderBy: { seq: "asc" } })).map((entry) => entry.act)).toEqual(["delegation.added", "delegation.ended"]);
  await emptied();
});

test("a task's own clause goes before that of its kind and the general one, and amounts tell which of a kind", async () => {
  const admin = await cast.actor("ian");
  await perform(addDelegationRule, admin, rule({ clause: "1" }), monday);
  await perform(addDelegationRule, admin, rule({ clause: "9-1", matterKind: "spending", amountUntil: 100_000_000, level: 3 }), monday);
  await perform(addDelegationRule, admin, rule({ clause: "9-2", matterKind: "spending", amountFrom: 100_000_000, level: 4, important: true }), monday);
  expect(await clauseOf(matter())).toMatchObject({ clause: "1" });
  expect(await clauseOf(matter({ matterKind: "spending", amount: 99_999_999 }))).toMatchObject({ clause: "9-1" });
  expect(await clauseOf(matter({ matterKind: "spending", amount: 100_000_000 }))).toMatchObject({ clause: "9-2", level: 4, important: true });
  expect(await delegationFor(base.db, cast.agency.planning, matter({ matterKind: "spending" }), "2026-11-23")).toMatchObject({ clause: { clause: "1" }, asksAmount: true });
  await perform(addDelegationRule, admin, rule({ clause: "9", unitTaskId: cast.taskId, level: 4 }), monday);
  expect(await clauseOf(matter({ matterKind: "spending", amount: 1 }))).toMatchObject({ clause: "9", level: 4 });
  expect(await clauseOf(matter({ unitTaskId: null }))).toMatchObject({ clause: "1" });
});

test("overlapping clauses are refused when they are made, with the clause that stands there, and an end is not moved over another", async () => {
  const admin = await cast.actor("ian");
  await expect(perform(addDelegationRule, admin, rule({ clause: "9-3", matterKind: "spending", amountFrom: 50_000_000, amountUntil: 60_000_000 }), monday)).rejects.toMatchObject({ code: "approval.clause-overlaps", field: "amountFrom", params: { clause: "9-1", name: "일반 사항", level: 3, day: "2026-11-23" } });
  await expect(perform(addDelegationRule, admin, rule({ clause: "1-2" }), monday)).rejects.toMatchObject({ code: "approval.clause-overlaps", params: { clause: "1" } });
  await expect(perform(addDelegationRule, admin, rule({ clause: "5", unitTaskId: cast.taskId, matterKind: "plan" }), monday)).rejects.toMatchObject({ code: "approval.task-or-kind", field: "matterKind" });
  await expect(perform(addDelegationRule, admin, rule({ clause: "5", matterKind: "plan", amountFrom: 5, amountUntil: 5 }), monday)).rejects.toMatchObject({ code: "approval.amounts-reversed", field: "amountUntil" });
  const first = await base.db.delegationRule.findFirstOrThrow({ where: { clause: "1" } });
  await perform(endDelegationRule, admin, { id: first.id, lastDay: "2026-11-30" }, monday);
  await perform(addDelegationRule, admin, rule({ clause: "1", validFrom: "2026-12-01", level: 4 }), monday);
  await expect(perform(endDelegationRule, admin, { id: first.id, lastDay: "2026-12-15" }, monday)).rejects.toMatchObject({ code: "approval.clause-taken", field: "lastDay" });
  expect(await clauseOf(matter({ unitTaskId: null }), "2026-12-10")).toMatchObject({ level: 4 });
});

test("nobody else edits the table; another agency's clause is not found", async () => {
  await expect(perform(addDelegationRule, await cast.actor("seoon"), rule({ clause: "x" }), monday)).rejects.toMatchObject({ code: "platform.forbidden" });
  const [first] = (await ask(readDelegationRules, await cast.actor("seoon"), {}, monday)).rules;
  await expect(perform(endDelegationRule, await cast.actor("gaon"), { id: first!.id, lastDay: "2026-12-31" }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(addDelegationRule, await cast.actor("ian"), rule({ clause: "y", unitTaskId: "01900000-0000-7000-8000-000000000000" }), monday)).rejects.toMatchObject({ code: "approval.unknown-task" });
});

test("four administrators at one moment, over the same amounts: one clause stands", async () => {
  const admin = await cast.actor("ian");
  const results = await Promise.allSettled(Array.from({ length: 4 }, (_, n) => perform(addDelegationRule, admin, rule({ clause: `7-${n}`, matterKind: "contract", amountFrom: n, amountUntil: 100 + n }), monday)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
});

test("a head to whom a matter is given decides alone; whoever is below plans up to them", async () => {
  const plan = async (who: "doyun" | "seoon" | "junmo", level: number | null) =>
    (await plannedRoute(base.db, cast.post[who], cast.department.division, level === null ? null : { level }, "2026-11-23")).map((step) => [step.kind, step.postId]);
  expect(await plan("doyun", 3)).toEqual([["draft", cast.post.doyun], ["delegated-decision", cast.post.doyun]]);
  expect(await plan("doyun", 4)).toEqual([["draft", cast.post.doyun], ["delegated-decision", cast.post.yukyung]]);
  expect(await plan("doyun", null)).toEqual([["draft", cast.post.doyun], ["delegated-decision", cast.post.yukyung]]);
  expect(await plan("junmo", 2)).toEqual([["draft", cast.post.junmo], ["delegated-decision", cast.post.doyun]]);
  expect(await plan("seoon", 4)).toEqual([["draft", cast.post.seoon], ["review", cast.post.doyun], ["delegated-decision", cast.post.yukyung]]);
});
