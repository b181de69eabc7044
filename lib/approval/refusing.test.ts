import { describe, expect, test } from "vitest";
import { decide } from "#lib/approval/deciding.ts";
import { fold, isComplete, nextId, upcast, withIds } from "#lib/approval/evolving.ts";
import { insideFault, routeFault } from "#lib/approval/faults.ts";
import { deciderOf, departmentsAsked, emptyRoute, eventVersion, longestInside, longestRoute, readingPosts, refusals, stepKinds } from "#lib/approval/rules.ts";
import { after } from "#lib/approval/testing/after.ts";
import type { Acting, Command, Event, Route, RouteStep, Step, StepKind } from "#lib/approval/rules.ts";

/* Examples to the letter, beside the properties of any-order.test.ts: each refusal with its field, each event with all that it holds. */

const by = (postId: string, as: Acting["as"] = "own"): Acting => ({ officialId: `o-${postId}`, postId, onBehalfOf: "", as });
const step = (kind: StepKind, postId: string, more: Partial<Step> = {}): Step => ({ kind, postId, ...more });
const draft = step("draft", "d");
const decision = step("decision", "z");
const posts = (n: number, kind: StepKind) => Array.from({ length: n }, (_, at) => step(kind, `p${at}`));

const submit = (...steps: Step[]): Command => ({ type: "submit", by: by("d"), steps: [draft, ...steps] });
const approve = (postId: string, more: Partial<Extract<Command, { type: "approve" }>> = {}): Command => ({ type: "approve", by: by(postId), opinion: false, edited: false, ...more });
const giveBack = (postId: string): Command => ({ type: "return", by: by(postId), reason: "보완" });
const hold = (postId: string): Command => ({ type: "hold", by: by(postId), reason: "확인 중" });
const open = (postId: string, ...steps: Step[]): Command => ({ type: "open", by: by(postId), steps });
const reroute = (postId: string, ...steps: Step[]): Command => ({ type: "reroute", by: by(postId), steps });
const skip = (postId: string, position: number, ground: "absent" | "overdue" = "overdue", reason = "기한 지남"): Command => ({ type: "skip", by: by(postId), position, reason, ground });
const rerouteInside = (postId: string, position: number, ...steps: Step[]): Command => ({ type: "reroute-inside", by: by(postId), position, steps });
const heading = <C extends Command>(command: C, ...heads: string[]): C => ({ ...command, heads });
const circulate = (...postIds: string[]): Command => ({ type: "circulate", by: by("d"), postIds });
const at = (route: Route, postId: string) => route.steps.filter((one) => one.postId === postId).at(-1);

describe("a fault of a route is said at its step", () => {
  const steps = { field: "steps" };
  test.each<[string, Step[], object]>([
    ["as long as it may be", [draft, ...posts(longestRoute - 2, "review"), decision], {}],
    ["one step longer", [draft, ...posts(longestRoute - 1, "review"), decision], { refused: "approval.route-too-long", params: { most: longestRoute }, ...steps }],
    ["drafted by another post", [step("draft", "other"), decision], { refused: "approval.drafter-first", ...steps }],
    ["nobody decides", [draft], { refused: "approval.no-decider", ...steps }],
    ["two decide", [draft, decision, step("decision", "y")], { refused: "approval.two-deciders", ...steps }],
    ["the decider not last", [draft, decision, step("review", "r")], { refused: "approval.decider-last", ...steps }],
    ["the drafter decides", [draft, step("decision", "d")], { refused: "approval.drafter-decides", ...steps }],
    ["a report laid by hand", [draft, decision, step("post-report", "p")], { refused: "approval.own-report", field: "steps[2]" }],
    ["no agency to sign", [draft, decision, step("joint", "j")], { refused: "approval.joint-needs-department", field: "steps[2]" }],
    ["a department that reviews", [draft, step("review", "r", { departmentId: "x" }), decision], { refused: "approval.department-kind", field: "steps[1]" }],
    ["the drafter beside others", [{ ...draft, group: 1 }, decision], { refused: "approval.side-by-side-kind", field: "steps[0]" }],
    ["a reviewer beside others", [draft, step("review", "r", { group: 1 }), decision], { refused: "approval.side-by-side-kind", field: "steps[1]" }],
    ["the drafter reviews", [draft, step("review", "d"), decision], { refused: "approval.same-post-twice", field: "steps[1]" }],
    ["a reviewer decides", [draft, step("review", "z"), decision], { refused: "approval.same-post-twice", field: "steps[2]" }],
  ])("%s", (_, laid, fault) => {
    const found = routeFault(laid, "d");
    if (Object.keys(fault).length === 0) expect(found).toBeNull();
    else expect(found).toMatchObject(fault);
  });
  test.each<[string, Step[], object]>([
    ["as long as it may be", [...posts(longestInside - 1, "cooperation"), decision], {}],
    ["one step longer", [...posts(longestInside, "review"), decision], { refused: "approval.route-too-long", params: { most: longestInside }, ...steps }],
    ["nobody", [], { refused: "approval.inside-empty", ...steps }],
    ["side by side", [step("review", "r"), step("cooperation", "c", { group: 1 }), decision], { refused: "approval.inside-kind", field: "steps[1]" }],
    ["a reader", [step("reference", "r"), decision], { refused: "approval.inside-kind", field: "steps[0]" }],
    ["two decide", [step("review", "r"), decision, step("decision", "y")], { refused: "approval.inside-decider-last", ...steps }],
    ["a post from outside", [step("review", "r"), step("review", "out"), decision], { refused: "approval.same-post-twice", field: "steps[1]" }],
  ])("inside a department: %s", (_, laid, fault) => {
    const found = insideFault(laid, "z", ["d", "out", "z"]);
    if (Object.keys(fault).length === 0) expect(found).toBeNull();
    else expect(found).toMatchObject(fault);
  });
});

describe("what may not be done says why, and where", () => {
  const department = [step("review", "r"), step("cooperation", "b", { departmentId: "B" }), step("confirmation", "f"), decision];
  const inside = [step("review", "b1"), step("cooperation", "b2"), step("delegated-decision", "b")];
  const opened = [submit(...department), approve("r"), open("b", ...inside)];
  /** Two departments side by side, each with its own route under way. */
  const beside = [submit(step("cooperation", "b", { group: 1, departmentId: "B" }), step("cooperation", "e", { group: 1, departmentId: "E" }), decision), open("b", step("review", "b1"), step("decision", "b")), open("e", step("review", "e1"), step("decision", "e"))];
  const joint = [submit(decision, step("joint", "j", { departmentId: "J" }), step("circulation", "k")), approve("z")];
  const decided = [submit(step("review", "r"), decision, step("reference", "k")), approve("r"), approve("z")];
  test.each<[string, Command[], Command, object]>([
    ["submitted while it is under way", [submit(decision)], submit(decision), { refused: "approval.under-way" }],
    ["acted on before it is submitted", [], approve("z"), { refused: "approval.not-under-way" }],
    ["acted on by a stranger after others acted", [submit(step("review", "r"), decision), approve("r")], approve("x"), { refused: "approval.not-your-step" }],
    ["resumed by somebody else", [submit(step("review", "r"), decision), hold("r")], { type: "resume", by: by("z") }, { refused: "approval.not-your-step" }],
    ["stopped without a reason", [submit(decision)], { type: "stop", by: by("d"), reason: "" }, { refused: "approval.reason-required", field: "reason" }],
    ["opened with a post that stands outside", opened.slice(0, 2), open("b", step("review", "z"), step("decision", "b")), { refused: "approval.same-post-twice", field: "steps[0]" }],
    ["opened with nobody", opened.slice(0, 2), open("b"), { refused: "approval.inside-empty" }],
    ["edited by the decider inside a department", [...opened, approve("b1"), approve("b2")], approve("b", { edited: true }), { refused: "approval.cooperator-edits" }],
    ["changed from inside a department", opened, reroute("b1", decision), { refused: "approval.not-yours-to-route" }],
    ["changed to another decider when the lead agency has signed", joint, reroute("d", step("decision", "y"), step("joint", "j", { departmentId: "J" })), { refused: "approval.two-deciders" }],
    ["changed to a reviewer when the lead agency has signed", joint, reroute("d", step("review", "late"), step("joint", "j", { departmentId: "J" })), { refused: "approval.decider-last" }],
    ["left without the last agency to sign", joint, reroute("d", step("circulation", "k")), { refused: "approval.nobody-to-sign", field: "steps" }],
    ["changed by the agency whose turn it is", joint, reroute("j", step("joint", "j", { departmentId: "J" })), { refused: "approval.drafter-routes" }],
    ["changed by the decider whose turn it is", [submit(step("review", "r"), decision), approve("r")], reroute("z", step("decision", "y")), { refused: "approval.drafter-routes" }],
    ["changed by one who has acted, when the decider's turn has come", [submit(step("review", "r"), decision), approve("r")], reroute("r", step("decision", "y")), { refused: "approval.not-yours-to-route" }],
    ["changed to nobody who decides, when the decider's turn has come", [submit(step("review", "r"), decision), approve("r")], reroute("d", step("circulation", "k")), { refused: "approval.no-decider" }],
    ["changed to leave out a department that has begun, and laid again", opened, reroute("d", step("cooperation", "b", { departmentId: "B" }), decision), { refused: "approval.same-post-twice" }],
    ["changed to a post that acts inside", opened, reroute("d", step("review", "b1"), decision), { refused: "approval.same-post-twice", field: "steps[0]" }],
    ["changed to a post that has acted", opened, reroute("d", decision, step("reference", "r")), { refused: "approval.same-post-twice" }],
    ["joined to those who acted side by side", [submit(step("cooperation", "a", { group: 1 }), step("cooperation", "c", { group: 1 }), step("review", "r"), decision), approve("a"), approve("c")], reroute("d", step("cooperation", "late", { group: 1 }), decision), { refused: "approval.side-by-side-kind", field: "steps[0]" }],
    ["left out by one who has acted", opened, skip("r", 2), { refused: "approval.not-yours-to-skip" }],
    ["left out without a reason", opened, skip("d", 2, "overdue", " "), { refused: "approval.reason-required", field: "reason" }],
    ["changed inside by the drafter", opened, rerouteInside("d", 2, decision), { refused: "approval.not-yours-to-route" }],
    ["changed inside by who heads another department", opened, heading(rerouteInside("x", 2, decision), "A"), { refused: "approval.not-yours-to-route" }],
    ["changed inside before a route is laid there", opened.slice(0, 2), rerouteInside("b", 2, decision), { refused: "approval.not-yours-to-route" }],
    ["changed inside when its decider's turn has come", [...opened, approve("b1"), approve("b2")], rerouteInside("b", 2, decision), { refused: "approval.nothing-to-route" }],
    ["changed inside to nobody", opened, rerouteInside("b", 2), { refused: "approval.inside-empty", field: "steps" }],
    ["changed inside to a post that acts there", opened, rerouteInside("b", 2, step("review", "b1"), step("decision", "b")), { refused: "approval.same-post-twice", field: "steps[0]" }],
    ["changed inside to a post that stands outside", opened, rerouteInside("b", 2, step("review", "z"), step("decision", "b")), { refused: "approval.same-post-twice", field: "steps[0]" }],
    ["changed inside to more than may be there", opened, rerouteInside("b", 2, ...posts(longestInside - 1, "review"), step("decision", "b")), { refused: "approval.route-too-long", params: { most: longestInside }, field: "steps" }],
    ["changed inside by who leads another department", beside, rerouteInside("e", 1, step("decision", "b")), { refused: "approval.not-yours-to-route" }],
    ["changed inside after it was decided", decided, rerouteInside("b", 2, decision), { refused: "approval.decided" }],
    ["opened by who heads another department", opened.slice(0, 2), heading(open("x", ...inside), "A"), { refused: "approval.not-your-step" }],
    ["opened by its head before it is reached", opened.slice(0, 1), heading(open("x", ...inside), "B"), { refused: "approval.not-your-step" }],
    ["left out inside by the drafter", opened, skip("d", 5, "absent"), { refused: "approval.not-yours-to-skip" }],
    ["left out inside by who heads another department", opened, heading(skip("x", 5, "absent"), "A"), { refused: "approval.not-yours-to-skip" }],
    ["left out inside by who leads another department's route", beside, skip("e", 4, "absent"), { refused: "approval.not-yours-to-skip" }],
    ["left out inside by one who has acted there", [...opened, approve("b1")], skip("b1", 6), { refused: "approval.not-yours-to-skip" }],
    ["left out inside though it is there", opened, skip("b", 5), { refused: "approval.not-absent" }],
    ["left out inside without a reason", opened, skip("b", 5, "absent", " "), { refused: "approval.reason-required", field: "reason" }],
    ["the decider inside left out", [...opened, approve("b1"), approve("b2")], skip("b", 7, "absent"), { refused: "approval.skip-kind" }],
    ["left out inside before its turn", opened, skip("b", 6, "absent"), { refused: "approval.already-acted" }],
    ["circulated twice to one", decided, circulate("m", "m"), { refused: "approval.same-post-twice", field: "postIds[1]" }],
    ["circulated to one who reads already", decided, circulate("k"), { refused: "approval.same-post-twice", field: "postIds[0]" }],
    ["circulated to nobody", decided, circulate(), { refused: "approval.nothing-to-route", field: "postIds" }],
  ])("%s", (_, before, command, fault) => expect(decide(after(...before), command, 9)).toMatchObject(fault));

  test.each<[string, Command[], Command, object[]]>([
    ["a recall tells whose turn it was", [submit(step("review", "r"), decision)], { type: "recall", by: by("d"), reason: "" }, [{ type: "recalled", at: 9, by: by("d"), position: 1 }]],
    ["the decider's signature decides, with the opinion that was given", [submit(decision)], approve("z", { opinion: true }), [{ type: "decided", at: 9, by: by("z"), position: 1, opinion: true, version: 1 }]],
    ["the lead agency's decider signs, and nothing is decided yet", joint.slice(0, 1), approve("z", { opinion: true }), [{ type: "signed", at: 9, by: by("z"), position: 1, opinion: true, version: 1 }]],
    ["the last agency's signature decides, without an opinion of its own", joint, approve("j", { opinion: true }), [
      { type: "approved", at: 9, by: by("j"), position: 2, opinion: true, versionBefore: 1, versionAfter: 1 }, { type: "decided", at: 9, by: by("j"), position: 1, opinion: false, version: 1 },
    ]],
    ["a deputy reads what is circulated to the post", decided, { type: "read", by: by("k", "deputy"), opinion: false }, [{ type: "read", at: 9, by: by("k", "deputy"), position: 3, opinion: false }]],
    ["one who reviewed may be asked to read", decided, circulate("r"), [{ type: "circulated", at: 9, by: by("d"), steps: [{ id: 4, kind: "circulation", postId: "r" }] }]],
    ["a group of its own may be laid behind", [submit(step("cooperation", "a", { group: 1 }), step("cooperation", "c", { group: 1 }), decision)], reroute("d", step("cooperation", "e", { group: 2 }), step("cooperation", "g", { group: 2 }), decision),
      [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 4, kind: "cooperation", postId: "e", group: 2 }, { id: 5, kind: "cooperation", postId: "g", group: 2 }, { id: 3, kind: "decision", postId: "z" }], replaces: [1, 2] }]],
    ["one joins who acts side by side while another of the group has the turn", [submit(step("cooperation", "a", { group: 1 }), step("cooperation", "c", { group: 1 }), decision), approve("a")],
      reroute("d", step("cooperation", "c", { group: 1 }), step("cooperation", "e", { group: 1 }), { ...decision, group: null }),
      [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 2, kind: "cooperation", postId: "c", group: 1 }, { id: 5, kind: "cooperation", postId: "e", group: 1 }, { id: 3, kind: "decision", postId: "z" }], replaces: [] }]],
    ["one joins who acts side by side while a department of the group is at work", [submit(step("cooperation", "a", { group: 1 }), step("cooperation", "b", { group: 1, departmentId: "B" }), decision), approve("a"), open("b", ...inside)],
      reroute("d", step("cooperation", "e", { group: 1 }), decision), [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 7, kind: "cooperation", postId: "e", group: 1 }, { id: 3, kind: "decision", postId: "z" }], replaces: [] }]],
    ["whoever stands again to do something else has another step", [submit(step("confirmation", "f"), decision)], reroute("d", step("review", "f"), decision), [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 3, kind: "review", postId: "f" }, { id: 2, kind: "decision", postId: "z" }], replaces: [1] }]],
    ["inside a department stand as many as may be there", opened, rerouteInside("b", 2, ...posts(longestInside - 2, "review"), step("decision", "b")), [{ type: "rerouted-inside", at: 9, by: by("b"), position: 2, steps: [...posts(longestInside - 2, "review"), step("decision", "b")].map((one, n) => ({ id: 8 + n, ...one })) }]],
    ["who gave it back in one department may be asked by another", [...beside.slice(0, 1), open("e", step("review", "e1"), step("decision", "e")), giveBack("e1")], open("b", step("review", "e1"), step("decision", "b")),
      [{ type: "opened", at: 9, by: by("b"), position: 1, steps: [{ id: 5, kind: "review", postId: "e1" }, { id: 6, kind: "decision", postId: "b" }] }]],
    ["whoever stands again for the same keeps their step; for something else it is another", opened.slice(0, 2), reroute("d", step("confirmation", "f"), step("cooperation", "b"), decision),
      [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 3, kind: "confirmation", postId: "f" }, { id: 6, kind: "cooperation", postId: "b" }, { id: 4, kind: "decision", postId: "z" }], replaces: [2] }]],
    ["an agency more signs, and others read", joint, reroute("d", step("joint", "l", { departmentId: "L" }), step("reference", "i")),
      [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 4, kind: "joint", postId: "l", departmentId: "L" }, { id: 5, kind: "reference", postId: "i" }], replaces: [2, 3] }]],
    ["a report that is owed follows by itself: no change replaces it", [...joint.slice(0, 1), approve("z", { owesReport: true })], reroute("d", step("joint", "l", { departmentId: "L" })),
      [{ type: "rerouted", at: 9, by: by("d"), steps: [{ id: 5, kind: "joint", postId: "l", departmentId: "L" }], replaces: [2, 3] }]],
    ["who gave it back inside is no part of the route that was laid anew, and may join it", [...opened, giveBack("b1"), open("b", step("review", "b2"), step("decision", "b"))], rerouteInside("b", 2, step("review", "b1"), step("decision", "b")),
      [{ type: "rerouted-inside", at: 9, by: by("b"), position: 2, steps: [{ id: 8, kind: "review", postId: "b1" }, { id: 9, kind: "decision", postId: "b" }] }]],
    ["a department's head opens what another post received", opened.slice(0, 2), heading(open("x", step("decision", "x")), "B"), [{ type: "opened", at: 9, by: by("x"), position: 2, steps: [{ id: 5, kind: "decision", postId: "x" }] }]],
    ["what has not acted inside is changed by who received", opened, rerouteInside("b", 2, step("cooperation", "b3"), step("decision", "b")), [{ type: "rerouted-inside", at: 9, by: by("b"), position: 2, steps: [{ id: 8, kind: "cooperation", postId: "b3" }, { id: 9, kind: "decision", postId: "b" }] }]],
    ["what has not acted inside is changed by the department's head", opened, heading(rerouteInside("x", 2, step("decision", "x")), "B"), [{ type: "rerouted-inside", at: 9, by: by("x"), position: 2, steps: [{ id: 8, kind: "decision", postId: "x" }] }]],
    ["an absent reviewer inside is left out by who received", opened, skip("b", 5, "absent"), [{ type: "skipped", at: 9, by: by("b"), position: 5, reason: "기한 지남", ground: "absent" }]],
    ["an absent reviewer inside is left out by the department's head", opened, heading(skip("x", 5, "absent"), "B"), [{ type: "skipped", at: 9, by: by("x"), position: 5, reason: "기한 지남", ground: "absent" }]],
    ["an absent reviewer inside is left out by who comes after", opened, skip("b2", 5, "absent"), [{ type: "skipped", at: 9, by: by("b2"), position: 5, reason: "기한 지남", ground: "absent" }]],
    ["a confirmation that is overdue is left out", [submit(step("confirmation", "f"), decision)], skip("d", 1), [{ type: "skipped", at: 9, by: by("d"), position: 1, reason: "기한 지남", ground: "overdue" }]],
  ])("%s", (_, before, command, events) => expect(decide(after(...before), command, 9)).toEqual(events));

  test("whoever gave it back inside may be asked again", () => {
    const again = after(...opened, giveBack("b1"), open("b", step("review", "b1"), step("decision", "b")));
    expect(at(again, "b1")?.state).toBe("now");
  });
  test("a department's route is laid anew: what was said inside stays, who had not acted goes", () => {
    const back = after(...opened, approve("b1"), giveBack("b2"));
    expect(back.steps.filter((one) => one.parent === 2).map(({ postId, state, hasOpinion }) => [postId, state, hasOpinion])).toEqual([["b1", "returned", false], ["b2", "returned", true]]);
    expect(back.steps[1]).toMatchObject({ postId: "r", state: "done" });
    expect(back.steps[2]).toMatchObject({ state: "now", reachedAt: 4 });
  });
  test("left out while it runs, a department keeps what was said inside it", () => {
    const left = after(...opened, approve("b1"), skip("d", 2));
    expect(left.steps.filter((one) => one.parent === 2).map(({ postId }) => postId)).toEqual(["b1"]);
    const held = after(...opened.slice(0, 2), hold("b"), skip("d", 2));
    expect(held.steps[2]).toMatchObject({ state: "skipped", held: false, reason: "기한 지남" });
  });
  test("left out inside, the turn goes to the next inside, and the department's step runs on", () => {
    const left = after(...opened, skip("b", 5, "absent"));
    expect([at(left, "b1")?.state, at(left, "b2")?.state, left.steps[2]?.state, at(left, "f")?.state]).toEqual(["skipped", "now", "inside", "waiting"]);
    const again = after(...opened, skip("b", 5, "absent"), giveBack("b2"), open("b", step("review", "b1"), step("decision", "b")));
    expect(at(again, "b1")?.state).toBe("now");
  });
  test("whose turn it is may be replaced, removed or come later: the turn is theirs who come first, and a hold goes with it", () => {
    const held = [submit(step("review", "r"), step("review", "s"), decision), hold("r")];
    const states = (route: Route) => route.steps.map(({ postId, state, held: on }) => [postId, state, on]);
    expect(states(after(...held, reroute("d", step("review", "x"), decision)))).toEqual([["d", "done", false], ["x", "now", false], ["z", "waiting", false]]);
    expect(decide(after(...held, reroute("d", step("review", "x"), decision)), approve("r"), 9)).toMatchObject({ refused: "approval.not-your-step" });
    const later = after(...held, reroute("r", step("review", "s"), step("review", "r"), decision));
    expect(states(later)).toEqual([["d", "done", false], ["s", "now", false], ["r", "waiting", false], ["z", "waiting", false]]);
    expect(later.steps[2]).toMatchObject({ id: 1, reason: "", reachedAt: null });
    expect(states(after(...held, reroute("d", step("review", "r"), decision)))).toEqual([["d", "done", false], ["r", "now", true], ["z", "waiting", false]]);
    expect(states(after(...held, reroute("d", decision), approve("z")))).toEqual([["d", "done", false], ["z", "done", false]]);
  });
  test("those who act side by side are replaced beside whoever has acted; a department that has begun stays", () => {
    const group = (kind: StepKind, postId: string, more: Partial<Step> = {}) => step(kind, postId, { group: 1, ...more });
    const beside = [submit(group("cooperation", "a"), group("cooperation", "c"), group("cooperation", "b", { departmentId: "B" }), decision), approve("a"), open("b", ...inside)];
    const states = (route: Route) => route.steps.filter((one) => one.parent === null).map(({ postId, state }) => [postId, state]);
    expect(states(after(...beside, reroute("d", group("cooperation", "e"), decision)))).toEqual([["d", "done"], ["a", "done"], ["b", "inside"], ["e", "now"], ["z", "waiting"]]);
    expect(states(after(...beside, reroute("d", step("review", "e"), decision)))).toEqual([["d", "done"], ["a", "done"], ["b", "inside"], ["e", "waiting"], ["z", "waiting"]]);
    // Laid anew or not, a department in which somebody spoke stays.
    const back = after(...beside, giveBack("b1"), reroute("d", decision));
    expect(states(back)).toEqual([["d", "done"], ["a", "done"], ["b", "now"], ["z", "waiting"]]);
  });
  test("those who act side by side keep their turn and their hold through a change, unless somebody comes before them", () => {
    const two = [step("cooperation", "a", { group: 1 }), step("cooperation", "c", { group: 1 })];
    const held = [submit(...two, decision), hold("c")];
    expect(at(after(...held, reroute("d", ...two, step("decision", "y"))), "c")).toMatchObject({ state: "now", held: true, reason: "확인 중", reachedAt: 0 });
    const later = after(...held, reroute("d", step("review", "x"), ...two, decision));
    expect(later.steps.map(({ postId, state, held: on }) => [postId, state, on])).toEqual([["d", "done", false], ["x", "now", false], ["a", "waiting", false], ["c", "waiting", false], ["z", "waiting", false]]);
  });
  test("a decider whose turn it is is replaced by the drafter, and a report that is owed stays through a change", () => {
    const replaced = after(submit(step("review", "r"), decision, step("circulation", "k")), approve("r"), reroute("d", step("delegated-decision", "y"), step("reference", "i")), approve("y"));
    expect(replaced.steps.map(({ postId, state }) => [postId, state])).toEqual([["d", "done"], ["r", "done"], ["y", "done"], ["i", "to-read"]]);
    const owed = after(...joint.slice(0, 1), approve("z", { owesReport: true }), reroute("d", step("joint", "l", { departmentId: "L" })), approve("l"));
    expect(owed.steps.map(({ kind, postId, state }) => [kind, postId, state])).toEqual([["draft", "d", "done"], ["decision", "z", "done"], ["joint", "l", "done"], ["post-report", "z", "to-read"]]);
  });
  test("changed inside, who acts there stays, who had not acted is replaced, and the outer steps are as they were", () => {
    const changed = after(...opened, approve("b1"), rerouteInside("b", 2, step("decision", "b4")));
    expect(changed.steps.filter((one) => one.parent === 2).map(({ postId, state }) => [postId, state])).toEqual([["b1", "done"], ["b2", "now"], ["b4", "waiting"]]);
    expect(changed.steps.filter((one) => one.parent === null).map(({ postId, state }) => [postId, state])).toEqual([["d", "done"], ["r", "done"], ["b", "inside"], ["f", "waiting"], ["z", "waiting"]]);
    expect(after(...opened, approve("b1"), rerouteInside("b", 2, step("decision", "b4")), approve("b2"), approve("b4")).steps[2]).toMatchObject({ state: "done", acting: by("b4") });
  });
  test("opening ends the hold", () => {
    expect(after(...opened.slice(0, 2), hold("b"), open("b", ...inside)).steps[2]).toMatchObject({ state: "inside", held: false, reason: "" });
  });
  test("what is given back holds an opinion and the version it was given back at; who was held waits again", () => {
    const back = after(submit(step("review", "r"), decision), giveBack("r"));
    expect(back.steps[1]).toMatchObject({ state: "returned", hasOpinion: true, versionBefore: 1, versionAfter: 1 });
    expect(after(submit(step("review", "r"), decision), hold("r"), { type: "stop", by: by("d"), reason: "취소" }).steps[1]).toMatchObject({ state: "waiting", held: false, reason: "", reachedAt: null });
  });
});

describe("what a route begins as", () => {
  const laid = (id: number, kind: StepKind, postId: string): RouteStep => ({
    id, kind, postId, group: null, departmentId: null, parent: null, state: "waiting", held: false, acting: null, reachedAt: null, actedAt: null, hasOpinion: false, versionBefore: null, versionAfter: null, reason: "",
  });
  test("nothing is laid", () => {
    expect(emptyRoute).toEqual({ status: "laid", steps: [], version: 0, round: 0, approvedVersion: null, endedBy: null });
    expect(isComplete(emptyRoute)).toBe(false);
    expect(nextId(emptyRoute)).toBe(0);
  });
  test("submitted, to the letter", () => {
    const event: Event = { type: "submitted", at: 5, by: by("d"), steps: [draft, { ...decision, group: null }], version: 1 };
    expect(fold([event]).steps).toEqual([
      { ...laid(0, "draft", "d"), state: "done", acting: by("d"), reachedAt: 5, actedAt: 5, versionBefore: 0, versionAfter: 1 },
      { ...laid(1, "decision", "z"), state: "now", reachedAt: 5 },
    ]);
    expect(withIds(event.steps, 0)).toStrictEqual([{ id: 0, kind: "draft", postId: "d" }, { id: 1, kind: "decision", postId: "z" }]);
  });
  test("shapes of events", () => {
    expect(() => upcast(0, {})).toThrow("unknown");
    for (const v of [4, eventVersion]) expect(upcast(v, { type: "stopped" })).toEqual({ type: "stopped" });
  });
  test("a decision inside a department is not the document's", () => {
    expect(deciderOf({ steps: [{ ...laid(1, "decision", "b"), parent: 0 }] })).toBeNull();
  });
  test("the departments asked as a whole, each once", () => {
    expect(departmentsAsked(after(submit(step("cooperation", "b", { departmentId: "B" }), step("cooperation", "b2", { departmentId: "B" }), decision, step("joint", "j", { departmentId: "J" }))))).toEqual(["B", "J"]);
  });
  test("all on the route read it while it is under way, but for a circulation", () => {
    expect(readingPosts(after(submit(step("review", "r"), decision, step("circulation", "k"))))).toEqual(["d", "r", "z"]);
  });
  test("what a drafter may lay, and how refusals are answered", () => {
    expect(stepKinds).toEqual(["draft", "review", "cooperation", "confirmation", "decision", "delegated-decision", "joint", "reference", "circulation"]);
    expect([refusals["no-decider"], refusals["not-your-step"], refusals["already-acted"]]).toEqual([422, 403, 409]);
  });
});
