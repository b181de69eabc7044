import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { newId } from "#lib/platform/id.ts";
import { announce, announceAll } from "#lib/platform/outbox.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { changeRegistered } from "#lib/documents/registered.ts";
import { decided, draft, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { search, searchInput } from "#lib/search/queries.ts";

let base: TestDatabase;
let cast: Cast;
let own: string;
let open: string;
/** A draft, which its own post alone finds. */
let written: string;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  own = (await decided(cast, { title: "연안사고 위험구역 지정 계획", text: "1. 위험구역 14곳을 다시 지정한다.  끝." })).id;
  open = (await decided(cast, { title: "연안사고 예방 시행계획 알림", text: "1. 예산 3,200만원을 쓴다.  끝.", card: { scope: "government" } })).id;
  written = await draft(cast, { title: "연안사고 초안", text: "1. 초안의 글이다.  끝." });
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const find = async (who: Person, q: string, more: object = {}) => search(base.db, await cast.actor(who), searchInput.parse({ q, kind: ["document"], ...more }));
const ids = async (who: Person, q: string, more: object = {}) => (await find(who, q, more)).hits.map((hit) => hit.recordId).sort();

test("each of the cast finds what they may read, and counts nothing else", async () => {
  const department: Person[] = ["seoon", "junmo", "nayun", "doyun", "yukyung"];
  for (const who of people) {
    const expected = [...(who === "seoon" ? [written] : []), ...(department.includes(who) ? [own, open] : [open])].sort();
    const found = await find(who, "연안사고");
    expect(found.hits.map((hit) => hit.recordId).sort()).toEqual(expected);
    expect(found.total).toBe(expected.length);
    expect(found.facets.kind).toEqual([{ value: "document", count: expected.length }]);
  }
});

test("by words, particles, spacing, phrases, minus and field words", async () => {
  expect(await ids("seoon", "위험구역을")).toEqual([own]);
  expect(await ids("seoon", "위험 구역")).toContain(own);
  expect(await ids("seoon", '"14곳을 다시"')).toEqual([own]);
  expect(await ids("seoon", "연안사고 -예방")).toEqual([own, written].sort());
  expect(await ids("junmo", "연안사고 -예방")).toEqual([own]);
  expect(await ids("seoon", "연안사고 dept:혁신기획과 by:한도윤")).toEqual([own, open].sort());
  expect(await ids("seoon", "연안사고 before:2020")).toEqual([]);
  expect(await ids("seoon", "number:혁신기획과-1")).toEqual([own]);
  expect(await ids("seoon", "'; drop table \"Document\" -- %_\\")).toEqual([]);
});

test("by who decided, step, class, agency, post, nearness and likeness", async () => {
  expect(await ids("seoon", "연안사고 decided-by:한도윤")).toEqual([own, open].sort());
  expect(await ids("seoon", "연안사고 decided-by:박서온")).toEqual([]);
  expect(await ids("seoon", "연안사고 step:결정")).toEqual([own, open, written].sort());
  expect(await ids("seoon", "연안사고 step:result")).toEqual([]);
  expect(await ids("seoon", "연안사고 disclosure:closed")).toEqual([]);
  expect(await ids("seoon", "연안사고 has:attachment")).toEqual([]);
  const seat = (await cast.actor("seoon")).seats[0]!;
  expect(await ids("gaon", `연안사고 agency:${seat.agencyNameKo}`)).toEqual([open]);
  expect(await ids("gaon", "연안사고 agency:없는기관")).toEqual([]);
  expect(await ids("seoon", `연안사고 post:"${seat.departmentNameKo} ${seat.postNameKo}"`)).toContain(own);
  expect(await ids("seoon", "연안사고 post:없는자리")).toEqual([]);
  expect(await ids("seoon", 'near:"다시 위험구역"')).toEqual([own]);
  expect(await ids("seoon", 'near:"예산 위험구역"')).toEqual([]);
  expect(await ids("junmo", `similar:${own}`)).toContain(open);
  expect(await ids("junmo", `similar:${own}`)).not.toContain(own);
  // However its number is typed.
  for (const q of ["similar:혁신기획과-1", "similar:혁신기획과1", 'similar:"혁신기획과 1"', "비슷：“혁신 기획과 – 1”"]) expect(await ids("junmo", q), q).toEqual(await ids("junmo", `similar:${own}`));
  // With a minus they leave out.
  expect(await ids("seoon", `연안사고 -post:"${seat.departmentNameKo} ${seat.postNameKo}"`)).not.toContain(own);
  expect(await ids("seoon", "연안사고 -post:없는자리 -dept:없던과")).toEqual([own, open, written].sort());
  expect(await ids("gaon", `연안사고 -agency:${seat.agencyNameKo}`)).toEqual([]);
  expect(await ids("seoon", "연안사고 -number:혁신기획과 -step:result")).toEqual([written]);
  // What one may not read is like nothing, and so is what there is not.
  expect(await ids("gaon", `similar:${own}`)).toEqual([]);
  expect(await ids("gaon", "similar:019aaaaa-0000-7000-8000-000000000000")).toEqual([]);
});

test("a department is found by every name that it bore", async () => {
  const now = await base.db.departmentVersion.findFirstOrThrow({ where: { nameKo: "혁신기획과" } });
  await base.db.departmentVersion.create({ data: { ...now, id: newId(monday), nameKo: "옛행정관리담당", nameEn: "Former Administration", validFrom: new Date("2001-01-01"), validUntil: new Date("2001-12-31") } });
  expect(await ids("junmo", "연안사고 dept:옛행정관리")).toEqual([own, open].sort());
  expect(await ids("junmo", "연안사고 dept:former")).toEqual([own, open].sort());
  expect(await ids("seoon", "연안사고 dept:없던과")).toEqual([]);
  expect(await ids("seoon", "연안사고 -dept:former")).toEqual([]);
});

test("a full reindex finds the same", async () => {
  const before = await find("seoon", "연안사고");
  await base.db.searchEntry.deleteMany();
  const directory = (await base.db.post.count()) + (await base.db.department.count());
  expect(await reindex(base.db, monday, () => undefined)).toBe(4 + directory);
  expect((await find("ian", "연안사고")).total).toBe(1);
  expect((await find("seoon", "연안사고")).total).toBe(before.total);
});

test("what an act has just taken away is gone from hits, totals and facets before the index knows", async () => {
  expect((await find("ian", "연안사고")).total).toBe(1);
  await base.db.$transaction(async (tx) => {
    await tx.document.update({ where: { id: open }, data: { readers: ["official:nobody"], listers: ["official:nobody"] } });
    await announce(tx, { topic: "document.changed", record: { kind: "document", id: open }, at: monday });
  });
  expect(await find("ian", "연안사고")).toMatchObject({ total: 0, hits: [], facets: { disclosure: [] } });
  // Even where the message is lost, no page shows it.
  await base.db.outbox.updateMany({ data: { doneAt: monday } });
  expect(await find("ian", "연안사고")).toMatchObject({ total: 0, hits: [], facets: { disclosure: [] } });
});

test("what an act has taken away is counted nowhere, however much waits to be indexed after it", async () => {
  const taken = (await decided(cast, { title: "해안침식 조사 계획", text: "1. 해안침식을 조사한다.  끝.", card: { scope: "government" } })).id;
  while ((await runOutboxOnce(indexing)) > 0);
  // A page after the last: what is not shown is counted all the same.
  const counted = async () => (await find("ian", "해안침식", { offset: 20 })).total;
  expect(await counted()).toBe(1);
  await base.db.$transaction(async (tx) => changeRegistered(tx, await tx.document.findUniqueOrThrow({ where: { id: taken } }), { scope: "department" }, monday));
  await announceAll(base.db, Array.from({ length: 1_001 }, () => ({ topic: "archive.changed" as const, record: { kind: "archive", id: newId(monday) }, at: monday })));
  expect(await counted()).toBe(0);
  expect((await find("seoon", "해안침식", { offset: 20 })).total).toBe(1);
});

test("people and posts are found by their work, and departments under their old names, by every official", async () => {
  const seoon = await cast.actor("seoon");
  await base.db.taskPerson.create({ data: { id: newId(monday), unitTaskId: cast.taskId, postId: seoon.seats[0]!.postId, role: "main", validFrom: new Date("2026-01-01") } });
  await reindex(base.db, monday, () => undefined);
  const task = await base.db.functionNodeVersion.findFirstOrThrow({ where: { nodeId: cast.taskId } });
  const posts = await search(base.db, await cast.actor("gaon"), searchInput.parse({ q: task.nameKo, kind: ["post"] }));
  expect(posts.hits.length).toBeGreaterThan(0);
  expect(posts.hits[0]).toMatchObject({ kind: "post", url: `/posts/${posts.hits[0]!.recordId}`, text: expect.stringContaining(task.nameKo) });
  const holder = await search(base.db, await cast.actor("gaon"), searchInput.parse({ q: seoon.nameKo, kind: ["post"] }));
  expect(holder.hits.map((hit) => hit.recordId)).toContain(seoon.seats[0]!.postId);
  const departments = await search(base.db, await cast.actor("gaon"), searchInput.parse({ q: "옛행정관리담당", kind: ["department"] }));
  expect(departments.hits[0]).toMatchObject({ title: "혁신기획과", url: `/departments/${seoon.seats[0]!.departmentId}` });
});

test("a choice narrows everything but its own facet", async () => {
  const [all, chosen] = [await search(base.db, await cast.actor("seoon"), searchInput.parse({ q: "연안사고" })), await find("seoon", "연안사고")];
  expect(chosen.facets.kind).toEqual(all.facets.kind);
  expect(chosen.facets.kind.length).toBeGreaterThan(1);
  expect(chosen.facets.year.reduce((sum, one) => sum + one.count, 0)).toBe(chosen.total);
});
