import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { actorOfSession } from "./queries.ts";
import { makeSetUpCode, setUp, setUpInput, waitsForSetUp } from "./set-up.ts";
import { signIn } from "./sign-in.ts";

let base: TestDatabase;
const now = new Date("2026-11-24T01:00:00Z");
const facts = { address: "10.0.0.7", agent: "test" };
const given = (oneTimeCode: string, other: Record<string, string> = {}) =>
  setUpInput.parse({ oneTimeCode, code: "1741000", agencyKo: "기획조정부", agencyEn: "Ministry of Planning", nameKo: "처음이", nameEn: "First", login: "First", password: "산에는 꽃 피네 꽃이", again: "산에는 꽃 피네 꽃이", ...other });

beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.drop());

test("a demonstration is never set up", async () => {
  process.env["ONMARU_DEMO"] = "1";
  expect([await waitsForSetUp(base.db), await makeSetUpCode(base.db)]).toEqual([false, null]);
  delete process.env["ONMARU_DEMO"];
});

test("the code of the last start makes the first agency and its administrator, once, of two at one moment", async () => {
  const older = await makeSetUpCode(base.db);
  const code = (await makeSetUpCode(base.db))!;
  expect(JSON.stringify(await base.db.setting.findMany())).not.toContain(code);
  await expect(setUp(given("aaaa-aaaa-aaaa-aaaa"), facts, now)).rejects.toMatchObject({ code: "organisation.wrong-code", field: "oneTimeCode" });
  await expect(setUp(given(older!), facts, now)).rejects.toMatchObject({ code: "organisation.wrong-code" });
  await expect(setUp(given(code, { password: "짧다", again: "짧다" }), facts, now)).rejects.toMatchObject({ code: "organisation.password-too-short", field: "password" });
  expect(await base.db.agency.count()).toBe(0);

  const both = await Promise.allSettled([setUp(given(code), facts, now), setUp(given(code.toUpperCase(), { code: "1192000" }), facts, now)]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "organisation.not-set-up" } });
  const agency = await base.db.agency.findFirstOrThrow();
  expect(await base.db.agency.count()).toBe(1);

  const session = await signIn({ login: "first", password: "산에는 꽃 피네 꽃이" }, facts, now);
  expect(await actorOfSession(base.db, session, now)).toMatchObject({ nameKo: "처음이", mustChangePassword: false, seat: null, roles: [{ role: "administrator", agencyId: agency.id }] });
  expect(await base.db.historyEntry.count({ where: { act: { in: ["agency.added", "official.added"] } } })).toBe(2);
  expect(await makeSetUpCode(base.db)).toBeNull();
  await expect(setUp(given(code), facts, now)).rejects.toMatchObject({ code: "organisation.not-set-up" });
  expect(await base.db.setting.count({ where: { key: "set-up" } })).toBe(0);
});

test("whoever guesses the code is made to wait", async () => {
  await base.db.roleGrant.deleteMany();
  await base.db.account.deleteMany();
  await base.db.official.deleteMany();
  await base.db.agency.deleteMany();
  const guess = () => setUp(given("bbbb-bbbb-bbbb-bbbb"), { ...facts, address: "10.0.0.8" }, now).catch((error: { code: string }) => error.code);
  const answers: unknown[] = [];
  for (let i = 0; i < 12; i++) answers.push(await guess());
  expect(answers.slice(0, 10)).toEqual(Array(10).fill("organisation.wrong-code"));
  expect(answers.at(-1)).toBe("platform.too-many");
});
