import { parseSubmission } from "@conform-to/react/future";
import { coerceFormValue } from "@conform-to/zod/v4/future";
import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

/** What a request carries, before any check of its meaning. */
export interface Carried {
  form: boolean;
  fields: Record<string, unknown>;
  /** The page's own fields: where to go after success and after an error, and the key of the act. */
  to: string | null;
  at: string | null;
  key: string | null;
  /** The sentence that the page has for what was done. */
  done: string | null;
}

const largest = 4 * 1024 * 1024;
const deepest = 100;
const own = new Set(["_to", "_at", "_key", "_done"]);

/** `upload`: what a file may weigh where one is taken; other bodies are texts. */
export async function carriedBy(request: Request, upload: number | null = null): Promise<Carried> {
  if (request.method === "GET" || request.method === "HEAD") {
    const { search, searchParams } = new URL(request.url);
    if (!isText(search)) throw new Refusal("platform.bad-request");
    return { ...empty(false), fields: fieldsOf(searchParams) };
  }
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const most = upload === null ? largest : upload + 64 * 1024;
  if (Number(request.headers.get("content-length") ?? 0) > most) throw new Refusal("platform.too-large", {}, upload === null ? undefined : "file");
  if (upload !== null) {
    if (type !== "multipart/form-data") throw new Refusal("platform.wrong-type");
    return formOf(limited(request, most));
  }
  if (type === "application/json") return { ...empty(false), fields: await jsonOf(limited(request, most)), key: request.headers.get("idempotency-key") };
  if (type === "application/x-www-form-urlencoded" || type === "multipart/form-data") return formOf(limited(request, most));
  if (type === "" && (await isEmpty(request))) return { ...empty(false), key: request.headers.get("idempotency-key") };
  throw new Refusal("platform.wrong-type");
}

async function isEmpty(request: Request): Promise<boolean> {
  const reader = request.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return !first?.value?.length;
}

/** Whether what is percent-encoded is UTF-8; a percent sign alone is one. */
function isText(search: string): boolean {
  try {
    decodeURIComponent(search.replace(/%(?![0-9a-f]{2})/gi, "%25"));
    return true;
  } catch {
    return false;
  }
}

function empty(form: boolean): Carried {
  return { form, fields: {}, to: null, at: null, key: null, done: null };
}

/** The request with a body that ends in an error past so many bytes, whatever its header says. */
function limited(request: Request, most: number): Request {
  if (!request.body) return request;
  let seen = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > most) controller.error(new Refusal("platform.too-large"));
      else controller.enqueue(chunk);
    },
  });
  return new Request(request.url, { method: "POST", headers: request.headers, body: request.body.pipeThrough(count), duplex: "half" } as RequestInit);
}

async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > largest) throw new Refusal("platform.too-large");
  if (bytes.byteLength === 0) return {};
  let value: unknown;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (deeperThan(text, deepest)) throw new Refusal("platform.bad-request");
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("platform.bad-request");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal("platform.bad-request");
  return value as Record<string, unknown>;
}

/** Counts brackets without parsing, so that no parser meets a tower. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") {
      if (++depth > limit) return true;
    } else if (c === "}" || c === "]") depth--;
  }
  return false;
}

async function formOf(request: Request): Promise<Carried> {
  let data: FormData;
  try {
    data = await request.formData();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(error instanceof Error && error.cause instanceof Refusal ? "platform.too-large" : "platform.bad-request");
  }
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  return { form: true, fields: fieldsOf(data), to: pathIn(text("_to")), at: pathIn(text("_at")), key: text("_key") ?? request.headers.get("idempotency-key"), done: text("_done") };
}

const here = "http://here";

/** A path of this application as a header may carry it, or null: nothing sends a browser elsewhere. */
export function pathIn(path: string | null): string | null {
  if (path === null || path.length > 2000 || !/^\/(?![/\\])[^\x00-\x1f\x7f]*$/.test(path) || !URL.canParse(path, here)) return null;
  const url = new URL(path, here);
  // `/..//elsewhere` would come out as an address of another site.
  return url.origin === here && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : null;
}

function fieldsOf(data: FormData | URLSearchParams): Record<string, unknown> {
  for (const name of data.keys()) {
    // A field named `a[99999999]` would make an array of that length.
    if (name.length > 200 || /\[\d{4,}\]/.test(name) || name.split(/[.[]/).length > 10) throw new Refusal("platform.bad-request");
  }
  try {
    return parseSubmission(data, { skipEntry: (name) => own.has(name) || name.startsWith("$") }).payload;
  } catch {
    // No field has such a name (`a..b`, `[`, `__proto__.x`).
    throw new Refusal("platform.bad-request");
  }
}

/** The input of an operation: path parameters over fields, checked. Throws a ZodError or a refusal. */
export function checkedInput<I extends z.ZodType>(schema: I, carried: Carried, params: Record<string, unknown>, coerce: boolean): z.output<I> {
  const fields = { ...carried.fields, ...params };
  const unsound = unsoundText(fields, []);
  if (unsound) throw new z.ZodError([{ code: "custom", path: unsound, message: "platform.unsound-text", input: null }]);
  return (coerce ? coerceFormValue(schema) : schema).parse(fields, { reportInput: true }) as z.output<I>;
}

/** The path of a text that holds NUL or half a character, which no database keeps. */
function unsoundText(value: unknown, path: (string | number)[]): (string | number)[] | null {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? path : null;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = unsoundText(item, [...path, i]);
      if (found) return found;
    }
    return null;
  }
  if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key.includes("\0") || !key.isWellFormed()) return [...path, "?"];
      const found = unsoundText(item, [...path, key]);
      if (found) return found;
    }
  }
  return null;
}
