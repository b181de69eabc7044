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
import type { Scope } from "#lib/platform/actor.ts";
import { makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { GET as listDocuments, POST as createDocument } from "#app/api/v1/documents/route.ts";
import { POST as report } from "#app/api/v1/problem-reports/route.ts";
import { POST as exportFound } from "#app/api/v1/search/exports/route.ts";
import { POST as newToken } from "#app/api/v1/tokens/route.ts";
import { GET as session } from "#app/api/v1/session/route.ts";
import { pathIn } from "#app/api/input.ts";
import { requestFacts } from "#app/api/authenticate.ts";
import { form, json, sentWith, tokenFor } from "#app/api/testing/sending.ts";
import type { Asked } from "#app/api/testing/sending.ts";

/* Who asks, and what comes of asking twice and too often: on the real handlers and PostgreSQL. */

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

const tokenOf = (who: Person, scopes?: Scope[]) => tokenFor(cast, who, scopes);
const sent = (handler: unknown, asked: Asked) => sentWith(token, handler, asked);
const count = () => base.db.document.count();

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
