import { expect, test } from "vitest";
import { fieldsChanged, historyChange, postsNamed } from "#lib/documents/history-changes.ts";
import type { GivenCard } from "#lib/documents/history-changes.ts";

const step = (kind: string, postId: string) => ({ kind, postId });

test.each<[string, Parameters<typeof historyChange>[0], object | null]>([
  ["a route changed", { act: "document.rerouted", before: null, after: { was: [step("review", "a")], is: [step("cooperation", "b")] } }, { what: "route", before: [step("review", "a")], after: [step("cooperation", "b")] }],
  ["a route changed inside a department", { act: "document.rerouted", before: null, after: { inside: 2, was: [], is: [step("decision", "b")] } }, { what: "inside", before: [], after: [step("decision", "b")] }],
  ["a route laid inside", { act: "document.opened-inside", before: null, after: { step: 2, posts: ["b"], is: [step("decision", "b")] } }, { what: "inside", before: [], after: [step("decision", "b")] }],
  ["a route laid inside, as it was kept before", { act: "document.opened-inside", before: null, after: { step: 2, posts: ["b"] } }, null],
  ["a step left out", { act: "document.skipped", before: null, after: { step: 1, kind: "review", postId: "a", ground: "absent", days: 7 } }, { what: "skipped", step: step("review", "a"), ground: "absent" }],
  ["a step left out, as it was kept before", { act: "document.skipped", before: null, after: { step: 1, ground: "absent", days: 7 } }, null],
  ["circulated", { act: "document.circulated", before: null, after: { posts: ["a", "b"] } }, { what: "circulated", postIds: ["a", "b"] }],
  ["edited at a step", { act: "document.approved", before: { version: 1 }, after: { version: 2, step: 1 } }, { what: "version", before: 1, after: 2 }],
  ["approved as it was", { act: "document.approved", before: { version: 1 }, after: { version: 1, step: 1 } }, null],
  ["submitted first", { act: "document.submitted", before: null, after: { version: 1, round: 1 } }, null],
  ["submitted again", { act: "document.submitted", before: null, after: { version: 3, round: 2 } }, { what: "version", before: 2, after: 3 }],
  ["corrected", { act: "document.corrected", before: { field: "title", value: { text: "가" } }, after: { field: "title", value: { text: "나" } } }, { what: "field", field: "title", before: { text: "가" }, after: { text: "나" } }],
  ["what changed nothing", { act: "document.held", before: null, after: null }, null],
  ["what cannot be read", { act: "document.rerouted", before: null, after: { was: 1 } }, null],
])("%s", (_, entry, change) => expect(historyChange(entry)).toEqual(change));

test("the posts that a change names are those to be named", () => {
  expect(postsNamed(historyChange({ act: "document.rerouted", before: null, after: { was: [step("review", "a")], is: [step("decision", "b")] } }))).toEqual(["a", "b"]);
  expect(postsNamed(null)).toEqual([]);
});

test("fields of the card that differ: a class with its reasons, a scope with its departments and with who may know", () => {
  const card: GivenCard = { n: 1, title: "가", summary: "나", keywords: ["다"], unitTaskId: "t", stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [], knownTo: "agency", urgency: "normal", dueAt: null, fileIds: [] };
  expect(fieldsChanged(card, { ...card, n: 2 })).toEqual([]);
  expect(fieldsChanged(card, { ...card, keywords: ["다", "라"], disclosure: "partly", reasons: [5], scopeDepartments: ["d"], dueAt: new Date(0), fileIds: ["f"] })).toEqual(["keywords", "disclosure", "scope", "dueAt", "fileIds"]);
  expect(fieldsChanged(card, { ...card, knownTo: "government" })).toEqual(["scope"]);
});
