import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import type { Step } from "#lib/approval/rules.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { changeRoute } from "#lib/documents/route-acts.ts";
import { draft, makeCast, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { whatWaits } from "#lib/inbox/queries.ts";

/* Routes that cannot be followed: each is refused at its field, and the draft stays as it was written. */

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const at = (who: Person, kind: Step["kind"]): Step => ({ kind, postId: cast.post[who] });
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const submit = async (id: string) => perform(submitDocument, await cast.actor("seoon"), { id }, monday);
/** For whom it waits today. */
async function waitsFor(id: string): Promise<Person[]> {
  const found: Person[] = [];
  for (const who of people) if ((await whatWaits(base.db, await cast.actor(who), "2026-11-23")).items.some((item) => item.id === id)) found.push(who);
  return found;
}

test.each<[string, () => Step[], string, string]>([
  ["with nobody in it", () => [], "approval.drafter-first", "steps"],
  ["with nobody but the drafter", () => [at("seoon", "draft")], "approval.no-decider", "steps"],
  ["that comes back to a post", () => [at("seoon", "draft"), at("junmo", "review"), at("nayun", "cooperation"), at("junmo", "review"), at("doyun", "delegated-decision")], "approval.same-post-twice", "steps[3]"],
  ["that comes back to a post as something else", () => [at("seoon", "draft"), at("junmo", "review"), at("junmo", "cooperation"), at("doyun", "delegated-decision")], "approval.same-post-twice", "steps[2]"],
  ["that comes back to the drafter", () => [at("seoon", "draft"), at("seoon", "review"), at("doyun", "delegated-decision")], "approval.same-post-twice", "steps[1]"],
  ["with the drafter as the decider, where the table gives it to the head", () => [at("seoon", "draft"), at("seoon", "delegated-decision")], "approval.drafter-decides", "steps"],
  ["with two deciders", () => [at("seoon", "draft"), at("doyun", "delegated-decision"), at("yukyung", "decision")], "approval.two-deciders", "steps"],
  ["with a post that never was", () => [at("seoon", "draft"), { kind: "review", postId: newId(monday) }, at("doyun", "delegated-decision")], "documents.unknown-post", "steps[1]"],
])("a route %s is refused when it is submitted, and nothing of the draft is lost", async (_, steps, code, field) => {
  const laid = steps();
  const id = await draft(cast, { steps: laid });
  const before = await row(id);
  await expect(submit(id)).rejects.toMatchObject({ code, field });
  expect(await row(id)).toEqual(before);
  expect(before.draftRoute).toEqual(laid);
  expect(await base.db.documentVersion.count({ where: { documentId: id } })).toBe(0);
});

describe("somebody who left yesterday", () => {
  const yesterday = toColumn("2026-11-22");

  test("whose post ended with them is refused at the step, in a new route and in one that is changed", async () => {
    const [id, under] = [await draft(cast), await submitted(cast)];
    await base.db.post.update({ where: { id: cast.post.nayun }, data: { validUntil: yesterday } });
    await expect(submit(id)).rejects.toMatchObject({ code: "documents.unknown-post", field: "steps[2]" });
    const change = { id: under, steps: [at("nayun", "cooperation"), at("doyun", "delegated-decision")], stays: 1, reason: "협조 부서" };
    await expect(perform(changeRoute, await cast.actor("seoon"), change, monday)).rejects.toMatchObject({ code: "documents.unknown-post", field: "steps[0]" });
    await base.db.post.update({ where: { id: cast.post.nayun }, data: { validUntil: null } });
    expect((await submit(id)).status).toBe("in-approval");
  });

  test("and whose post stands empty: the step is the post's, the head above acts in sight, and whoever left may not", async () => {
    const gone = await cast.actor("junmo");
    await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: yesterday } });
    const id = await submitted(cast);
    expect(await base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, postId: cast.post.junmo } })).toMatchObject({ state: "now", nameKo: "", postNameKo: "총괄팀장" });
    expect(await waitsFor(id)).toEqual(["doyun"]);
    expect(gone.seats.length).toBeGreaterThan(0);
    await expect(perform(approveDocument, await cast.actor("junmo"), { id, opinion: "", version: 1 }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
    await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "", version: 1 }, monday);
    expect(await base.db.approvalStep.findFirstOrThrow({ where: { documentId: id, postId: cast.post.junmo } })).toMatchObject({ state: "done", nameKo: "한도윤" });
    await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: null } });
  });
});
