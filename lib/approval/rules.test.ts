import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { currentPosition, decide, decides, emptyRoute, evolve, fold, routeFault } from "#lib/approval/rules.ts";
import type { Acting, Command, Event, Route, Step } from "#lib/approval/rules.ts";

const by = (postId: string, as: Acting["as"] = "own"): Acting => ({ officialId: `o-${postId}`, postId, onBehalfOf: as === "own" ? "" : "한도윤", as });
const steps: Step[] = [
  { kind: "draft", postId: "drafter" },
  { kind: "review", postId: "reviewer" },
  { kind: "cooperation", postId: "cooperator" },
  { kind: "delegated-decision", postId: "decider" },
];

function after(...commands: Command[]): Route {
  return commands.reduce((route, command, at) => {
    const events = decide(route, command, at);
    if (isRefused(events)) throw new Error(events.refused);
    return events.reduce(evolve, route);
  }, emptyRoute);
}

const submit: Command = { type: "submit", by: by("drafter"), steps };
const approve = (postId: string, edited = false): Command => ({ type: "approve", by: by(postId), opinion: false, edited });

describe("a route (§7)", () => {
  const faults: [string, Step[]][] = [
    ["approval.no-decider", [steps[0]!, steps[1]!]],
    ["approval.drafter-first", []],
    ["approval.drafter-first", [steps[1]!, steps[3]!]],
    ["approval.two-deciders", [...steps, { kind: "decision", postId: "other" }]],
    ["approval.decider-last", [steps[0]!, steps[3]!, steps[1]!]],
    ["approval.drafter-decides", [steps[0]!, { kind: "decision", postId: "drafter" }]],
    ["approval.same-post-twice", [steps[0]!, steps[1]!, { kind: "cooperation", postId: "reviewer" }, steps[3]!]],
    ["approval.route-too-long", Array.from({ length: 21 }, (_, n): Step => ({ kind: n ? "review" : "draft", postId: n ? `p${n}` : "drafter" }))],
  ];
  test.each(faults)("%s", (code, wrong) => expect(routeFault(wrong, "drafter")).toMatchObject({ refused: code }));
  test("as usual has no fault", () => expect(routeFault(steps, "drafter")).toBeNull());
});

describe("acting on a route", () => {
  test("the decision signs the text under way", () => {
    const route = after(submit, approve("reviewer", true), approve("cooperator"), approve("decider"));
    expect(route).toMatchObject({ status: "decided", version: 2, approvedVersion: 2 });
    expect(route.steps.map((step) => step.state)).toEqual(["done", "done", "done", "done"]);
    expect(route.steps[1]).toMatchObject({ versionBefore: 1, versionAfter: 2 });
  });
  test("§9: a cooperator may only record an opinion", () => {
    expect(decide(after(submit, approve("reviewer")), approve("cooperator", true), 9)).toMatchObject({ refused: "approval.cooperator-edits" });
  });
  test("a decider signs what was put before them", () => {
    expect(decide(after(submit, approve("reviewer"), approve("cooperator")), approve("decider", true), 9)).toMatchObject({ refused: "approval.decider-edits" });
  });
  test("a step that is not mine, or that I have done", () => {
    expect(decide(after(submit), approve("decider"), 9)).toMatchObject({ refused: "approval.not-your-step" });
    expect(decide(after(submit, approve("reviewer")), approve("reviewer"), 9)).toMatchObject({ refused: "approval.already-acted" });
    expect(decide(after(submit), approve("drafter"), 9)).toMatchObject({ refused: "approval.not-your-step" });
  });
  test("returning wants a reason and sends it back to the drafter, who submits again", () => {
    expect(decide(after(submit), { type: "return", by: by("reviewer"), reason: "  " }, 9)).toMatchObject({ refused: "approval.reason-required", field: "reason" });
    const returned = after(submit, { type: "return", by: by("reviewer"), reason: "근거 보완" });
    expect(returned.status).toBe("returned");
    expect(decide(returned, approve("reviewer"), 9)).toMatchObject({ refused: "approval.returned" });
    expect(after(submit, { type: "return", by: by("reviewer"), reason: "근거 보완" }, submit)).toMatchObject({ status: "under-way", version: 2, round: 2 });
  });
  test("recall only until the next step acts, and only by the drafter", () => {
    expect(after(submit, { type: "recall", by: by("drafter"), reason: "" }).status).toBe("recalled");
    expect(decide(after(submit, approve("reviewer")), { type: "recall", by: by("drafter"), reason: "" }, 9)).toMatchObject({ refused: "approval.next-has-acted" });
    expect(decide(after(submit), { type: "recall", by: by("reviewer"), reason: "" }, 9)).toMatchObject({ refused: "approval.not-the-drafter" });
    expect(decide(after(submit, { type: "recall", by: by("drafter"), reason: "" }), approve("reviewer"), 9)).toMatchObject({ refused: "approval.recalled" });
  });
  test("§17: after the decision nothing changes the route", () => {
    const decided = after(submit, approve("reviewer"), approve("cooperator"), approve("decider"));
    for (const command of [submit, approve("decider"), { type: "return", by: by("decider"), reason: "x" }, { type: "recall", by: by("drafter"), reason: "" }] as Command[]) {
      expect(decide(decided, command, 9)).toMatchObject({ refused: "approval.decided" });
    }
  });
  test("대결: somebody acts in the seat of an absent decider, and the route says so", () => {
    const route = after(submit, approve("reviewer"), approve("cooperator"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false });
    expect(route.steps[3]!.acting).toMatchObject({ as: "deputy", onBehalfOf: "한도윤" });
  });
});

describe("whatever is commanded, in any order", () => {
  const post = fc.constantFrom("drafter", "reviewer", "cooperator", "decider", "stranger");
  const command: fc.Arbitrary<Command> = fc.oneof(
    fc.record({ type: fc.constant("submit" as const), by: post.map((id) => by(id)), steps: fc.constantFrom(steps, [steps[0]!, steps[3]!], []) }),
    fc.record({ type: fc.constant("approve" as const), by: post.map((id) => by(id)), opinion: fc.boolean(), edited: fc.boolean() }),
    fc.record({ type: fc.constant("return" as const), by: post.map((id) => by(id)), reason: fc.constantFrom("", "보완") }),
    fc.record({ type: fc.constant("recall" as const), by: post.map((id) => by(id)), reason: fc.constant("") }),
  );
  test("no step is skipped or acted twice, the signed version never changes, and the events say it all", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const events: Event[] = [];
        let route = emptyRoute;
        for (const [at, one] of commands.entries()) {
          const made = decide(route, one, at);
          if (isRefused(made)) continue;
          const before = route;
          events.push(...made);
          route = made.reduce(evolve, route);
          const turn = currentPosition(route);
          expect(route.steps.filter((step) => step.state === "now").length).toBe(route.status === "under-way" ? 1 : 0);
          if (turn >= 0) {
            expect(route.steps.slice(0, turn).every((step) => step.state === "done")).toBe(true);
            expect(route.steps.slice(turn + 1).every((step) => step.state === "waiting")).toBe(true);
          }
          expect(route.version).toBeGreaterThanOrEqual(before.version);
          if (before.approvedVersion !== null) expect(route).toEqual(before);
          if (route.status === "decided") {
            expect(route.steps.every((step) => step.state === "done")).toBe(true);
            expect(decides(route.steps[route.steps.length - 1]!.kind)).toBe(true);
          }
        }
        expect(fold(JSON.parse(JSON.stringify(events)) as Event[])).toEqual(route);
      }),
      { numRuns: 1000 },
    );
  });
});
