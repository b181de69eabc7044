import { getChoseong } from "es-hangul";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { ask } from "#lib/platform/operation.ts";
import { decided, draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { suggest, suggestSearch } from "#lib/search/suggesting.ts";
import { initialsTyped, keysTyped, onOtherLayout } from "#lib/search/typing.ts";

describe("a text as it is typed", () => {
  test.each([
    ["예산 집행", "dptks wlqgod"],
    ["dPtks", "dptks"],
    ["Budget plan", "budget plan"],
    ["ㅠㅕㅇㅎㄷㅅ", "budget"],
    ["혁신처-1234(안)", "gurtlscj 1234 dks"],
    ["예ㅅ", "dpt"],
    ["  ", ""],
  ])("%s: %s", (text, keys) => expect(keysTyped(text)).toBe(keys));

  test("initial consonants of each word", () => expect(initialsTyped("2026년 예산 집행(안)")).toBe("s dt wg d"));

  test.each([["dPtks", "예산"], ["Rhcsla", "꽃님"], ["budget", null], ["ㅠㅕㅇㅎㄷㅅ", "budget"], ["예산", null], ["rPghlr", "계획"], ["plan", null], ["2026", null]])("%s on the other layout: %s", (typed, meant) => expect(onOtherLayout(typed)).toBe(meant));
});

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  await decided(cast, { title: "2026년 예산 집행 계획" });
  await decided(cast, { title: "예산 배정 알림", card: { scope: "government" } });
  await draft(cast, { title: "예산 초안 Budget draft" });
  while ((await runOutboxOnce(indexing)) > 0);
});
afterAll(() => base.drop());

const titles = async (who: Person, q: string) => (await suggest(base.db, await cast.actor(who), q)).map((one) => one.title).sort();
const [plan, open, written] = ["2026년 예산 집행 계획", "예산 배정 알림", "예산 초안 Budget draft"];

test.each(["예산", "예사", "옛", "dPtks", "dptks", "ㅇㅅ", "  예산 "])("%s is understood while it is typed, and each is told what they may read", async (q) => {
  expect(await titles("seoon", q)).toEqual([plan, open, written].sort());
  expect(await titles("junmo", q)).toEqual([plan, open].sort());
  expect(await titles("gaon", q)).toEqual([open]);
});

test("by several words, English on the Korean layout, and nothing for what is not there", async () => {
  expect(await titles("junmo", "예산 집")).toEqual([plan]);
  expect(await titles("seoon", "ㅠㅕㅇㅎㄷㅅ")).toEqual([written]);
  for (const q of ["", "%", "_", "!!", "없는말", "x".repeat(1000)]) expect(await titles("seoon", q)).toEqual([]);
});

test("whoever may read nothing is told nothing", async () => expect(await suggest(base.db, { tokens: [] }, "예산")).toEqual([]));

test("the latest are suggested, however many there are, and those that were just taken away leave their places to others", async () => {
  const day = 86_400_000;
  const ids = Array.from({ length: 400 }, () => crypto.randomUUID());
  await base.db.searchTitle.createMany({ data: ids.map((recordId, n) => ({ kind: "document", recordId, title: `하천 ${n}`, note: "", url: "/", keys: ` ${keysTyped(`하천 ${n}`)}`, initials: "", beginnings: ["gk", "gkcjs"], at: new Date(monday.getTime() - (500 - n) * day), readers: ["all"] })) });
  const real: string[] = [];
  for (let n = 0; n < 6; n++) real.push((await decided(cast, { title: `하천 정비 ${n}`, card: { scope: "government" }, at: new Date(monday.getTime() + n * day) })).id);
  while ((await runOutboxOnce(indexing)) > 0);
  expect(await titles("gaon", "하천")).toEqual(["하천 정비 2", "하천 정비 3", "하천 정비 4", "하천 정비 5"]);
  await base.db.document.updateMany({ where: { id: { in: real.slice(4) } }, data: { readers: ["official:nobody"] } });
  expect(await titles("gaon", "하천")).toEqual(["하천 정비 0", "하천 정비 1", "하천 정비 2", "하천 정비 3"]);
  await base.db.searchTitle.deleteMany({ where: { recordId: { in: [...ids, ...real] } } });
});

test("programs are told the same", async () => {
  const { suggestions } = await ask(suggestSearch, await cast.actor("gaon"), { q: "ㅇㅅ ㅂ" }, monday);
  expect(suggestions).toMatchObject([{ kind: "document", title: open, url: expect.stringMatching(/^\/documents\//), note: "혁신기획과" }]);
});

test("an old task is suggested beside however many newer documents, whether its name or its initial consonants are typed", async () => {
  await reindex(base.db, monday, () => undefined);
  const task = await base.db.searchTitle.findUniqueOrThrow({ where: { kind_recordId: { kind: "task", recordId: cast.taskId } } });
  const ids = Array.from({ length: 400 }, () => crypto.randomUUID());
  await base.db.searchTitle.createMany({ data: ids.map((recordId, n) => ({ ...task, kind: "document", recordId, title: `${task.title} ${n}`, at: new Date(monday.getTime() + n) })) });
  for (const q of [task.title, keysTyped(task.title), getChoseong(task.title), task.title.slice(0, 1)]) expect((await suggest(base.db, await cast.actor("gaon"), q)).map((one) => one.id), q).toContain(task.recordId);
  await base.db.searchTitle.deleteMany({ where: { recordId: { in: ids } } });
});
