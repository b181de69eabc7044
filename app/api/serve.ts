import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { z } from "zod";
import { canonical, sha256 } from "#lib/history/chain.ts";
import { disposition } from "#lib/files/rules.ts";
import { languages } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { now as clock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import { keptAnswer, once } from "#lib/platform/idempotency.ts";
import type { Kept } from "#lib/platform/idempotency.ts";
import { keepForm } from "#lib/platform/forms.ts";
import { sentence } from "#lib/platform/messages.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { Operation, Reading } from "#lib/platform/operation.ts";
import { saidCookie } from "#lib/said.ts";
import { authenticate, cookieOf, refuseOtherSites, requestFacts, sessionNamed } from "#app/api/authenticate.ts";
import { carriedBy, checkedInput } from "#app/api/input.ts";
import type { Carried } from "#app/api/input.ts";
import { problemOf } from "#app/api/problem.ts";
import type { Problem } from "#app/api/problem.ts";

type Params = { params: Promise<Record<string, string | string[] | undefined>> };

/** What a person who must change the password may still do. */
const beforeNewPassword = new Set(["organisation.change-password", "organisation.end-session"]);

/** A route handler for an operation or a reading: the one place where HTTP meets the rooms. */
export function serve(op: Operation | Reading): (request: Request, context: Params) => Promise<Response> {
  return async (request, context) => {
    let carried: Carried | null = null;
    let actor: Actor | null = null;
    try {
      refuseOtherSites(request);
      const at = clock();
      actor = await authenticate(request, op.scope, at);
      if (actor.mustChangePassword && !beforeNewPassword.has(op.name)) throw new Refusal("platform.must-change-password");
      carried = await carriedBy(request, op.kind === "operation" ? op.upload : null);
      // A route without parameters is given none at all.
      const params = ((await context.params) as Record<string, string | string[] | undefined> | undefined) ?? {};
      const input = inputOf(op, carried, params, request.method);
      if (op.kind === "reading") {
        const output = await op.run({ tx: database(), actor: { ...actor, language: languageOf(request, actor) }, now: at, today: dayOf(at), request: requestFacts(request) }, input);
        return op.binary ? fileAnswer(output as Download) : json(op.output.parse(output), 200);
      }
      const answer = await act(op, actor, input, at, request, carried.key);
      // A secret is shown once, in the answer itself.
      if (carried.form && op.apart && !op.csv && !wantsJson(request)) return seeOther(await withResult(carried.to ?? carried.at ?? "/", actor, answer.body, at));
      if (carried.form && !wantsJson(request)) return op.csv ? csvFile(answer.body as Rows) : op.secret ? onceOnly(answer.body, languageOf(request, actor)) : seeOther(filled(carried.to ?? carried.at ?? "/", answer.body), carried.done);
      return json(answer.body, answer.status);
    } catch (error) {
      return refuse(error, request, carried, actor);
    }
  };
}

function inputOf(op: Operation | Reading, carried: Carried, params: Record<string, unknown>, method: string): unknown {
  try {
    return checkedInput(op.input, carried, params, op.kind === "operation" && op.upload !== null ? false : carried.form || method === "GET");
  } catch (error) {
    // An address that can name no record names none: not found, like one that does not exist.
    if (error instanceof z.ZodError && error.issues.some((issue) => String(issue.path[0]) in params)) throw notFound();
    throw error;
  }
}

/** What an input says; a file by its name and bytes. */
async function fingerprint(input: unknown): Promise<string> {
  const file: unknown = typeof input === "object" && input !== null && "file" in input ? input.file : null;
  if (!(file instanceof File)) return canonical(input);
  return `${file.name}\n${createHash("sha256").update(new Uint8Array(await file.arrayBuffer())).digest("hex")}`;
}

interface Download {
  name: string;
  type: string;
  inline: boolean;
  size: number;
  stream: Readable;
}

/** A file as it came: never run, never guessed at, kept by nobody between. */
function fileAnswer({ name, type, inline, size, stream }: Download): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "content-type": type, "content-length": String(size), "content-disposition": disposition(name, inline), "cache-control": "private, no-store", "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox", "cross-origin-resource-policy": "same-origin",
    },
  });
}

interface Rows {
  name: string;
  csv: string;
}

/** Rows for whoever asked with a plain form: saved as a file, a table or a page as its name says. */
function csvFile({ name, csv }: Rows): Response {
  const bytes = Buffer.from(csv);
  return fileAnswer({ name, type: `text/${name.endsWith(".html") ? "html" : "csv"}; charset=utf-8`, inline: false, size: bytes.byteLength, stream: Readable.from([bytes]) });
}

interface Answer {
  status: number;
  body: unknown;
}

/** Does the act; the same key and input answer what they answered before, whatever happened since; a secret is not told again. */
async function act(op: Operation, actor: Actor, input: unknown, at: Date, request: Request, key: string | null): Promise<Answer> {
  const facts = { actor: { ...actor, language: languageOf(request, actor) }, now: at, today: dayOf(at), request: { ...requestFacts(request), key } };
  const run = async (tx: Tx) => op.output.parse(await op.run({ tx, ...facts }, input));
  if (key !== null && !/^[!-~]{1,200}$/.test(key)) throw new Refusal("platform.bad-request");
  const asked = key !== null ? { officialId: actor.officialId, key, bodyHash: sha256(`${op.name}\n${await fingerprint(input)}`) } : null;
  const kept = op.secret ? "secret" : op.csv ? "rows" : "answer";
  return op.apart ? inParts(asked, at, op.status, () => run(database()), kept) : once(asked, at, op.status, run, kept);
}

/** Many acts, each in its own transaction: the whole answer is kept once all are done. */
async function inParts(asked: Parameters<typeof keptAnswer>[1] | null, at: Date, status: number, run: () => Promise<unknown>, kept: Kept): Promise<Answer> {
  const before = asked ? await keptAnswer(database(), asked) : null;
  if (before && kept === "answer") return before;
  const body = await run();
  return asked ? once(asked, at, status, () => Promise.resolve(body), kept) : { status, body };
}

/** What became of many acts, kept for an hour for those without JavaScript: their page shows it. */
async function withResult(path: string, actor: Actor, body: unknown, at: Date): Promise<string> {
  if (!actor.credentialId) return path;
  const id = await keepForm(database(), { sessionId: actor.credentialId, values: body as Record<string, unknown>, problem: {}, at });
  return `${path}${path.includes("?") ? "&" : "?"}result=${id}`;
}

async function refuse(error: unknown, request: Request, carried: Carried | null, actor: Actor | null): Promise<Response> {
  const problem = problemOf(error, languageOf(request, actor));
  if (carried?.form && !wantsJson(request) && carried.at && actor?.credentialId && actor.via === "browser") {
    const id = await keepForm(database(), { sessionId: actor.credentialId, values: carried.fields, problem, at: clock() });
    return seeOther(withForm(carried.at, id));
  }
  if (problem.status === 401 && request.headers.get("accept")?.includes("text/html")) return seeOther(await signInAgain(request, problem));
  return problemResponse(problem);
}

/** The way back through signing in: a form whose session ended while it was written is shown again with what was typed. */
async function signInAgain(request: Request, problem: Problem): Promise<string> {
  const sessionId = await sessionNamed(request);
  if (!sessionId || request.method === "GET" || request.headers.has("authorization")) return "/sign-in";
  const carried = await carriedBy(request).catch(() => null);
  if (!carried?.form || !carried.at) return "/sign-in";
  const id = await keepForm(database(), { sessionId, values: carried.fields, problem: { ...problem, detail: sentence(languageOf(request, null), "platform.sessionHadEnded") ?? problem.detail }, at: clock() });
  return `/sign-in?${new URLSearchParams({ problem: problem.code, next: withForm(carried.at, id) }).toString()}`;
}

function withForm(path: string, id: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}form=${id}`;
}

export function problemResponse(problem: Problem): Response {
  const headers: Record<string, string> = { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" };
  const seconds = problem.params?.["seconds"];
  if ((problem.status === 429 || problem.status === 503) && seconds !== undefined) headers["retry-after"] = String(seconds);
  if (problem.status === 401) headers["www-authenticate"] = "Bearer";
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** Up to so many bytes an answer is sent as it is: packing it would take the server longer than sending the rest takes the line. */
const smallest = 32_768;

export function json(body: unknown, status: number): Response {
  const bytes = Buffer.from(JSON.stringify(body));
  // What may not be transformed is not compressed on its way out.
  return new Response(bytes, { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": bytes.length <= smallest ? "no-store, no-transform" : "no-store" } });
}

/** `said`: what was done, for the next page to say. */
export function seeOther(path: string, said: string | null = null): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store", ...(said ? { "set-cookie": saidCookie(said) } : {}) } });
}

/** `/documents/:id` with the fields of the answer. */
function filled(path: string, body: unknown): string {
  if (typeof body !== "object" || body === null) return path;
  const fields = new Map(Object.entries(body));
  return path.replace(/:([a-zA-Z]+)/g, (whole, name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === "string" || typeof value === "number" ? encodeURIComponent(String(value)) : whole;
  });
}

/** A secret for those without JavaScript: in this answer alone, kept nowhere. */
function onceOnly(body: unknown, language: Language): Response {
  const lines = Object.entries(body as Record<string, unknown>).map(([name, value]) => `${name}: ${String(value)}`);
  return new Response(`${[...lines, "", sentence(language, "platform.shownOnce") ?? ""].join("\n")}\n`, { status: 201, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" } });
}

export function wantsJson(request: Request): boolean {
  const accept = request.headers.get("accept") ?? "";
  return accept.includes("application/json") || !accept.includes("text/html");
}

/** The language of sentences: the browser's choice, the account's, or what the program asks for. */
export function languageOf(request: Request, actor: Actor | null): Language {
  const chosen = cookieOf(request, "locale") ?? actor?.language ?? request.headers.get("accept-language")?.slice(0, 2);
  return languages.find((language) => language === chosen) ?? "ko";
}
