import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { seed } from "./main.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await seed({ today: "2026-11-24", password: "demonstration", say: () => undefined });
}, 120_000);
afterAll(() => base.drop());

test("the government has its agencies, people, trees and sign-ins", async () => {
  expect(await base.db.agency.count()).toBe(4);
  expect(await base.db.official.count()).toBe(120);
  expect(await base.db.unitTask.count()).toBe(150);
  expect(await base.db.account.count()).toBe(9);
});
