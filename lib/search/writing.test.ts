import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import type { Prepared } from "#lib/search/engine.ts";
import { keptEntries } from "#lib/search/kept.ts";
import { weigh } from "#lib/search/snapshot.ts";
import { keyOf } from "#lib/search/words.ts";
import { writeEntries } from "#lib/search/writing.ts";

let base: TestDatabase;
beforeAll(async () => void (base = await testDatabase()));
afterAll(() => base.drop());

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const entryOf = (n: number, more: Partial<Prepared> = {}): Prepared => ({
  kind: "document", recordId: idOf(n), sourceId: null, seq: 1, title: `"제목" {${n}}`, text: "글\\n\t'", url: "/", number: null, at: new Date("2019-05-07T01:02:03.456Z"), year: 2019, departmentNameKo: "해양환경과", departmentNameEn: "",
  functionNameKo: "", functionNameEn: "", disclosure: "open", people: ['정"유경', "a,b"], postIds: [idOf(7)], facts: ["settled"], readers: ["all"], keys: Int32Array.of(0, 1, 65_536, (1 << 27) - 1), impacts: [1, 256, 0x7fffffff], measures: [0, 1, 2, 1, 0, 0], ...more,
});
const rowOf = (n: number) => base.db.searchEntry.findUniqueOrThrow({ where: { kind_recordId: { kind: "document", recordId: idOf(n) } }, omit: { month: true, readerIds: true, numberPlain: true } });

test("entries stand as they were given, more of them than one statement takes, with numbers of every size or none", async () => {
  const many = Array.from({ length: 250 }, (_, n) => entryOf(n, n === 249 ? { keys: [], impacts: new Int32Array(), people: [], facts: undefined } as Partial<Prepared> : { sourceId: n === 3 ? "3" : null }));
  await writeEntries(many);
  expect(await base.db.searchEntry.count()).toBe(250);
  const kept = new Map((await keptEntries(many)).map((entry) => [entry.recordId, entry]));
  expect(kept.size).toBe(250);
  for (const n of [0, 249]) expect(kept.get(idOf(n))).toEqual({ ...many[n], facts: many[n]!.facts ?? [], keys: Int32Array.from(many[n]!.keys), impacts: Int32Array.from(many[n]!.impacts) });
  for (const n of [0, 3, 99, 100, 249]) expect(await rowOf(n)).toEqual({ ...many[n], facts: many[n]!.facts ?? [], keys: [...many[n]!.keys], impacts: [...many[n]!.impacts] });
});

test("a later version stays, whatever comes after it", async () => {
  await writeEntries([entryOf(1, { seq: 3, title: "셋", keys: [3] })]);
  await writeEntries([entryOf(1, { seq: 2, title: "둘", keys: [2] }), entryOf(2, { seq: 2, title: "둘" })]);
  expect(await rowOf(1)).toMatchObject({ seq: 3, title: "셋", keys: [3] });
  expect(await rowOf(2)).toMatchObject({ seq: 2, title: "둘" });
});

test("weighing anew writes the terms that differ and no others", async () => {
  await base.db.searchEntry.deleteMany();
  const [budget, plan, other] = [keyOf("w예산"), keyOf("w계획"), keyOf("w기타")];
  const holding = (n: number, ...terms: number[]) => entryOf(n, { impacts: terms.map((term) => term * 16 + 5).sort((one, two) => one - two) });
  await writeEntries([holding(1, budget, plan), holding(2, budget)]);
  await weigh(base.db);
  const terms = () => base.db.$queryRaw<{ key: number; df: number; xmin: string }[]>`select "key", "df", xmin::text from "SearchTerm" where "key" >= 0`;
  const before = new Map((await terms()).map((row) => [row.key, row]));
  expect([budget, plan].map((key) => before.get(key)?.df)).toEqual([2, 1]);
  await writeEntries([{ ...holding(1, budget), seq: 2 }, holding(3, other), { ...holding(4, plan), readers: ["department:x"] }]);
  await weigh(base.db);
  const after = new Map((await terms()).map((row) => [row.key, row]));
  expect(new Map([...after].map(([key, { df }]) => [key, df]))).toEqual(new Map([[budget, 2], [other, 1]]));
  expect(after.get(budget)?.xmin).toBe(before.get(budget)?.xmin);
});
