import { describe, expect, test } from "vitest";
import { decide } from "#lib/approval/deciding.ts";
import { evolve, fold, upcast } from "#lib/approval/evolving.ts";
import { insideFault, routeFault } from "#lib/approval/faults.ts";
import { deciderOf, eventVersion, readingPosts, turnsOf } from "#lib/approval/rules.ts";
import { after } from "#lib/approval/testing/after.ts";
import { approve, by, giveBack, inside, open, steps, submit, submitWhole, whole } from "#lib/approval/testing/routes.ts";
import type { Command, Event, Route, Step } from "#lib/approval/rules.ts";

const stateOf = (route: Route, postId: string) => route.steps.filter((step) => step.postId === postId).at(-1)?.state;

describe("a route (§7)", () => {
  const faults: [string, Step[]][] = [
    ["approval.no-decider", [steps[0]!, steps[1]!]],
    ["approval.drafter-first", []],
    ["approval.drafter-first", [steps[1]!, steps[3]!]],
    ["approval.drafter-first", [...steps.slice(0, 3), { kind: "draft", postId: "other" }, steps[3]!]],
    ["approval.two-deciders", [...steps, { kind: "decision", postId: "other" }]],
    ["approval.decider-last", [steps[0]!, steps[3]!, steps[1]!]],
    ["approval.decider-last", [steps[0]!, { kind: "reference", postId: "informed" }, steps[3]!]],
    ["approval.decider-last", [steps[0]!, { kind: "joint", postId: "head-c", departmentId: "c" }, steps[3]!]],
    ["approval.drafter-decides", [steps[0]!, { kind: "decision", postId: "drafter" }]],
    ["approval.same-post-twice", [steps[0]!, steps[1]!, { kind: "cooperation", postId: "reviewer" }, steps[3]!]],
    ["approval.same-post-twice", [...steps, { kind: "circulation", postId: "reviewer" }]],
    ["approval.route-too-long", Array.from({ length: 21 }, (_, n): Step => ({ kind: n ? "review" : "draft", postId: n ? `p${n}` : "drafter" }))],
    ["approval.joint-needs-department", [...steps, { kind: "joint", postId: "head-c" }]],
    ["approval.department-kind", [steps[0]!, { kind: "review", postId: "head-b", departmentId: "b" }, steps[3]!]],
    ["approval.own-report", [...steps, { kind: "post-report", postId: "absent" }]],
    ["approval.side-by-side-kind", [steps[0]!, { kind: "review", postId: "reviewer", group: 1 }, steps[3]!]],
    ["approval.side-by-side-kind", [steps[0]!, { ...whole[2]! }, steps[1]!, { ...whole[3]! }, steps[3]!]],
  ];
  test.each(faults)("%s", (code, wrong) => expect(routeFault(wrong, "drafter")).toMatchObject({ refused: code }));
  test("as usual has no fault", () => expect(routeFault(steps, "drafter")).toBeNull());
  test("of every kind has no fault", () => expect(routeFault(whole, "drafter")).toBeNull());
  test("a drafter decides alone where the table of delegated authority lets them", () => {
    const alone: Step[] = [steps[0]!, { kind: "delegated-decision", postId: "drafter" }];
    expect(routeFault(alone, "drafter", true)).toBeNull();
    expect(after({ type: "submit", by: by("drafter"), steps: alone, drafterMayDecide: true }, approve("drafter"))).toMatchObject({ status: "decided" });
  });
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
    const returned = after(submit, giveBack("reviewer"));
    expect(returned.status).toBe("returned");
    expect(decide(returned, approve("reviewer"), 9)).toMatchObject({ refused: "approval.returned" });
    expect(after(submit, giveBack("reviewer"), submit)).toMatchObject({ status: "under-way", version: 2, round: 2 });
  });
  test("recall only until the next step acts, and only by the drafter", () => {
    expect(after(submit, { type: "recall", by: by("drafter"), reason: "" }).status).toBe("recalled");
    expect(decide(after(submit, approve("reviewer")), { type: "recall", by: by("drafter"), reason: "" }, 9)).toMatchObject({ refused: "approval.next-has-acted" });
    expect(decide(after(submit, { type: "hold", by: by("reviewer"), reason: "예산 확인 중" }), { type: "recall", by: by("drafter"), reason: "" }, 9)).toMatchObject({ refused: "approval.next-has-acted" });
    expect(decide(after(submit), { type: "recall", by: by("reviewer"), reason: "" }, 9)).toMatchObject({ refused: "approval.not-the-drafter" });
    expect(decide(after(submit, { type: "recall", by: by("drafter"), reason: "" }), approve("reviewer"), 9)).toMatchObject({ refused: "approval.recalled" });
  });
  test("§17: after the decision nothing changes the route", () => {
    const decided = after(submit, approve("reviewer"), approve("cooperator"), approve("decider"));
    for (const command of [submit, approve("decider"), giveBack("decider"), { type: "recall", by: by("drafter"), reason: "" }, { type: "stop", by: by("drafter"), reason: "x" }, { type: "hold", by: by("decider"), reason: "x" }, { type: "reroute", by: by("drafter"), steps: [steps[3]!] }, { type: "skip", by: by("drafter"), position: 1, reason: "x", ground: "absent" }] as Command[]) {
      expect(decide(decided, command, 9)).toMatchObject({ refused: "approval.decided" });
    }
  });
  test("대결: somebody acts in the seat of an absent decider, and the route says so", () => {
    const route = after(submit, approve("reviewer"), approve("cooperator"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false });
    expect(route.steps[3]!.acting).toMatchObject({ as: "deputy", onBehalfOf: "한도윤" });
  });
});

describe("holding and stopping", () => {
  const held = after(submit, { type: "hold", by: by("reviewer"), reason: "예산 확인 중" });
  test("보류 wants a reason, keeps the turn and ends with resuming or acting", () => {
    expect(decide(after(submit), { type: "hold", by: by("reviewer"), reason: " " }, 9)).toMatchObject({ refused: "approval.reason-required", field: "reason" });
    expect(held.steps[1]).toMatchObject({ state: "now", held: true, reason: "예산 확인 중" });
    expect(decide(held, { type: "hold", by: by("reviewer"), reason: "x" }, 9)).toMatchObject({ refused: "approval.already-held" });
    expect(decide(after(submit), { type: "resume", by: by("reviewer") }, 9)).toMatchObject({ refused: "approval.not-held" });
    expect((decide(held, { type: "resume", by: by("reviewer") }, 9) as Event[]).reduce(evolve, held).steps[1]).toMatchObject({ held: false, reason: "" });
    expect((decide(held, approve("reviewer"), 9) as Event[]).reduce(evolve, held).steps[1]).toMatchObject({ state: "done", held: false, reason: "" });
  });
  test("중단: the drafter ends it at any time before the decision, with a reason, and may submit again", () => {
    const under = after(submit, approve("reviewer"));
    expect(decide(under, { type: "stop", by: by("drafter"), reason: "" }, 9)).toMatchObject({ refused: "approval.reason-required" });
    expect(decide(under, { type: "stop", by: by("cooperator"), reason: "x" }, 9)).toMatchObject({ refused: "approval.not-the-drafter" });
    const stopped = after(submit, approve("reviewer"), { type: "stop", by: by("drafter"), reason: "사업 취소" });
    expect(stopped.status).toBe("stopped");
    expect(turnsOf(stopped)).toEqual([]);
    expect(decide(stopped, approve("cooperator"), 9)).toMatchObject({ refused: "approval.stopped" });
    expect((decide(stopped, submit, 9) as Event[]).reduce(evolve, stopped)).toMatchObject({ status: "under-way", round: 2 });
  });
});

describe("changing what has not acted", () => {
  const under = after(submit, approve("reviewer"));
  test("the drafter and whoever's turn it is may; who acted stays", () => {
    const steered = after(submit, approve("reviewer"), { type: "reroute", by: by("cooperator"), steps: [steps[2]!, { kind: "review", postId: "extra" }, steps[3]!] });
    expect(steered.steps.map((step) => step.postId)).toEqual(["drafter", "reviewer", "cooperator", "extra", "decider"]);
    expect(new Set(steered.steps.map((step) => step.id)).size).toBe(5);
    expect(decide(under, { type: "reroute", by: by("reviewer"), steps: [steps[3]!] }, 9)).toMatchObject({ refused: "approval.not-yours-to-route" });
    expect(decide(under, { type: "reroute", by: by("drafter"), steps: [] }, 9)).toMatchObject({ refused: "approval.no-decider" });
    expect(decide(under, { type: "reroute", by: by("drafter"), steps: [steps[1]!, steps[3]!] }, 9)).toMatchObject({ refused: "approval.same-post-twice" });
  });
  test("nobody joins those who have acted side by side", () => {
    const beside = after(submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"));
    expect(decide(beside, { type: "reroute", by: by("drafter"), steps: [{ kind: "cooperation", postId: "late", group: 1 }, whole[5]!] }, 9)).toMatchObject({ refused: "approval.side-by-side-kind" });
  });
  test("§9: an absent reviewer is skipped with the reason, which stands in the route; a decider never", () => {
    const skip = (position: number, ground: "absent" | "overdue" | null, reason = "국외 출장", post = "drafter"): Command => ({ type: "skip", by: by(post), position, reason, ground });
    const skipped = after(submit, skip(1, "absent"));
    expect(skipped.steps[1]).toMatchObject({ state: "skipped", reason: "국외 출장" });
    expect(stateOf(skipped, "cooperator")).toBe("now");
    expect(decide(after(submit), skip(1, null), 9)).toMatchObject({ refused: "approval.not-absent" });
    expect(decide(after(submit), skip(1, "overdue"), 9)).toMatchObject({ refused: "approval.not-absent" });
    expect(decide(after(submit), skip(1, "absent", " "), 9)).toMatchObject({ refused: "approval.reason-required" });
    expect(decide(after(submit), skip(1, "absent", "x", "stranger"), 9)).toMatchObject({ refused: "approval.not-yours-to-skip" });
    expect(decide(after(submit), skip(2, "absent"), 9)).toMatchObject({ refused: "approval.already-acted" });
    expect(decide(after(submit, approve("reviewer"), approve("cooperator")), skip(3, "absent"), 9)).toMatchObject({ refused: "approval.skip-kind" });
    expect(stateOf(after(submit, skip(1, "absent", "x", "decider")), "reviewer")).toBe("skipped");
  });
  test("a department route that never comes back is left out when it is overdue, with what runs inside", () => {
    const waiting = after(submitWhole, approve("reviewer"), approve("cooperator"), open("head-b"), { type: "skip", by: by("drafter"), position: 3, reason: "기한 지남", ground: "overdue" });
    expect(stateOf(waiting, "head-b")).toBe("skipped");
    expect(waiting.steps.some((step) => step.parent === 3)).toBe(false);
    expect(stateOf(waiting, "confirmer")).toBe("now");
  });
});

describe("side by side, departments, agencies", () => {
  test("병렬: neighbours act in any order, and the next waits for all of them", () => {
    const one = after(submitWhole, approve("reviewer"));
    expect(turnsOf(one).map((step) => step.postId)).toEqual(["cooperator", "head-b"]);
    expect(stateOf(after(submitWhole, approve("reviewer"), approve("head-b")), "confirmer")).toBe("waiting");
    expect(stateOf(after(submitWhole, approve("reviewer"), approve("head-b"), approve("cooperator")), "confirmer")).toBe("now");
  });
  test("one of them returning takes the turn from the others", () => {
    expect(turnsOf(after(submitWhole, approve("reviewer"), giveBack("head-b")))).toEqual([]);
  });
  test("부서협조: the department's own route runs inside and comes back with one result", () => {
    const opened = after(submitWhole, approve("reviewer"), open("head-b"));
    expect(stateOf(opened, "b-1")).toBe("now");
    expect(opened.steps[3]!.state).toBe("inside");
    expect(decide(opened, approve("head-b"), 9)).toMatchObject({ refused: "approval.runs-inside" });
    expect(decide(after(submitWhole, approve("reviewer")), open("cooperator"), 9)).toMatchObject({ refused: "approval.not-a-department" });
    const back = after(submitWhole, approve("reviewer"), open("head-b"), approve("b-1"), { type: "approve", by: by("head-b"), opinion: true, edited: false });
    expect(back.steps[3]).toMatchObject({ state: "done", hasOpinion: true });
    expect(turnsOf(back).map((step) => step.postId)).toEqual(["cooperator"]);
  });
  test("inside a department returning goes to its head, and the head's return to the drafter", () => {
    const toHead = after(submitWhole, approve("reviewer"), open("head-b"), giveBack("b-1"));
    expect(toHead.status).toBe("under-way");
    expect(toHead.steps[3]!.state).toBe("now");
    const anew = after(submitWhole, approve("reviewer"), open("head-b"), giveBack("b-1"), open("head-b", [{ kind: "delegated-decision", postId: "head-b" }]), approve("head-b"), approve("cooperator"));
    expect(stateOf(anew, "confirmer")).toBe("now");
    expect(after(submitWhole, approve("reviewer"), open("head-b"), approve("b-1"), giveBack("head-b")).status).toBe("returned");
  });
  test.each<[string, Step[]]>([
    ["approval.inside-empty", []],
    ["approval.inside-decider-last", [inside[1]!, inside[0]!]],
    ["approval.inside-decider-last", [inside[0]!]],
    ["approval.inside-kind", [{ kind: "circulation", postId: "b-1" }, inside[1]!]],
    ["approval.inside-kind", [{ kind: "cooperation", postId: "b-1", departmentId: "d" }, inside[1]!]],
    ["approval.same-post-twice", [{ kind: "review", postId: "decider" }, inside[1]!]],
    ["approval.same-post-twice", [inside[0]!, inside[0]!, inside[1]!]],
    ["approval.route-too-long", Array.from({ length: 11 }, (_, n): Step => ({ kind: "review", postId: `b-${n}` }))],
  ])("inside a department: %s", (code, wrong) => expect(insideFault(wrong, "head-b", ["drafter", "decider", "head-b"])).toMatchObject({ refused: code }));
  const signedByLead: Command[] = [submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"), approve("confirmer"), approve("decider")];
  test("rule 5: a joint document is decided when the other agency has signed the same text", () => {
    const signed = after(...signedByLead);
    expect(signed.status).toBe("under-way");
    expect(stateOf(signed, "head-c")).toBe("now");
    const decided = after(...signedByLead, open("head-c", [{ kind: "review", postId: "c-1" }, { kind: "decision", postId: "minister-c" }]), approve("c-1"), approve("minister-c"));
    expect(decided).toMatchObject({ status: "decided", approvedVersion: 1 });
    expect(deciderOf(decided)?.acting?.officialId).toBe("o-decider");
    expect(after(...signedByLead, { type: "stop", by: by("drafter"), reason: "공동기안 취소" }).status).toBe("stopped");
    expect(after(...signedByLead, giveBack("head-c")).status).toBe("returned");
  });
  test("참조·공람: read after the decision alone, each once, and more may be asked to read", () => {
    expect(readingPosts(after(submitWhole))).not.toContain("reader");
    const decided = [...signedByLead, approve("head-c")];
    expect(stateOf(after(...decided), "reader")).toBe("to-read");
    expect(readingPosts(after(...decided))).toContain("reader");
    expect(decide(after(submitWhole), { type: "read", by: by("reader"), opinion: false }, 9)).toMatchObject({ refused: "approval.nothing-to-read" });
    const read = after(...decided, { type: "read", by: by("reader"), opinion: false });
    expect(stateOf(read, "reader")).toBe("done");
    expect(decide(read, { type: "read", by: by("reader"), opinion: false }, 9)).toMatchObject({ refused: "approval.nothing-to-read" });
    expect(stateOf(after(...decided, { type: "circulate", by: by("drafter"), postIds: ["new-reader"] }), "new-reader")).toBe("to-read");
    expect(decide(read, { type: "circulate", by: by("drafter"), postIds: ["reader"] }, 9)).toMatchObject({ refused: "approval.same-post-twice" });
    expect(decide(read, { type: "circulate", by: by("drafter"), postIds: [] }, 9)).toMatchObject({ refused: "approval.nothing-to-route" });
    expect(decide(read, { type: "circulate", by: by("stranger"), postIds: ["x"] }, 9)).toMatchObject({ refused: "approval.not-on-route" });
    expect(decide(after(submitWhole), { type: "circulate", by: by("drafter"), postIds: ["x"] }, 9)).toMatchObject({ refused: "approval.not-decided" });
  });
  test("후열: after an acting decision on an important matter the absent decider is told, and reads it in person", () => {
    const decided = after(submit, approve("reviewer"), approve("cooperator"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false, owesReport: true });
    expect(decided.steps.at(-1)).toMatchObject({ kind: "post-report", postId: "decider", state: "to-read" });
    expect(decide(decided, { type: "read", by: by("decider", "deputy"), opinion: false }, 9)).toMatchObject({ refused: "approval.report-is-own" });
    expect((decide(decided, { type: "read", by: by("decider"), opinion: true }, 9) as Event[]).reduce(evolve, decided).steps.at(-1)).toMatchObject({ state: "done", hasOpinion: true });
  });
  test("후열 of a joint document: whoever was absent at a signature of any agency is told when all have signed", () => {
    const deputy = (postId: string): Command => ({ type: "approve", by: by(postId, "deputy"), opinion: false, edited: false, owesReport: true });
    const reports = (route: Route) => route.steps.filter((step) => step.kind === "post-report").map(({ postId, state }) => [postId, state]);
    const signed = [...signedByLead.slice(0, -1), deputy("decider")];
    expect(reports(after(...signed))).toEqual([["decider", "waiting"]]);
    expect(decide(after(...signed), { type: "read", by: by("decider"), opinion: false }, 9)).toMatchObject({ refused: "approval.nothing-to-read" });
    expect(reports(after(...signed, deputy("head-c")))).toEqual([["decider", "to-read"], ["head-c", "to-read"]]);
    const inside = after(...signed, open("head-c", [{ kind: "review", postId: "c-1" }, { kind: "decision", postId: "minister-c" }]), deputy("c-1"), deputy("minister-c"));
    expect(reports(inside)).toEqual([["decider", "to-read"], ["minister-c", "to-read"]]);
    expect(decide(inside, { type: "read", by: by("minister-c", "deputy"), opinion: false }, 9)).toMatchObject({ refused: "approval.report-is-own" });
    expect(reports(after(...signed, giveBack("head-c"), submitWhole))).toEqual([]);
  });
  test("후열: whoever reviews or cooperates for somebody absent signs nothing, and no report follows", () => {
    const reviewed = after(submit, { type: "approve", by: by("reviewer", "deputy"), opinion: false, edited: false, owesReport: true });
    expect(reviewed.steps).toHaveLength(4);
    const inside = after(submitWhole, approve("reviewer"), open("head-b"), approve("b-1"), { type: "approve", by: by("head-b", "deputy"), opinion: false, edited: false, owesReport: true });
    expect(inside.steps.some((step) => step.kind === "post-report")).toBe(false);
  });
});

describe("stored events outlive the code", () => {
  const first = [
    { type: "submitted", at: 1, by: by("drafter"), steps: [{ kind: "draft", postId: "drafter" }, { kind: "decision", postId: "decider" }], version: 1 },
    { type: "decided", at: 2, by: by("decider"), position: 1, opinion: false, version: 1 },
  ];
  test("of the first shape fold as they did", () => {
    const route = fold(first.map((event) => upcast(1, event)));
    expect(route).toMatchObject({ status: "decided", approvedVersion: 1 });
    expect(route.steps.map(({ id, state, group, parent }) => ({ id, state, group, parent }))).toEqual([0, 1].map((id) => ({ id, state: "done", group: null, parent: null })));
  });
  test("of the third shape, a lead's signature owed no report, and a decision did", () => {
    const third = (owesReport: boolean) => [
      { type: "submitted", at: 1, by: by("drafter"), steps: [first[0]!.steps![0], first[0]!.steps![1], ...(owesReport ? [] : [{ kind: "joint", postId: "head-c", departmentId: "c" }])], version: 1 },
      owesReport ? { ...first[1]!, owesReport } : { ...first[1]!, type: "signed" },
      ...(owesReport ? [] : [{ type: "approved", at: 3, by: by("head-c"), position: 2, opinion: false, versionBefore: 1, versionAfter: 1 }, { ...first[1]!, at: 3 }]),
    ];
    const states = (route: Route) => [route.status, ...route.steps.map((step) => [step.kind, step.state])];
    expect(states(fold(third(false).map((event) => upcast(3, event))))).toEqual(["decided", ["draft", "done"], ["decision", "done"], ["joint", "done"]]);
    expect(states(fold(third(true).map((event) => upcast(3, event))))).toEqual(["decided", ["draft", "done"], ["decision", "done"], ["post-report", "to-read"]]);
  });
  test("of the fourth shape, a change left everybody who had been reached and laid the others anew", () => {
    const fourth = [
      { type: "submitted", at: 1, by: by("drafter"), steps, version: 1 },
      { type: "rerouted", at: 2, by: by("drafter"), steps: [{ id: 4, kind: "delegated-decision", postId: "decider" }] },
    ];
    const route = fold(fourth.map((event) => upcast(4, event)));
    expect(route.steps.map(({ id, postId, state }) => [id, postId, state])).toEqual([[0, "drafter", "done"], [1, "reviewer", "now"], [4, "decider", "waiting"]]);
    expect(upcast(4, fourth[1])).toMatchObject({ replaces: "waiting" });
    expect(upcast(eventVersion, { ...fourth[1], replaces: [2] })).toMatchObject({ replaces: [2] });
  });
  test("of the fourth shape, a change left what ran inside a department, behind all others", () => {
    const route = fold([
      { type: "submitted", at: 1, by: by("drafter"), steps: [steps[0]!, { ...whole[3]!, group: null }, steps[3]!], version: 1 },
      { type: "opened", at: 2, by: by("head-b"), position: 1, steps: inside.map((step, n) => ({ id: 3 + n, ...step })) },
      { type: "rerouted", at: 3, by: by("drafter"), steps: [{ id: 5, kind: "decision", postId: "other" }] },
    ].map((event) => upcast(4, event)));
    expect(route.steps.map(({ id, postId, state, parent }) => [id, postId, state, parent])).toEqual([[0, "drafter", "done", null], [1, "head-b", "inside", null], [5, "other", "waiting", null], [3, "b-1", "now", 1], [4, "head-b", "waiting", 1]]);
  });
  test("of a shape to come are refused, not misread", () => expect(() => upcast(eventVersion + 1, first[0])).toThrow("unknown"));
});
