import { describe, expect, test } from "vitest";
import { correctable, decisionFault, matterOf, narrows, requestFault, takesEffectAtOnce } from "./rules.ts";
import type { DecisionFacts, RequestFacts, Value } from "./rules.ts";

const open: Value = { disclosure: "open", reasons: [] };
const partly: Value = { disclosure: "partly", reasons: [6] };
const closed: Value = { disclosure: "closed", reasons: [5] };
const scope = (to: "department" | "departments" | "agency" | "government", ...departments: string[]): Value => ({ scope: to, departments });

const known = (value: Value): Value => ({ ...value, knownTo: "government" }) as Value;

test("number, route and approved text are not among what may be corrected (§17)", () => {
  expect(correctable).toEqual(["title", "summary", "keywords", "disclosure", "scope", "unit-task", "record-file"]);
});

describe("what only takes away", () => {
  test.each<[Value, Value, boolean]>([
    [open, partly, true], [open, closed, true], [partly, closed, true], [partly, open, false], [closed, partly, false], [closed, { disclosure: "closed", reasons: [1] }, false],
  ])("%j → %j: %s", (before, after, narrower) => {
    expect(narrows("disclosure", before, after)).toBe(narrower);
  });
  test.each<[Value, Value, boolean]>([
    [scope("government"), scope("agency"), true], [scope("government"), scope("departments", "a"), true], [scope("agency"), scope("department"), true], [scope("departments", "a", "b"), scope("departments", "a"), true],
    [known(scope("agency")), scope("agency"), true], [known(scope("agency")), known(scope("department")), true], [known(scope("agency")), scope("department"), true], [known(scope("department")), scope("agency"), false],
    [scope("agency"), known(scope("agency")), false], [scope("agency"), known(scope("department")), false], [scope("government"), known(scope("department")), false], [known(scope("agency")), known(scope("agency")), false],
    [scope("agency"), scope("departments", "elsewhere"), false], [scope("departments", "a"), scope("departments", "b"), false], [scope("department"), scope("agency"), false], [scope("departments", "a"), scope("departments", "a", "b"), false],
  ])("%j → %j: %s", (before, after, narrower) => {
    expect(narrows("scope", before, after)).toBe(narrower);
  });
  test("a head does it at once; nobody opens anything at once", () => {
    expect([takesEffectAtOnce(true, "disclosure", open, closed), takesEffectAtOnce(false, "disclosure", open, closed), takesEffectAtOnce(true, "disclosure", closed, open), takesEffectAtOnce(true, "title", { text: "a" }, { text: "b" })]).toEqual([true, false, false, false]);
  });
});

describe("records rule 6: a request", () => {
  const facts: RequestFacts = { status: "approved", destroyed: false, ofUnit: true, officer: false, field: "title", before: { text: "앞" }, after: { text: "뒤" }, closed: false, reason: "오기", waiting: null };
  test.each<[string, Partial<RequestFacts>, string | null]>([
    ["by the unit", {}, null],
    ["by the records officer", { ofUnit: false, officer: true }, null],
    ["by nobody else", { ofUnit: false }, "register.not-of-the-unit"],
    ["of what is registered", { status: "in-approval" }, "register.not-registered"],
    ["of what is still there", { destroyed: true }, "register.destroyed"],
    ["with another value", { after: { text: "앞" } }, "register.unchanged"],
    ["with a value", { after: { text: " " } }, "register.value-required"],
    ["with the reason why", { reason: "" }, "register.reason-required"],
    ["with reasons 1 to 8 where it is not open", { field: "disclosure", before: open, after: { disclosure: "partly", reasons: [] } }, "register.reasons-required"],
    ["and none where it is", { field: "disclosure", before: closed, after: { disclosure: "open", reasons: [5] } }, "register.reasons-not-wanted"],
    ["with departments where they are named", { field: "scope", before: scope("department"), after: scope("departments") }, "register.departments-required"],
    ["known to every agency", { field: "scope", before: scope("agency"), after: known(scope("agency")) }, null],
    ["but a closed one to no other", { field: "scope", before: scope("agency"), after: known(scope("agency")), closed: true }, "register.closed-known-inside"],
    ["where what was kept before says nothing it means the agency", { field: "scope", before: scope("agency"), after: { scope: "agency", departments: [], knownTo: "agency" } }, "register.unchanged"],
    ["while nobody asked before", { waiting: { who: "박서온", day: "2026-11-23" } }, "register.field-waits"],
  ])("%s", (_, more, code) => {
    expect(requestFault({ ...facts, ...more })?.refused ?? null).toBe(code);
  });
  test("task and file are one matter", () => {
    expect(matterOf("unit-task")).toBe(matterOf("record-file"));
    expect(matterOf("title")).not.toBe(matterOf("summary"));
  });
});

describe("records rule 6: the decision", () => {
  const facts: DecisionFacts = { officer: true, own: false, destroyed: false, decided: null, outcome: "confirmed", reason: "", now: open, before: { disclosure: "open", reasons: [] }, after: closed, closed: false };
  test.each<[string, Partial<DecisionFacts>, string | null]>([
    ["by the records officer", {}, null],
    ["by nobody else", { officer: false }, "register.not-records-officer"],
    ["never on one's own request", { own: true }, "register.own-request"],
    ["once", { decided: { who: "x", day: "2026-11-23" } }, "register.already-decided-by"],
    ["a refusal with its reason", { outcome: "refused" }, "register.reason-required"],
    ["on what stood there when it was asked", { now: closed }, "register.changed-since"],
    ["also of what an older request says", { now: { scope: "agency", departments: [], knownTo: "agency" }, before: scope("agency"), after: scope("department") }, null],
    ["known to every agency", { now: scope("agency"), before: scope("agency"), after: known(scope("agency")) }, null],
    ["not where it was closed since", { now: scope("agency"), before: scope("agency"), after: known(scope("agency")), closed: true }, "register.closed-known-inside"],
    ["which a refusal does not need", { now: closed, outcome: "refused", reason: "다시" }, null],
    ["not of what is gone", { destroyed: true }, "register.destroyed"],
  ])("%s", (_, more, code) => {
    expect(decisionFault({ ...facts, ...more })?.refused ?? null).toBe(code);
  });
});
