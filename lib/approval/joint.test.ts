import { describe, expect, test } from "vitest";
import { decide } from "#lib/approval/deciding.ts";
import { deciderOf, turnsOf } from "#lib/approval/rules.ts";
import { after } from "#lib/approval/testing/after.ts";
import { approve, by, giveBack, open, steps } from "#lib/approval/testing/routes.ts";
import type { Command, Route, Step } from "#lib/approval/rules.ts";

/* Rule 5 with three agencies: the lead signs first, the others in their order, all of them one text. */

const [draft, review, , decision] = steps as [Step, Step, Step, Step];
const second: Step = { kind: "joint", postId: "head-c", departmentId: "c" };
const third: Step = { kind: "joint", postId: "head-d", departmentId: "d" };
const reader: Step = { kind: "circulation", postId: "reader" };
const submit = (...agencies: Step[]): Command => ({ type: "submit", by: by("drafter"), steps: [draft, review, decision, ...agencies, reader] });
const lead = [submit(second, third), approve("reviewer", true), approve("decider")];
const inside = open("head-d", [{ kind: "review", postId: "d-1" }, { kind: "decision", postId: "head-d" }]);
const reroute = (...laid: Step[]): Command => ({ type: "reroute", by: by("drafter"), steps: laid });
const turns = (route: Route) => turnsOf(route).map((step) => step.postId);
const states = (route: Route) => route.steps.filter((step) => step.kind === "joint").map(({ postId, state }) => [postId, state]);
const refusedTo = (before: Command[], command: Command) => decide(after(...before), command, 9);

describe("a joint document of three agencies", () => {
  test("goes from the lead to the second and from the second to the third", () => {
    for (const early of ["head-c", "head-d"]) expect(refusedTo(lead.slice(0, 2), approve(early))).toMatchObject({ refused: "approval.not-your-step" });
    expect([turns(after(...lead)), turns(after(...lead, approve("head-c")))]).toEqual([["head-c"], ["head-d"]]);
    expect(refusedTo(lead, approve("head-d"))).toMatchObject({ refused: "approval.not-your-step" });
    expect(refusedTo([...lead, approve("head-c")], approve("head-c"))).toMatchObject({ refused: "approval.already-acted" });
    expect(after(...lead, approve("head-c"))).toMatchObject({ status: "under-way", approvedVersion: null });
    expect(decide(after(...lead, approve("head-c")), approve("head-d"), 9)).toMatchObject([{ type: "approved", position: 4 }, { type: "decided", position: 2, version: 2 }]);
  });
  test("has one text: no agency changes what the lead signed, neither at its step nor inside it", () => {
    for (const [before, who] of [[lead, "head-c"], [[...lead, approve("head-c"), inside], "d-1"], [[...lead, approve("head-c"), inside, approve("d-1")], "head-d"]] as const) {
      expect(refusedTo([...before], approve(who, true))).toMatchObject({ refused: "approval.cooperator-edits" });
    }
    const decided = after(...lead, approve("head-c"), inside, approve("d-1"), approve("head-d"));
    expect(decided).toMatchObject({ status: "decided", version: 2, approvedVersion: 2 });
    expect(deciderOf(decided)?.acting?.officialId).toBe("o-decider");
  });
  test("returned by either goes back to the drafter, and every agency signs the next text", () => {
    for (const before of [[giveBack("head-c")], [approve("head-c"), giveBack("head-d")], [approve("head-c"), inside, approve("d-1"), giveBack("head-d")]]) {
      const again = [...lead, ...before, submit(second, third), approve("reviewer"), approve("decider")];
      expect(after(...lead, ...before).status).toBe("returned");
      expect(states(after(...again))).toEqual([["head-c", "now"], ["head-d", "waiting"]]);
      expect(after(...again, approve("head-c"), approve("head-d"))).toMatchObject({ status: "decided", approvedVersion: 3 });
    }
  });
  test("returned inside the third goes to its head alone: the second's signature stands", () => {
    const back = after(...lead, approve("head-c"), inside, giveBack("d-1"));
    expect([back.status, states(back)]).toEqual(["under-way", [["head-c", "done"], ["head-d", "now"]]]);
  });
  test("an agency that does not answer is no absent reviewer: it is never skipped", () => {
    for (const position of [3, 4]) {
      const before = position === 3 ? lead : [...lead, approve("head-c")];
      for (const ground of ["absent", "overdue"] as const) expect(refusedTo(before, { type: "skip", by: by("drafter"), position, reason: "회신 없음", ground })).toMatchObject({ refused: "approval.skip-kind" });
    }
  });
  test("the lead leaves out who has not signed while another is to sign; without the last nobody would decide", () => {
    expect(states(after(...lead, reroute(third, reader)))).toEqual([["head-d", "now"]]);
    expect(after(...lead, reroute(third, reader), approve("head-d")).status).toBe("decided");
    expect(states(after(...lead, reroute(third, second, reader)))).toEqual([["head-d", "now"], ["head-c", "waiting"]]);
    expect(refusedTo([...lead, approve("head-c")], reroute(reader))).toMatchObject({ refused: "approval.nobody-to-sign", field: "steps" });
    expect(refusedTo([...lead, approve("head-c")], reroute(second, third, reader))).toMatchObject({ refused: "approval.same-post-twice" });
    // A third that has begun inside stays; the lead stops, or waits.
    expect(states(after(...lead, approve("head-c"), inside, reroute(reader)))).toEqual([["head-c", "done"], ["head-d", "inside"]]);
  });
  test("the lead alone stops it, at any time before the last signature, and may go on with fewer", () => {
    const stop = (postId: string): Command => ({ type: "stop", by: by(postId), reason: "회신 없음" });
    for (const before of [[], [approve("head-c")], [approve("head-c"), inside]]) {
      expect(refusedTo([...lead, ...before], stop("head-c"))).toMatchObject({ refused: "approval.not-the-drafter" });
      const stopped = after(...lead, ...before, stop("drafter"));
      expect([stopped.status, turns(stopped), stopped.approvedVersion]).toEqual(["stopped", [], null]);
    }
    expect(after(...lead, approve("head-c"), stop("drafter"), submit(second), approve("reviewer"), approve("decider"), approve("head-c"))).toMatchObject({ status: "decided", approvedVersion: 3 });
    expect(refusedTo([...lead, approve("head-c"), approve("head-d")], stop("drafter"))).toMatchObject({ refused: "approval.decided" });
  });
  test("is recalled until somebody has acted, by the drafter alone", () => {
    const recall = (postId: string): Command => ({ type: "recall", by: by(postId), reason: "" });
    expect(after(lead[0]!, recall("drafter")).status).toBe("recalled");
    for (const agency of ["head-c", "head-d"]) expect(refusedTo(lead.slice(0, 1), recall(agency))).toMatchObject({ refused: "approval.not-the-drafter" });
    for (const acted of [2, 3]) expect(refusedTo(lead.slice(0, acted), recall("drafter"))).toMatchObject({ refused: "approval.next-has-acted" });
  });
  test("후열: one report for each agency's signature that owes one, to whoever was absent there", () => {
    const deputy = (postId: string): Command => ({ type: "approve", by: by(postId, "deputy"), opinion: false, edited: false, owesReport: true });
    const reports = (route: Route) => route.steps.filter((step) => step.kind === "post-report").map(({ postId, state }) => [postId, state]);
    const signed = [...lead.slice(0, 2), deputy("decider"), deputy("head-c")];
    expect(reports(after(...signed))).toEqual([["decider", "waiting"], ["head-c", "waiting"]]);
    expect(reports(after(...signed, inside, deputy("d-1"), deputy("head-d")))).toEqual([["decider", "to-read"], ["head-c", "to-read"], ["head-d", "to-read"]]);
    expect(reports(after(...signed, approve("head-d")))).toEqual([["decider", "to-read"], ["head-c", "to-read"]]);
    expect(reports(after(...lead, approve("head-c"), deputy("head-d")))).toEqual([["head-d", "to-read"]]);
    expect(reports(after(...signed, giveBack("head-d"), submit(second, third)))).toEqual([]);
  });
});
