import { afterAll, beforeAll, expect, test } from "vitest";
import { toColumn } from "#lib/time.ts";
import { transaction } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { batchInput } from "#lib/documents/batch-input.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { GET as listAbsences, POST as markAbsent } from "#app/api/v1/absences/route.ts";
import { POST as endAbsence } from "#app/api/v1/absences/[id]/endings/route.ts";
import { GET as readDepartment } from "#app/api/v1/departments/[id]/route.ts";
import { GET as listBatches } from "#app/api/v1/document-batches/route.ts";
import { GET as readOperation } from "#app/api/v1/operation/route.ts";
import { GET as readPost } from "#app/api/v1/posts/[id]/route.ts";
import { GET as listTaskDocuments } from "#app/api/v1/tasks/[id]/documents/route.ts";

/* What pages show and programs ask for: the same for the same person. */

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  // Whether a cluster is there is said too: here there is none.
  delete process.env["ELASTICSEARCH_URL"];
  process.env["ONMARU_DEMO_TODAY"] = "2026-11-23";
  base = await testDatabase();
  cast = await makeCast(base.db);
  await base.db.roleGrant.create({ data: { id: newId(monday), officialId: cast.official.ian, agencyId: cast.agency.planning, role: "administrator", validFrom: toColumn("2024-01-01") } });
  await base.db.taskPerson.create({ data: { id: newId(monday), unitTaskId: cast.taskId, postId: cast.post.seoon, role: "main", validFrom: toColumn("2024-01-01") } });
});
afterAll(async () => {
  delete process.env["ONMARU_DEMO_TODAY"];
  await base.drop();
});

async function asked(handler: Handler, who: Person, { query = {}, params = {}, body }: { query?: Record<string, string>; params?: Record<string, string>; body?: unknown } = {}) {
  const { token } = await transaction((tx) => makeToken(tx, { officialId: cast.official[who], label: "test", scopes: ["read", "write"], days: 3650, at: monday }));
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const response = await handler(new Request(`http://onmaru.test/api/v1/x?${new URLSearchParams(query).toString()}`, body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) }), { params: Promise.resolve(params) });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const notThere = { status: 404, answer: { code: "platform.not-found" } };
const unknown = "00000000-0000-7000-8000-00000000abcd";

test("an administrator finds the absence of another person and ends it; whoever administers another agency, or none, finds nobody", async () => {
  const officialId = cast.official.junmo;
  const made = await asked(markAbsent, "ian", { body: { officialId, validFrom: "2026-12-01", validUntil: "2026-12-04", reason: "trip", deputyId: cast.official.seoon } });
  expect(made.status).toBe(201);
  const { answer } = await asked(listAbsences, "ian", { query: { officialId } });
  expect(answer).toMatchObject({ absences: [{ id: made.answer["id"], validFrom: "2026-12-01", reason: "trip", deputy: "박서온" }] });
  expect((await asked(listAbsences, "junmo")).answer).toEqual(answer);
  for (const who of ["seoon", "gaon"] as const) expect(await asked(listAbsences, who, { query: { officialId } })).toMatchObject(notThere);
  expect(await asked(listAbsences, "ian", { query: { officialId: cast.official.gaon } })).toMatchObject(notThere);
  expect(await asked(listAbsences, "ian", { query: { officialId: unknown } })).toMatchObject(notThere);
  expect((await asked(endAbsence, "ian", { params: { id: String(made.answer["id"]) }, body: {} })).status).toBe(200);
  expect((await asked(listAbsences, "ian", { query: { officialId } })).answer).toEqual({ absences: [] });
});

test("whoever drafted together finds the batch again; others find none", async () => {
  const { id } = await perform(draftBatch, await cast.actor("seoon"), batchInput.parse({ lines: "가,첫째\n나,둘째", text: "끝.", unitTaskId: cast.taskId }), monday);
  expect((await asked(listBatches, "seoon")).answer).toMatchObject({ batches: [{ id, count: 2, drafts: 2, approved: 0, at: monday.toISOString() }] });
  for (const who of ["junmo", "ian", "gaon"] as const) expect((await asked(listBatches, who)).answer).toEqual({ batches: [] });
});

test("a post is looked up with its holder and its work, by everyone", async () => {
  const work = [{ taskId: cast.taskId, role: "main", nameKo: "행정업무 혁신 제도 운영", nameEn: "Innovation of work" }];
  for (const who of ["seoon", "gaon"] as const) {
    expect(await asked(readPost, who, { params: { id: cast.post.seoon } })).toMatchObject({ status: 200, answer: { nameKo: "제도개선담당", departmentId: cast.department.division, holder: { officialId: cast.official.seoon, nameKo: "박서온", since: "2024-01-01" }, work } });
  }
  for (const id of [unknown, cast.department.division, cast.official.seoon, "x"]) expect(await asked(readPost, "seoon", { params: { id } })).toMatchObject(notThere);
});

test("a department is looked up with its names, its people and its work, by everyone", async () => {
  const id = cast.department.division;
  for (const who of ["seoon", "gaon"] as const) {
    const { answer } = await asked(readDepartment, who, { params: { id } });
    expect(answer).toMatchObject({ id, nameKo: "혁신기획과", agencyKo: "기획조정부", mergedIntoId: null, names: [{ nameKo: "혁신기획과", validFrom: "2024-01-01", validUntil: null }], work: [{ taskId: cast.taskId, code: "A1" }] });
    expect((answer["posts"] as { nameKo: string; holder: { nameKo: string } }[]).map((post) => [post.nameKo, post.holder.nameKo])).toEqual([["혁신기획과장", "한도윤"], ["총괄팀장", "이준모"], ["제도개선담당", "박서온"]]);
  }
  for (const other of [unknown, cast.agency.planning, cast.post.seoon, "x"]) expect(await asked(readDepartment, "seoon", { params: { id: other } })).toMatchObject(notThere);
});

test("the documents of a unit task stand by step, as far as one may know of them", async () => {
  const open = await decided(cast, { title: "운영계획" });
  const closed = await decided(cast, { title: "닫힌 계획", card: { disclosure: "closed", reasons: [5] } });
  const ids = async (who: Person, stage = "decide", page = "1") => {
    const { answer } = await asked(listTaskDocuments, who, { params: { id: cast.taskId }, query: { stage, page } });
    return [answer["total"], (answer["documents"] as { id: string }[]).map((one) => one.id).sort()];
  };
  expect(await ids("seoon")).toEqual([2, [open.id, closed.id].sort()]);
  expect(await ids("seoon", "decide", "2")).toEqual([2, []]);
  expect(await ids("seoon", "collect")).toEqual([0, []]);
  expect(await ids("ian")).toEqual([1, [open.id]]);
  expect(await ids("gaon")).toEqual([0, []]);
  expect(await asked(listTaskDocuments, "seoon", { params: { id: unknown }, query: { stage: "decide" } })).toMatchObject(notThere);
  expect(await asked(listTaskDocuments, "seoon", { params: { id: cast.taskId }, query: { stage: "other" } })).toMatchObject({ status: 422, answer: { errors: [{ field: "stage" }] } });
});

test("an administrator reads how far the indexes are behind; for others there is nothing", async () => {
  const { status, answer } = await asked(readOperation, "ian");
  expect([status, answer]).toMatchObject([200, { lag: { givenUp: 0 }, search: { cluster: "none", missed: 0 } }]);
  expect((answer["lag"] as { waiting: number }).waiting).toBeGreaterThan(0);
  expect(await asked(readOperation, "seoon")).toMatchObject(notThere);
});
