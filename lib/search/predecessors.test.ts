import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { createDocument } from "#lib/documents/commands.ts";
import { decided, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { sendMemo } from "#lib/memos/commands.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { reindex } from "#lib/search/reactions.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor, settled } from "#lib/search/testing/door.ts";

const december = new Date("2026-12-07T01:00:00Z");

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    await reindex(base.db, monday, () => undefined);
  });
  afterAll(() => dropWithIndex(base));
  const settle = () => settled(base);
  const before = async (who: "ian" | "seoon" | "junmo", q = "", at = december) => {
    const found = await search(base.db, await cast.actor(who, at), searchInput.parse({ q, scope: "predecessors" }));
    expect(found).toMatchObject({ engine, fallback: false });
    return found.hits.map((hit) => `${hit.kind} ${hit.title}`).sort();
  };
  /** Says of a document that somebody else began it, at a post. */
  async function begunBy(id: string, officialId: string, postId: string): Promise<void> {
    await base.db.document.update({ where: { id }, data: { drafterId: officialId, drafterPostId: postId } });
    await base.db.approvalStep.updateMany({ where: { documentId: id, kind: "draft" }, data: { officialId, postId } });
    await base.db.$transaction((tx) => announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: monday }));
  }
  /** A unit that was merged into the division, with a post of this name. */
  async function mergedPost(code: string, nameKo: string, isHead: boolean, into: string): Promise<{ postId: string; departmentId: string }> {
    const [postId, departmentId] = [newId(monday), newId(monday)];
    const [from, until] = [toColumn("2020-01-01"), toColumn("2023-12-31")];
    await base.db.department.create({ data: { id: departmentId, agencyId: cast.agency.planning, code, isHandlingUnit: true, validFrom: from, validUntil: until, mergedIntoId: into } });
    await base.db.departmentVersion.create({ data: { id: newId(monday), departmentId, nameKo: `${code} 단위`, nameEn: code, validFrom: from, validUntil: until } });
    await base.db.post.create({ data: { id: postId, departmentId, nameKo, nameEn: nameKo, level: isHead ? 3 : 1, isHead, validFrom: from, validUntil: until } });
    return { postId, departmentId };
  }

  test("one's predecessors' records are those in which others had part at one's post: earlier holders, whoever stood in, and those of the units that were merged into one's own", async () => {
    await decided(cast, { title: "앞사람의 계획", card: { scope: "government" } });
    await perform(sendMemo, await cast.actor("seoon"), { title: "앞사람의 메모", text: "글", postIds: [cast.post.junmo], fileIds: [] }, monday);
    await base.db.appointment.updateMany({ where: { id: { in: [cast.appointment.seoon, cast.appointment.ian] } }, data: { validUntil: toColumn("2026-11-30") } });
    await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.ian, postId: cast.post.seoon, kind: "regular", validFrom: toColumn("2026-12-01") } });
    const stoodIn = (await perform(createDocument, await cast.actor("ian", december), { title: "대신 쓴 계획", unitTaskId: cast.taskId }, december)).id;
    await base.db.document.update({ where: { id: stoodIn }, data: { drafterId: cast.official.nayun } });
    await perform(createDocument, await cast.actor("ian", december), { title: "내가 쓴 계획", unitTaskId: cast.taskId }, december);
    await perform(sendMemo, await cast.actor("ian", december), { title: "내가 보낸 메모", text: "글", postIds: [cast.post.junmo], fileIds: [] }, december);
    await perform(sendMemo, await cast.actor("junmo", december), { title: "받은 메모", text: "글", postIds: [cast.post.seoon], fileIds: [] }, december);
    await settle();
    const own = ["document 대신 쓴 계획", "document 앞사람의 계획", "memo 받은 메모", "memo 앞사람의 메모"];
    expect(await before("ian")).toEqual(own);
    expect(await before("ian", "계획")).toEqual(own.slice(0, 2));
    // Who was there before them: nobody.
    expect(await before("seoon", "", monday)).not.toContain("document 앞사람의 계획");

    const near = await mergedPost("OLD", "제도개선담당", false, cast.department.division);
    const far = await mergedPost("OLDER", "제도개선담당", false, near.departmentId);
    const other = await mergedPost("OTHER", "다른담당", false, cast.department.division);
    const head = await mergedPost("HEAD", "옛과장", true, cast.department.division);
    for (const [title, { postId }] of [["가까운 옛 계획", near], ["먼 옛 계획", far], ["남의 옛 계획", other], ["과장의 옛 계획", head]] as const) {
      const id = (await perform(createDocument, await cast.actor("ian", december), { title, unitTaskId: cast.taskId }, december)).id;
      await base.db.document.update({ where: { id }, data: { readers: ["all"], listers: ["all"] } });
      await begunBy(id, cast.official.gaon, postId);
    }
    await settle();
    expect(await before("ian")).toEqual([...own, "document 가까운 옛 계획", "document 먼 옛 계획"].sort());
    const heads = await search(base.db, await cast.actor("doyun"), searchInput.parse({ q: "옛", scope: "predecessors" }));
    expect(heads.hits.map((hit) => hit.title)).toEqual(["과장의 옛 계획"]);
  });

  test("an opinion is its giver's: one's own is not found among those of one's predecessors, an earlier holder's is", async () => {
    const at = new Date("2026-11-24T01:00:00Z");
    await base.db.appointment.updateMany({ where: { officialId: cast.official.seoon }, data: { validUntil: null } });
    const id = await submitted(cast, { title: "의견을 듣는 계획", at });
    await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "자작나무 의견", version: 1 }, at);
    await settle();
    expect((await before("junmo", "자작나무", at)).filter((found) => found.startsWith("opinion"))).toEqual([]);
    await base.db.appointment.update({ where: { id: cast.appointment.junmo }, data: { validUntil: toColumn("2026-11-30") } });
    await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.gaon, postId: cast.post.junmo, kind: "regular", validFrom: toColumn("2026-12-01") } });
    const found = await search(base.db, await cast.actor("gaon", december), searchInput.parse({ q: "자작나무", scope: "predecessors", kind: ["opinion"] }));
    expect(found.hits.map((hit) => hit.title)).toEqual(["자작나무 의견"]);
  });

  test("the work of one's unit under its older name counts as its own", async () => {
    await base.db.departmentVersion.create({ data: { id: newId(monday), departmentId: cast.department.division, nameKo: "옛혁신과", nameEn: "Former", validFrom: toColumn("2020-01-01"), validUntil: toColumn("2023-12-31") } });
    const id = (await decided(cast, { title: "물레방아 보수", card: { scope: "government" } })).id;
    await base.db.document.update({ where: { id }, data: { departmentNameKo: "옛혁신과" } });
    await base.db.$transaction((tx) => announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: monday }));
    await settle();
    const reasons = async (who: "doyun" | "nayun") => (await ask(searchRecords, await cast.actor(who), searchInput.parse({ q: "물레방아", kind: ["document"], why: "1" }), monday)).hits[0]?.why?.reasons.map((one) => one.useful);
    expect(await reasons("doyun")).toContain("ownUnit");
    expect(await reasons("nayun")).not.toContain("ownUnit");
  });
});
