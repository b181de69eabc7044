import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, asksFor, freshOf, mayOf } from "#lib/keeping/rules.ts";
import type { Question } from "#lib/keeping/rules.ts";

const nothing: Question = { q: "", kind: [], department: [], year: [], disclosure: [], function: [], scope: "all", sort: "fit" };

describe("a question that is kept", () => {
  test.each([
    [{}, false],
    [{ q: "  " }, false],
    [{ sort: "date", exact: "1" }, false],
    [{ q: "예산" }, true],
    [{ scope: "predecessors" }, true],
    [{ year: ["2026"] }, true],
  ] as const)("%j asks for something: %s", (more, asks) => expect(asksFor({ ...nothing, ...more })).toBe(asks));

  test("is opened at the address that the search page gives it", () => {
    expect(addressOf(nothing)).toBe("/search?");
    expect(addressOf({ ...nothing, q: "예산 & 결산", kind: ["document", "memo"], scope: "predecessors", sort: "date", exact: "1" }, { saved: "x" })).toBe("/search?q=%EC%98%88%EC%82%B0+%26+%EA%B2%B0%EC%82%B0&scope=predecessors&sort=date&exact=1&saved=x&kind=document&kind=memo");
  });

  test("comes back out of its address whole", () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 9 }).map((text) => text.toWellFormed()), { maxLength: 3 });
    const question = fc.record({ q: fc.string({ minLength: 1 }).map((text) => text.toWellFormed()), kind: words, department: words, year: words, disclosure: words, function: words, scope: fc.constantFrom("all" as const, "predecessors" as const), sort: fc.constantFrom("fit" as const, "date" as const) });
    fc.assert(
      fc.property(question, (asked) => {
        const { searchParams } = new URL(addressOf(asked), "http://x");
        expect(searchParams.get("q")).toBe(asked.q);
        for (const name of ["kind", "department", "year", "disclosure", "function"] as const) expect(searchParams.getAll(name)).toEqual(asked[name]);
        expect([searchParams.get("scope") ?? "all", searchParams.get("sort") ?? "fit"]).toEqual([asked.scope, asked.sort]);
      }),
    );
  });

  test("is changed by its owner alone", () => {
    expect(mayOf("a", "a").change).toBeNull();
    expect(mayOf("a", "b").change?.refused).toBe("keeping.not-the-owner");
  });
});

describe("what is new of what is found", () => {
  const find = (recordId: string, day: string) => ({ kind: "document", recordId, at: new Date(day) });
  const found = [find("a", "2026-11-03"), find("b", "2026-11-02"), find("c", "2026-11-01")];
  test.each([
    [[], null, ["a", "b", "c"]],
    [["b"], null, ["a", "c"]],
    [["a"], "2026-11-02", ["b"]],
    [[], "2026-12-01", []],
  ] as const)("known %j, all known since %s: %j", (known, floor, fresh) => {
    expect(freshOf(found, new Set<string>(known), floor === null ? null : new Date(floor)).map((one) => one.recordId)).toEqual(fresh);
  });
});
