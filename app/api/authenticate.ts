import { Refusal } from "#lib/refusal.ts";
import type { Actor, Scope } from "#lib/platform/actor.ts";
import { database } from "#lib/platform/database.ts";
import { requestRate, take } from "#lib/platform/limits.ts";
import { sessionCookie, sessionIdFrom } from "#lib/platform/sessions.ts";
import { actorOfSession, actorOfToken } from "#lib/organisation/queries.ts";

/** Who asks, by a personal token or by the browser's session. Throws when nobody is known. */
export async function authenticate(request: Request, scope: Scope, now: Date): Promise<Actor> {
  const bearer = bearerOf(request);
  const actor = bearer ? await actorOfToken(database(), bearer, now) : await bySession(request, now);
  if (!actor) throw new Refusal("platform.not-signed-in");
  if (bearer) {
    const wait = take(actor.credentialId ?? actor.officialId, requestRate, Date.now());
    if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
    if (!actor.scopes.includes(scope)) throw new Refusal("platform.scope-missing", { scope });
  }
  return actor;
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

async function bySession(request: Request, now: Date): Promise<Actor | null> {
  const id = await sessionIdFrom(cookieOf(request, sessionCookie));
  return id ? actorOfSession(database(), id, now) : null;
}

/** The session that a cookie of ours names, whether it lives or has ended; for keeping what its person typed. */
export function sessionNamed(request: Request): Promise<string | null> {
  return sessionIdFrom(cookieOf(request, sessionCookie));
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return decoded(value.join("=").trim());
  }
  return undefined;
}

/** A cookie that this application did not set may hold anything. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** Refuses what another site makes a browser send. Programs without these headers carry a token. */
export function refuseOtherSites(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD" || bearerOf(request)) return;
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

/** Where the product stands for whoever asks: as configured, as the browser says, or by the host's name. */
function originOf(request: Request): string {
  const [host, origin] = [request.headers.get("host") ?? "", request.headers.get("origin")];
  return process.env["ONMARU_ORIGIN"] || (origin === `https://${host}` ? origin : `http://${host}`);
}

/**
 * The server adds the address of whoever connected at the end (scripts/address.mjs). What stands before
 * was said by that one: it counts as far as there are balancers of our own (ONMARU_PROXIES).
 */
export function requestFacts(request: Request): { address: string; agent: string; origin: string } {
  const hops = (request.headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const proxies = Number(process.env["ONMARU_PROXIES"] ?? 0);
  return {
    address: (hops[Math.max(0, hops.length - 1 - proxies)] ?? "").slice(0, 100) || "local",
    agent: (request.headers.get("user-agent") ?? "").slice(0, 300),
    origin: originOf(request),
  };
}
