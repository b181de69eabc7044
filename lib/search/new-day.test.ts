import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { renameFunction } from "#lib/classification/commands.ts";
import { renameDepartment } from "#lib/organisation/structure-commands.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { startOf, toColumn } from "#lib/time.ts";
import { check } from "#lib/search/checking.ts";
import { clusterOf } from "#lib/search/door.ts";
import { turnDay } from "#lib/search/new-day.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor } from "#lib/search/testing/door.ts";

const fixed = process.env["ONMARU_DEMO_TODAY"];
const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  let above: string;
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    process.env["ONMARU_DEMO_TODAY"] = "2026-11-23";
    await turnDay(base.db, monday);
    await enteredAhead();
    await reindex(base.db, monday, () => undefined);
  });
  afterAll(async () => {
    await dropWithIndex(base);
    if (fixed === undefined) delete process.env["ONMARU_DEMO_TODAY"];
    else process.env["ONMARU_DEMO_TODAY"] = fixed;
  });

  /** From December on: 서이안 after 박서온, other names of a post, a department, an agency and a function, 최나윤's post with the task, and 서이안's old post closed. */
  async function enteredAhead(): Promise<void> {
    const [last, first] = [toColumn("2026-11-30"), toColumn("2026-12-01")];
    const { db } = base;
    const id = () => newId(monday);
    await db.appointment.update({ where: { id: cast.appointment.seoon }, data: { validUntil: last } });
    await db.appointment.update({ where: { id: cast.appointment.ian }, data: { validUntil: last } });
    await db.appointment.create({ data: { id: id(), officialId: cast.official.ian, postId: cast.post.seoon, kind: "regular", validFrom: first } });
    await db.post.update({ where: { id: cast.post.ian }, data: { validUntil: last } });
    await db.postName.create({ data: { id: id(), postId: cast.post.junmo, validFrom: first, nameKo: "조정팀장", nameEn: "Coordinator" } });
    await db.departmentVersion.updateMany({ where: { departmentId: cast.department.division }, data: { validUntil: last } });
    await db.departmentVersion.create({ data: { id: id(), departmentId: cast.department.division, nameKo: "새길기획과", nameEn: "New Ways", parentId: cast.department.bureau, validFrom: first } });
    await db.agencyName.create({ data: { id: id(), agencyId: cast.agency.maritime, validFrom: first, nameKo: "바다지킴청", nameEn: "Sea Guard", senderKo: "바다지킴청장", senderEn: "Commissioner" } });
    await db.taskPerson.create({ data: { id: id(), unitTaskId: cast.taskId, postId: cast.post.nayun, role: "main", validFrom: first } });
    above = id();
    await db.functionNode.create({ data: { id: above, tree: "brm", code: "A", level: 5, validFrom: toColumn("2024-01-01") } });
    await db.functionNodeVersion.createMany({
      data: [{ id: id(), nodeId: above, nameKo: "옛상위기능", nameEn: "Old function", validFrom: toColumn("2024-01-01"), validUntil: last }, { id: id(), nodeId: above, nameKo: "새상위기능", nameEn: "New function", validFrom: first }],
    });
    await db.functionNodeVersion.updateMany({ where: { nodeId: cast.taskId }, data: { parentId: above } });
  }

  /** What the worker does when its clock stands on a day. */
  async function onDay(day: string): Promise<number> {
    process.env["ONMARU_DEMO_TODAY"] = day;
    const announced = await turnDay(base.db, startOf(day));
    while ((await runOutboxOnce(indexing)) > 0);
    await (await clusterOf(base.db))?.refresh();
    return announced;
  }

  async function found(q: string, kind: "post" | "department" | "task", more = ""): Promise<string[]> {
    const answer = await search(base.db, await cast.actor("gaon"), searchInput.parse({ q: `"${q}"${more}`, kind: [kind] }));
    expect(answer).toMatchObject({ engine, fallback: false });
    return answer.hits.map((hit) => hit.recordId);
  }
  const told = async () => ({
    seoon: await found("박서온", "post"), ian: await found("서이안", "post"), post: await found("조정팀장", "post"), inCharge: await found("행정업무 혁신 제도 운영", "post"),
    agency: (await found("바다지킴청", "department")).length, above: await found("새상위기능", "task"),
    department: (await search(base.db, await cast.actor("gaon"), searchInput.parse({ q: "dept:새길기획과", kind: ["task", "department", "post"] }))).hits.filter((hit) => hit.departmentNameKo === "새길기획과").map((hit) => hit.kind).sort(),
  });

  test("until the day comes everything is as it was, and on the day as it was entered for it, once", async () => {
    expect(await onDay("2026-11-30")).toBe(0);
    const before = { seoon: [cast.post.seoon], ian: [cast.post.ian], post: [], inCharge: [], agency: 1, above: [], department: [] };
    expect(await told()).toEqual(before);
    expect(await onDay("2026-12-01")).toBeGreaterThan(0);
    const after = { seoon: [], ian: [cast.post.seoon], post: [cast.post.junmo], inCharge: [cast.post.nayun], agency: 1, above: [cast.taskId], department: ["department", "post", "post", "post", "task"] };
    expect(await told()).toEqual(after);
    const { embedded, cluster } = await check(base.db, startOf("2026-12-01"), false);
    expect([embedded, cluster]).toEqual([none, engine === "embedded" ? null : none]);
    expect(await onDay("2026-12-01")).toBe(0);
    // A clock that is put back is followed, and so are days on which no worker ran.
    expect(await onDay("2026-11-25")).toBeGreaterThan(0);
    expect(await told()).toEqual(before);
    const [one, other] = await Promise.all([turnDay(base.db, startOf("2027-02-01")), turnDay(base.db, startOf("2027-02-01"))]);
    expect([Math.min(one, other), Math.max(one, other)]).toEqual([0, expect.any(Number)]);
    expect(one + other).toBeGreaterThan(0);
    await onDay("2027-02-01");
    expect(await told()).toEqual(after);
  });

  test("a function or a department that bears another name from today on is said so of its unit tasks at once", async () => {
    const admin = { ...(await cast.actor("seoon")), roles: [{ role: "administrator" as const, agencyId: cast.agency.planning }] };
    const at = startOf("2027-02-01");
    await perform(renameFunction, admin, { id: above, nameKo: "맨위기능", nameEn: "Topmost" }, at);
    await perform(renameDepartment, admin, { id: cast.department.division, nameKo: "마루기획과", nameEn: "Floor Planning", validFrom: "2027-02-01", reason: "" }, at);
    await onDay("2027-02-01");
    expect(await found("맨위기능", "task")).toEqual([cast.taskId]);
    expect(await found("행정업무 혁신 제도 운영", "task", " dept:마루기획과")).toEqual([cast.taskId]);
  });
});
