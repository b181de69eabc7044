import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { changeRoute } from "#lib/documents/route-acts.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import type { MatterKind } from "#lib/approval/delegation-rules.ts";
import type { Step } from "#lib/approval/rules.ts";

/* What the table of delegated authority (위임전결) does to a document: by task, kind, amount and the drafter's own level. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());
afterEach(() => base.db.delegationRule.deleteMany({}));

const clause = async (more: { clause: string; level: number; unitTaskId?: string; matterKind?: MatterKind; amountFrom?: number; amountUntil?: number }) => {
  const id = newId(monday);
  await base.db.delegationRule.create({ data: { id, agencyId: cast.agency.planning, matterKo: "사무", matterEn: "Matter", validFrom: toColumn("2024-01-01"), ...more } });
  return id;
};
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const laid = async (id: string) => (await row(id)).draftRoute as unknown as Step[];

async function saved(who: Person, id: string, more: { amount?: number; matterKind?: MatterKind; steps?: Step[]; delegationReason?: string } = {}): Promise<string> {
  const { draftRevision } = await row(id);
  await perform(saveDocument, await cast.actor(who), {
    id, revision: draftRevision, title: "장비 구매 계획", summary: "장비를 삽니다.", keywords: ["장비"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf("1. 장비를 산다.  끝."), steps: await laid(id), fileIds: [], delegationReason: "", ...more,
  }, monday);
  return id;
}
const created = async (who: Person) => (await perform(createDocument, await cast.actor(who), { title: "장비 구매 계획", unitTaskId: cast.taskId }, monday)).id;
const submit = async (who: Person, id: string) => perform(submitDocument, await cast.actor(who), { id }, monday);
const upTo = (decider: Person): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "delegated-decision", postId: cast.post[decider] }];

test("a kind that goes by amount asks for it; the amount then says which clause is followed and who decides", async () => {
  await clause({ clause: "1-1", level: 3 });
  const small = await clause({ clause: "20-1", level: 3, matterKind: "spending", amountUntil: 100_000_000 });
  const large = await clause({ clause: "20-2", level: 4, matterKind: "spending", amountFrom: 100_000_000 });
  const id = await saved("seoon", await created("seoon"), { matterKind: "spending", steps: upTo("doyun") });
  await expect(submit("seoon", id)).rejects.toMatchObject({ code: "approval.amount-required", field: "amount" });
  await saved("seoon", id, { matterKind: "spending", amount: 120_000_000, steps: upTo("doyun") });
  await expect(submit("seoon", id)).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "delegationReason" });
  await saved("seoon", id, { matterKind: "spending", amount: 120_000_000, steps: upTo("yukyung") });
  await submit("seoon", id);
  expect(await row(id)).toMatchObject({ delegationRuleId: large, amount: 120_000_000, matterKind: "spending" });
  expect(await ask(readDocument, await cast.actor("seoon"), { id }, monday)).toMatchObject({ amount: 120_000_000, matterKind: "spending" });

  const other = await saved("seoon", await created("seoon"), { matterKind: "spending", amount: 99_999_999, steps: upTo("doyun") });
  await submit("seoon", other);
  expect(await row(other)).toMatchObject({ delegationRuleId: small });
});

test("the drafter decides alone where the table gives it to their level, and nowhere else", async () => {
  const own: Step[] = [{ kind: "draft", postId: cast.post.doyun }, { kind: "delegated-decision", postId: cast.post.doyun }];
  const silent = await saved("doyun", await created("doyun"), { steps: own });
  await expect(submit("doyun", silent)).rejects.toMatchObject({ code: "approval.drafter-decides" });
  await clause({ clause: "1-1", level: 4 });
  await expect(submit("doyun", silent)).rejects.toMatchObject({ code: "approval.drafter-decides" });
  await base.db.delegationRule.deleteMany({});
  await clause({ clause: "1-1", level: 3 });
  const id = await created("doyun");
  expect(await laid(id)).toEqual(own);
  await submit("doyun", await saved("doyun", id));
  const { number } = await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "", version: 1 }, monday);
  expect(number).toMatch(/^혁신기획과-\d+$/);
  const bySeoon = await saved("seoon", await created("seoon"), { steps: [upTo("doyun")[0]!, { kind: "delegated-decision", postId: cast.post.seoon }] });
  await expect(submit("seoon", bySeoon)).rejects.toMatchObject({ code: "approval.drafter-decides" });
});

test("a change of the route to a decider whom the table does not name gives its own reason; whoever decides already is kept without", async () => {
  await clause({ clause: "1-1", level: 3 });
  const laidBy = (decider: Person): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "review", postId: cast.post.junmo }, { kind: "delegated-decision", postId: cast.post[decider] }];
  const id = await saved("seoon", await created("seoon"), { steps: laidBy("yukyung"), delegationReason: "국장이 정하기로 했습니다." });
  await submit("seoon", id);
  const change = async (steps: Step[], reason: string) => perform(changeRoute, await cast.actor("seoon"), { id, steps, stays: 1, reason }, monday);
  const reasons = async () => (await base.db.historyEntry.findMany({ where: { recordId: id, act: "document.rerouted" }, orderBy: { seq: "asc" } })).map((entry) => entry.reason);
  await expect(change(laidBy("ian").slice(1), "")).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "reason" });
  await expect(change(laidBy("nayun").slice(1), "")).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "reason" });
  await change([{ kind: "cooperation", postId: cast.post.nayun }, ...laidBy("yukyung").slice(1)], "");
  await change(laidBy("ian").slice(1), "평가담당이 정합니다.");
  await change(laidBy("ian").slice(1), "");
  await change(laidBy("doyun").slice(1), "");
  await expect(change(laidBy("yukyung").slice(1), "")).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "reason" });
  expect(await reasons()).toEqual(["", "평가담당이 정합니다.", "", ""]);
});

test("a redraft keeps the kind and the amount", async () => {
  const { id } = await decided(cast);
  await base.db.document.update({ where: { id }, data: { matterKind: "contract", amount: 7 } });
  const again = await perform(redraftDocument, await cast.actor("seoon"), { id }, monday);
  expect(await row(again.id)).toMatchObject({ matterKind: "contract", amount: 7, status: "draft" });
});

test("half a won, less than none and more than the state has are refused", async () => {
  const { saveInput } = await import("#lib/documents/input.ts");
  for (const amount of [0.5, -1, 1e17]) expect(saveInput.safeParse({ id: newId(monday), revision: 0, body: bodyOf(""), amount }).success).toBe(false);
});
