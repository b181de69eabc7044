import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { draft, makeCast } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { POST as createDocument } from "#app/api/v1/documents/route.ts";
import { GET as readDocument } from "#app/api/v1/documents/[id]/route.ts";
import { POST as submitDocument } from "#app/api/v1/documents/[id]/submissions/route.ts";
import { GET as listFunctions } from "#app/api/v1/function-nodes/route.ts";
import { GET as search } from "#app/api/v1/search/route.ts";
import * as elsewhere from "#app/api/[[...rest]]/route.ts";
import { form, json, sentWith, tokenFor } from "#app/api/testing/sending.ts";
import type { Asked } from "#app/api/testing/sending.ts";
import { proxy } from "../../proxy.ts";

/* What comes in wrong is answered at its field or by name, and leaves nothing half written: on the real handlers and PostgreSQL. */

let base: TestDatabase;
let cast: Cast;
let token: string;
beforeAll(async () => {
  process.env["ONMARU_DEMO_TODAY"] = "2026-11-23";
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(async () => {
  delete process.env["ONMARU_DEMO_TODAY"];
  await base.drop();
});
// A token of its own for each test: none uses up another's requests.
beforeEach(async () => {
  token = await tokenOf("seoon");
});

const tokenOf = (who: Person) => tokenFor(cast, who);
const sent = (handler: unknown, asked: Asked) => sentWith(token, handler, asked);
const count = () => base.db.document.count();
const unknown = "00000000-0000-7000-8000-00000000abcd";

describe("a body that is none", () => {
  const tower = (depth: number) => `{"title":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  test.each<[string, Asked, number, string]>([
    ["broken JSON", json('{"title": "'), 400, "platform.bad-request"],
    ["JSON that is a list", json("[]"), 400, "platform.bad-request"],
    ["JSON that is null", json("null"), 400, "platform.bad-request"],
    ["broken UTF-8", { body: Uint8Array.from([0x7b, 0x22, 0xe0, 0xa4, 0x22, 0x7d]), headers: { "content-type": "application/json" } }, 400, "platform.bad-request"],
    ["a tower of 100,000 brackets", json(tower(100_000)), 400, "platform.bad-request"],
    ["too much", json({ title: "가".repeat(1_500_000) }), 413, "platform.too-large"],
    ["a type that is not taken", { body: "<title/>", headers: { "content-type": "text/xml" } }, 415, "platform.wrong-type"],
    ["no type", { body: new Blob(["x"]), headers: {} }, 415, "platform.wrong-type"],
    ["an array of a hundred million", form("tags[99999999]=a"), 400, "platform.bad-request"],
    ["a name that names no field", form("a..b=1"), 400, "platform.bad-request"],
    ["a name that reaches for the prototype", form("__proto__.x=1"), 400, "platform.bad-request"],
    ["a form whose parts do not end", { body: "--x\r\nbroken", headers: { "content-type": "multipart/form-data; boundary=x" } }, 400, "platform.bad-request"],
    ["a key of an act that is empty", json({ title: "a" }, { "idempotency-key": "" }), 400, "platform.bad-request"],
    ["a key of an act that is no word", json({ title: "a" }, { "idempotency-key": "ü" }), 400, "platform.bad-request"],
    ["a key of 201 letters", json({ title: "a" }, { "idempotency-key": "k".repeat(201) }), 400, "platform.bad-request"],
    ["a key in a form with NUL in it", form("title=a&_key=%00"), 400, "platform.bad-request"],
  ])("%s", async (_, asked, status, code) => {
    const before = await count();
    const { answer, headers, ...got } = await sent(createDocument, asked);
    expect([got.status, answer.code]).toEqual([status, code]);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(await count()).toBe(before);
  });

  test("too much without a length said beforehand", async () => {
    const piece = new TextEncoder().encode(" ".repeat(1024 * 1024));
    let left = 6;
    const body = new ReadableStream({ pull: (to) => (left-- > 0 ? to.enqueue(piece) : to.close()) });
    expect(await sent(createDocument, { body, headers: { "content-type": "application/json" } })).toMatchObject({ status: 413 });
  });
});

describe("an address that is none", () => {
  test.each(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const)("%s is answered with problem details in the caller's language", async (method) => {
    for (const path of ["/api", "/api/v1/nothing", "/api/v1/documents/x/y/z"]) {
      const { status, headers, answer } = await sent(elsewhere[method], { method, path, headers: { "accept-language": "en" } });
      expect([status, answer.code, headers.get("content-type")]).toEqual([404, "platform.not-found", "application/problem+json; charset=utf-8"]);
      expect(answer["detail"]).toMatch(/^[A-Z]/);
    }
  });
});

describe("a field that is wrong is named", () => {
  test.each<[string, unknown, string, string]>([
    ["NUL", { title: "a\0b" }, "title", "platform.unsound-text"],
    ["half a character", '{"title":"\\ud800"}', "title", "platform.unsound-text"],
    ["too long", { title: "가".repeat(301) }, "title", "platform.too-long"],
    ["of another kind", { title: { a: 1 } }, "title", "platform.wrong-kind"],
    ["no id", { unitTaskId: "1 or 1=1" }, "unitTaskId", "platform.wrong-form"],
  ])("%s", async (_, body, field, code) => {
    const { status, answer } = await sent(createDocument, json(body));
    expect(status).toBe(422);
    expect(answer.errors).toMatchObject([{ field, code }]);
    expect(answer.errors?.[0]?.message).not.toBe("");
  });

  test("a task that does not exist", async () => {
    expect((await sent(createDocument, json({ title: "a", unitTaskId: unknown }))).answer).toMatchObject({ code: "documents.unknown-task" });
  });

  test("scripts, marks of direction, combining characters and emoji are text and come back as they were", async () => {
    const title = "<script>alert(1)</script> \u202Eabc e\u0301 👩‍👩‍👧 ' ; drop table \"Document\"; --";
    const { status, answer } = await sent(createDocument, json({ title }));
    expect(status).toBe(201);
    expect(await base.db.document.findUniqueOrThrow({ where: { id: String(answer["id"]) } })).toMatchObject({ title });
  });
});

describe("an address that means nothing", () => {
  const get = (path: string): Asked => ({ method: "GET", path });
  test.each<[string, unknown, Asked]>([
    ["a query that is not UTF-8", search, get("/api/v1/search?q=%E0%A4%A")],
    ["a name in a query that names nothing", listFunctions, get("/api/v1/function-nodes?%5B%3C=1")],
    ["another", search, get("/api/v1/search?S.=1")],
  ])("%s", async (_, handler, asked) => {
    expect(await sent(handler, asked)).toMatchObject({ status: 400, answer: { code: "platform.bad-request" } });
  });

  test.each(["%", "100%", "'; --", "\"", "((", "a:b:c", "-", "dept:", "number:%00", "예산 ".repeat(2_500)].map((q) => [q.slice(0, 10), q] as const))("a search for %j … is answered or refused at its field", async (_, q) => {
    const { status } = await sent(search, get(`/api/v1/search?${new URLSearchParams({ q }).toString()}`));
    expect([200, 422]).toContain(status);
  });

  test.each(["x", "zzzzzzzzzzzz.019aaaaa-0000-7000-8000-000000000000", `-zzzzzzzzz.${unknown}`, `-s6u2c5c0.${unknown}`, `birzfuo00.${unknown}`, `zzzzzzzzz.${unknown}`])("a list that goes on after %s", async (after) => {
    expect(await sent(search, get(`/api/v1/search?q=a&after=${after}`))).toMatchObject({ status: 422, answer: { errors: [{ field: "after" }] } });
  });

  test("a list goes on after any instant of the years in which days are", async () => {
    for (const after of ["-s6r7gg00", "0", "lzzzzzzz"]) expect((await sent(search, get(`/api/v1/search?q=a&after=${after}.${unknown}`))).status, after).toBe(200);
  });

  test.each(["limit=-1", "limit=101", "limit=1e9", "offset=-1", "offset=99999999999999999999", "limit=x"])("paging by %s", async (paging) => {
    expect((await sent(search, get(`/api/v1/search?q=a&${paging}`))).status).toBe(422);
  });

  test.each(["/x/%E0%A4%A", "/documents/%ff", "/documents/%00", "/api/v1/documents/%E0%A4%A"])("%s is refused before any page", (path) => {
    expect(proxy(new NextRequest(`http://onmaru.test${path}`)).status).toBe(400);
  });

  test("what does not exist, what is no id and what is another's answer alike", async () => {
    const own = await draft(cast, { title: "남의 초안" });
    const foreign = await tokenOf("gaon");
    const ask = (id: string, as: string) => sent(readDocument, { method: "GET", params: { id }, headers: { authorization: `Bearer ${as}` } });
    const answers = [await ask(unknown, token), await ask("' or 1=1", token), await ask(own, foreign)];
    for (const { status, answer } of answers) expect([status, answer]).toEqual([404, answers[0]?.answer]);
    expect((await ask(own, token)).status).toBe(200);
    expect((await sent(submitDocument, { ...json({}, { authorization: `Bearer ${foreign}` }), params: { id: own } })).status).toBe(404);
  });
});
