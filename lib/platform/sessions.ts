import { decode, encode } from "next-auth/jwt";
import { secrets } from "#lib/platform/secrets.ts";

/*
 * The only module that knows next-auth. Its cookie carries the name of a session row and nothing
 * else; the row is looked up at each request, so that ending a session works at once.
 */

export const sessionCookie = "onmaru.session";

/** The cookie's value for a session; `maxAge` in seconds. */
export function sessionCookieValue(sessionId: string, maxAge: number): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: secrets()[0]!, maxAge });
}

/** The session's id that a cookie's value names; null for anything that this installation did not sign. */
export async function sessionIdFrom(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  for (const secret of secrets()) {
    try {
      const token = await decode({ token: value, secret });
      if (token && typeof token["sid"] === "string") return token["sid"];
    } catch {
      // Signed with another secret, or not at all.
    }
  }
  return null;
}
