import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayRelate, mayUnrelate, relationFault, relationKinds } from "#lib/documents/relations.ts";
import type { Status } from "#lib/documents/rules.ts";

describe("who may name another document on a card", () => {
  test.each([
    ["draft", ["p"], null, null],
    ["returned", ["p"], null, null],
    ["recalled", ["q", "p"], null, null],
    ["in-approval", ["p"], "approval.under-way", "approval.under-way"],
    ["approved", ["p"], null, "documents.relation-stays"],
    ["draft", ["q"], "approval.not-the-drafter", "approval.not-the-drafter"],
    ["approved", [], "approval.not-the-drafter", "approval.not-the-drafter"],
  ] as [Status, string[], string | null, string | null][])("a document %s, by posts %j: adding %s, taking back %s (§17)", (status, postIds, add, take) => {
    expect(mayRelate({ status, drafterPostId: "p", postIds })?.refused ?? null).toBe(add);
    expect(mayUnrelate({ status, drafterPostId: "p", postIds })?.refused ?? null).toBe(take);
  });
});

const on = (day: number) => new Date(Date.UTC(2026, 0, day));
const draft = { id: "a", status: "draft" as const, decidedAt: null };
const decided = (id: string, day: number) => ({ id, status: "approved" as const, decidedAt: on(day) });

describe("how one document may relate to another", () => {
  test.each(relationKinds)("none to itself: %s", (kind) => expect(relationFault(kind, draft, draft)?.refused).toBe("documents.relation-to-itself"));
  test.each([
    ["related", draft, { ...draft, id: "b" }, null],
    ["based-on", decided("a", 2), decided("b", 3), null],
    ["answers", draft, decided("b", 3), null],
    ["supersedes", draft, decided("b", 3), null],
    ["supersedes", draft, { ...draft, id: "b" }, "documents.relation-undecided"],
    ["amends", draft, { ...draft, id: "b" }, "documents.relation-undecided"],
    ["amends", decided("a", 2), decided("b", 3), "documents.relation-later"],
    ["supersedes", decided("a", 3), decided("b", 3), "documents.relation-later"],
    ["supersedes", decided("a", 3), decided("b", 2), null],
  ] as const)("%s", (kind, from, to, fault) => expect(relationFault(kind, from, to)?.refused ?? null).toBe(fault));

  test("superseding never runs in a circle", () => {
    const days = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(days, fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 }), (all, pairs) => {
        const next = new Map<number, number[]>();
        for (const [a, b] of pairs) {
          if (a >= all.length || b >= all.length) continue;
          if (relationFault("supersedes", decided(String(a), all[a]!), decided(String(b), all[b]!)) === null) next.set(a, [...(next.get(a) ?? []), b]);
        }
        const reaches = (from: number, to: number, left: number): boolean => left > 0 && (next.get(from) ?? []).some((one) => one === to || reaches(one, to, left - 1));
        for (let n = 0; n < all.length; n++) expect(reaches(n, n, all.length)).toBe(false);
      }),
    );
  });
});
