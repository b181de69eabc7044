import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { saidBefore } from "#lib/said.ts";
import { now } from "#lib/platform/clock.ts";
import { requestRate } from "#lib/platform/limits.ts";
import { transaction } from "#lib/platform/database.ts";
import { keptForm } from "#lib/platform/forms.ts";
import { endSession, openSession } from "#lib/platform/session-rows.ts";
import { sessionCookie, sessionCookieValue } from "#lib/platform/sessions.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import type { Scope } from "#lib/platform/actor.ts";
import { draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { GET as listDocuments, POST as createDocument } from "#app/api/v1/documents/route.ts";
import { GET as readDocument } from "#app/api/v1/documents/[id]/route.ts";
import { POST as submitDocument } from "#app/api/v1/documents/[id]/submissions/route.ts";
import { GET as listFunctions } from "#app/api/v1/function-nodes/route.ts";
import { POST as report } from "#app/api/v1/problem-reports/route.ts";
import { GET as search } from "#app/api/v1/search/route.ts";
import { POST as exportFound } from "#app/api/v1/search/exports/route.ts";
import { POST as newToken } from "#app/api/v1/tokens/route.ts";
import { GET as session } from "#app/api/v1/session/route.ts";
import * as elsewhere from "#app/api/[[...rest]]/route.ts";
import { pathIn } from "#app/api/input.ts";
import { requestFacts } from "#app/api/authenticate.ts";
import { proxy } from "../../proxy.ts";

/* What comes in wrong is answered at its field or by name, and leaves nothing half written: on the real handlers and PostgreSQL. */

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
interface Asked {
  method?: string;
  path?: string;
  body?: BodyInit | null;
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

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

const tokenOf = (who: Person, scopes: Scope[] = ["read", "write"]) =>
  transaction(async (tx) => (await makeToken(tx, { officialId: cast.official[who], label: "test", scopes, days: 3650, at: monday })).token);

async function sent(handler: unknown, { method = "POST", path = "/api/v1/x", body = null, headers = {}, params = {} }: Asked) {
  const request = new Request(`http://onmaru.test${path}`, { method, body: method === "GET" ? null : body, headers: { ...(headers["cookie"] ? {} : { authorization: `Bearer ${token}` }), ...headers }, ...(body instanceof ReadableStream ? { duplex: "half" } : {}) } as RequestInit);
  const response = await (handler as Handler)(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const answer = text ? (JSON.parse(text) as Record<string, unknown> & { code?: string; errors?: { field: string; code: string; message: string }[] }) : {};
  return { status: response.status, headers: response.headers, answer };
}

const json = (body: unknown, more: Record<string, string> = {}): Asked => ({ body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json", ...more } });
const form = (body: string, more: Record<string, string> = {}): Asked => ({ body, headers: { "content-type": "application/x-www-form-urlencoded", ...more } });
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

describe("who asks", () => {
  const signedIn = async (who: Person) => {
    const id = await transaction((tx) => openSession(tx, cast.official[who], { address: "local", agent: "test" }, new Date("2026-11-23T00:00:00Z")));
    await base.db.session.update({ where: { id }, data: { lastSeenAt: new Date("2026-11-24T00:00:00Z"), expiresAt: new Date("2036-01-01") } });
    return { id, cookie: `${sessionCookie}=${await sessionCookieValue(id, 3600)}` };
  };

  test("another site's page is refused, one's own and none are not", async () => {
    const { cookie } = await signedIn("seoon");
    const from = async (headers: Record<string, string>) => (await sent(createDocument, json({ title: "a" }, { cookie, host: "onmaru.test", ...headers }))).status;
    expect(await from({ "sec-fetch-site": "same-origin" })).toBe(201);
    expect(await from({ origin: "http://onmaru.test" })).toBe(201);
    const others: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "https://elsewhere.test" }, { origin: "null" }];
    for (const headers of others) expect(await from(headers), JSON.stringify(headers)).toBe(403);
    expect(await from({ "sec-fetch-site": "cross-site", authorization: "Basic YTpi" })).toBe(403);
  });

  test("a session that ended, a cookie that is nothing, a token that is none: nobody is signed in", async () => {
    const { id, cookie } = await signedIn("seoon");
    const ask = async (headers: Record<string, string>) => (await sent(session, { method: "GET", headers })).status;
    expect(await ask({ cookie })).toBe(200);
    await transaction((tx) => endSession(tx, id, monday));
    const nobody: Record<string, string>[] = [{ cookie }, { cookie: `${sessionCookie}=%E0%A4%A; locale=%E0%A4%A` }, { cookie: `${sessionCookie}=x` }, { authorization: "Bearer onmaru_x" }, { authorization: "Basic eDp5" }, { authorization: "Bearer" }];
    for (const headers of nobody) expect(await ask(headers), JSON.stringify(headers)).toBe(401);
  });

  test("a token that may only read writes nothing", async () => {
    const reader = await tokenOf("seoon", ["read"]);
    expect(await sent(createDocument, json({ title: "a" }, { authorization: `Bearer ${reader}` }))).toMatchObject({ status: 403, answer: { code: "platform.scope-missing" } });
    expect((await sent(listDocuments, { method: "GET", headers: { authorization: `Bearer ${reader}` } })).status).toBe(200);
  });

  test("a form that fails without scripts goes back to its page with what was typed, NUL or not", async () => {
    const { cookie } = await signedIn("seoon");
    const { status, headers } = await sent(report, form(`text=a%00b&_at=${encodeURIComponent("/problems?q=한글")}`, { cookie, accept: "text/html", "sec-fetch-site": "same-origin" }));
    expect(status).toBe(303);
    expect(headers.get("location")).toMatch(/^\/problems\?q=%ED%95%9C%EA%B8%80&form=[0-9a-f-]{36}$/);
    const kept = await base.db.keptForm.findFirstOrThrow({ where: { id: headers.get("location")?.split("form=")[1] ?? "" } });
    expect(kept.values).toMatchObject({ text: "ab" });
  });

  test("a form without scripts tells the next page what was done, cut to what a line holds", async () => {
    const { cookie } = await signedIn("seoon");
    const { status, headers } = await sent(report, form(`text=${encodeURIComponent("되지 않습니다")}&_at=/problems&_done=${encodeURIComponent(`보냈습니다; x=1\n${"가".repeat(300)}`)}`, { cookie, accept: "text/html", "sec-fetch-site": "same-origin" }));
    expect(status).toBe(303);
    const [said] = headers.getSetCookie();
    expect(said).toMatch(/^said=[!-:<-~]+; Path=\/; Max-Age=10; SameSite=Strict$/);
    const value = decodeURIComponent(/=([^;]*)/.exec(said ?? "")?.[1] ?? "");
    expect([value.slice(0, 13), value.length]).toEqual(["보냈습니다; x=1\n가가", 200]);
    expect(saidBefore((name) => (name === "said" ? value : undefined))).toBe(value);
    expect(saidBefore(() => undefined)).toBeNull();
  });

  test("a form whose session ended while it was written is there after signing in again, for its writer alone", async () => {
    const { id, cookie } = await signedIn("seoon");
    await transaction((tx) => endSession(tx, id, monday));
    const { status, headers } = await sent(report, form(`text=${encodeURIComponent("긴 글")}&password=secret&_at=${encodeURIComponent("/problems?q=1")}`, { cookie, accept: "text/html", "sec-fetch-site": "same-origin" }));
    expect(status).toBe(303);
    const to = new URL(headers.get("location") ?? "", "http://onmaru.test");
    expect([to.pathname, to.searchParams.get("problem")]).toEqual(["/sign-in", "platform.not-signed-in"]);
    const next = to.searchParams.get("next") ?? "";
    expect(next).toMatch(/^\/problems\?q=1&form=[0-9a-f-]{36}$/);
    const kept = async (session: string) => keptForm(base.db, session, next.split("form=")[1], now());
    expect((await kept((await signedIn("seoon")).id))?.values).toEqual({ text: "긴 글" });
    expect(await kept((await signedIn("junmo")).id)).toBeNull();
    // A cookie that this installation did not sign keeps nothing.
    expect((await sent(report, form("text=a&_at=/problems", { cookie: `${sessionCookie}=forged`, accept: "text/html", "sec-fetch-site": "same-origin" }))).headers.get("location")).toBe("/sign-in");
  });

  test.each(["//elsewhere.test", "/\\elsewhere.test", "/\t/elsewhere.test", "/..//elsewhere.test", "https://elsewhere.test", "/a\r\nset-cookie: x=1", "javascript:alert(1)", ""])("nothing sends a browser to %j", (path) => {
    expect(pathIn(path)).toBeNull();
  });

  test("who connected is told by the server, not by the caller", () => {
    const address = (said: string) => requestFacts(new Request("http://onmaru.test", { headers: { "x-forwarded-for": said } })).address;
    expect(address("1.2.3.4, 10.0.0.9")).toBe("10.0.0.9");
    process.env["ONMARU_PROXIES"] = "1";
    expect(address("6.6.6.6, 1.2.3.4, 10.0.0.9")).toBe("1.2.3.4");
    delete process.env["ONMARU_PROXIES"];
  });
});

describe("the same act twice", () => {
  test("the same key and body answer the same, once", async () => {
    const before = await count();
    const asked = () => sent(createDocument, json({ title: "한 번" }, { "idempotency-key": "once" }));
    const first = await asked();
    expect(first.status).toBe(201);
    expect(await asked()).toMatchObject({ status: 201, answer: first.answer });
    expect(await count()).toBe(before + 1);
  });

  test("both in flight at once", async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 6 }, () => sent(createDocument, json({ title: "여섯이 함께" }, { "idempotency-key": "together" }))));
    expect(new Set(answers.map(({ status, answer }) => `${status} ${String(answer["id"])}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  test("the key with another body, or for another act, is refused; another's key is another key", async () => {
    const key = { "idempotency-key": "mine" };
    expect((await sent(createDocument, json({ title: "하나" }, key))).status).toBe(201);
    expect(await sent(createDocument, json({ title: "둘" }, key))).toMatchObject({ status: 422, answer: { code: "platform.key-reused" } });
    expect(await sent(report, json({ text: "하나", page: "/" }, key))).toMatchObject({ status: 422, answer: { code: "platform.key-reused" } });
    expect((await sent(createDocument, json({ title: "둘" }, { ...key, authorization: `Bearer ${await tokenOf("junmo")}` }))).status).toBe(201);
  });
});

describe("the same act twice, when its answer is not kept", () => {
  // Of a person with few tokens yet: one may have so many.
  const mine = () => base.db.accessToken.count({ where: { officialId: cast.official.nayun } });
  let by: string;
  const secret = (label: string, key: string) => sent(newToken, json({ label, scopes: ["read"] }, { "idempotency-key": key, authorization: `Bearer ${by}` }));

  test("a secret is made once and shown once; another body under its key is refused", async () => {
    by = await tokenOf("nayun");
    const before = await mine();
    const answers = await Promise.all([1, 2, 3].map(() => secret("program", "secret")));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const first = answers.find(({ status }) => status === 201)!;
    expect(await secret("program", "secret")).toMatchObject({ status: 409, answer: { code: "platform.done-already" } });
    expect(await secret("another", "secret")).toMatchObject({ status: 422, answer: { code: "platform.key-reused" } });
    expect(await mine()).toBe(before + 1);
    // The key keeps no word of the secret.
    const kept = await base.db.idempotentAnswer.findMany({ where: { officialId: cast.official.nayun, key: "secret" } });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(String(first.answer["token"]));
    expect((await secret("program", "ü")).status).toBe(400);
  });

  test("rows are read anew under their key, each time an act of the history; another question under it is refused", async () => {
    const rows = (q: string) => sent(exportFound, json({ q }, { "idempotency-key": "rows" }));
    const acts = () => base.db.historyEntry.count({ where: { act: "search.exported" } });
    expect((await rows("수당")).status).toBe(200);
    expect((await rows("수당")).status).toBe(200);
    expect(await acts()).toBe(2);
    expect(await rows("예산")).toMatchObject({ status: 422, answer: { code: "platform.key-reused" } });
    expect(await acts()).toBe(2);
    expect(JSON.stringify(await base.db.idempotentAnswer.findMany({ where: { key: "rows" } }))).not.toContain("csv");
  });
});

test("a token may ask 300 times at once; beyond that it is told when to come back, and others are not held up", async () => {
  const other = await tokenOf("seoon");
  const ask = (as: string) => sent(session, { method: "GET", headers: { authorization: `Bearer ${as}` } });
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  // Asked faster than the bucket fills, until it is empty.
  for (let turn = 0; turn < 60 && !answers.some(({ status }) => status === 429); turn++) answers.push(...(await Promise.all(Array.from({ length: 50 }, () => ask(token)))));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.slice(0, requestRate.burst).every((status) => status === 200)).toBe(true);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.answer).toMatchObject({ code: "platform.too-many" });
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect((await ask(other)).status).toBe(200);
});
