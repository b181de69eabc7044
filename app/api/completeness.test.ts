import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { languages } from "#lib/names.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { declaredRefusals } from "#lib/platform/operation.ts";
import { authenticate } from "#app/api/authenticate.ts";
import { openapi } from "#app/api/openapi.ts";
import { plain } from "#app/api/plain.ts";
import { operations } from "#app/api/operations.ts";

// Who asks is known before anything is answered; its refusals belong to every address.
expect(authenticate).toBeTypeOf("function");
const declared = new Set(declaredRefusals());

describe("every operation is whole", () => {
  test("addresses and names are each given once", () => {
    expect(new Set(operations.map((op) => op.address)).size).toBe(operations.length);
    const named = [...operations, ...plain].map((op) => op.name);
    expect(new Set(named).size).toBe(named.length);
  });
  test.each(operations.map((op) => [op.name, op] as const))("%s", (_name, op) => {
    expect(op.summary.ko).not.toBe("");
    expect(op.summary.en).not.toBe("");
    if (op.kind === "operation") expect([op.act].flat().every((act) => /^[a-z-]+\.[a-z-]+$/.test(act))).toBe(true);
    for (const code of op.refusals ?? []) {
      expect(declared, `${code} has no status`).toContain(code);
    }
  });
  test.each(operations.map((op) => [op.name, op] as const))("%s says what it takes and answers, and in both languages what it is for", (_name, op) => {
    expect(op.input).toBeInstanceOf(z.ZodType);
    expect(op.output).toBeInstanceOf(z.ZodType);
    expect(op.summary.ko).toMatch(/[가-힣]/);
    expect(op.summary.en).toMatch(/^[A-Z]/);
    // A field of the address is a field of the input.
    for (const [, field] of op.address.matchAll(/:([a-zA-Z]+)/g)) expect(Object.keys((op.input as z.ZodObject).shape), field).toContain(field);
  });
  test("every act has its words in the history, in both languages, and so has each kind of act", () => {
    const acts = operations.flatMap((op) => (op.kind === "operation" ? [op.act].flat() : []));
    expect(acts.length).toBeGreaterThan(100);
    for (const language of languages) {
      const { acts: words, kinds } = JSON.parse(readFileSync(`messages/${language}/audit.json`, "utf8")) as { acts: Record<string, Record<string, string>>; kinds: Record<string, string> };
      // Saving a draft leaves no line of history.
      const unsaid = acts.filter((act) => act !== "document.saved" && (!words[act.split(".")[0]!]?.[act.split(".")[1]!] || !kinds[act.split(".")[0]!]));
      expect(unsaid, language).toEqual([]);
    }
  });
  test.each([...declared])("%s is said in both languages", (code) => {
    for (const language of languages) expect(sentenceOf(language, code, { who: "x", when: "x", day: "x", most: 1, least: 1, seconds: 1, scope: "x", clause: "x", code: "x", name: "x", level: 1, count: 1, other: "x", nodes: 1, until: "x", children: 1, reason: "x" }), language).not.toBe(code);
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file));

/** `app/(office)/documents/[id]/page.tsx` → `/documents/:id` */
const addressOf = (file: string) =>
  `/${path.dirname(file).split(path.sep).slice(1).filter((part) => !part.startsWith("(")).join("/")}`.replace(/\[([^\]]+)\]/g, ":$1");

const exported = filesIn("app")
  // The one that answers for every address that is none has no address itself.
  .filter((file) => path.basename(file) === "route.ts" && !file.includes("[[...rest]]"))
  .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, method]) => `${method} ${addressOf(file)}`))
  .sort();
const pages = filesIn("app").filter((file) => path.basename(file) === "page.tsx").map(addressOf).sort();

describe("what stands in the description stands on the server, and the other way about", () => {
  test("each operation has its route", () => {
    expect(operations.map((op) => op.address).filter((address) => !exported.includes(address))).toEqual([]);
  });

  test("each route is described", () => {
    const known = new Set<string>([...operations, ...plain].map((op) => op.address));
    expect(exported.filter((route) => !known.has(route))).toEqual([]);
    expect([...known].filter((address) => !exported.includes(address))).toEqual([]);
  });

  test("whatever the description refers to stands in it", () => {
    const described = openapi([...operations, ...plain]);
    const { schemas } = described["components"] as { schemas: Record<string, unknown> };
    const named = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = ""]) => reference);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((reference) => !Object.hasOwn(schemas, reference.replace("#/components/schemas/", "")))).toEqual([]);
  });

  test("what is no operation is described with its input, its answer and whether one must be known", () => {
    const paths = openapi([...operations, ...plain])["paths"] as Record<string, Record<string, { security?: unknown[]; parameters: { name: string }[]; requestBody?: { content: Record<string, { schema: { required: string[] } }> }; responses: Record<string, { content: object }> }>>;
    const signIn = paths["/api/v1/sessions"]!["post"]!;
    expect(signIn.requestBody?.content["application/json"]?.schema.required).toEqual(["login", "password"]);
    expect(signIn).toMatchObject({ security: [], parameters: [] });
    expect(signIn.responses).toHaveProperty("201");
    expect(paths["/api/health/ready"]!["get"]!.responses).toHaveProperty("503");
    expect(paths["/api/health/metrics"]!["get"]!.responses["200"]!.content).toHaveProperty(["text/plain"]);
    expect(paths["/api/v1/set-up"]!["post"]!.requestBody?.content["application/json"]?.schema.required).toContain("oneTimeCode");
    // A key is taken where it is said to be.
    const put = paths["/api/v1/documents/{id}/draft"]!;
    for (const method of ["put", "post"]) expect(put[method]!.parameters.map(({ name }) => name)).toContain("Idempotency-Key");
    expect(put["post"]).not.toHaveProperty("security");
  });

  test("all addresses: one that comes or goes is seen here", () => {
    expect({ pages, routes: exported }).toMatchSnapshot();
  });

  test("each operation is named in a test of its room or of the API", () => {
    const source = readFileSync("app/api/operations.ts", "utf8");
    const imported = [...source.matchAll(/import \{([^}]+)\} from "#lib/g)].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())).filter(Boolean);
    const listed = imported.filter((name) => new RegExp(`\\b${name}\\b`).test(source.slice(source.indexOf("export const operations"))));
    expect(listed.length).toBe(operations.length);
    const tests = [...filesIn("lib"), ...filesIn("app")].filter((file) => file.endsWith(".test.ts") && !file.endsWith("completeness.test.ts")).map((file) => readFileSync(file, "utf8")).join("\n");
    expect(listed.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([]);
  });
});
