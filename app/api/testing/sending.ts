import { transaction } from "#lib/platform/database.ts";
import { makeToken } from "#lib/platform/tokens.ts";
import type { Scope } from "#lib/platform/actor.ts";
import { monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

/* Requests to the real handlers, as programs and browsers send them. */

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
export interface Asked {
  method?: string;
  path?: string;
  body?: BodyInit | null;
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

export const tokenFor = (cast: Cast, who: Person, scopes: Scope[] = ["read", "write"]) =>
  transaction(async (tx) => (await makeToken(tx, { officialId: cast.official[who], label: "test", scopes, days: 3650, at: monday })).token);

/** With the token, unless a cookie says who asks. */
export async function sentWith(token: string, handler: unknown, { method = "POST", path = "/api/v1/x", body = null, headers = {}, params = {} }: Asked) {
  const request = new Request(`http://onmaru.test${path}`, { method, body: method === "GET" ? null : body, headers: { ...(headers["cookie"] ? {} : { authorization: `Bearer ${token}` }), ...headers }, ...(body instanceof ReadableStream ? { duplex: "half" } : {}) } as RequestInit);
  const response = await (handler as Handler)(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const answer = text ? (JSON.parse(text) as Record<string, unknown> & { code?: string; errors?: { field: string; code: string; message: string }[] }) : {};
  return { status: response.status, headers: response.headers, answer };
}

export const json = (body: unknown, more: Record<string, string> = {}): Asked => ({ body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": "application/json", ...more } });
export const form = (body: string, more: Record<string, string> = {}): Asked => ({ body, headers: { "content-type": "application/x-www-form-urlencoded", ...more } });
