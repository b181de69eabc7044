import { describe, expect, test } from "vitest";
import { languages } from "#lib/names.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { declaredRefusals } from "#lib/platform/operation.ts";
import { authenticate } from "#app/api/authenticate.ts";
import { operations } from "#app/api/operations.ts";

// Who asks is known before anything is answered; its refusals belong to every address.
expect(authenticate).toBeTypeOf("function");
const declared = new Set(declaredRefusals());

describe("every operation is whole", () => {
  test("addresses and names are each given once", () => {
    expect(new Set(operations.map((op) => op.address)).size).toBe(operations.length);
    expect(new Set(operations.map((op) => op.name)).size).toBe(operations.length);
  });
  test.each(operations.map((op) => [op.name, op] as const))("%s", (_name, op) => {
    expect(op.summary.ko).not.toBe("");
    expect(op.summary.en).not.toBe("");
    if (op.kind === "operation") expect([op.act].flat().every((act) => /^[a-z-]+\.[a-z-]+$/.test(act))).toBe(true);
    for (const code of op.refusals ?? []) {
      expect(declared, `${code} has no status`).toContain(code);
    }
  });
  test.each([...declared])("%s is said in both languages", (code) => {
    for (const language of languages) expect(sentenceOf(language, code, { who: "x", when: "x", day: "x", most: 1, least: 1, seconds: 1, scope: "x", clause: "x", code: "x", name: "x", level: 1, count: 1, other: "x", nodes: 1, until: "x", children: 1 }), language).not.toBe(code);
  });
});
