import { Refusal } from "#lib/refusal.ts";
import type { Actor, Scope } from "#lib/platform/actor.ts";
import { database } from "#lib/platform/database.ts";
import { requestRate, take } from "#lib/platform/limits.ts";
import { sessionCookie, sessionIdFrom } from "#lib/platform/sessions.ts";
import { actorOfSession, actorOfToken } from "#lib/organisation/queries.ts";

/** Who asks, by a personal token or by the browser's session. Throws when nobody is known. */
export async function authenticate(request: Request, scope: Scope, now: Date): Promise<Actor> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const actor = bearer ? await actorOfToken(database(), bearer, now) : await bySession(request, now);
  if (!actor) throw new Refusal("platform.not-signed-in");
  if (bearer) {
    const wait = take(actor.credentialId ?? actor.officialId, requestRate, Date.now());
    if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
    if (!actor.scopes.includes(scope)) throw new Refusal("platform.scope-missing", { scope });
  }
  return actor;
}

async function bySession(request: Request, now: Date): Promise<Actor | null> {
  const id = await sessionIdFrom(cookieOf(request, sessionCookie));
  return id ? actorOfSession(database(), id, now) : null;
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return decodeURIComponent(value.join("=").trim());
  }
  return undefined;
}

/** Refuses what another site makes a browser send. Programs without these headers carry a token. */
export function refuseOtherSites(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD" || request.headers.has("authorization")) return;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) {
    if (site === "same-origin" || site === "none") return;
    throw new Refusal("platform.cross-site");
  }
  const origin = request.headers.get("origin");
  if (origin === null) return;
  const configured = process.env["ONMARU_ORIGIN"];
  const host = request.headers.get("host");
  if (configured ? origin === configured : origin === `http://${host}` || origin === `https://${host}`) return;
  throw new Refusal("platform.cross-site");
}

export function requestFacts(request: Request): { address: string; agent: string } {
  return {
    address: (request.headers.get("x-forwarded-for")?.split(",")[0] ?? "").trim().slice(0, 100) || "local",
    agent: (request.headers.get("user-agent") ?? "").slice(0, 300),
  };
}
