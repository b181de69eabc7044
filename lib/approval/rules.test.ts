import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRefused } from "#lib/refusal.ts";
import { decide } from "#lib/approval/deciding.ts";
import { evolve, fold, isComplete, upcast } from "#lib/approval/evolving.ts";
import { insideFault, routeFault } from "#lib/approval/faults.ts";
import { deciderOf, decides, emptyRoute, eventVersion, isRead, outerSteps, readingPosts, turnsOf } from "#lib/approval/rules.ts";
import { after } from "#lib/approval/testing/after.ts";
import type { Acting, Command, Event, Route, RouteStep, Step } from "#lib/approval/rules.ts";

const by = (postId: string, as: Acting["as"] = "own"): Acting => ({ officialId: `o-${postId}`, postId, onBehalfOf: as === "own" ? "" : "한도윤", as });
const steps: Step[] = [
  { kind: "draft", postId: "drafter" },
  { kind: "review", postId: "reviewer" },
  { kind: "cooperation", postId: "cooperator" },
  { kind: "delegated-decision", postId: "decider" },
];
/** Two cooperate side by side, one of them a whole department; another agency signs too; two read. */
const whole: Step[] = [
  { kind: "draft", postId: "drafter" },
  { kind: "review", postId: "reviewer" },
  { kind: "cooperation", postId: "cooperator", group: 1 },
  { kind: "cooperation", postId: "head-b", departmentId: "b", group: 1 },
  { kind: "confirmation", postId: "confirmer" },
  { kind: "decision", postId: "decider" },
  { kind: "joint", postId: "head-c", departmentId: "c" },
  { kind: "reference", postId: "informed" },
  { kind: "circulation", postId: "reader" },
];
const inside: Step[] = [{ kind: "review", postId: "b-1" }, { kind: "delegated-decision", postId: "head-b" }];


const submit: Command = { type: "submit", by: by("drafter"), steps };
const submitWhole: Command = { type: "submit", by: by("drafter"), steps: whole };
const approve = (postId: string, edited = false): Command => ({ type: "approve", by: by(postId), opinion: false, edited });
const giveBack = (postId: string): Command => ({ type: "return", by: by(postId), reason: "근거 보완" });
const open = (postId: string, laid: readonly Step[] = inside): Command => ({ type: "open", by: by(postId), steps: laid });
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
  test("of a shape to come are refused, not misread", () => expect(() => upcast(eventVersion + 1, first[0])).toThrow("unknown"));
});

describe("whatever is commanded, in any order", () => {
  const posts = ["drafter", "reviewer", "cooperator", "head-b", "b-1", "chief-b", "confirmer", "decider", "head-c", "c-1", "informed", "reader", "stranger"];
  const post = fc.constantFrom(...posts);
  /** Stands for whoever's turn it is when the command comes. */
  const turn = "*";
  const actor = fc.tuple(fc.oneof({ weight: 2, arbitrary: fc.constant(turn) }, { weight: 1, arbitrary: post }), fc.constantFrom<Acting["as"]>("own", "own", "deputy", "acting")).map(([id, as]) => by(id, as));
  /** What whoever acts heads: the department asked to cooperate, or none. */
  const heads = fc.constantFrom<string[]>([], [], ["b"], ["c"]);
  const leads = fc.constantFrom("head-b", "head-c", "chief-b", "b-1").map((id) => by(id));
  const tail = fc.constantFrom<Step[]>([steps[3]!], [{ kind: "review", postId: "late" }, whole[5]!, whole[6]!], whole.slice(4), [], [steps[2]!], [whole[5]!], [{ kind: "decision", postId: "other" }], whole.slice(6), [whole[6]!, { kind: "circulation", postId: "late" }],
    [{ kind: "joint", postId: "head-d", departmentId: "d" }], [{ kind: "cooperation", postId: "late", group: 1 }, whole[5]!], [whole[3]!, whole[2]!, whole[5]!, whole[8]!], [whole[4]!, whole[1]!, whole[5]!]);
  const command: fc.Arbitrary<Command> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ type: fc.constant("submit" as const), by: actor, steps: fc.constantFrom(whole, whole, steps, [steps[0]!, steps[3]!], []) }) },
    { weight: 14, arbitrary: fc.record({ type: fc.constant("approve" as const), by: actor, opinion: fc.boolean(), edited: fc.boolean(), owesReport: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("return" as const), by: actor, reason: fc.constantFrom("", "보완") }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("recall" as const), by: actor, reason: fc.constant("") }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("hold" as const), by: actor, reason: fc.constantFrom("", "확인 중") }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("resume" as const), by: actor }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("stop" as const), by: actor, reason: fc.constantFrom("", "취소") }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("reroute" as const), by: fc.oneof(actor, fc.constant(by("drafter"))), steps: tail }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("skip" as const), by: actor, position: fc.nat(9), reason: fc.constantFrom("", "출장"), ground: fc.constantFrom("absent" as const, "overdue" as const, null), heads }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("reroute-inside" as const), by: leads, position: fc.nat(9), steps: fc.constantFrom<Step[]>(inside, [{ kind: "cooperation", postId: "b-2" }, { kind: "decision", postId: "chief-b" }], [inside[1]!], []), heads }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("open" as const), by: actor, heads, steps: fc.constantFrom(inside, [{ kind: "review" as const, postId: "c-1" }, { kind: "decision" as const, postId: "head-c" }]) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("read" as const), by: actor, opinion: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("circulate" as const), by: actor, postIds: fc.array(post, { maxLength: 2 }) }) },
  );
  /** The eight rules of the field that software must enforce, in their order. What is not of a route alone is proven where it is named. */
  const rule = {
    1: "rule 1: it exists when its decider signs, after all before have acted or were left out",
    2: "rule 2: only a reviewer makes a version; a cooperator may only speak",
    3: "rule 3: who is left out is left out with a reason, and never a decider",
    4: "rule 4: what was approved never changes; reading is all that comes after",
    5: "rule 5: one decision, and so one number, in the life of a document (no gap, no double: lib/documents/batches.test.ts, routes.test.ts; originals: card.room.test.ts)",
    /** Rule 6, registered data: lib/register/rule-six.test.ts. */
    7: "rule 7: the lead agency signs before the others do (batches: lib/documents/batches.test.ts)",
    8: "rule 8: every act is in the events, with who, in which post and when; they say it all (unchanged for ever: lib/history)",
  } as const;
  /** Sequences that once mattered, tried before those that are drawn. */
  const known: Command[][] = [
    [submit, approve("reviewer", true), approve("cooperator"), approve("decider")],
    [submit, { type: "hold", by: by("reviewer"), reason: "확인 중" }, { type: "recall", by: by("drafter"), reason: "" }, approve("reviewer"), { type: "stop", by: by("drafter"), reason: "취소" }, submit],
    [submitWhole, approve("reviewer"), open("head-b"), giveBack("b-1"), open("head-b", [{ kind: "review", postId: "b-1" }, { kind: "decision", postId: "head-b" }]), approve("b-1"), approve("head-b"), approve("cooperator")],
    [submitWhole, approve("reviewer"), open("head-b"), approve("cooperator"), { type: "skip", by: by("drafter"), position: 3, reason: "기한 지남", ground: "overdue" }, approve("confirmer")],
    [submitWhole, approve("reviewer"), { ...open("chief-b"), heads: ["b"] } as Command, { type: "reroute-inside", by: by("head-b"), position: 3, steps: [{ kind: "cooperation", postId: "b-2" }, inside[1]!] }, { type: "skip", by: by("head-b"), position: 9, reason: "출장", ground: "absent" }, approve("b-2"), approve("head-b")],
    [submitWhole, approve("reviewer"), { type: "reroute", by: by("drafter"), steps: [{ kind: "cooperation", postId: "late", group: 1 }, whole[5]!] }, giveBack("head-b")],
    [submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"), approve("confirmer"), approve("decider"), { type: "reroute", by: by("drafter"), steps: [steps[3]!] }, approve("head-c"), { type: "read", by: by("reader"), opinion: false }],
    [submitWhole, approve("reviewer"), approve("cooperator"), approve("head-b"), approve("confirmer"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "approve", by: by("head-c", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "read", by: by("decider"), opinion: false }],
    [submitWhole, { type: "reroute", by: by("reviewer"), steps: [{ kind: "review", postId: "late" }, ...whole.slice(2)] }, approve("reviewer"), approve("late"), approve("cooperator"), open("head-b"), { type: "reroute", by: by("drafter"), steps: [{ kind: "cooperation", postId: "beside", group: 1 }, whole[5]!] }, approve("b-1"), approve("head-b"), approve("beside"), { type: "reroute", by: by("drafter"), steps: [{ kind: "decision", postId: "other" }, whole[6]!] }, approve("decider"), approve("other"), { type: "reroute", by: by("drafter"), steps: [whole[8]!] }, approve("head-c")],
    [submit, approve("reviewer"), approve("cooperator"), { type: "approve", by: by("decider", "deputy"), opinion: false, edited: false, owesReport: true }, { type: "read", by: by("decider", "deputy"), opinion: false }, { type: "circulate", by: by("drafter"), postIds: ["reviewer"] }],
  ];
  const seed = Number(process.env["ONMARU_SEED"] ?? 20_261_125);

  /** Fewer while mutants are tried, each against all of it. */
  const sequences = Number(process.env["ONMARU_SEQUENCES"] ?? 5_000);
  test(`the rules of the field hold (${sequences} sequences, seed ${seed})`, () => {
    let decisions = 0;
    let [reported, replaced, decidersReplaced] = [0, 0, 0];
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 90, size: "max" }), (commands) => {
        const events: Event[] = [];
        let route = emptyRoute;
        for (const [at, drawn] of commands.entries()) {
          const mine = turnsOf(route)[at % 2] ?? turnsOf(route)[0] ?? route.steps.find((step) => step.state === "to-read");
          const one = drawn.by.postId === turn ? { ...drawn, by: by(mine?.postId ?? "drafter", drawn.by.as) } : drawn;
          const made = decide(route, one, at);
          if (isRefused(made)) continue;
          const before = route;
          const gone = (of: (step: RouteStep) => boolean) => made.some((event) => event.type === "rerouted" && before.steps.some((step) => step.state === "now" && of(step) && event.replaces.includes(step.id as never)));
          replaced += gone((step) => !decides(step.kind)) ? 1 : 0;
          decidersReplaced += gone((step) => decides(step.kind)) ? 1 : 0;
          events.push(...made);
          route = made.reduce(evolve, route);
          holds(before, route, made, one);
        }
        decisions += route.status === "decided" ? 1 : 0;
        reported += route.status === "decided" && route.steps.some((step) => step.kind === "post-report") && route.steps.some((step) => step.kind === "joint") ? 1 : 0;
        expect(fold(JSON.parse(JSON.stringify(events)) as Event[]), rule[8]).toEqual(route);
        expect(events.every((event) => event.by.officialId !== "" && event.by.postId !== "" && Number.isFinite(event.at)), rule[8]).toBe(true);
      }),
      { numRuns: sequences, seed, examples: known.map((commands) => [commands]) },
    );
    // A property that never sees a decision would prove little.
    expect(decisions).toBeGreaterThan(sequences / 10);
    expect(reported, "joint documents with a report").toBeGreaterThan(0);
    expect(replaced, "steps replaced whose turn it was").toBeGreaterThan(sequences / 50);
    expect(decidersReplaced, "deciders replaced whose turn it was").toBeGreaterThan(0);
  }, 120_000);

  function holds(before: Route, route: Route, made: readonly Event[], one: Command): void {
    const turns = turnsOf(route);
    // Somebody's turn exactly while it is under way, unless a department's own route is.
    expect(turns.length > 0, "a turn while under way").toBe(route.status === "under-way");
    expect(new Set(route.steps.map((step) => step.id)).size, "no id twice").toBe(route.steps.length);
    if (route.status === "decided") {
      expect(isComplete(route), rule[1]).toBe(true);
      expect(deciderOf(route)?.state, rule[1]).toBe("done");
      expect(route.approvedVersion, rule[1]).toBe(route.version);
    } else expect(route.approvedVersion, rule[1]).toBeNull();
    for (const event of made) {
      if (event.type !== "approved" || event.versionAfter === event.versionBefore) continue;
      expect(before.steps.find((step) => step.id === event.position), rule[2]).toMatchObject({ kind: "review", parent: null });
    }
    for (const step of route.steps.filter(({ state }) => state === "skipped")) {
      expect(step.reason, rule[3]).not.toBe("");
      expect(decides(step.kind), rule[3]).toBe(false);
    }
    if (before.status === "decided") {
      expect(["read", "circulate"], rule[4]).toContain(one.type);
      expect({ ...route, steps: route.steps.filter((step) => !isRead(step.kind)) }, rule[4]).toEqual({ ...before, steps: before.steps.filter((step) => !isRead(step.kind)) });
    }
    expect(made.filter((event) => event.type === "decided").length, rule[5]).toBeLessThanOrEqual(before.status === "decided" ? 0 : 1);
    // Nobody acts twice, and what was acted stays as it was, as long as the round lasts.
    if (route.round === before.round) {
      for (const step of before.steps.filter(({ state }) => state === "done" || state === "skipped")) {
        const now = route.steps.find(({ id }) => id === step.id);
        if (step.parent === null) expect(now, "what was acted stays").toEqual(step);
        else if (now) expect({ ...now, state: step.state }, "what was acted inside stays").toEqual(step);
      }
    }
    // A route is changed by the drafter, and until the decider's turn comes by whoever's turn it is; a department that has begun stays, and one decides.
    if (one.type === "reroute") {
      expect(one.by.postId === "drafter" || (deciderOf(before)?.state === "waiting" && turnsOf(before).some((step) => step.parent === null && step.postId === one.by.postId)), "who changes the route").toBe(true);
      for (const step of before.steps.filter((whole) => whole.state === "inside" || whole.parent !== null)) expect(route.steps, "what has begun inside stays").toContainEqual(step);
      for (const step of before.steps.filter(({ state }) => state === "now")) expect(["now", "waiting", undefined], "nobody acts by a change").toContain(route.steps.find(({ id }) => id === step.id)?.state);
    }
    if (route.status === "under-way") expect(outerSteps(route).filter((step) => decides(step.kind)), "one decider").toHaveLength(1);
    // 후열: one report for each signature that owed one, read after the decision and by the absent decider in person.
    const reports = (of: Route) => of.steps.filter((step) => step.kind === "post-report");
    if (made.every((event) => event.type !== "submitted")) {
      const signed = before.steps.find((step) => made.some((event) => "position" in event && event.position === step.id && step.state === "now"));
      const agency = signed?.parent === null ? signed : before.steps.find((step) => step.id === signed?.parent);
      const signs = signed && (agency?.kind === "joint" ? signed === agency || decides(signed.kind) : signed === agency && decides(signed.kind));
      expect(reports(route).map((step) => step.postId), "a report for each signature that owes one").toEqual([...reports(before).map((step) => step.postId), ...(one.type === "approve" && one.owesReport && signs ? [signed.postId] : [])]);
    } else expect(reports(route)).toEqual([]);
    for (const step of reports(route)) {
      if (route.status === "decided") expect(["to-read", "done"], "a report is read after the decision").toContain(step.state);
      else expect(step.state, "a report waits for the decision").toBe("waiting");
      if (step.state === "done") expect(step.acting?.as, "a report is read in person").toBe("own");
    }
    const joint = outerSteps(route).filter((step) => step.kind === "joint" && step.state !== "waiting");
    if (joint.length > 0 && route.status === "under-way") expect(deciderOf(route)?.state, rule[7]).toBe("done");
    // A department's own route is laid and changed by the post that received or by its head alone, and changes nothing outside.
    for (const event of made) {
      if (event.type !== "opened" && event.type !== "rerouted-inside") continue;
      const whole = before.steps.find((step) => step.id === event.position);
      const named = "heads" in one ? (one.heads ?? []) : [];
      expect(typeof whole?.departmentId === "string" && (whole.postId === event.by.postId || named.includes(whole.departmentId)), "who leads inside").toBe(true);
      const elsewhere = (of: Route) => of.steps.filter((step) => step.parent !== event.position && step.id !== event.position);
      expect(elsewhere(route), "outside while it changes inside").toEqual(elsewhere(before));
    }
    // Order: nobody acts before those who stand before; side by side within a group.
    const outer = outerSteps(route).filter((step) => !isRead(step.kind));
    const first = outer.findIndex((step) => step.state === "now" || step.state === "inside");
    if (first >= 0) {
      expect(outer.slice(0, first).every(({ state }) => state === "done" || state === "skipped")).toBe(true);
      const group = outer[first]!.group;
      expect(outer.slice(first + 1).filter((step) => group === null || step.group !== group).every(({ state }) => state === "waiting")).toBe(true);
    }
    for (const parent of outer.filter(({ state }) => state === "inside")) expect(turns.filter((step) => step.parent === parent.id)).toHaveLength(1);
    expect(route.version).toBeGreaterThanOrEqual(before.version);
  }
});
