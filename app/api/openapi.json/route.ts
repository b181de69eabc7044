import { openapi } from "#app/api/openapi.ts";
import { plain } from "#app/api/plain.ts";
import { operations } from "#app/api/operations.ts";

export function GET(): Response {
  return Response.json(openapi([...operations, ...plain]));
}
