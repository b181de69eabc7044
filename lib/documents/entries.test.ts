import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument } from "#lib/documents/acts.ts";
import { discardDocument } from "#lib/documents/commands.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { documentEntries, documentIds } from "#lib/documents/entries.ts";
import { doneInTurn } from "#lib/documents/of-post.ts";
import { openAtPost } from "#lib/documents/work.ts";
import { decided, draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const year = { from: new Date("2026-01-01T00:00:00Z"), until: new Date("2027-01-01T00:00:00Z") };

test("search gets the signed text with its opinions, people, number and readers; a draft its own text", async () => {
  const id = await submitted(cast);
  await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "상반기 평가와 맞춥니다.", version: 1 }, monday);
  await perform(approveDocument, await cast.actor("nayun"), { id, opinion: "", version: 1 }, monday);
  const { number } = await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "", version: 1 }, monday);
  const drafted = await draft(cast, { title: "초안", text: "아직 쓰는 글" });
  const entries = new Map((await documentEntries(base.db, [id, drafted, "01900000-0000-7000-8000-000000000000"])).map((entry) => [entry.id, entry]));
  expect(entries.size).toBe(2);
  expect(entries.get(id)).toMatchObject({ title: "시범기관 운영계획", opinions: ["상반기 평가와 맞춥니다."], number, year: 2026, departmentNameKo: "혁신기획과", keywords: ["시범기관"], deciderPostId: cast.post.doyun });
  expect(entries.get(id)!.text).toContain("운영 기간은 3개월로 한다");
  expect(entries.get(id)!.people).toEqual(expect.arrayContaining(["박서온", "이준모", "최나윤", "한도윤"]));
  expect(entries.get(id)!.postIds).toHaveLength(4);
  expect(entries.get(drafted)).toMatchObject({ text: "아직 쓰는 글", number: null, readers: [`post:${cast.post.seoon}`] });
  const all = [...(await documentIds(base.db, null, 1))];
  all.push(...(await documentIds(base.db, all[0]!, 10)));
  expect(all.sort()).toEqual([id, drafted].sort());
});

test("a draft begun, written on or redrafted is told to search, each time with a later state", async () => {
  const told = (id: string) => base.db.outbox.count({ where: { topic: "document.changed", recordId: id } });
  const seqOf = async (id: string) => (await documentEntries(base.db, [id]))[0]?.seq;
  const id = await draft(cast, { title: "쓰는 중" });
  expect([await told(id), await seqOf(id)]).toEqual([2, 1]);
  const { id: signed } = await decided(cast);
  const again = await perform(redraftDocument, await cast.actor("seoon"), { id: signed }, monday);
  expect([await told(again.id), await seqOf(again.id)]).toEqual([1, 0]);
  for (const one of [id, again.id]) await perform(discardDocument, await cast.actor("seoon"), { id: one }, monday);
});

test("what a post did and what is open there; titles only for who may know, opinions for who may read", async () => {
  const { id } = await decided(cast, { title: "끝난 것" });
  const open = await submitted(cast, { title: "열린 것" });
  const held = { id: cast.appointment.doyun, officialId: cast.official.doyun, ...year, othersFrom: year.from, othersUntil: year.until };
  const seen = async (who: "junmo" | "ian" | "gaon") => (await doneInTurn(base.db, await cast.actor(who), cast.post.doyun, [held], held, { kind: null, page: 1 })).rows.find((line) => line.documentId === id);
  expect(await seen("junmo")).toMatchObject({ title: "끝난 것", kind: "delegated-decision", nameKo: "한도윤", readable: true });
  expect(await seen("ian")).toMatchObject({ title: "끝난 것", readable: false, opinion: null });
  expect(await seen("gaon")).toMatchObject({ title: null, numberLabel: null, readable: false });
  expect((await openAtPost(base.db, await cast.actor("junmo"), cast.post.junmo)).map((line) => line.documentId)).toContain(open);
  expect((await openAtPost(base.db, await cast.actor("gaon"), cast.post.junmo))).toEqual([]);
});
