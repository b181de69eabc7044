import type { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import type { Refusals, RefusalStatus } from "#lib/refusal.ts";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor, Scope } from "#lib/platform/actor.ts";
import { database, transaction } from "#lib/platform/database.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

export interface RequestFacts {
  /** The caller's network address, as the server saw it. */
  address: string;
  agent: string;
  /** Where the product stands for the caller (`https://host`), for links in files that are taken out. */
  origin?: string;
  /** The key under which the act was asked, for one that is done in parts. */
  key?: string | null;
}

export interface Context {
  tx: Tx;
  actor: Actor;
  now: Date;
  today: Day;
  request: RequestFacts;
}

export type ReadContext = Omit<Context, "tx"> & { tx: Db };

interface Description<I extends z.ZodType, O extends z.ZodType> {
  /** `<room>.<verb>` */
  name: string;
  /** `POST /api/v1/documents/:id/approvals`; the parameters are fields of the input. */
  address: `${"GET" | "POST" | "PUT"} /api/${string}`;
  summary: { ko: string; en: string };
  input: I;
  output: O;
  /** Every refusal that it may answer with, by full code. */
  refusals?: readonly string[];
  scope?: Scope;
}

export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Description<I, O> {
  kind: "operation";
  /** The history acts that it leaves. */
  act: string | readonly string[];
  status: 200 | 201;
  scope: Scope;
  /** Its answer holds a secret: a key keeps that it was done, not the answer. */
  secret: boolean;
  /** Its answer is a name and rows as CSV, or a page: programs get both as JSON, a browser's form a file. Under a key the same rows are read anew. */
  csv: boolean;
  /** It takes one file as multipart, of so many bytes at most. */
  upload: number | null;
  /** It is many acts, each in a transaction of its own: `tx` is the plain database. */
  apart: boolean;
  run(context: Context, input: z.output<I>): Promise<z.input<O>>;
}

export interface Reading<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Description<I, O> {
  kind: "reading";
  scope: Scope;
  /** It answers a file: name, type, size and stream. */
  binary: boolean;
  run(context: ReadContext, input: z.output<I>): Promise<z.input<O>>;
}

/** What a browser keeps for itself, in its cookies alone: open to all, so it knows nobody and leaves no trace. */
export interface Choice<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> extends Omit<Description<I, O>, "scope"> {
  kind: "choice";
}

export function choice<I extends z.ZodType, O extends z.ZodType>(described: Omit<Description<I, O>, "scope">): Choice<I, O> {
  return { ...described, kind: "choice" };
}

/** The one way in which something is done: input → actor → load and lock → rules → rows, history, outbox. */
export function operation<I extends z.ZodType, O extends z.ZodType>(
  described: Description<I, O> & Pick<Operation<I, O>, "act" | "run"> & { status?: 200 | 201; secret?: boolean; csv?: boolean; upload?: number; apart?: boolean },
): Operation<I, O> {
  return { ...described, kind: "operation", secret: described.secret ?? false, csv: described.csv ?? false, upload: described.upload ?? null, apart: described.apart ?? false, status: described.status ?? 200, scope: described.scope ?? "write" };
}

/** A read that programs may call: the same queries that the pages use. */
export function reading<I extends z.ZodType, O extends z.ZodType>(described: Description<I, O> & Pick<Reading<I, O>, "run"> & { binary?: boolean }): Reading<I, O> {
  return { ...described, kind: "reading", binary: described.binary ?? false, scope: described.scope ?? "read" };
}

const inside: RequestFacts = { address: "local", agent: "onmaru" };

/** Does an operation: all of it, or nothing. Serves requests, scripts, seeds and tests alike. */
export function perform<I extends z.ZodType, O extends z.ZodType>(
  op: Operation<I, O>,
  actor: Actor,
  input: z.output<I>,
  now: Date,
  request: RequestFacts = inside,
): Promise<z.input<O>> {
  const run = (tx: Tx) => op.run({ tx, actor, now, today: dayOf(now), request }, input);
  return op.apart ? run(database()) : transaction(run);
}

export function ask<I extends z.ZodType, O extends z.ZodType>(
  reads: Reading<I, O>,
  actor: Actor,
  input: z.output<I>,
  now: Date,
  request: RequestFacts = inside,
): Promise<z.input<O>> {
  return reads.run({ tx: database(), actor, now, today: dayOf(now), request }, input);
}

const generic: Refusals = {
  "not-found": 404,
  forbidden: 403,
  "not-signed-in": 401,
  "changed-meanwhile": 409,
  invalid: 422,
  "bad-request": 400,
  "cross-site": 403,
  "too-large": 413,
  "wrong-type": 415,
  "too-many": 429,
  busy: 503,
  "key-reused": 422,
  "done-already": 409,
  "scope-missing": 403,
  "must-change-password": 403,
};

const statuses = new Map<string, RefusalStatus>();

/** A room says once which status each of its refusals has. */
export function declareRefusals(room: string, refusals: Refusals): void {
  for (const [reason, status] of Object.entries(refusals)) statuses.set(`${room}.${reason}`, status);
}
declareRefusals("platform", generic);

export function statusOf(code: string): RefusalStatus {
  return statuses.get(code) ?? 409;
}

export function declaredRefusals(): string[] {
  return [...statuses.keys()].sort();
}

/** Missing and forbidden answer alike. */
export function notFound(): Refusal {
  return new Refusal("platform.not-found");
}
