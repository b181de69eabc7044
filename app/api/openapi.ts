import { z } from "zod";
import type { Choice, Operation, Reading } from "#lib/platform/operation.ts";
import type { Plain } from "#app/api/plain.ts";
import { problemSchema } from "#app/api/problem.ts";

type Json = Record<string, unknown>;

const problems: Record<string, string> = {
  400: "The request is malformed", 401: "Nobody is signed in", 403: "Not allowed", 404: "Not found, or not yours to know", 409: "The state of the record stands against it",
  413: "Too large", 415: "A type that is not accepted", 422: "An input is wrong; `errors` says at which field", 429: "Too many requests",
};

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
}

/** The description of the API, from the same schemas that check its input (OpenAPI 3.1). */
export function openapi(operations: readonly (Operation | Reading | Choice | Plain)[]): Json {
  const paths: Record<string, Json> = {};
  const schemas: Record<string, Json> = { Problem: schemaOf(problemSchema, "output") };
  for (const op of operations) {
    const [method = "", address = ""] = op.address.split(" ");
    const path = address.replace(/:([a-zA-Z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [method.toLowerCase()]: described(op, method, path, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Onmaru", version: "1", description: "Everything that a person can do in the browser, by the same rules.", license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" } },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } }, schemas },
  };
}

function described(op: Operation | Reading | Choice | Plain, method: string, path: string, schemas: Record<string, Json>): Json {
  const input = hoisted(op.name, schemaOf(op.input, "input"), schemas);
  const properties = (input["properties"] ?? {}) as Record<string, Json>;
  const required = (input["required"] ?? []) as string[];
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || method === "GET")
    .map(([name, schema]) => ({ name, in: inPath.has(name) ? "path" : "query", required: inPath.has(name) || required.includes(name), schema }));
  const inBody = Object.entries(properties).filter(([name]) => !inPath.has(name));
  const status = op.kind === "operation" || op.kind === "plain" ? op.status : 200;
  const answered = { content: contentOf(op, schemas) };
  return {
    operationId: op.name,
    summary: op.summary.en,
    tags: [op.name.split(".")[0]],
    ...(op.kind === "choice" || op.kind === "plain" ? { security: [] } : {}),
    parameters: op.kind !== "operation" ? parameters : [...parameters, { name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", minLength: 1, maxLength: 200, pattern: "^[!-~]+$" } }],
    ...(method === "GET" ? {} : {
      requestBody: {
        required: inBody.some(([name]) => required.includes(name)),
        content: { [op.kind === "operation" && op.upload !== null ? "multipart/form-data" : "application/json"]: { schema: { type: "object", properties: Object.fromEntries(inBody), required: required.filter((name) => !inPath.has(name)) } } },
      },
    }),
    ...(op.refusals?.length ? { description: `Refusals: ${op.refusals.join(", ")}` } : {}),
    responses: {
      [status]: { description: "Done", ...answered },
      ...(op.kind === "plain" && op.unready ? { 503: { description: "Not ready", ...answered } } : {}),
      ...Object.fromEntries(Object.entries(problems).map(([code, description]) => [code, { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }])),
    },
  };
}

function contentOf(op: Operation | Reading | Choice | Plain, schemas: Record<string, Json>): Json {
  if (op.kind === "reading" && op.binary) return { "*/*": { schema: { type: "string", format: "binary" } } };
  return { [op.kind === "plain" && op.type ? op.type : "application/json"]: { schema: hoisted(`${op.name}.answer`, schemaOf(op.output, "output"), schemas) } };
}

/** A recursive schema (the text of a document) refers to its definitions, which the document keeps in one place. */
function hoisted(name: string, schema: Json, schemas: Record<string, Json>): Json {
  const text = JSON.stringify(schema).replaceAll("#/$defs/", `#/components/schemas/${name}.`);
  const { $defs, ...rest } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
  for (const [key, definition] of Object.entries($defs ?? {})) schemas[`${name}.${key}`] = definition;
  return rest;
}
