"use client";
import type { FieldError } from "./formState.ts";

export interface SentProblem {
  status: number;
  code: string;
  detail: string;
  errors: FieldError[];
  params?: Readonly<Record<string, string | number>>;
}

export type Sent = { ok: true; body: Record<string, unknown> } | { ok: false; problem: SentProblem };

/** Sends a form or an object to the one way to write, and reads its answer or its problem. */
export async function send(address: string, body: FormData | Record<string, unknown>, method: "POST" | "PUT" = "POST", key?: string): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(address, {
      method,
      headers: { accept: "application/json", ...(body instanceof FormData ? {} : { "content-type": "application/json" }), ...(key ? { "idempotency-key": key } : {}) },
      body: body instanceof FormData ? body : JSON.stringify(body),
    });
  } catch {
    return { ok: false, problem: { status: 0, code: "ui.offline", detail: "", errors: [] } };
  }
  const read: unknown = await response.json().catch(() => null);
  const answer = typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
  if (response.ok) return { ok: true, body: answer };
  return {
    ok: false,
    problem: {
      status: response.status,
      code: typeof answer["code"] === "string" ? answer["code"] : "ui.failed",
      detail: typeof answer["detail"] === "string" ? answer["detail"] : "",
      errors: Array.isArray(answer["errors"]) ? (answer["errors"] as FieldError[]) : [],
      ...(typeof answer["params"] === "object" && answer["params"] !== null ? { params: answer["params"] as Record<string, string | number> } : {}),
    },
  };
}

/** A key by which one act is known, also where the page came without a secure connection. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `/documents/:id` with the fields of an answer. */
export function filled(path: string, body: Record<string, unknown>): string {
  return path.replace(/:([a-zA-Z]+)/g, (whole, name: string) => {
    const value = body[name];
    return typeof value === "string" || typeof value === "number" ? encodeURIComponent(String(value)) : whole;
  });
}
