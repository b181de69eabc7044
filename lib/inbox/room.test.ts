import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf, startOf, toColumn } from "#lib/time.ts";
import { approveDocument, recallDocument, returnDocument } from "#lib/documents/acts.ts";
import { decided, draft, makeCast, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { actsInOrder } from "#lib/documents/waiting.ts";
import { countedFor, figureOf, readWaiting, whatWaits } from "#lib/inbox/queries.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

/** For each person of the cast, what waits of this document; whoever is not named has nothing of it. */
async function waitingOf(id: string): Promise<Partial<Record<Person, string>>> {
  const found: Partial<Record<Person, string>> = {};
  for (const who of people) {
    const item = (await whatWaits(base.db, await cast.actor(who), dayOf(monday))).items.find((one) => one.id === id);
    if (item) found[who] = item.waits;
  }
  return found;
}

test("a document waits for whoever's turn it is, and for nobody else", async () => {
  const id = await submitted(cast);
  expect(await waitingOf(id)).toEqual({ junmo: "review" });
  const input = { id, opinion: "", version: 1 };
  await perform(approveDocument, await cast.actor("junmo"), input, monday);
  expect(await waitingOf(id)).toEqual({ nayun: "cooperate" });
  await perform(approveDocument, await cast.actor("nayun"), input, monday);
  expect(await waitingOf(id)).toEqual({ doyun: "decide" });
  await perform(approveDocument, await cast.actor("doyun"), input, monday);
  expect(await waitingOf(id)).toEqual({});
});

test("what came back waits for its drafter; a draft and a decided document wait for nobody", async () => {
  const returned = await submitted(cast);
  await perform(returnDocument, await cast.actor("junmo"), { id: returned, reason: "근거 보완", version: 1 }, monday);
  expect(await waitingOf(returned)).toEqual({ seoon: "returned" });
  const recalled = await submitted(cast);
  await perform(recallDocument, await cast.actor("seoon"), { id: recalled, reason: "" }, monday);
  expect(await waitingOf(recalled)).toEqual({ seoon: "recalled" });
  expect(await waitingOf(await draft(cast))).toEqual({});
  expect(await waitingOf((await decided(cast)).id)).toEqual({});
});

test("while its holder is away it waits for the deputy too, who sees in whose place", async () => {
  const id = await submitted(cast);
  const absence = await base.db.absence.create({ data: { id: crypto.randomUUID(), officialId: cast.official.junmo, validFrom: toColumn("2026-11-23"), validUntil: toColumn("2026-11-23"), reason: "sick", deputyId: cast.official.ian, createdAt: monday } });
  const item = (await whatWaits(base.db, await cast.actor("ian"), dayOf(monday))).items.find((one) => one.id === id);
  expect(item).toMatchObject({ waits: "review", postId: cast.post.junmo, onBehalfOf: "이준모" });
  await base.db.absence.delete({ where: { id: absence.id } });
  expect(await waitingOf(id)).toEqual({ junmo: "review" });
});

test("oldest promise first; the figure equals the list; a program reads the same", async () => {
  const late = await submitted(cast, { title: "늦은 것" });
  const today = await submitted(cast, { title: "오늘 것" });
  await base.db.document.update({ where: { id: today }, data: { dueAt: new Date("2026-11-23T00:00:00Z") } });
  await base.db.document.update({ where: { id: late }, data: { dueAt: new Date("2026-11-20T00:00:00Z") } });
  const actor = await cast.actor("junmo");
  const { items, total } = await whatWaits(base.db, actor, dayOf(monday));
  expect(items.slice(0, 2)).toMatchObject([{ id: late, promised: "late" }, { id: today, promised: "today" }]);
  expect(total).toBe(items.length);
  expect(figureOf(await countedFor(base.db, actor, "2026-11-23"))).toBe(total);
  const answer = await ask(readWaiting, actor, {}, monday);
  expect(readWaiting.output.parse(answer).items.map((item) => item.id)).toEqual(items.map((item) => item.id));
});

test("the oldest promise comes first, then what is urgent, then what has waited longest; what is too much is what comes last in this order", async () => {
  const minute = (n: number) => new Date(monday.getTime() + n * 60_000);
  const ids: string[] = [];
  for (const [n, due, urgency] of [[1, null, "normal"], [2, null, "normal"], [3, "2026-12-03", "normal"], [4, null, "urgent"], [5, "2026-11-20", "normal"]] as const) {
    const id = await submitted(cast);
    await base.db.document.update({ where: { id }, data: { urgency, dueAt: due ? startOf(due) : null } });
    await base.db.approvalStep.updateMany({ where: { documentId: id, state: "now" }, data: { reachedAt: minute(n) } });
    ids.push(id);
  }
  const [first, second, dated, urgent, late] = ids;
  const actor = await cast.actor("junmo");
  const { order, items, total } = await whatWaits(base.db, actor, dayOf(monday), { whole: (all) => all.filter((one) => one.id === urgent) });
  expect(order.filter((one) => ids.includes(one.id)).map((one) => [one.id, one.promised])).toEqual([[late, "late"], [dated, "later"], [urgent, "undated"], [first, "undated"], [second, "undated"]]);
  expect(items).toMatchObject([{ id: urgent, urgent: true, waits: "review" }]);
  expect(order).toHaveLength(total);
  expect((await actsInOrder(base.db, actor, 3)).map((act) => act.documentId)).toEqual(order.slice(0, 3).map((one) => one.id));
});
