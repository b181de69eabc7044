import { notFound } from "#lib/platform/operation.ts";
import { problemOf } from "#app/api/problem.ts";
import { languageOf, problemResponse } from "#app/api/serve.ts";

/** An address of the API that names nothing: a program gets problem details, like for a record that is not there. */
function unknown(request: Request): Response {
  return problemResponse(problemOf(notFound(), languageOf(request, null)));
}

export const GET = unknown;
export const HEAD = unknown;
export const OPTIONS = unknown;
export const POST = unknown;
export const PUT = unknown;
export const PATCH = unknown;
export const DELETE = unknown;
