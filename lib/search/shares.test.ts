import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { SearchEntry } from "#lib/search/engine.ts";
import { readsMost } from "#lib/search/shares.ts";

const at = new Date("2026-11-23T01:00:00Z");
const most = "department:most";
const few = ["official:few", "post:few"];
const entries = 100;
const ofFew = 20;

let base: TestDatabase;

beforeAll(async () => {
  base = await testDatabase();
  await embeddedEngine(base.db).index(Array.from({ length: entries }, (_, n): SearchEntry => ({
    kind: "document", recordId: newId(at), sourceId: null, seq: 1, title: `예산 계획 ${n}`, text: "예산을 나눈다.", url: `/documents/${n}`, number: null, at, year: 2026, departmentNameKo: "혁신기획과", departmentNameEn: "", functionNameKo: "", functionNameEn: "",
    disclosure: "open", people: [], postIds: [], readers: n < ofFew ? [few[n % 2]!, "head:one"] : [most],
  })));
  const owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  await owner.query('analyze "SearchEntry"');
  await owner.end();
});
afterAll(() => base.drop());

test("by which way entries are chosen hangs on how many one reads, and what is found does not", async () => {
  expect(await readsMost(base.db, [most])).toBe(true);
  expect(await readsMost(base.db, [...few, "head:one", "official:nobody"])).toBe(false);
  expect(await readsMost(base.db, [])).toBe(false);
  const engine = embeddedEngine(base.db);
  const found = async (...tokens: string[]) => (await engine.query({ q: "예산", tokens, sort: "fit", limit: 100, offset: 0 })).total;
  expect(await found(most)).toBe(entries - ofFew);
  expect(await found(few[0]!)).toBe(ofFew / 2);
  expect(await found(most, few[0]!)).toBe(entries - ofFew / 2);
  expect(await found("official:nobody")).toBe(0);
});

test("what an entry is weighed by stands in its row, its text beside", async () => {
  const rows = await base.db.$queryRaw<{ name: string; storage: string }[]>`select attname as name, attstorage::text as storage from pg_attribute where attrelid = '"SearchEntry"'::regclass and attname in ('impacts', 'facts', 'readerIds', 'text', 'keys') order by 1`;
  expect(rows.map(({ name, storage }) => `${name} ${storage}`)).toEqual(["facts m", "impacts m", "keys e", "readerIds m", "text e"]);
});
