import { officialOfLogin } from "#lib/organisation/queries.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { absoluteMs, openSession } from "#lib/platform/session-rows.ts";
import { sessionCookie, sessionCookieValue } from "#lib/platform/sessions.ts";

/** Somebody signed in, who asks for pages and answers. */
export interface Visitor {
  officialId: string;
  get(path: string): Promise<string>;
}

export async function visitor(url: string, login: string): Promise<Visitor> {
  const officialId = await officialOfLogin(database(), login);
  if (!officialId) throw new Error(`Nobody signs in as ${login}.`);
  const session = await transaction((tx) => openSession(tx, officialId, { address: "local", agent: "bench" }, now()));
  const cookie = `${sessionCookie}=${await sessionCookieValue(session, absoluteMs / 1000)}`;
  return {
    officialId,
    get: async (path) => {
      const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
      const body = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return body;
    },
  };
}
