import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import type { Language } from "#lib/names.ts";
import { isBusy, isRace } from "#lib/platform/database.ts";
import { sentence, sentenceOf } from "#lib/platform/messages.ts";
import { statusOf } from "#lib/platform/operation.ts";
import { log } from "#lib/platform/log.ts";

/** One error of the input, at the field where it was made (conform's naming, `steps[0].postId`). */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** Problem details (RFC 9457), with the refusal's name and the errors at their fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  params?: Readonly<Record<string, string | number>>;
  errors: FieldError[];
}

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

export function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof Refusal) return ofRefusal(error, language);
  if (error instanceof z.ZodError) return ofInput(error, language);
  if (isRace(error)) return ofRefusal(new Refusal("platform.changed-meanwhile"), language);
  if (isBusy(error)) return ofRefusal(new Refusal("platform.busy", { seconds: 2 }), language);
  log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, "a request failed");
  return {
    type: "about:blank",
    title: "platform.failed",
    status: 500,
    code: "platform.failed",
    detail: sentenceOf(language, "platform.failed"),
    errors: [],
  };
}

function ofRefusal(error: Refusal, language: Language): Problem {
  const detail = sentenceOf(language, error.code, error.params);
  return {
    type: "about:blank",
    title: error.code,
    status: statusOf(error.code),
    code: error.code,
    detail,
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
    errors: error.field ? [{ field: error.field, code: error.code, message: detail }] : [],
  };
}

function ofInput(error: z.ZodError, language: Language): Problem {
  return {
    type: "about:blank",
    title: "platform.invalid",
    status: 422,
    code: "platform.invalid",
    detail: sentenceOf(language, "platform.invalid"),
    errors: error.issues.slice(0, 50).map((issue) => fieldError(issue, language)),
  };
}

function fieldError(issue: z.core.$ZodIssue, language: Language): FieldError {
  const field = issue.path.reduce<string>((name, part) => (typeof part === "number" ? `${name}[${part}]` : name ? `${name}.${String(part)}` : String(part)), "");
  // A schema names a sentence of its own where the general one would not help.
  const own = /^[a-z-]+\.[a-z0-9.-]+$/i.test(issue.message) ? sentence(language, issue.message.replace(".", ".refusals.")) : null;
  const { code, params } = kindOf(issue);
  return { field, code: own ? issue.message : `platform.${code}`, message: own ?? sentence(language, `platform.fields.${code}`, params) ?? issue.message };
}

function kindOf(issue: z.core.$ZodIssue): { code: string; params: Record<string, string | number> } {
  const bound = (value: number | bigint) => Number(value);
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.input === undefined || issue.input === null ? "required" : "wrong-kind", params: {} };
    case "too_small":
      if (issue.origin === "string") return issue.minimum === 1 ? { code: "required", params: {} } : { code: "too-short", params: { least: bound(issue.minimum) } };
      return issue.origin === "array" ? { code: "too-few", params: { least: bound(issue.minimum) } } : { code: "too-low", params: { least: bound(issue.minimum) } };
    case "too_big":
      if (issue.origin === "string") return { code: "too-long", params: { most: bound(issue.maximum) } };
      return issue.origin === "array" ? { code: "too-many-given", params: { most: bound(issue.maximum) } } : { code: "too-high", params: { most: bound(issue.maximum) } };
    case "invalid_value":
      return { code: "not-a-choice", params: {} };
    default:
      return { code: "wrong-form", params: {} };
  }
}
