import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inviteFault, mayComment, mayConsult, mostConsulted, placeOf } from "#lib/documents/consulting.ts";
import { openStatuses, tokensOf } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";

describe("letting others look before submission", () => {
  test.each(["draft", "returned", "recalled", "stopped"] as const)("%s: the writer asks, whoever is asked comments", (status) => {
    expect(mayConsult({ status, drafterPostId: "w", postIds: ["w"] })).toBeNull();
    expect(mayConsult({ status, drafterPostId: "w", postIds: ["a"] })?.refused).toBe("approval.not-the-drafter");
    expect(mayComment({ status, postIds: ["a"], open: ["a", "b"] })).toBeNull();
    expect(mayComment({ status, postIds: ["w"], open: ["a", "b"] })?.refused).toBe("documents.not-consulted");
  });
  test.each(["in-approval", "approved"] as const)("%s: it is over", (status) => {
    expect(mayConsult({ status, drafterPostId: "w", postIds: ["w"] })?.refused).toBe("documents.consulting-over");
    expect(mayComment({ status, postIds: ["a"], open: ["a"] })?.refused).toBe("documents.consulting-over");
  });
  test.each([
    ["w", [], "documents.consulting-oneself"],
    ["a", ["a"], "documents.consulted-already"],
    ["a", Array.from({ length: mostConsulted }, (_, n) => `p${n}`), "documents.consulted-too-many"],
    ["a", ["b"], null],
  ])("asking %s while %j look", (postId, open, fault) => expect(inviteFault({ postId, drafterPostId: "w", open })?.refused ?? null).toBe(fault));
});

test("whoever is asked reads the draft while it is open and not a moment longer; to know of it is no more than that", () => {
  const facts = { agencyId: "g", departmentId: "d", drafterPostId: "w", disclosure: "open" as const, scope: "department" as const, scopeDepartments: [], knownTo: "agency" as const, routePostIds: [], consultedPostIds: ["a"] };
  for (const status of ["draft", "returned", "recalled", "stopped", "in-approval", "approved"] as Status[]) {
    const { readers } = tokensOf({ ...facts, status });
    expect(readers.includes("post:a"), status).toBe(openStatuses.includes(status));
  }
  expect(tokensOf({ ...facts, status: "draft", consultedPostIds: [] }).readers).toEqual(["post:w"]);
});

describe("where a comment stands", () => {
  test.each([
    [["a", "b"], { line: null, quote: "" }, null],
    [["a", "b"], { line: 1, quote: "b" }, 1],
    [["x", "a", "b"], { line: 1, quote: "b" }, 2],
    [["a", "c"], { line: 1, quote: "b" }, "gone"],
    [["b", "x", "x", "b"], { line: 2, quote: "b" }, 3],
  ] as const)("%j with %j: %s", (lines, anchor, place) => expect(placeOf(lines, anchor)).toBe(place));
  test("a line that still stands is found wherever it went", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), fc.nat(), fc.array(fc.string(), { maxLength: 5 }), (lines, n, more) => {
        const line = n % lines.length;
        const moved = [...more.filter((one) => one !== lines[line]), ...lines];
        const place = placeOf(moved, { line, quote: lines[line]! });
        expect(typeof place === "number" && moved[place]).toBe(lines[line]);
      }),
    );
  });
});
