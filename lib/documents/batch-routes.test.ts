import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { saveRouteInput } from "#lib/approval/input.ts";
import type { Step } from "#lib/approval/rules.ts";
import { saveRoute } from "#lib/approval/saved-routes.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { batchInput, submitManyInput } from "#lib/documents/batch-input.ts";
import { documentsOfBatch } from "#lib/documents/batch-queries.ts";
import { peopleOnRoute, routeChoices } from "#lib/documents/batch-routes.ts";
import { submitDocuments } from "#lib/documents/batches.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const toDoyun = (): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "delegated-decision", postId: cast.post.doyun }];
const drafted = async (lines: string, more: object = {}) => perform(draftBatch, await cast.actor("seoon"), batchInput.parse({ lines, text: "1. 알린다.  끝.", summary: "알립니다.", keywords: "통보", unitTaskId: cast.taskId, ...more }), monday);
const submit = async (ids: readonly string[]) => perform(submitDocuments, await cast.actor("seoon"), submitManyInput.parse({ documents: ids.map((id) => ({ id })) }), monday);
const choices = async () => {
  const actor = await cast.actor("seoon");
  return routeChoices(base.db, actor, actor.seat!, "2026-11-23");
};

describe("the route of a batch", () => {
  const keep = async (name: string, steps: readonly Step[], who: Person = "seoon") => (await perform(saveRoute, await cast.actor(who), saveRouteInput.parse({ name, steps }), monday)).id;
  const besides = (): Step[] => [{ kind: "draft", postId: cast.post.seoon }, { kind: "cooperation", postId: cast.post.nayun, group: 1 }, { kind: "cooperation", postId: cast.post.ian, group: 1 }, { kind: "delegated-decision", postId: cast.post.doyun }];

  test("a kept route is laid under each of them, side by side where it stood so; submitting follows it", async () => {
    const savedRouteId = await keep("나란히", besides());
    expect((await choices()).find((choice) => choice.id === savedRouteId)).toMatchObject({ name: "나란히", shared: false, people: [expect.stringContaining("최나윤") as string, expect.stringContaining("이안") as string, expect.stringContaining("한도윤") as string] });
    const { documents } = await drafted("가\n나", { savedRouteId });
    for (const id of documents) expect((await row(id)).draftRoute).toEqual(besides());
    const { id, route } = { id: (await row(documents[0]!)).batchId!, route: besides() };
    expect((await documentsOfBatch(base.db, await cast.actor("seoon"), id)).route).toEqual(route);
    expect(await peopleOnRoute(base.db, await cast.actor("seoon"), route, "2026-11-23")).toHaveLength(3);
    expect(await submit(documents)).toMatchObject({ done: 2 });
    expect((await base.db.approvalStep.findMany({ where: { documentId: documents[1]!, state: "now" } })).map((step) => step.postId).sort()).toEqual([cast.post.ian, cast.post.nayun].sort());
  });

  test("a route that is another's, or of which a post has gone, is refused at its field; nothing is written", async () => {
    const before = await base.db.document.count();
    await expect(drafted("가", { savedRouteId: await keep("남의 것", besides(), "junmo") })).rejects.toMatchObject({ code: "documents.unknown-route", field: "savedRouteId" });
    const savedRouteId = await keep("옛 경로", besides());
    const undecided = await keep("결재자 없음", besides().slice(0, 3));
    await base.db.post.update({ where: { id: cast.post.nayun }, data: { validUntil: toColumn("2026-11-22") } });
    await expect(drafted("가", { savedRouteId })).rejects.toMatchObject({ code: "documents.route-outdated", field: "savedRouteId", params: { name: expect.stringContaining("정보화") as string } });
    expect((await choices()).map((choice) => choice.id)).not.toContain(savedRouteId);
    await base.db.post.update({ where: { id: cast.post.nayun }, data: { validUntil: null } });
    await expect(drafted("가", { savedRouteId: undecided })).rejects.toMatchObject({ code: "approval.no-decider", field: "savedRouteId" });
    expect(await base.db.document.count()).toBe(before);
  });

  test("another decider than the table says wants the reason once, and an amount where the table goes by it", async () => {
    const clause = newId(monday);
    const rule = { agencyId: cast.agency.planning, matterKo: "통보", matterEn: "", unitTaskId: cast.taskId, validFrom: toColumn("2024-01-01") };
    await base.db.delegationRule.create({ data: { ...rule, id: clause, clause: "7-1", level: 4 } });
    const savedRouteId = await keep("과장까지", toDoyun());
    await expect(drafted("가", { savedRouteId })).rejects.toMatchObject({ code: "approval.delegation-reason-required", field: "delegationReason" });
    const { documents } = await drafted("가\n나", { savedRouteId, delegationReason: "지난달 국장 지시에 따른다." });
    expect(await submit(documents)).toMatchObject({ done: 2, refused: 0 });
    const said = (await drafted("다")).documents[0]!;
    expect((await row(said)).draftRoute).toMatchObject([{ kind: "draft" }, { kind: "review" }, { kind: "delegated-decision" }]);
    await base.db.delegationRule.update({ where: { id: clause }, data: { unitTaskId: null, matterKind: "contract", amountUntil: 1_000_000 } });
    await expect(drafted("가", { matterKind: "contract" })).rejects.toMatchObject({ code: "approval.amount-required", field: "amount" });
    await base.db.delegationRule.delete({ where: { id: clause } });
  });
});
