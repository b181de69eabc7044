import { officialOfLogin } from "#lib/organisation/queries.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { now } from "#lib/platform/clock.ts";
import { absoluteMs, openSession } from "#lib/platform/session-rows.ts";
import { sessionCookie, sessionCookieValue } from "#lib/platform/sessions.ts";

/** Somebody signed in, who asks for pages and answers. */
export interface Visitor {
  officialId: string;
  cookie: { name: string; value: string };
  get(path: string): Promise<string>;
  post(path: string, body: object): Promise<string>;
  put(path: string, body: object): Promise<string>;
}

export async function visitor(url: string, login: string): Promise<Visitor> {
  const officialId = await officialOfLogin(database(), login);
  if (!officialId) throw new Error(`Nobody signs in as ${login}.`);
  return visitorOf(url, officialId);
}

export async function visitorOf(url: string, officialId: string): Promise<Visitor> {
  const session = await transaction((tx) => openSession(tx, officialId, { address: "local", agent: "bench" }, now()));
  const value = await sessionCookieValue(session, absoluteMs / 1000);
  const cookie = `${sessionCookie}=${value}`;
  const sending = (method: string, body: object) => ({ method, headers: { cookie, origin: url, "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    officialId,
    cookie: { name: sessionCookie, value },
    get: (path) => answered(url + path, { headers: { cookie } }),
    post: (path, body) => answered(url + path, sending("POST", body)),
    put: (path, body) => answered(url + path, sending("PUT", body)),
  };
}

async function answered(address: string, asked: RequestInit): Promise<string> {
  const answer = await fetch(address, { ...asked, redirect: "manual" });
  const body = await answer.text();
  if (!answer.ok) throw new Refused(answer.status, `${address} answered ${answer.status}: ${body.slice(0, 300)}`);
  return body;
}

/** What the product did not do, with its status. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
