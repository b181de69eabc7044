import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { transaction } from "#lib/platform/database.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import { operations } from "#app/api/operations.ts";
import { serve } from "#app/api/serve.ts";

/* Every address that takes a day, on the real handlers and PostgreSQL. */

const unknown = "00000000-0000-7000-8000-00000000abcd";
const dayed = operations.flatMap((op) => {
  if (op.kind === "choice") return [];
  const { properties = {} } = z.toJSONSchema(op.input, { io: "input", unrepresentable: "any" }) as { properties?: Record<string, unknown> };
  const fields = Object.keys(properties).filter((name) => JSON.stringify(properties[name]).includes('"format":"date"'));
  return fields.length > 0 ? [{ op, fields, address: op.address }] : [];
});

let base: TestDatabase;
let token: string;
beforeAll(async () => {
  base = await testDatabase();
  const cast = await makeCast(base.db);
  token = await transaction(async (tx) => (await makeToken(tx, { officialId: cast.official.seoon, label: "test", scopes: ["read", "write"], days: 3650, at: monday })).token);
});
afterAll(() => base.drop());

async function sent({ op, fields, address }: (typeof dayed)[number], day: string): Promise<{ status: number; wrong: string[] }> {
  const [method = "", path = ""] = address.split(" ");
  const days = Object.fromEntries(fields.map((field) => [field, day]));
  const params = Object.fromEntries([...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name = ""]) => [name, unknown]));
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const request = method === "GET" ? new Request(`http://onmaru.test${path}?${new URLSearchParams(days).toString()}`, { headers }) : new Request(`http://onmaru.test${path}`, { method, headers, body: JSON.stringify(days) });
  const response = await serve(op)(request, { params: Promise.resolve(params) });
  const { errors = [] } = (await response.json()) as { errors?: { field: string }[] };
  return { status: response.status, wrong: errors.map(({ field }) => field) };
}

test("days are taken in many places", () => {
  expect(dayed.length).toBeGreaterThan(25);
});

describe.each(dayed)("$address", (one) => {
  test.each(["0000-01-01", "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "2026-02-30"])("%s is refused at its field", async (day) => {
    const { status, wrong } = await sent(one, day);
    expect(status).toBe(422);
    expect(wrong).toEqual(expect.arrayContaining(one.fields));
  });

  test.each(["1900-01-01", "2999-12-31"])("%s is a day", async (day) => {
    const { status, wrong } = await sent(one, day);
    expect(status).toBeLessThan(500);
    expect(wrong.filter((field) => one.fields.includes(field))).toEqual([]);
  });
});
